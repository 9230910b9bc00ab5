using System.Globalization;
using System.IO.Compression;
using System.Text;
using Readout.Documents;
using Readout.Sources;
using Readout.Sources.Warc;

namespace Readout.Tests.Sources.Warc;

public sealed class WarcReaderTests
{
    private const string Page = "<html><body><p>words</p></body></html>";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    internal static byte[] Record(string type, byte[] block, string? url = "https://herald.example/a", string contentType = "application/http; msgtype=response", string more = "", string version = "WARC/1.0") =>
        [.. Bytes($"{version}\r\nWARC-Type: {type}\r\nWARC-Record-ID: <urn:uuid:1>\r\n{(url is null ? "" : $"WARC-Target-URI: {url}\r\n")}{more}Content-Type: {contentType}\r\nContent-Length: {block.Length}\r\n\r\n"), .. block, .. "\r\n\r\n"u8];

    private static byte[] Answer(byte[] body, string headers = "Content-Type: text/html; charset=utf-8\r\n", string status = "200 OK") => [.. Bytes($"HTTP/1.1 {status}\r\n{headers}\r\n"), .. body];

    internal static byte[] Response(string body = Page, string? url = "https://herald.example/a", string headers = "Content-Type: text/html; charset=utf-8\r\n", string status = "200 OK") =>
        Record("response", Answer(Bytes(body), headers, status), url);

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static async Task<List<SourceItem>> Read(byte[] file, long largest = 1_000_000)
    {
        var items = new List<SourceItem>();
        await foreach (var item in WarcSource.ReadAsync(new MemoryStream(file), "f.warc", largest, Token)) items.Add(item);
        return items;
    }

    private static string Text(SourceItem item) => Encoding.UTF8.GetString(item.Page.ShouldNotBeNull(item.Problem).Content.Span);

    [Fact]
    public async Task Pages_are_read_and_all_else_is_passed_over()
    {
        byte[] file =
        [
            .. Record("warcinfo", "software: x\r\n"u8.ToArray(), null, "application/warc-fields"),
            .. Record("request", "GET / HTTP/1.1\r\n\r\n"u8.ToArray(), contentType: "application/http; msgtype=request"),
            .. Response(url: "<https://herald.example/a>"),
            .. Response("gone", status: "404 Not Found"),
            .. Response("", status: "301 Moved", headers: "Location: /b\r\n"),
            .. Response("\u0089PNG", headers: "Content-Type: image/png\r\n"),
            .. Record("revisit", Answer([]), more: "WARC-Profile: x\r\n"),
            .. Record("metadata", "a: b"u8.ToArray(), contentType: "application/warc-fields"),
            .. Response("plain words", "https://herald.example/b", "Content-Type: text/plain\r\n"),
            .. Record("conversion", "converted words"u8.ToArray(), "https://herald.example/c", "text/plain", version: "WARC/1.1"),
            .. Record("resource", Bytes(Page), "https://herald.example/d", "text/html"),
        ];
        foreach (var whole in new[] { file, Packed(file) })
        {
            var items = await Read(whole);
            items.ShouldAllBe(i => i.Problem == null);
            items.Select(i => (i.Name[^1], i.Page!.Form)).ShouldBe([('a', PageForm.Html), ('b', PageForm.FlatText), ('c', PageForm.FlatText), ('d', PageForm.Html)]);
            (items[0].Page!.Url, items[0].Page!.Charset, Text(items[0])).ShouldBe(("https://herald.example/a", "utf-8", Page));
        }
    }

    [Fact]
    public async Task A_file_packed_record_by_record_is_read()
    {
        var items = await Read([.. Packed(Response()), .. Packed(Response(url: "https://herald.example/b"))]);
        items.Select(i => i.Name).ShouldBe(["https://herald.example/a", "https://herald.example/b"]);
    }

