using AngleSharp.Html.Parser;
using Readout.Documents;

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
public sealed record Extracted(Article? Article, string? Reason, EquatableArray<BlockDecision> Blocks);

/// <summary>Takes the article out of a page: HTML, or text saved with all its furniture.</summary>
/// <remarks>
/// The way: bytes are decoded (<see cref="TextDecoding"/>); HTML is parsed once and written down as blocks (<see cref="HtmlBlocks"/>), saved text
/// as lines (<see cref="FlatText"/>); the part that holds the article is found, each block is judged; then metadata are read, and what was taken
/// for body becomes the text. Time and memory are linear in the page's length. One extractor may be used by several threads at once.
/// </remarks>
public sealed class ArticleExtractor
{
    /// <summary>A page with less text than this is no report.</summary>
    private const int ShortestText = 60;

    private static readonly HtmlParserOptions Options = new() { IsScripting = false, SkipComments = true, IsKeepingSourceReferences = false };

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

    private static Extracted Html(FetchedPage page, string text)
    {
        using var document = new HtmlParser(Options).ParseDocument(text);
        var metadata = PageMetadata.Of(document);
        var tree = HtmlBlocks.Of(document);
        var body = new HtmlBody(tree);
        var outlet = page.Given?.Outlet ?? metadata.First("og:site_name", "application-name") ?? metadata.Publisher ?? metadata.Site;
        var (title, block) = TitleReader.Of(tree, body, metadata, outlet);
        block?.Take("title", "the headline");
        HtmlJudge.Judge(tree, body, title);
        var published = PublicationReader.OfPage(metadata, document, tree, body, page.Url);
        var byline = HtmlBylines.Of(metadata, document, tree);
        return Finish(page, tree, title, outlet, byline, published, metadata.Paywalled);
    }

    private static Extracted Flat(FetchedPage page, string text)
    {
        var tree = FlatText.Blocks(text);
        var (start, end) = FlatText.Run(tree.Blocks);
        var title = FlatText.TitleIn(tree.Blocks, start, end);
        FlatJudge.Judge(tree.Blocks, title, start, end);
        var lines = tree.Blocks.ConvertAll(b => b.Text);
        var first = Math.Max(0, tree.Blocks.FindIndex(b => b.Role is "body"));
        var last = tree.Blocks.FindLastIndex(b => b.Role is "body");
        var published = PublicationReader.OfLines(lines, title, first, last + 1);
        var byline = new List<string>();
        for (var i = Math.Max(0, title - 2); i < Math.Min(lines.Count, first + 3) && byline.Count == 0; i++)
        {
            if (i != title && LineShapes.IsByline(lines[i])) byline = BylineReader.Names([lines[i]]);
        }

        return Finish(page, tree, title < 0 ? "" : lines[title], page.Given?.Outlet, byline, published, false);
    }

    private static Extracted Clean(FetchedPage page, string text)
    {
        var tree = FlatText.Blocks(text);
        foreach (var block in tree.Blocks) block.Take("body", "given as the text itself");
        return Finish(page, tree, "", page.Given?.Outlet, [], Publication.Unknown, false, clean: true);
    }

    private static Extracted Finish(FetchedPage page, PageTree tree, string title, string? outlet, List<string> byline, Publication published, bool paywalled, bool clean = false)
    {
        var decisions = tree.Blocks.Select(b => new BlockDecision(b.Text, b.Role, b.Rule)).ToEquatableArray();
        var text = string.Join("\n\n", Paragraphs(tree));
        if (text.Length < ShortestText && !clean)
            return new Extracted(null, paywalled ? "only subscribers may read it: the page holds no text" : "no article was found in it", decisions);
        if (text.Length == 0) return new Extracted(null, "it has no text", decisions);
        var given = page.Given;
        var captions = tree.Blocks.Where(b => b.Role == "caption").Select(b => b.Text).Distinct(StringComparer.Ordinal).ToEquatableArray();
        var article = new Article(page.Name, page.Url, given?.Title is { Length: > 0 } told ? Folding.Line(told) : title, text)
        {
            Outlet = outlet,
            Byline = given is { Byline.IsEmpty: false } ? given.Byline : byline.ToEquatableArray(),
            Published = given?.Published is { } date ? new Publication(date, DateSource.Given, Confidence.High, null) : published,
            Language = LanguageGuess.Of(text),
            Captions = captions,
            WireCredit = WireCredits.Find([.. tree.Blocks.Where(b => b.Role != "caption").Select(b => b.Text)], byline),
        };
        return new Extracted(article, null, decisions);
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
