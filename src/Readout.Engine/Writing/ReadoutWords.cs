using System.Text.Json;
using System.Text.Json.Serialization;
using Readout.Documents;
using Readout.Relations;

namespace Readout.Writing;

/// <summary>The words of the output for enumerations.</summary>
public static class ReadoutWords
{
    /// <summary>Where a date was read.</summary>
    public static string Word(this DateSource source) => source switch
    {
        DateSource.Given => "given",
        DateSource.JsonLd => "structured data",
        DateSource.Meta => "meta element",
        DateSource.TimeElement => "time element",
        DateSource.Url => "address",
        DateSource.VisibleText => "visible text",
        DateSource.EmbeddedPost => "embedded post",
        DateSource.Story => "story",
        _ => "none",
    };

    /// <summary>How sure something is.</summary>
    public static string Word(this Confidence confidence) => confidence switch
    {
        Confidence.High => "high",
        Confidence.Medium => "medium",
        Confidence.Low => "low",
        _ => "none",
    };

    /// <summary>How much of a quotation is verbatim.</summary>
    public static string Word(this QuoteKind kind) => kind switch
    {
        QuoteKind.Direct => "direct",
        QuoteKind.Mixed => "mixed",
        _ => "indirect",
    };

    /// <summary>How a topic is told.</summary>
    public static string Word(this TopicStance stance) => stance switch
    {
        TopicStance.Concern => "concern",
        TopicStance.Cooperation => "cooperation",
        _ => "neutral",
    };

    /// <summary>How a channel stands.</summary>
    public static string Word(this ChannelState state) => state switch
    {
        ChannelState.Open => "open",
        ChannelState.Strained => "strained",
        ChannelState.Suspended => "suspended",
        _ => "silent",
    };

    /// <summary>What came of something that was to come about.</summary>
    public static string Word(this Outcome outcome) => outcome switch
    {
        Outcome.Open => "open",
        Outcome.Kept => "kept",
        Outcome.PutOff => "put off",
        Outcome.Dropped => "dropped",
        _ => "unknown",
    };

    /// <summary>What one side does to another, as PLOVER names it.</summary>
    public static string Word(this EventRoot root) => root.ToString().ToLowerInvariant();

    /// <summary>All words of an enumeration of the model, or null where the type is none.</summary>
    public static IReadOnlyList<string>? Of(Type type) =>
        type == typeof(ContactKind) ? All<ContactKind>(ContactWords.Word)
        : type == typeof(ContactStatus) ? All<ContactStatus>(ContactWords.Word)
        : type == typeof(Level) ? All<Level>(LevelWords.Word)
        : type == typeof(DateSource) ? All<DateSource>(Word)
        : type == typeof(Confidence) ? All<Confidence>(Word)
        : type == typeof(QuoteKind) ? All<QuoteKind>(Word)
        : type == typeof(TopicStance) ? All<TopicStance>(Word)
        : type == typeof(ChannelState) ? All<ChannelState>(Word)
        : type == typeof(Outcome) ? All<Outcome>(Word)
        : type == typeof(EventRoot) ? All<EventRoot>(Word)
        : null;

    private static string[] All<T>(Func<T, string> word) where T : struct, Enum => [.. Enum.GetValues<T>().Select(word)];
}

/// <summary>Writes an enumeration as its words and reads exactly those.</summary>
internal abstract class WordConverter<T>(Func<T, string> word) : JsonConverter<T> where T : struct, Enum
{
    private readonly Dictionary<string, T> _values = Enum.GetValues<T>().ToDictionary(word, StringComparer.Ordinal);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && _values.TryGetValue(reader.GetString()!, out var value) ? value
        : throw new JsonException($"Not one of: {string.Join(", ", _values.Keys)}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(word(value));
}

internal sealed class ContactKindConverter() : WordConverter<ContactKind>(ContactWords.Word);

internal sealed class ContactStatusConverter() : WordConverter<ContactStatus>(ContactWords.Word);

internal sealed class LevelConverter() : WordConverter<Level>(LevelWords.Word);

internal sealed class DateSourceConverter() : WordConverter<DateSource>(ReadoutWords.Word);

internal sealed class ConfidenceConverter() : WordConverter<Confidence>(ReadoutWords.Word);

internal sealed class QuoteKindConverter() : WordConverter<QuoteKind>(ReadoutWords.Word);

internal sealed class TopicStanceConverter() : WordConverter<TopicStance>(ReadoutWords.Word);

internal sealed class ChannelStateConverter() : WordConverter<ChannelState>(ReadoutWords.Word);

internal sealed class OutcomeConverter() : WordConverter<Outcome>(ReadoutWords.Word);

internal sealed class EventRootConverter() : WordConverter<EventRoot>(ReadoutWords.Word);

internal sealed class PartialDateConverter : JsonConverter<PartialDate>
{
    public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && PartialDate.TryParse(reader.GetString(), out var date) ? date
        : throw new JsonException("Not a date of the form 2023, 2023-02 or 2023-02-10.");

    public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