    [Fact]
    public async Task Chunks_and_codings_are_undone()
    {
        var zipped = Packed(Bytes(Page));
        var chunked = $"5;x=1\r\n{Page[..5]}\r\n{Page.Length - 5:X}\r\n{Page[5..]}\r\n0\r\n\r\n";
        var items = await Read([
            .. Record("response", Answer(zipped, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n")),
            .. Response(chunked, headers: "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"),
            .. Record("response", Answer([.. Bytes($"{zipped.Length:x}\r\n"), .. zipped, .. "\r\n0\r\n\r\n"u8], "content-type: text/html\r\ntransfer-encoding: chunked\r\ncontent-encoding: gzip\r\n"))]);
        items.Select(Text).ShouldBe([Page, Page, Page]);
    }

    [Fact]
    public async Task Codings_that_the_archive_undid_already_are_left_alone()
    {
        var items = await Read([
            .. Response(headers: "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
            .. Response(headers: "Content-Type: text/html\r\nContent-Encoding: br\r\n")]);
        items.Select(Text).ShouldBe([Page, Page]);
    }

    [Fact]
    public async Task A_file_cut_in_mid_record_keeps_what_came_before_and_names_the_cut()
    {
        byte[] file = [.. Response(), .. Response(url: "https://herald.example/b")];
        var items = await Read(file[..^20]);
        items.Count.ShouldBe(2);
        Text(items[0]).ShouldBe(Page);
        items[1].ShouldBe(new SourceItem("f.warc: record 2 (https://herald.example/b)", null, items[1].Problem));
        items[1].Problem!.ShouldStartWith("the file is cut within this record");
        (await Read(file[..(file.Length / 2 + 30)]))[1].Problem.ShouldBe("the file is cut within the headers of this record");
    }

    [Fact]
    public async Task A_packed_file_cut_anywhere_keeps_what_came_before_and_names_the_cut()
    {
        var (first, second) = (Packed(Response()), Packed(Response(new string('x', 500) + Page, "https://herald.example/b")));
        foreach (var cut in Enumerable.Range(1, second.Length - 1))
        {
            var items = await Read([.. first, .. second[..cut]]);
            Text(items[0]).ShouldBe(Page);
            (items.Count > 1 && items[^1].Problem is { } problem && problem.Contains("cut")).ShouldBeTrue(cut.ToString(CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task A_record_that_lies_about_its_length_does_not_take_the_others_with_it()
    {
        var wrong = Encoding.UTF8.GetString(Response()).Replace("Content-Length: ", "Content-Length: -", StringComparison.Ordinal);
        var items = await Read([.. Bytes(wrong), .. Response(url: "https://herald.example/b")]);
        items[0].Problem.ShouldBe("it does not say how long it is (Content-Length)");
        items.ShouldContain(i => i.Name == "https://herald.example/b");
    }

    [Fact]
    public async Task Bytes_between_records_are_named_and_passed_over()
    {
        var items = await Read([.. Response(), .. "rubbish\r\nmore rubbish\r\n"u8, .. Response(url: "https://herald.example/b")]);
        items.Select(i => i.Page is null).ShouldBe([false, true, false]);
        items[1].Problem.ShouldBe("before it stand bytes that are no record");
    }

    [Fact]
    public async Task A_record_beyond_the_limit_is_named_and_the_next_one_read()
    {
        var items = await Read([.. Response(new string('x', 5000)), .. Response()], 2000);
        items[0].Problem.ShouldBe("it holds 5,059 bytes, more than the 2,000 bytes that are read at most");
        Text(items[1]).ShouldBe(Page);
    }

    [Fact]
    public async Task A_bomb_within_a_record_is_cut_at_the_limit()
    {
        var items = await Read([.. Record("response", Answer(Packed(new byte[5_000_000]), "Content-Type: text/html\r\nContent-Encoding: gzip\r\n")), .. Response()]);
        items[0].Problem.ShouldBe("its body unpacks to more than the 1 MB that are read at most");
        Text(items[1]).ShouldBe(Page);
    }

    [Fact]
    public async Task A_part_that_the_crawler_kept_is_read_and_noted()
    {
        var item = (await Read(Record("response", Answer(Bytes(Page)), more: "WARC-Truncated: length\r\n"))).ShouldHaveSingleItem();
        item.Note.ShouldBe("the crawler kept only a part of it (length)");
        item.Page.ShouldNotBeNull();
    }

    [Fact]
    public async Task Folded_headers_and_bare_line_ends_are_read()
    {
        var text = "WARC/1.0\nWARC-Type: response\nWARC-Target-URI:\n https://herald.example/a\nContent-Length: " + (17 + Page.Length) + "\n\nHTTP/1.0 200 OK\n\n" + Page + "\n\n";
        var item = (await Read(Bytes(text))).ShouldHaveSingleItem();
        (item.Name, Text(item)).ShouldBe(("https://herald.example/a", Page));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>no archive</html>")]
    [InlineData("WARC/1.0")]
    [InlineData("WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n")]
    [InlineData("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9223372036854775807\r\n\r\nx")]
    public async Task What_is_no_archive_is_named(string text) => (await Read(Bytes(text))).ShouldContain(i => i.Problem != null);

    [Fact]
    public async Task An_archive_with_any_byte_changed_is_read_or_named()
    {
        byte[] file = [.. Response(), .. Packed(Response())];
        byte[] plain = [.. Response(headers: "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", body: "5\r\n<p>ab\r\n0\r\n\r\n"), .. Response()];
        var random = new Random(17);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = (i % 2 == 0 ? Packed(plain) : i % 3 == 0 ? file : plain).ToArray();
            for (var n = random.Next(1, 4); n > 0; n--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            await Read(bytes[..random.Next(bytes.Length / 2, bytes.Length + 1)]);
        }
    }
}
