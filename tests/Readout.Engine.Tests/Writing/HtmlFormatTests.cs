using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using Readout.Documents;
using Readout.Writing;

namespace Readout.Tests.Writing;

public sealed class HtmlFormatTests
{
    private static string Html { get; } = ReadoutWriter.Write(SampleEdition.Both, ReadoutFormat.Html, new WritingOptions());

    private static AngleSharp.Html.Dom.IHtmlDocument Page { get; } = new HtmlParser().ParseDocument(Html);

    [Fact]
    public void Every_mark_opens_the_very_words()
    {
        var links = Page.QuerySelectorAll("a.cite").ToList();
        links.Count.ShouldBeGreaterThan(20);
        foreach (var link in links)
        {
            var id = link.GetAttribute("href")![1..];
            var span = id.Split('-');
            var marked = Page.GetElementById(id)!;
            marked.LocalName.ShouldBe("mark");
            var file = Page.QuerySelectorAll(".report").Single(r => r.Id == span[0]);
            var title = file.QuerySelector("h3")!.TextContent;
            var article = new[] { SampleEdition.Herald, SampleEdition.Courier, SampleEdition.Gazette, SampleEdition.Weather }
                .Single(a => title.EndsWith("] " + (a.Title.Length > 0 ? a.Title : a.Name), StringComparison.Ordinal));
            var words = article.Text[int.Parse(span[1], CultureInfo.InvariantCulture)..int.Parse(span[2], CultureInfo.InvariantCulture)];
            Marked(Page, id).ShouldBe(words);
        }
    }

    [Fact]
    public void Links_within_the_page_lead_somewhere_and_ids_are_unique()
    {
        var ids = Page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        ids.Distinct().Count().ShouldBe(ids.Count);
        foreach (var link in Page.QuerySelectorAll("a[href^='#']")) ids.ShouldContain(link.GetAttribute("href")![1..]);
    }

    [Fact]
    public void Nothing_runs_and_nothing_is_loaded()
    {
        Page.QuerySelectorAll("script, link, img, iframe, object, embed, form, base, svg").ShouldBeEmpty();
        Page.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name == "style").ShouldBeEmpty();
        Page.QuerySelector("style")!.TextContent.ShouldNotContain("url(");
        Page.QuerySelector("style")!.TextContent.ShouldNotContain("@import");
    }

    [Fact]
    public void The_policy_allows_this_style_sheet_and_nothing_else()
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Page.QuerySelector("style")!.TextContent)));
        Page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")
            .ShouldBe($"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'");
    }

    [Fact]
    public void Words_of_a_report_are_never_markup()
    {
        Page.QuerySelectorAll("b, were").ShouldBeEmpty();
        Page.Body!.TextContent.ShouldContain("<b>at last</b>");
        Page.Body!.TextContent.ShouldContain("quotas & fuel prices <were>");
    }

    [Fact]
    public void Only_addresses_of_the_web_become_links()
    {
        var article = new Article("x.html", "javascript:alert(1)", "T", "Some words here.");
        var story = SampleEdition.Storm with { Story = new Readout.Stories.Story(new Readout.Stories.StoryId("f"), "T", [new Readout.Documents.Document(article)], []), Sole = [] };
        var html = ReadoutWriter.Write(new Edition(null, [story], []), ReadoutFormat.Html, new WritingOptions());
        html.ShouldNotContain("javascript:");
    }

    [Fact]
    public void Headings_leave_out_no_level()
    {
        foreach (var edition in new[] { SampleEdition.Both, SampleEdition.One })
        {
            var page = new HtmlParser().ParseDocument(ReadoutWriter.Write(edition, ReadoutFormat.Html, new WritingOptions()));
            var before = 0;
            foreach (var level in page.QuerySelectorAll("h1, h2, h3, h4").Select(h => h.LocalName[1] - '0'))
            {
                level.ShouldBeLessThanOrEqualTo(before + 1);
                before = level;
            }

            page.QuerySelectorAll("h1").Length.ShouldBe(1);
        }
    }

    [Fact]
    public void The_parser_finds_no_fault()
    {
        var faults = new List<string>();
        var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = false });
        parser.Error += (_, fault) => faults.Add(((AngleSharp.Html.Dom.Events.HtmlErrorEvent)fault).Message);
        parser.ParseDocument(Html);
        faults.ShouldBeEmpty();
    }

    [Fact]
    public void Whatever_passages_are_cited_the_text_stays_and_each_passage_is_marked_whole()
    {
        const string Text = "Alpha <beta> gamma.\n\nDelta & epsilon.\n\n\n\nZeta eta theta iota.";
        var span = from a in Gen.Choose(0, Text.Length) from b in Gen.Choose(0, Text.Length) where a != b select new TextSpan(Math.Min(a, b), Math.Max(a, b));
        Prop.ForAll(span.ListOf().ToArbitrary(), spans =>
        {
            var html = new HtmlPage();
            ReportMarks.Write(html, Text, "s1r1", spans, new SortedSet<string>(StringComparer.Ordinal));
            var page = new HtmlParser().ParseDocument(html.ToString());
            string.Concat(page.QuerySelectorAll("p").Select(p => p.TextContent)).ShouldBe(Text.Replace("\n", "", StringComparison.Ordinal));
            foreach (var passage in spans)
            {
                var words = passage.Of(Text).Replace("\n", "", StringComparison.Ordinal);
                if (words.Length > 0) Marked(page, ReportMarks.Id("s1r1", passage.Start, passage.End)).ShouldBe(words);
            }
        }).QuickCheckThrowOnFailure();
    }

    /// <summary>The words of a passage, of all its pieces where it was cut.</summary>
    private static string Marked(AngleSharp.Html.Dom.IHtmlDocument page, string id)
    {
        var pieces = page.QuerySelectorAll("." + id);
        return pieces.Length > 0 ? string.Concat(pieces.Select(p => p.TextContent)) : page.GetElementById(id)!.TextContent;
    }
}
