using Readout.Documents;
using Readout.Extraction.Metadata;
using Readout.Extraction.Model;

namespace Readout.Extraction;

/// <summary>One block of a page and what was decided about it, for <c>explain</c>.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Role">What it was taken for: title, body, heading, caption, byline, date, furniture …</param>
/// <param name="Rule">The rule or feature that decided.</param>
public sealed record BlockDecision(string Text, string Role, string Rule);

/// <summary>What came of a page: an article, or the reason why there is none.</summary>
/// <param name="Article">The article, or null.</param>
/// <param name="Reason">Why there is none, in words for people; null where there is one.</param>
/// <param name="Blocks">What was decided, block by block, in the order of the page.</param>
public sealed record Extracted(Article? Article, string? Reason, EquatableArray<BlockDecision> Blocks)
{
    /// <summary>What the page is; known of a page without an article too.</summary>
    public PageKind Kind { get; init; }
}

/// <summary>Takes the article out of a page: HTML, or text saved with all its furniture.</summary>
/// <remarks>
/// The way: bytes are decoded (<see cref="TextDecoding"/>); HTML is parsed once and written down as blocks (<see cref="HtmlBlocks"/>), saved text
/// as lines (<see cref="FlatText"/>); the part that holds the article is found, each block is judged; then metadata are read, and what was taken
/// for body becomes the text. Time and memory are linear in the page's length. One extractor may be used by several threads at once.
/// </remarks>
public sealed class ArticleExtractor
{
    /// <summary>A page with less text than this is no report.</summary>
    private const int ShortestText = 40;

    private readonly BlockModel? _html;
    private readonly BlockModel? _flat;

    /// <summary>An extractor with the models that come with the engine.</summary>
    public ArticleExtractor()
    {
    }

    /// <summary>An extractor with other models of blocks, for the lab; null for the engine's own.</summary>
    internal ArticleExtractor(BlockModel? html, BlockModel? flat) => (_html, _flat) = (html, flat);

    /// <summary>Takes the article out. Any bytes are answered: an article, or a reason.</summary>
    public Extracted Extract(FetchedPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var bytes = page.Content.Span;
        if (bytes.IsEmpty) return None("it is empty");
        if (TextDecoding.BinaryKind(bytes) is { } kind) return None("it is not text but " + kind);
        var text = TextDecoding.Decode(bytes, page.Charset, page.Form is PageForm.Html or PageForm.Unknown);
        if (string.IsNullOrWhiteSpace(text)) return None("nothing but white space is in it");
        var form = page.Form == PageForm.Unknown ? MarkupDepth.LooksLikeHtml(text) ? PageForm.Html : PageForm.FlatText : page.Form;
        return form switch
        {
            PageForm.Html when MarkupDepth.IsTooDeep(text) => Flat(page, MarkupDepth.WithoutTags(text)),
            PageForm.Html => Html(page, text),
            PageForm.CleanText => Clean(page, text),
            _ => Flat(page, text),
        };
    }

    private Extracted Html(FetchedPage page, string text)
    {
        var reading = PageReading.OfHtml(text, page.Given?.Outlet);
        var model = _html ?? BlockModel.Html;
        if (model.IsEmpty) HtmlJudge.Judge(reading);
        else BlockJudge.Judge(reading, model);
        var metadata = reading.Metadata!;
        var published = PublicationReader.OfPage(metadata, reading.Tree, reading.Body!, page.Url);
        var byline = HtmlBylines.Of(reading, page.Url ?? metadata.Canonical);
        EdgeLines.Judge(reading.Tree.Blocks, byline, reading.Outlet);
        var facts = new PageFacts(reading.Title, reading.Outlet, byline, published)
        {
            Kind = PageKindReader.Of(reading, page.Url),
            Modified = PublicationReader.Changed(metadata),
            Section = metadata.First("article:section", "section", "parsely-section", "sailthru.section") ?? metadata.Section,
            Canonical = metadata.Canonical is { } canonical && Uri.TryCreate(canonical, UriKind.Absolute, out _) ? canonical : null,
            Language = metadata.Language,
            Credits = HtmlBylines.Credits(metadata),
        };
        return Finish(page, reading.Tree, facts);
    }

