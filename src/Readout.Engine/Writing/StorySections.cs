using Readout.Documents;

namespace Readout.Writing;

/// <summary>The order, titles and lengths of the sections that all formats for people share.</summary>
internal static class StorySections
{
    public const string Contacts = "Who met whom";
    public const string Quotes = "Who said what";
    public const string Shared = "What the reports agree on";
    public const string Sole = "Only one source says";
    public const string Single = "What the report says";
    public const string Differing = "Where they differ";
    public const string Timeline = "What else happened when";
    public const string Next = "What comes next";
    public const string Sources = "Sources";
    public const string Channels = "Channels";

    /// <summary>Who phrased the gist, where no report did.</summary>
    public static string? Phrased(StoryReadout story) => story.PhrasedBy is { } model ? $"Phrased by {model}; each sentence was checked word by word against what it cites." : null;

    /// <summary>So many items of a section are shown before the rest is only counted: what a reader takes in at a glance.</summary>
    public const int Limit = 12;

    /// <summary>So many sources are listed before the rest is only counted.</summary>
    public const int SourceLimit = 60;

    public static IReadOnlyList<TopicStance> Stances { get; } = [TopicStance.Concern, TopicStance.Cooperation, TopicStance.Neutral];

    public static string Topics(TopicStance stance) => stance switch
    {
        TopicStance.Concern => "Matters of concern",
        TopicStance.Cooperation => "Fields of cooperation",
        _ => "On the agenda",
    };

    /// <summary>How many of the items to show; a rest of one or two is not worth hiding.</summary>
    public static int Shown(int count, int limit) => count <= limit + 2 ? count : limit;

    /// <summary>
    /// The contacts by date, but where there are more than a glance takes in, those that matter most stand before the rest: told by most
    /// independent origins, then by most reports, then nearest to the newest report.
    /// </summary>
    public static IReadOnlyList<ContactReadout> WeightiestFirst(StoryReadout story)
    {
        var shown = Shown(story.Contacts.Count, Limit);
        if (shown == story.Contacts.Count) return story.Contacts;
        var newest = story.Reports.Max(r => r.Published);
        var weighty = story.Contacts
            .OrderByDescending(c => c.IndependentOrigins)
            .ThenByDescending(c => c.Reports.Count)
            .ThenBy(c => Distance(c.Start, newest))
            .Take(shown)
            .ToHashSet();
        return [.. story.Contacts.Where(weighty.Contains), .. story.Contacts.Where(c => !weighty.Contains(c))];
    }

    private static int Distance(PartialDate? date, PartialDate? newest) =>
        date is { } day && newest is { } today ? Math.Abs(NodaTime.Period.DaysBetween(day.First, today.First)) : int.MaxValue;

    /// <summary>The quotations gathered by speaker, speakers in order of their first; whole sayings before scraps, those without a sure speaker last.</summary>
    public static IReadOnlyList<QuoteReadout> BySpeaker(StoryReadout story) =>
        [.. story.Quotes
            .OrderBy(IsScrap)
            .GroupBy(q => q.Speaker ?? "", StringComparer.Ordinal)
            .OrderBy(g => g.Key.Length == 0)
            .SelectMany(g => g)];

    /// <summary>A word or two in marks: a term that somebody used rather than something said.</summary>
    private static bool IsScrap(QuoteReadout quote) => quote.Text.AsSpan().Count(' ') < FewestWordsSaid - 1;

    private const int FewestWordsSaid = 3;

    /// <summary>The timeline without the contacts that are listed already.</summary>
    public static IReadOnlyList<TimelineReadout> BeyondContacts(StoryReadout story)
    {
        var contacts = story.Contacts.Select(c => c.Id).ToHashSet(StringComparer.Ordinal);
        return [.. story.Timeline.Where(e => e.Contact is null || !contacts.Contains(e.Contact))];
    }

    /// <summary>What is told of a source beneath its title: outlet, date and where it was read, authors, origin, where to find it.</summary>
    public static List<string> About(ReportReadout report, StoryMarks marks, bool withPlace = true)
    {
        var about = new List<string>();
        if (report.Outlet is { } outlet) about.Add(outlet);
        about.Add(Published(report));
        if (report.Byline.Count > 0) about.Add("by " + Wording.And(report.Byline));
        if (report.Origin != report.File) about.Add(marks.Number(report.Origin) is var original and > 0 ? $"copy of [{original}]" : "copy of " + report.Origin);
        if (report.Wire is { } wire) about.Add(wire + " credited");
        if (report.Unread is { } reason) about.Add("not read: " + reason);
        if (withPlace) about.Add(report.Url ?? report.File);
        return about;
    }

    /// <summary>The address in a form that may stand in a link, or null where it is no address of the web.</summary>
    public static string? WebAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)
            : null;

    private static string Published(ReportReadout report)
    {
        if (report.Published is not { } date) return "no date";
        return report.PublishedFrom switch
        {
            DateSource.VisibleText or DateSource.Meta or DateSource.JsonLd or DateSource.TimeElement or DateSource.Given or null => Wording.Date(date),
            DateSource.Story => Wording.Date(date) + " (by the other reports)",
            DateSource.EmbeddedPost => Wording.Date(date) + " (by an embedded post)",
            _ => Wording.Date(date) + $" (by its {report.PublishedFrom.Value.Word()})",
        };
    }
}
