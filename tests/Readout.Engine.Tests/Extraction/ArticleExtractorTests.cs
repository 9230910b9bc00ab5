using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Readout.Documents;
using Readout.Extraction;
using static Readout.Tests.Extraction.TestPages;

namespace Readout.Tests.Extraction;

public sealed class ArticleExtractorTests
{
    [Fact]
    public void The_article_is_taken_out_of_its_furniture()
    {
        var article = Html(Page()).Article!;
        article.Title.ShouldBe(Title);
        article.Text.ShouldBe($"{First}\n\n{Second}\n\n{Third}");
        article.Captions.ShouldBe(["The customs house in Harborville. Photo: Ann Bell"]);
        article.Language.ShouldBe("en");
    }

    [Fact]
    public void Schema_data_give_date_and_people()
    {
        var article = Html(Page("""<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","datePublished":"2024-06-04T23:30:00+02:00","author":[{"@type":"Person","name":"Ann Bell"},{"@type":"Organization","name":"The Harbor Post"}]}</script>""")).Article!;
        article.Published.ShouldBe(new Publication(PartialDate.Parse("2024-06-04"), DateSource.JsonLd, Confidence.High, "2024-06-04T23:30:00+02:00"));
        article.Byline.ShouldBe(["Ann Bell"]);
    }

    [Theory]
    [InlineData("<div class=\"promo\"><a href=\"/app\">Download the Post app</a> for breaking news</div>")]
    [InlineData("<div class=\"inline-signup\"><strong>The Post in your inbox.</strong> Stories worth your Sunday. <button>Yes please</button></div>")]
    public void An_offer_between_paragraphs_is_no_text(string offer) => Html(Page(inside: offer)).Article!.Text.ShouldBe($"{First}\n\n{Second}\n\n{Third}");

    [Fact]
    public void The_papers_name_and_address_do_not_end_the_text() =>
        Html(Page("<meta property=\"og:site_name\" content=\"The Harbor Post\">", behind: "<div>The Harbor Post, Quay Street, Harborville</div>")).Article!.Text.ShouldEndWith(Third);

    [Fact]
    public void The_date_in_an_address_counts_where_the_page_says_none() =>
        Html(Page(), "https://harbor.example/2024/06/04/talks").Article!.Published.From.ShouldBe(DateSource.Url);

    [Fact]
    public void A_report_of_two_short_paragraphs_is_an_article() =>
        Html($"<html><head><title>{Title}</title></head><body><h1>{Title}</h1><article><p>The talks ended at noon.</p><p>A second round follows in the autumn.</p></article></body></html>")
            .Article!.Text.ShouldBe("The talks ended at noon.\n\nA second round follows in the autumn.");

    [Fact]
    public void A_line_of_underscores_below_a_paragraph_parts_two_stretches_of_text() => Html(Page(inside: "<p>___</p>")).Article!.Text.ShouldBe($"{First}\n\n{Second}\n\n___\n\n{Third}");

    [Fact]
    public void A_byline_with_its_day_is_no_text() => Html(Page(behindTitle: "<div><i>by Ann Bell Monday, June 3, 2024</i></div>")).Article!.Text.ShouldStartWith(First);

