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

    private readonly BlockModel? _html;

    /// <summary>An extractor with the models that come with the engine.</summary>
    public ArticleExtractor()
    {
    }

    /// <summary>An extractor with another model of HTML blocks, for the lab.</summary>
    internal ArticleExtractor(BlockModel html) => _html = html;

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
        using var reading = PageReading.OfHtml(text, page.Given?.Outlet);
        var model = _html ?? BlockModel.Html;
        if (model.First.IsEmpty) HtmlJudge.Judge(reading);
        else BlockJudge.Judge(reading, model);
        var metadata = reading.Metadata!;
        var published = PublicationReader.OfPage(metadata, reading.Document!, reading.Tree, reading.Body!, page.Url);
        var byline = HtmlBylines.Of(reading);
        EdgeLines.Judge(reading.Tree.Blocks, byline, reading.Outlet);
        return Finish(page, reading.Tree, reading.Title, reading.Outlet, byline, published, metadata.Paywalled, HtmlBylines.Credits(metadata));
    }

    private Extracted Flat(FetchedPage page, string text)
    {
        using var reading = PageReading.OfLines(text, page.Given?.Outlet);
        var blocks = reading.Tree.Blocks;
        var (start, end) = FlatText.Run(blocks);
        FlatJudge.Judge(blocks, reading.TitleIndex, start, end);
        var lines = blocks.ConvertAll(b => b.Text);
        var first = Math.Max(0, blocks.FindIndex(b => b.Role is "body"));
        var last = blocks.FindLastIndex(b => b.Role is "body");
        var published = PublicationReader.OfLines(lines, reading.TitleIndex, first, last + 1);
        var byline = FlatBylines.Of(blocks, reading.TitleIndex, first, last);
        var outlet = reading.Outlet ?? FlatOutlets.Of(blocks, reading.TitleIndex, first, last);
        EdgeLines.Judge(blocks, byline, outlet);
        return Finish(page, reading.Tree, reading.Title, outlet, byline, published, false, []);
    }

    private static Extracted Clean(FetchedPage page, string text)
    {
        var tree = FlatText.Blocks(text);
        foreach (var block in tree.Blocks) block.Take("body", "given as the text itself");
        return Finish(page, tree, "", page.Given?.Outlet, [], Publication.Unknown, false, page.Given?.Byline.ToArray() ?? [], clean: true);
    }

    private static Extracted Finish(FetchedPage page, PageTree tree, string title, string? outlet, List<string> byline, Publication published, bool paywalled, IEnumerable<string> credits, bool clean = false)
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
            WireCredit = WireCredits.Find(tree.Blocks, credits),
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
