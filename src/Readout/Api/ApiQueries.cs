using System.ComponentModel;
using Readout.Archive;
using Readout.Documents;

namespace Readout.Api;

/// <summary>Which stories.</summary>
internal sealed record StoryQuery(
    [property: Description("A side that occurs: ISO 3166-1 alpha-3, or an organisation's short name.")] string? Side,
    [property: Description("A second side that occurs too.")] string? With,
    [property: Description("A topic's label.")] string? Topic,
    [property: Description("Newest report on this day or later: 2023-03-24, 2023-03 or 2023.")] string? Since,
    [property: Description("Newest report on this day or earlier.")] string? Until,
    [property: Description("Only those not read as they stand now.")] bool? Unread,
    [property: Description("Only those marked with a star.")] bool? Starred,
    [property: Description("At most so many rows, 1 to 500; 50 where nothing is said.")] int? Limit,
    [property: Description("The word next of the page before.")] string? Cursor)
{
    /// <summary>The filter, or what is wrong with the query.</summary>
    public (StoryFilter? Filter, string? Problem) Read(string reader)
    {
        var words = new QueryReading();
        var filter = new StoryFilter
        {
            Sides = words.Sides(Side, With),
            Topic = Topic,
            Since = words.Day(nameof(Since), Since),
            Until = words.Day(nameof(Until), Until),
            Unread = Unread ?? false,
            Starred = Starred ?? false,
            Limit = words.Limit(Limit, 500),
            After = words.Cursor(Cursor),
            Reader = reader,
        };
        return words.Problem is { } problem ? (null, problem) : (filter, null);
    }
}

/// <summary>Which contacts.</summary>
internal sealed record ContactQuery(
    [property: Description("A side that takes part.")] string? Side,
    [property: Description("A second side that takes part.")] string? With,
    [property: Description("Words of the name of somebody who takes part.")] string? Person,
    [property: Description("visit, meeting, call, video call or letter.")] string? Kind,
    [property: Description("held, under way, planned, possible, proposed, postponed, cancelled or declined.")] string? Status,
    [property: Description("The level of the channel, as in the rows.")] string? Level,
    [property: Description("On this day or later.")] string? Since,
    [property: Description("On this day or earlier.")] string? Until,
    [property: Description("At most so many rows, 1 to 1,000; 50 where nothing is said.")] int? Limit,
    [property: Description("The word next of the page before.")] string? Cursor)
{
    /// <summary>The filter, or what is wrong with the query.</summary>
    public (ContactFilter? Filter, string? Problem) Read()
    {
        var words = new QueryReading();
        var filter = new ContactFilter
        {
            Sides = words.Sides(Side, With),
            Person = Person,
            Kind = words.Word(nameof(Kind), Kind, k => k.Word(), Enum.GetValues<ContactKind>()),
            Status = words.Word(nameof(Status), Status, s => s.Word(), Enum.GetValues<ContactStatus>()),
            Level = words.Word(nameof(Level), Level, l => l.Word(), Enum.GetValues<Documents.Level>()),
            Since = words.Day(nameof(Since), Since),
            Until = words.Day(nameof(Until), Until),
            Limit = words.Limit(Limit, 1000),
            After = words.Cursor(Cursor),
        };
        return words.Problem is { } problem ? (null, problem) : (filter, null);
    }
}

/// <summary>Reads the words of a query, and keeps the first that was not understood.</summary>
internal sealed class QueryReading
{
    private const int Usually = 50;

    public string? Problem { get; private set; }

    public PartialDate? Day(string name, string? word)
    {
        if (string.IsNullOrWhiteSpace(word)) return null;
        var day = PartialDate.Parse(word);
        if (day is null) Problem ??= $"{name.ToLowerInvariant()} is no date: write 2023-03-24, 2023-03 or 2023.";
        return day;
    }

    public T? Word<T>(string name, string? word, Func<T, string> told, T[] values)
        where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(word)) return null;
        foreach (var value in values)
        {
            if (string.Equals(told(value), word, StringComparison.OrdinalIgnoreCase)) return value;
        }

        Problem ??= $"{name.ToLowerInvariant()} is none of: {string.Join(", ", values.Select(told))}.";
        return null;
    }

    public int Limit(int? limit, int most)
    {
        if (limit is null) return Usually;
        if (limit < 1 || limit > most) Problem ??= $"limit is a number from 1 to {most}.";
        return limit.Value;
    }

    public string? Cursor(string? word)
    {
        if (!ApiCursor.TryOpen(word, out var cursor)) Problem ??= "cursor is not one that was given here.";
        return cursor;
    }

    public string[] Sides(string? first, string? second) => [.. new[] { first, second }.Where(s => !string.IsNullOrWhiteSpace(s)).Select(s => s!.Trim().ToUpperInvariant())];
}