    [Fact]
    public void A_post_shown_between_paragraphs_is_text_with_the_line_that_says_whose_it_is()
    {
        const string Post = "<blockquote class=\"twitter-tweet\"><p lang=\"en\">Good talks in Harborville. More soon.</p>&mdash; Ministry of Norland (@norland_mfa) <a href=\"https://twitter.com/x\">June 4, 2024</a></blockquote>";
        Html(Page(inside: Post)).Article!.Text.ShouldBe($"{First}\n\n{Second}\n\nGood talks in Harborville. More soon.\n\n— Ministry of Norland (@norland_mfa) June 4, 2024\n\n{Third}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_paragraph_before_the_byline_that_the_pages_description_repeats_is_no_text(bool repeated)
    {
        const string StandFirst = "Two days of talks in a customs house are meant to bring the boats of both coasts back to sea.";
        var page = $"""
            <html><head><title>{Title} | The Harbor Post</title><meta property="og:description" content="{(repeated ? StandFirst : "News of the harbor")}"></head><body>
            <article><header><h1>{Title}</h1><p>{StandFirst}</p><p class="byline">By Ann Bell</p><time>June 4, 2024</time></header><div class="body"><p>{First}</p><p>{Second}</p><p>{Third}</p></div></article></body></html>
            """;
        var extracted = Html(page);
        extracted.Article!.Text.ShouldEndWith($"{First}\n\n{Second}\n\n{Third}");
        if (repeated) extracted.Article.Text.ShouldStartWith(First);
        extracted.Blocks.Single(b => b.Text == StandFirst).Rule.Contains("description", StringComparison.Ordinal).ShouldBe(repeated);
    }

    [Fact]
    public void The_one_paragraph_of_a_page_of_sayings_is_its_text()
    {
        const string Saying = "Whoever waits for a fair wind learns to mend nets. The wind comes to those who have their nets ready. No harbor was ever left by looking at the weather, and no fish was ever caught by talking about it. "
            + "So mend what you have while the rain falls, and be glad of the roof. The day on which you sail will find you with whole nets and a rested heart, and that is all that luck can do for anybody";
        static string Other(int n) => $"<article class=\"post category-sayings tag-short\"><center><a href=\"#\">Whatsapp</a> <a href=\"#\">Facebook</a></center><p>Saying number {n}: the tide asks nobody. It comes for the boats of the rich and of the poor, and leaves them both where they were. Only those who know its hour sail with it, and the others push.</p></article>";
        var page = $"<html><head><title>Fair winds</title></head><body><article class=\"post category-sayings tag-short\"><h1>Fair winds</h1><p class=\"breadcrumbs\"><a href=\"/\">Sayings</a></p><center><a href=\"#\">Whatsapp</a> <a href=\"#\">Facebook</a></center><p>{Saying}</p>"
            + $"<div><h3>More like this</h3></div>{string.Concat(Enumerable.Range(1, 6).Select(Other))}</article></body></html>";
        Html(page).Article!.Text.ShouldContain("Whoever waits for a fair wind");
    }

    [Fact]
    public void A_paragraph_that_comes_again_is_text_once() => Html(Page(behind: $"<p>{Second}</p>")).Article!.Text.ShouldBe($"{First}\n\n{Second}\n\n{Third}");

    [Fact]
    public void Objects_for_a_script_are_no_text() =>
        Html(Page(inside: "<div>{\"layout\":2,\"button\":\"Buy now\",\"text\":\"A long line of words that a script of the page will read and show to the reader in a box.\"}</div>")).Article!.Text.ShouldNotContain("layout");

    [Fact]
    public void Lists_tables_subheads_and_quotations_of_the_text_stay()
    {
        var article = Html(Page(inside: $"<h2>What was agreed</h2><ul><li>Both sides will share their catch figures every month.</li><li>The ports stay open to the boats of the other side.</li></ul><blockquote><p>“We did not agree on everything, but we agreed to keep talking to each other,” the minister said.</p></blockquote><table><tr><td>Norland</td><td>1,200 tonnes</td></tr><tr><td>Sudria</td><td>1,100 tonnes</td></tr></table><p>{Second} The figures are those of last year.</p>")).Article!;
        article.Text.ShouldContain("What was agreed");
        article.Text.ShouldContain("catch figures every month");
        article.Text.ShouldContain("We did not agree on everything");
    }

    [Fact]
    public void The_language_a_page_calls_its_own_counts_where_the_text_is_too_short_to_tell() =>
        Html($"<html lang=\"pl-PL\"><body><h1>Rozmowy</h1><article><p>Ministrowie spotkali się ponownie.</p><p>Rozmowy trwały pięć godzin.</p></article></body></html>").Article!.Language.ShouldBe("pl");

    [Fact]
    public void A_clean_text_is_kept_whole_with_what_its_source_says()
    {
        var page = new FetchedPage("a.jsonl:1", "One line.\n\nAnother\u00A0line."u8.ToArray())
        {
            Form = PageForm.CleanText,
            Given = new GivenMetadata { Title = "Talks", Published = PartialDate.Parse("2024-06-04"), Byline = ["Ann Bell"] },
        };
        var article = new ArticleExtractor().Extract(page).Article!;
        article.Text.ShouldBe("One line.\n\nAnother line.");
        article.Title.ShouldBe("Talks");
        article.Published.From.ShouldBe(DateSource.Given);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("   \n ", "nothing but white space is in it")]
    [InlineData("%PDF-1.7 and more", "it is not text but a PDF document")]
    public void What_is_no_report_has_a_reason(string content, string reason) =>
        new ArticleExtractor().Extract(new FetchedPage("x", Encoding.UTF8.GetBytes(content))).Reason.ShouldBe(reason);

    [Fact]
    public void A_page_of_the_old_Windows_page_is_read_right()
    {
        var bytes = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Page().Replace("fishing dispute that", "fishing dispute – “for years” – that", StringComparison.Ordinal));
        new ArticleExtractor().Extract(new FetchedPage("x", bytes) { Form = PageForm.Html }).Article!.Text.ShouldContain("– “for years” –");
    }

    [Fact]
    public void A_hundred_thousand_nested_elements_are_read() =>
        Html(string.Concat(Enumerable.Repeat("<div>", 100_000)) + $"<h1>{Title}</h1><p>{First}</p><p>{Second}</p><p>{Third}</p>").Article!.Text.ShouldContain(Second);

    [Fact]
    public void A_line_of_five_megabytes_is_read() => Flat(string.Concat(Enumerable.Repeat("The ministers met again on Monday. ", 150_000))).Article.ShouldNotBeNull();

    [Fact]
    public void A_page_that_never_closes_is_read() => Html($"<html><body><div><h1>{Title}<p>{First}<p>{Second}<p>{Third}<div><span><b>").Article!.Text.ShouldContain(Third);

    [Fact]
    public void No_bytes_throw_and_the_same_bytes_give_the_same() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            var page = new FetchedPage("x", bytes);
            var extractor = new ArticleExtractor();
            return extractor.Extract(page) == extractor.Extract(page);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_throws() =>
        Prop.ForAll<string>(text =>
        {
            if (string.IsNullOrEmpty(text)) return;
            Flat(text);
            Html(text);
        }).QuickCheckThrowOnFailure();
}
