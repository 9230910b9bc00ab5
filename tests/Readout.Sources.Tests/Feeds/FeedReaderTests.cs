using System.Diagnostics.CodeAnalysis;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Readout.Documents;
using Readout.Sources.Feeds;

namespace Readout.Tests.Sources.Feeds;

public sealed class FeedReaderTests
{
    private static Feed Read(string text, string? address = "https://herald.example/feed") => FeedReader.Read(Encoding.UTF8.GetBytes(text), null, address);

    private static FeedEntry Entry(string inner) => Read($"<rss version='2.0'><channel><title>Selm Herald</title><item>{inner}</item></channel></rss>").Entries.ShouldHaveSingleItem();

    [Fact]
    public void Rss_2_is_read_with_all_it_says()
    {
        var feed = Read("""
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
              <channel><title>The Selm Herald</title><atom:link href="https://herald.example/feed" rel="self"/><link>https://herald.example/</link>
              <image><title>logo</title><url>https://herald.example/logo.png</url><link>https://herald.example/nowhere</link></image>
              <item>
                <media:title>picture of a pier</media:title><title>Talks &amp;amp; tea in &lt;b&gt;Ulmen&lt;/b&gt;</title>
                <link>https://herald.example/talks</link><guid isPermaLink="false">77</guid>
                <pubDate>Tue, 22 Apr 2031 18:00:00 +0200</pubDate><dc:creator>Ann Bell and Jon Pell</dc:creator>
                <source url="https://wire.example/rss">North Wire</source>
                <description>They met.</description><content:encoded><![CDATA[<p>They met for long.</p>]]></content:encoded>
              </item></channel></rss>
            """);
        (feed.Format, feed.Title, feed.Home, feed.Problem).ShouldBe((FeedFormat.Rss, "The Selm Herald", "https://herald.example/", null));
        feed.Entries.ShouldHaveSingleItem().ShouldBe(new FeedEntry
        {
            Id = "77",
            Url = "https://herald.example/talks",
            Title = "Talks & tea in Ulmen",
            Html = "<p>They met for long.</p>",
            Summary = "They met.",
            Published = new PartialDate(2031, 4, 22),
            Authors = ["Ann Bell", "Jon Pell"],
            Outlet = "North Wire",
        });
    }

