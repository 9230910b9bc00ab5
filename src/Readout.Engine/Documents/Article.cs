namespace Readout.Documents;

/// <summary>Where a publication date was read.</summary>
public enum DateSource
{
    /// <summary>No date was found.</summary>
    None,

    /// <summary>The source's own word: a feed's entry, a line of JSON.</summary>
    Given,

    /// <summary>Schema.org data in the page.</summary>
    JsonLd,

    /// <summary>A <c>meta</c> element.</summary>
    Meta,

    /// <summary>A <c>time</c> element.</summary>
    TimeElement,

    /// <summary>The address.</summary>
    Url,

    /// <summary>A line a reader sees, such as "Published June 18, 2023".</summary>
    VisibleText,

    /// <summary>A dated post embedded in the article: not the article's own date, but close to it.</summary>
    EmbeddedPost,

    /// <summary>The other reports of the same story.</summary>
    Story,
}

/// <summary>How sure a reading is.</summary>
public enum Confidence
{
    /// <summary>Not known at all.</summary>
    None,

    /// <summary>A guess with a reason.</summary>
    Low,

    /// <summary>Likely.</summary>
    Medium,

    /// <summary>Stated plainly.</summary>
    High,
}

/// <summary>When an article was published, where that was read, and how sure it is. No date: <see cref="Unknown"/>.</summary>
/// <param name="Date">The date, or null.</param>
/// <param name="From">Where it was read.</param>
/// <param name="Confidence">How sure.</param>
/// <param name="Words">The words it was read from, or the reason, for people.</param>
public sealed record Publication(PartialDate? Date, DateSource From, Confidence Confidence, string? Words)
{
    /// <summary>No date is known.</summary>
    public static Publication Unknown { get; } = new(null, DateSource.None, Confidence.None, null);
}

/// <summary>What a page is, as far as it shows.</summary>
public enum PageKind
{
    /// <summary>A report, with a text of its own.</summary>
    Article,

    /// <summary>One page that grows by entries under an hour each.</summary>
    LiveBlog,

    /// <summary>A front or section: headlines of other pages.</summary>
    Listing,

    /// <summary>A video with a few words about it.</summary>
    Video,

    /// <summary>The open start of a paid article.</summary>
    PaywalledStub,
}

/// <summary>The agency that a report credits, and the words that say so.</summary>
/// <param name="Agency">The agency's usual name: Reuters, AP, AFP, Xinhua …</param>
/// <param name="Words">The words of the page.</param>
public sealed record WireCredit(string Agency, string Words);

/// <summary>One report, taken out of its page: the text and what is known of it.</summary>
/// <remarks>
/// <see cref="Text"/> holds the body alone: paragraphs, subheads, list items and quotations, each parted from the next by an empty line
/// (<c>"\n\n"</c>); no title, byline, captions or furniture. White space is folded within a paragraph: one plain space, no tabs, no no-break spaces.
/// </remarks>
public sealed record Article
{
    /// <summary>Makes an article; its id follows from address and text.</summary>
    /// <param name="name">What a person calls the page: a file's name or its address.</param>
    /// <param name="url">The address, where it is known.</param>
    /// <param name="title">The headline; may be empty.</param>
    /// <param name="text">The body.</param>
    public Article(string name, string? url, string title, string text)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(text);
        Name = name;
        Url = url;
        Title = title;
        Text = text;
        Id = ArticleId.Of(url ?? name, text);
    }

    /// <summary>Names this text at this address.</summary>
    public ArticleId Id { get; }

    /// <summary>What a person calls the page: a file's name or its address.</summary>
    public string Name { get; }

    /// <summary>The address, where it is known.</summary>
    public string? Url { get; }

    /// <summary>The headline; empty where none was found.</summary>
    public string Title { get; }

    /// <summary>The body.</summary>
    public string Text { get; }

    /// <summary>The outlet's name.</summary>
    public string? Outlet { get; init; }

    /// <summary>The authors' names, people only.</summary>
    public EquatableArray<string> Byline { get; init; } = [];

    /// <summary>When it was published.</summary>
    public Publication Published { get; init; } = Publication.Unknown;

    /// <summary>When it was last changed, where the page says so.</summary>
    public Publication Modified { get; init; } = Publication.Unknown;

    /// <summary>What the page is.</summary>
    public PageKind Kind { get; init; }

    /// <summary>The section that the page names: World, Politics …</summary>
    public string? Section { get; init; }

    /// <summary>The address that the page gives as its own.</summary>
    public string? Canonical { get; init; }

    /// <summary>Where, perhaps when, the text says it was sent from: "OSLO, June 4".</summary>
    public string? Dateline { get; init; }

    /// <summary>ISO 639-1 code of the text's language, where it is known.</summary>
    public string? Language { get; init; }

    /// <summary>Picture and video captions, kept apart from the text.</summary>
    public EquatableArray<string> Captions { get; init; } = [];

    /// <summary>The agency credited, where one is.</summary>
    public WireCredit? WireCredit { get; init; }
}
