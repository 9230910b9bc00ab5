using System.Text;
using Readout.Documents;
using Readout.Extraction;
using static Readout.Tests.Extraction.TestPages;

namespace Readout.Tests.Extraction;

/// <summary>Pages broken in ways of every kind; the seeds are fixed, so that a failure can be repeated.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 150;

    private static readonly string[] Pieces =
    [
        "<div>", "</div>", "<p>", "<table><tr><td>", "</table>", "<script>", "</script>", "<!--", "-->", "<style>", "<a href='/author/x'>", "</a>", "<h1>", "&amp", "&#x0;", "&#xD800;", "\0", "\uD800",
        "<svg>", "<math>", "<title>", "<template>", "<time datetime=\"9999-99-99\">", "<meta name=author content=\"\">", "<li>", "<br><br>", "<select><option>", "<![CDATA[", "]]>", "\"", "'", "<", ">",
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"author\":[{\"name\":[]}],\"datePublished\":{}}</script>", "<article>", "<figure><figcaption>", "<noscript>", "<p itemprop=author>", "\u202E",
    ];

    [Fact]
    public void Pages_with_pieces_put_in_and_cut_out_are_read()
    {
        var random = new Random(71);
        var extractor = new ArticleExtractor();
        for (var round = 0; round < Rounds; round++)
        {
            var page = new StringBuilder(Page());
            for (var change = random.Next(1, 12); change > 0; change--)
            {
                var at = random.Next(page.Length);
                if (random.Next(3) == 0) page.Remove(at, Math.Min(page.Length - at, random.Next(1, 200)));
                else page.Insert(at, Pieces[random.Next(Pieces.Length)]);
                if (page.Length == 0) page.Append(' ');
            }

            var fetched = new FetchedPage("page.html", Encoding.UTF8.GetBytes(page.ToString())) { Form = (PageForm)random.Next(3) };
            var extracted = extractor.Extract(fetched);
            extracted.ShouldBe(extractor.Extract(fetched));
            (extracted.Article is null).ShouldBe(extracted.Reason is not null);
        }
    }

    [Fact]
    public void Pages_with_bytes_changed_are_read()
    {
        var random = new Random(72);
        var extractor = new ArticleExtractor();
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(Page());
            for (var change = random.Next(1, 60); change > 0; change--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var extracted = extractor.Extract(new FetchedPage("page.html", bytes.AsMemory(0, random.Next(bytes.Length))) { Form = (PageForm)random.Next(3), Charset = random.Next(4) == 0 ? "shift_jis" : null });
            (extracted.Article is null).ShouldBe(extracted.Reason is not null);
        }
    }

    [Fact]
    public void Bytes_of_no_kind_are_read()
    {
        var random = new Random(73);
        var extractor = new ArticleExtractor();
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = new byte[random.Next(4000)];
            random.NextBytes(bytes);
            var extracted = extractor.Extract(new FetchedPage("page", bytes) { Form = (PageForm)random.Next(4) });
            (extracted.Article is null).ShouldBe(extracted.Reason is not null);
        }
    }

    [Theory]
    [InlineData("<b>")]
    [InlineData("<p>")]
    [InlineData("<a href=x>")]
    [InlineData("<table>")]
    [InlineData("<br>")]
    [InlineData("</p>")]
    [InlineData("&amp;")]
    [InlineData("&")]
    [InlineData("<li>x")]
    public void Two_hundred_thousand_of_one_tag_are_read(string piece)
    {
        var page = $"<html><body><h1>{Title}</h1><p>{First}</p><p>{Second}</p><p>{Third}</p>{string.Concat(Enumerable.Repeat(piece, 200_000))}</body></html>";
        Should.NotThrow(() => Html(page));
    }

    [Fact]
    public void A_million_line_ends_are_read() => Flat($"{Title}\n\n{First}\n\n{Second}{new string('\n', 1_000_000)}{Third}").Article.ShouldNotBeNull();

    [Fact]
    public void A_million_short_lines_are_read() => Should.NotThrow(() => Flat(string.Concat(Enumerable.Repeat("ab cd\n", 300_000))));
}