    [Theory]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        + "<channel rdf:about='x'><title>Old Bridge</title><items/></channel><item rdf:about='y'><title>One</title><link>https://bridge.example/1</link><dc:date>2031-04-22T10:00:00Z</dc:date></item></rdf:RDF>")]
    [InlineData("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'>"
        + "<channel><title>Old Bridge</title></channel><item><title>One</title><link>https://bridge.example/1</link><pubDate>22 Apr 31</pubDate></item></rdf:RDF>")]
    [InlineData("<rss version='0.91'><channel><title>Old Bridge</title><item><title>One</title><link>https://bridge.example/1</link><pubDate>22 April 2031</pubDate></item></channel></rss>")]
    [InlineData("<rss version='0.92'><channel><title>Old Bridge</title><item><title>One</title><link> https://bridge.example/1 </link><dc:date>2031-04-22</dc:date></item></channel></rss>")]
    public void Older_rss_is_read(string text)
    {
        var feed = Read(text);
        (feed.Format, feed.Title).ShouldBe((FeedFormat.Rss, "Old Bridge"));
        var entry = feed.Entries.ShouldHaveSingleItem();
        (entry.Title, entry.Url, entry.Published).ShouldBe(("One", "https://bridge.example/1", new PartialDate(2031, 4, 22)));
    }

    [Fact]
    public void Atom_is_read_with_its_kinds_of_text()
    {
        var feed = Read("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://lantern.example/world/"><title type="html">The &amp;lt;b&amp;gt;Lantern</title>
            <link rel="self" href="feed.atom"/><link href="/"/><author><name>Staff</name></author>
            <entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">A <em>long</em> night</div></title><id>tag:lantern.example,2031:1</id>
            <link rel="enclosure" href="sound.mp3"/><link rel="alternate" type="text/html" href="night"/>
            <updated>2031-04-23T00:10:00Z</updated><published>2031-04-22T23:30:00-02:00</published><author><name>Mia Holt</name><email>mia@lantern.example</email></author>
            <content type="xhtml" xml:base="x/"><div xmlns="http://www.w3.org/1999/xhtml"><p>First &amp; <b>last</b>.</p><br/></div></content></entry>
            <entry><title>2 &lt; 3</title><link href="two"/><updated>2031-04-24T00:00:00Z</updated><content type="text">Plain &lt;words&gt;.</content>
            <source><title>Far Wire</title><author><name>Kit Rowe</name></author></source></entry></feed>
            """);
        feed.Format.ShouldBe(FeedFormat.Atom);
        feed.Home.ShouldBe("https://lantern.example/");
        var (first, second) = (feed.Entries[0], feed.Entries[1]);
        (first.Title, first.Url, first.Published, first.IsUpdate).ShouldBe(("A long night", "https://lantern.example/world/night", new PartialDate(2031, 4, 22), false));
        first.Html.ShouldBe("<div><p>First &amp; <b>last</b>.</p><br></div>");
        first.Authors.ShouldBe(["Mia Holt"]);
        (second.Title, second.Url, second.IsUpdate, second.Outlet, second.Text).ShouldBe(("2 < 3", "https://lantern.example/world/two", true, "Far Wire", "Plain <words>."));
        second.Authors.ShouldBe(["Kit Rowe"]);
    }

    [Fact]
    public void Atom_0_3_is_read()
    {
        var entry = Read("<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>Old</title><entry><title>One</title><link rel='alternate' type='text/html' href='https://old.example/1'/>"
            + "<issued>2031-04-22T10:00:00Z</issued><content type='text/html' mode='escaped'>&lt;p&gt;Words&lt;/p&gt;</content></entry></feed>").Entries.ShouldHaveSingleItem();
        (entry.Url, entry.Html, entry.Published).ShouldBe(("https://old.example/1", "<p>Words</p>", new PartialDate(2031, 4, 22)));
    }

    [Fact]
    public void Json_feed_is_read()
    {
        var feed = Read("""
            {"version":"https://jsonfeed.org/version/1.1","title":"Quay Street","home_page_url":"https://quay.example/","authors":[{"name":"The Desk"}],"items":[
              {"id":"https://quay.example/1","content_html":"<p>One</p>","date_published":"2031-04-22T10:00:00+02:00","authors":[{"name":"Lea Marsh"}]},
              {"id":2,"url":"/two","title":"Two","content_text":"Text","summary":"a < b","date_modified":"2031-04-23T10:00:00Z"},
              {"id":"3","title":"half \ud83d","url":"ftp://x.example/3"}, 5]}
            """);
        (feed.Format, feed.Title, feed.Entries.Count).ShouldBe((FeedFormat.JsonFeed, "Quay Street", 3));
        (feed.Entries[0].Url, feed.Entries[0].Html, feed.Entries[0].Published).ShouldBe(("https://quay.example/1", "<p>One</p>", new PartialDate(2031, 4, 22)));
        feed.Entries[0].Authors.ShouldBe(["Lea Marsh"]);
        (feed.Entries[1].Url, feed.Entries[1].Text, feed.Entries[1].Summary, feed.Entries[1].IsUpdate).ShouldBe(("https://herald.example/two", "Text", "a &lt; b", true));
        feed.Entries[1].Authors.ShouldBe(["The Desk"]);
        (feed.Entries[2].Url, feed.Entries[2].Title).ShouldBe((null, ""));
    }

    [Fact]
    public void A_news_sitemap_is_read()
    {
        var feed = Read("""
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
            <url><loc>https://herald.example/talks</loc><lastmod>2031-04-24</lastmod><n:news><n:publication><n:name>The Selm Herald</n:name><n:language>en</n:language></n:publication>
            <n:publication_date>2031-04-22T18:00:00Z</n:publication_date><n:title>Talks in Ulmen</n:title></n:news><image:image><image:loc>https://herald.example/a.jpg</image:loc></image:image></url>
            <url><loc>https://herald.example/about</loc><lastmod>2030-01-01</lastmod></url></urlset>
            """);
        feed.Format.ShouldBe(FeedFormat.Sitemap);
        feed.Entries[0].ShouldBe(new FeedEntry { Url = "https://herald.example/talks", Title = "Talks in Ulmen", Published = new PartialDate(2031, 4, 22), Outlet = "The Selm Herald" });
        feed.Entries[1].IsUpdate.ShouldBeTrue();
    }

    [Fact]
    public void An_index_of_sitemaps_names_those_for_news_first_then_the_newest() =>
        Read("<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>https://h.example/1.xml</loc><lastmod>2031-01-01</lastmod></sitemap>"
            + "<sitemap><loc>https://h.example/2.xml.gz</loc><lastmod>2031-02-01</lastmod></sitemap><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>")
            .Sitemaps.ShouldBe(["https://herald.example/news.xml", "https://h.example/2.xml.gz", "https://h.example/1.xml"]);

    [Fact]
    public void Undeclared_entities_bare_ampersands_and_forbidden_characters_do_no_harm()
    {
        var entry = Entry("<title>Tea&nbsp;&eacute; &mdash; AT&T &bogus; &#8217; &#x2019;\u0001 &#0; &#xD800; a &lt; b &amp; c</title><description>1 < 2 <![CDATA[ & <p>x]]></description>");
        entry.Title.ShouldBe("Tea é — AT&T &bogus; ’ ’ a < b & c");
        entry.Summary!.ShouldContain("<p>x");
    }

    [Fact]
    public void A_doctype_with_entities_is_ignored_and_nothing_is_expanded()
    {
        var bomb = "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY file SYSTEM \"file:///etc/passwd\"><!-- it's > --> ]>";
        var feed = Read($"<?xml version='1.1'?>\n{bomb}<rss><channel><title>&b; &file;</title><item><title>One &a;</title></item></channel></rss>");
        feed.Problem.ShouldBeNull();
        feed.Title.ShouldBe("&b; &file;");
        feed.Entries[0].Title.ShouldBe("One &a;");
    }

    [Fact]
    public void What_a_server_prints_before_the_feed_is_passed_over() =>
        Read("\n\n  Warning: something is on fire <br />\n<?xml version='1.0'?><!-- hello --><rss><channel><title>T</title></channel></rss>").Format.ShouldBe(FeedFormat.None);

    [Fact]
    public void White_space_and_comments_before_the_feed_are_passed_over() =>
        Read("\n\n  <!-- hello -- there --><?xml version='1.0'?><?xml-stylesheet href='x'?><rss><channel><title>T</title></channel></rss>").Title.ShouldBe("T");

    [Fact]
    public void Prefixes_nobody_declared_stand_for_what_they_usually_mean() =>
        Entry("<title>T</title><media:thumbnail url='x'/><content:encoded>Words</content:encoded><dc:creator>Ann Bell</dc:creator><atom:link href='https://herald.example/1'/>")
            .ShouldBe(new FeedEntry { Title = "T", Html = "Words", Authors = ["Ann Bell"], Url = "https://herald.example/1" });

    [Theory]
    [InlineData("31 Feb 2031 10:00:00 GMT")]
    [InlineData("yesterday")]
    [InlineData("2031-13-45")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("99999999999999999999")]
    public void A_date_that_is_none_is_named_and_the_entry_kept(string date)
    {
        var entry = Entry($"<title>T</title><pubDate>{date}</pubDate>");
        (entry.Published, entry.WrongDate, entry.Title).ShouldBe((null, date, "T"));
        FeedPages.Note(entry).ShouldBe($"its date is none: '{date}'");
    }

    [Theory]
    [InlineData("Wed, 22 Apr 2031 10:00:00 GMT", "2031-04-22")]
    [InlineData("22 Apr 31 10:00 EST", "2031-04-22")]
    [InlineData("Tuesday, 22 April 2031", "2031-04-22")]
    [InlineData("April 22nd, 2031 4:05 pm", "2031-04-22")]
    [InlineData("Tue Apr 22 10:00:00 2031", null)]
    [InlineData("22-Apr-2031", "2031-04-22")]
    [InlineData("2031-04-22 10:00:00", "2031-04-22")]
    [InlineData("2031-4-2", "2031-04-02")]
    [InlineData("2031/04/22", "2031-04-22")]
    [InlineData("20310422", "2031-04-22")]
    [InlineData("2031-04", "2031-04")]
    [InlineData("2031", "2031")]
    [InlineData("1999-12-31T23:59:60Z", "1999-12-31")]
    [InlineData("", null)]
    public void Days_are_read_as_feeds_write_them(string text, string? day) => FeedDates.Day(text)?.ToString().ShouldBe(day);

    [Theory]
    [InlineData("<link>/a/b?x=1</link>", "https://herald.example/a/b?x=1")]
    [InlineData("<link>b</link>", "https://herald.example/b")]
    [InlineData("<link>//cdn.example/b</link>", "https://cdn.example/b")]
    [InlineData("<link></link><guid>https://herald.example/g</guid>", "https://herald.example/g")]
    [InlineData("<guid isPermaLink='false'>https://herald.example/g</guid>", null)]
    [InlineData("<link>javascript:alert(1)</link>", null)]
    [InlineData("<link>https://[broken</link>", null)]
    public void Links_are_made_whole(string link, string? url) => Entry(link).Url.ShouldBe(url);

    [Fact]
    public void Links_of_a_file_are_made_whole_against_the_site_it_names() =>
        Read("<rss><channel><link>https://site.example/x/</link><item><link>/one</link></item></channel></rss>", null).Entries[0].Url.ShouldBe("https://site.example/one");

    [Theory]
    [InlineData("ann@herald.example (Ann Bell)", "Ann Bell")]
    [InlineData("ann@herald.example", "")]
    [InlineData("By Ann Bell, Jon Pell", "Ann Bell|Jon Pell")]
    [InlineData("admin", "")]
    public void Authors_are_names(string author, string names) => string.Join('|', Entry($"<author>{author}</author>").Authors).ShouldBe(names);

    [Fact]
    public void What_stands_before_an_error_is_kept_and_the_error_named()
    {
        var feed = Read("<rss><channel><title>T</title>\n<item><title>One</title></item>\n<item><title>Two</b></item></channel></rss>");
        feed.Entries.ShouldHaveSingleItem().Title.ShouldBe("One");
        feed.Problem.ShouldBe("its XML is broken at line 3; the 1 entries before it are kept");
    }

    [Fact]
    public void A_feed_that_is_cut_keeps_its_whole_entries()
    {
        var feed = Read("<rss><channel><item><title>One</title></item><item><title>Tw");
        feed.Entries.ShouldHaveSingleItem().Title.ShouldBe("One");
        feed.Problem!.ShouldStartWith("its XML is broken");
    }

    [Theory]
    [InlineData("windows-1251", "Новости")]
    [InlineData("iso-8859-1", "Évènements à Bâle")]
    [InlineData("utf-16", "Ереван 東京")]
    [SuppressMessage("Performance", "CA1861", Justification = "Cases.")]
    public void The_declared_encoding_is_read(string encoding, string title)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var writer = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. writer.GetPreamble(), .. writer.GetBytes($"<?xml version=\"1.0\" encoding=\"{encoding}\"?><rss><channel><title>{title}</title></channel></rss>")];
        FeedReader.Read(bytes).Title.ShouldBe(title);
    }

    [Fact]
    public void Fifty_thousand_entries_are_read()
    {
        var text = new StringBuilder("<rss><channel><title>T</title>");
        for (var i = 0; i < 50_000; i++) text.Append($"<item><title>Entry {i} &amp; more</title><link>/a/{i}</link><pubDate>Tue, 22 Apr 2031 18:00:00 GMT</pubDate><description>&lt;p&gt;Words&lt;/p&gt;</description></item>");
        var feed = Read(text.Append("</channel></rss>").ToString());
        feed.Entries.Count.ShouldBe(50_000);
        feed.Entries[^1].Url.ShouldBe("https://herald.example/a/49999");
    }

    [Theory]
    [InlineData("<a>")]
    [InlineData("<!--")]
    [InlineData("<![CDATA[")]
    [InlineData("<!DOCTYPE x [")]
    [InlineData("&")]
    [InlineData("<?")]
    [InlineData("<p ")]
    [InlineData("\"'")]
    public void The_same_piece_a_million_times_is_read_or_refused(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        Read("<rss><channel><item><title>One</title></item>" + text).Problem.ShouldNotBeNull();
        Read(text);
        Read("<rss><channel><item><title><![CDATA[" + text.Replace("]]>", "", StringComparison.Ordinal) + "]]></title></item></channel></rss>");
        FeedDiscovery.Links(Encoding.UTF8.GetBytes(text), null, new Uri("https://a.example/"));
    }

    [Fact]
    public void Any_text_in_any_place_of_a_feed_is_read_or_named() =>
        Prop.ForAll<string>(text =>
        {
            Read(text ?? "");
            Read($"<rss><channel><title>{text}</title><item>{text}</item></channel></rss>");
            Read($"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='html'>{text}</title><updated>{text}</updated><content {text}/></entry></feed>");
            Read($"{{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{{\"title\":\"{text}\"}}]}}");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_feed_with_any_byte_changed_is_read_or_named()
    {
        var good = Encoding.UTF8.GetBytes("<?xml version='1.0' encoding='utf-8'?><!DOCTYPE rss [<!ENTITY x 'y'>]><rss xmlns:c='http://purl.org/rss/1.0/modules/content/'><channel><title>T</title>"
            + "<item><title>One &amp; &nbsp; é</title><link>/a</link><c:encoded><![CDATA[<p>x</p>]]></c:encoded><pubDate>Tue, 22 Apr 2031 18:00:00 GMT</pubDate></item></channel></rss>");
        foreach (var value in "<>&'\"[]!-\0\u007F="u8.ToArray())
        {
            for (var i = 0; i < good.Length; i++)
            {
                var bytes = good.ToArray();
                bytes[i] = value;
                FeedReader.Read(bytes);
            }
        }

        for (var i = 0; i < good.Length; i++) FeedReader.Read(good.AsSpan(0, i));
    }
}
