using System.IO.Compression;
using System.Text;
using Readout.Documents;
using Readout.Sources;

namespace Readout.Tests.Sources;

public sealed class FileSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("readout-files").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string File(string name, string text) => File(name, Encoding.UTF8.GetBytes(text));

    private string File(string name, byte[] bytes)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static async Task<List<SourceItem>> Read(FileSourceOptions? options, params string[] paths)
    {
        var items = new List<SourceItem>();
        await foreach (var item in FileSource.ReadAsync(paths, options ?? new FileSourceOptions(), TestContext.Current.CancellationToken)) items.Add(item);
        return items;
    }

    [Fact]
    public async Task A_folder_is_read_with_all_below_it_in_ordinal_order_of_relative_names()
    {
        File("b.txt", "second");
        File("a/z.html", "<p>first</p>");
        File("B.htm", "<p>before small letters</p>");
        File("notes.docx", "not read");
        File(".hidden.txt", "not read");
        File(".git/x.txt", "not read");
        var items = await Read(null, _folder);
        items.Select(i => i.Name).ShouldBe(["B.htm", "a/z.html", "b.txt"]);
        items.Select(i => i.Page!.Form).ShouldBe([PageForm.Html, PageForm.Html, PageForm.FlatText]);
    }

    [Fact]
    public async Task A_file_named_twice_is_read_once()
    {
        var path = File("a.txt", "words");
        (await Read(null, path, _folder, path)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_order_of_the_paths_given_does_not_matter()
    {
        var a = File("a.txt", "words");
        var b = File("b.txt", "words");
        (await Read(null, b, a)).Select(i => i.Name).ShouldBe(["a.txt", "b.txt"]);
    }

    [Fact]
    public async Task Two_files_of_one_name_are_called_by_their_paths()
    {
        var a = File("x/a.txt", "words");
        var b = File("y/a.txt", "words");
        (await Read(null, a, b)).Select(i => i.Name).ShouldBe([a, b]);
    }

    [Fact]
    public async Task A_packed_file_is_unpacked()
    {
        File("a.txt.gz", Packed("the words"u8.ToArray()));
        var item = (await Read(null, _folder)).ShouldHaveSingleItem();
        Encoding.UTF8.GetString(item.Page!.Content.Span).ShouldBe("the words");
        item.Page.Form.ShouldBe(PageForm.FlatText);
    }

    [Fact]
    public async Task Each_bad_file_is_named_with_its_reason_and_the_good_ones_are_read()
    {
        File("a-empty.txt", "");
        File("b-binary.txt", [1, 0, 2, 0, 0, 0, 3, 9, 9, 9, 9, 0]);
        File("c-broken.txt.gz", "this was never packed at all"u8.ToArray());
        File("d-good.txt", "words");
        var cut = Packed(Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 5000))));
        File("e-cut.txt.gz", cut[..(cut.Length / 2)]);
        var items = await Read(null, _folder, Path.Combine(_folder, "nowhere.txt"));
        items.Where(i => i.Page is not null).Select(i => i.Name).ShouldBe(["d-good.txt"]);
        var problems = items.Where(i => i.Page is null).ToDictionary(i => Path.GetFileName(i.Name), i => i.Problem);
        problems["a-empty.txt"].ShouldBe("the file is empty");
        problems["b-binary.txt"].ShouldBe("the file is not text but binary data");
        problems["c-broken.txt.gz"].ShouldBe("the gzip data are broken");
        problems["e-cut.txt.gz"].ShouldBe("the gzip data end too soon");
        problems["nowhere.txt"].ShouldBe("there is no such file or folder");
    }

    [Fact]
    public async Task A_folder_without_reports_is_a_problem()
    {
        File("a.pdf", "x");
        (await Read(null, _folder)).ShouldHaveSingleItem().Problem!.ShouldStartWith("the folder holds no reports");
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_unread()
    {
        var path = Path.Combine(_folder, "large.txt");
        using (var sparse = System.IO.File.Create(path)) sparse.SetLength(200_000_000);
        (await Read(null, path)).ShouldHaveSingleItem().Problem.ShouldBe("the file holds 200 MB, more than the 50 MB that are read at most");
    }

    [Fact]
    public async Task A_file_that_unpacks_beyond_the_limit_is_refused()
    {
        File("bomb.txt.gz", Packed(new byte[1_000_000]));
        (await Read(new FileSourceOptions { LargestFile = 100_000 }, _folder)).ShouldHaveSingleItem().Problem!.ShouldContain("unpacks to more than");
    }

    [Fact]
    public async Task A_line_of_JSON_is_an_article_with_what_is_known_of_it()
    {
        File("a.jsonl", """{"url":"https://example.org/1","title":"Talks","text":"The two met.","published":"2024-03-01T10:00:00Z","source":"Example","byline":["Ann Bell"]}""");
        var page = (await Read(null, _folder)).ShouldHaveSingleItem().Page!;
        page.Name.ShouldBe("a.jsonl:1");
        page.Form.ShouldBe(PageForm.CleanText);
        page.Url.ShouldBe("https://example.org/1");
        page.Given.ShouldBe(new GivenMetadata { Title = "Talks", Outlet = "Example", Published = PartialDate.Parse("2024-03-01"), Byline = ["Ann Bell"] });
    }

    [Fact]
    public async Task A_broken_line_is_named_by_its_number_and_the_others_are_read()
    {
        File("a.jsonl", "{\"id\":\"one\",\"html\":\"<p>x</p>\"}\n{broken\n\n[1]\n{\"text\":\"last\"}");
        var items = await Read(null, _folder);
        items.Select(i => i.Name).ShouldBe(["one", "a.jsonl:2", "a.jsonl:4", "a.jsonl:5"]);
        items[0].Page!.Form.ShouldBe(PageForm.Html);
        items[1].Problem!.ShouldStartWith("line 2 is not valid JSON");
        items[2].Problem.ShouldBe("line 4 is JSON but no object");
        items[3].Page.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_line_with_half_a_character_is_a_problem_and_no_crash()
    {
        File("a.jsonl", """{"text":"\ud83d"}""");
        (await Read(null, _folder)).ShouldHaveSingleItem().Problem!.ShouldContain("half a character");
    }

    [Fact]
    public async Task A_long_file_of_lines_is_read_and_a_line_beyond_the_limit_named()
    {
        File("a.jsonl", $"{{\"text\":\"{new string('x', 500)}\"}}\n{{\"text\":\"{new string('y', 2000)}\"}}\n{{\"text\":\"last\"}}\n" + string.Concat(Enumerable.Repeat("\n", 5000)));
        var items = await Read(new FileSourceOptions { LargestFile = 1000 }, _folder);
        items.Select(i => i.Problem).ShouldBe([null, "line 2 holds more than the 1,000 bytes that are read at most", null]);
    }

    [Fact]
    public async Task A_packed_file_of_lines_that_is_cut_keeps_the_lines_before_and_names_the_cut()
    {
        var packed = Packed(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"{{\"text\":\"report {i}\"}}\n"))));
        File("a.jsonl.gz", packed[..(packed.Length / 2)]);
        var items = await Read(null, _folder);
        items.Count.ShouldBeGreaterThan(1000);
        items[^1].Problem!.ShouldStartWith("the gzip data end too soon (behind line ");
        items.SkipLast(1).ShouldAllBe(i => i.Page != null);
    }

    [Fact]
    public async Task A_feed_in_a_file_gives_what_stands_in_it()
    {
        var path = File("feed.xml", "<rss><channel><title>Herald</title><item><title>One</title><link>https://herald.example/1</link><description>The ministers met in Port Selm on Tuesday for the first time in two years.</description></item><item><title>Two</title></item></channel></rss>");
        var items = await Read(null, path);
        items[0].Name.ShouldBe("https://herald.example/1");
        (items[0].Page!.Given!.Title, items[0].Page!.Given!.Outlet).ShouldBe(("One", "Herald"));
        items[1].ShouldBe(new SourceItem("feed.xml#2", null, "the feed holds no text of it: give the article's address, and it is fetched"));
    }

    [Fact]
    public async Task Files_of_any_use_are_taken_for_feeds_only_when_named()
    {
        var json = File("settings.json", "{}");
        File("feed.atom", "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>T</title><content>The ministers met in Port Selm on Tuesday for the first time in two years.</content></entry></feed>");
        (await Read(null, _folder)).ShouldHaveSingleItem().Page.ShouldNotBeNull();
        (await Read(null, json)).ShouldHaveSingleItem().Problem!.ShouldStartWith("it is no feed");
        (await Read(null, File("s.xml", "<urlset/>"))).ShouldHaveSingleItem().Problem!.ShouldStartWith("a sitemap holds addresses");
        (await Read(null, File("s.opml", "<opml/>"))).ShouldHaveSingleItem().Problem!.ShouldStartWith("it is a list of feeds");
    }

    [Fact]
    public async Task An_archive_larger_than_a_page_may_be_is_read()
    {
        var record = Readout.Tests.Sources.Warc.WarcReaderTests.Response();
        File("a.warc.gz", [.. Enumerable.Repeat(Packed(record), 20).SelectMany(r => r)]);
        var items = await Read(new FileSourceOptions { LargestFile = 1000 }, _folder);
        items.Count.ShouldBe(20);
        items.ShouldAllBe(i => i.Page != null);
    }
}
