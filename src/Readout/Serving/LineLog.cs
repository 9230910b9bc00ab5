using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Readout.Serving;

/// <summary>How the log is written.</summary>
/// <param name="IsJson">As JSON Lines, else as lines for people.</param>
/// <param name="Least">What is less important is left out.</param>
internal sealed record LogOptions(bool IsJson = false, LogLevel Least = LogLevel.Warning);

/// <summary>Writes the log to one writer, a line an event. Control characters do not get through, so no value can begin a line of its own.</summary>
internal sealed class LineLog(TextWriter output, LogOptions options, TimeProvider time) : ILoggerProvider
{
    private readonly Lock _lock = new();

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public void Dispose()
    {
    }

    private void Write(string category, LogLevel level, string message, IReadOnlyList<KeyValuePair<string, object?>>? values, Exception? exception)
    {
        if (exception is not null) message += $" ({exception.GetType().Name}: {exception.Message})";
        var line = options.IsJson ? Json(category, level, message, values) : $"readout: {message}";
        lock (_lock) output.WriteLine(Commands.PageReading.Shown(line));
    }

    private string Json(string category, LogLevel level, string message, IReadOnlyList<KeyValuePair<string, object?>>? values)
    {
        var told = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["at"] = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["level"] = level.ToString().ToLowerInvariant(),
            ["category"] = category,
            ["message"] = message,
        };
        foreach (var (name, value) in values ?? []) if (name != "{OriginalFormat}") told.TryAdd(JsonNamingPolicy.CamelCase.ConvertName(name), value is int or long or double or bool ? value : value?.ToString());
        return JsonSerializer.Serialize(told, Lines);
    }

    private static readonly JsonSerializerOptions Lines = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed class Category(LineLog log, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= log.Least(name) && logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) log.Write(name, logLevel, formatter(state, exception), state as IReadOnlyList<KeyValuePair<string, object?>>, exception);
        }
    }

    /// <summary>The framework's own chatter names addresses as they were typed: below warnings it is left out.</summary>
    private LogLevel Least(string category) => category.StartsWith("Readout", StringComparison.Ordinal) || options.Least > LogLevel.Warning ? options.Least : LogLevel.Warning;
}

/// <summary>What the server tells its log: names of sources and receivers without what may be a key in them, routes instead of addresses, no text of reports, no search.</summary>
internal static partial class ServerEvents
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "{Name}: {Problem}")]
    public static partial void PageFailed(this ILogger log, string name, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "the assistant left a gist as it is: {Problem}")]
    public static partial void NotPhrased(this ILogger log, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "nothing could be sent to {Receiver}: {Problem}")]
    public static partial void NotDelivered(this ILogger log, string receiver, string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} in {Milliseconds} ms")]
    public static partial void Answered(this ILogger log, string method, string route, int status, long milliseconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route}: this should not have happened: {Kind}")]
    public static partial void Broken(this ILogger log, string method, string route, string kind);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Route}: {Problem}")]
    public static partial void NotAnswered(this ILogger log, string method, string route, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "a round over the sources came to nothing and is tried again soon: {Problem}")]
    public static partial void NotCollected(this ILogger log, string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "a round over the sources: {Seen} pages, {Kept} new, {Known} known, {Failed} failed")]
    public static partial void Collected(this ILogger log, int seen, int kept, int known, int failed);

    /// <summary>An address without its query, name and password, and of a receiver only its host: the rest may be a key.</summary>
    public static string Safe(string name, bool hostOnly = false)
    {
        if (name.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && hostOnly && !name.Contains("://", StringComparison.Ordinal)) return "…" + name[at..];
        if (!Uri.TryCreate(name, UriKind.Absolute, out var url) || url.IsFile) return name;
        return hostOnly ? url.Host : url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
    }
}