    private Extracted Flat(FetchedPage page, string text)
    {
        var reading = PageReading.OfLines(text, page.Given?.Outlet);
        var blocks = reading.Tree.Blocks;
        FlatJudge.Judge(reading, _flat ?? BlockModel.Flat);
        var lines = blocks.ConvertAll(b => b.Text);
        var first = Math.Max(0, blocks.FindIndex(b => b.Role is "body"));
        var last = blocks.FindLastIndex(b => b.Role is "body");
        var published = PublicationReader.OfLines(lines, reading.TitleIndex, first, last + 1);
        var byline = FlatBylines.Of(reading, first, last);
        var outlet = reading.Outlet ?? FlatOutlets.Of(blocks, reading.TitleIndex, first, last);
        EdgeLines.Judge(blocks, byline, outlet);
        return Finish(page, reading.Tree, new PageFacts(reading.Title, outlet, byline, published) { Kind = PageKindReader.OfLines(reading) });
    }

    private static Extracted Clean(FetchedPage page, string text)
    {
        var tree = FlatText.Blocks(text);
        foreach (var block in tree.Blocks) block.Take("body", "given as the text itself");
        return Finish(page, tree, new PageFacts("", page.Given?.Outlet, [], Publication.Unknown) { Credits = page.Given?.Byline.ToArray() ?? [] }, clean: true);
    }

    private static Extracted Finish(FetchedPage page, PageTree tree, PageFacts facts, bool clean = false)
    {
        var decisions = tree.Blocks.Select(b => new BlockDecision(b.Text, b.Role, b.Rule)).ToEquatableArray();
        var text = string.Join("\n\n", Paragraphs(tree));
        if (text.Length < ShortestText && !clean) return new Extracted(null, WhyNone(facts.Kind), decisions) { Kind = facts.Kind };
        if (text.Length == 0) return new Extracted(null, "it has no text", decisions);
        var given = page.Given;
        var captions = tree.Blocks.Where(b => b.Role == "caption").Select(b => b.Text).Distinct(StringComparer.Ordinal).ToEquatableArray();
        var article = new Article(page.Name, page.Url, given?.Title is { Length: > 0 } told ? Folding.Line(told) : facts.Title, text)
        {
            Outlet = facts.Outlet,
            Byline = given is { Byline.IsEmpty: false } ? given.Byline : facts.Byline.ToEquatableArray(),
            Published = given?.Published is { } date ? new Publication(date, DateSource.Given, Confidence.High, null) : facts.Published,
            Modified = facts.Modified,
            Kind = facts.Kind,
            Section = facts.Section,
            Canonical = facts.Canonical,
            Dateline = WireCredits.Datelines.Of(text),
            Language = LanguageGuess.Of(text) ?? Declared(facts.Language),
            Captions = captions,
            WireCredit = WireCredits.Find(tree.Blocks, facts.Credits),
        };
        return new Extracted(article, null, decisions) { Kind = facts.Kind };
    }

    private static string WhyNone(PageKind kind) => kind switch
    {
        PageKind.PaywalledStub => "only subscribers may read it: the page holds no text",
        PageKind.Listing => "it lists other pages and holds no text of its own",
        PageKind.Video => "it shows a video and holds no text",
        _ => "no article was found in it",
    };

    /// <summary>The language a page calls its own, for texts too short to tell.</summary>
    private static string? Declared(string? language) =>
        language is { Length: >= 2 } && char.IsAsciiLetter(language[0]) && char.IsAsciiLetter(language[1]) && (language.Length == 2 || language[2] is '-' or '_') ? language[..2].ToLowerInvariant() : null;

    /// <summary>What was read of a page beside its text.</summary>
    private sealed record PageFacts(string Title, string? Outlet, List<string> Byline, Publication Published)
    {
        public PageKind Kind { get; init; }

        public Publication Modified { get; init; } = Publication.Unknown;

        public string? Section { get; init; }

        public string? Canonical { get; init; }

        public string? Language { get; init; }

        public IEnumerable<string> Credits { get; init; } = [];
    }

    /// <summary>The blocks taken for text; cells of one table row are one paragraph.</summary>
    private static List<string> Paragraphs(PageTree tree)
    {
        var paragraphs = new List<string>();
        var row = 0;
        foreach (var block in tree.Blocks)
        {
            if (block.Role is not ("body" or "heading")) continue;
            if (block.Row != 0 && block.Row == row) paragraphs[^1] += " | " + block.Text;
            else paragraphs.Add(block.Text);
            row = block.Row;
        }

        return paragraphs;
    }

    private static Extracted None(string reason) => new(null, reason, []);
}
