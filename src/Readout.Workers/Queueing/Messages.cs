using System.Buffers.Binary;
using System.Text.Json;
using Readout.Archive;
using Readout.Documents;

namespace Readout.Workers.Queueing;

/// <summary>A message cannot be read: it is none of ours, or broken.</summary>
/// <param name="message">What is wrong with it, in words.</param>
public sealed class BadMessageException(string message) : Exception(message);

/// <summary>A page on its way to be read.</summary>
/// <param name="Number">Its number in the intake, from 1; 0 where it has none yet.</param>
/// <param name="Source">The source it came from; null where from none.</param>
/// <param name="Page">The page.</param>
public sealed record PageMessage(long Number, long? Source, FetchedPage Page)
{
    /// <summary>As it is sent.</summary>
    public byte[] Pack() => Frame.Pack(
        new PageHeader(Number, Source, Page.Name, Page.Url, Page.Form, Page.Charset, Page.Given?.Title, Page.Given?.Outlet, Page.Given?.Published?.ToString(), Page.Given is { } given ? [.. given.Byline] : null),
        Page.Content.Span);

    /// <summary>As it came.</summary>
    /// <exception cref="BadMessageException">It is no page.</exception>
    public static PageMessage Unpack(ReadOnlyMemory<byte> body)
    {
        var (header, content) = Frame.Unpack<PageHeader>(body);
        return new PageMessage(header.Number, header.Source, new FetchedPage(header.Name ?? "", content)
        {
            Url = header.Url,
            Form = header.Form,
            Charset = header.Charset,
            Given = header.Title is null && header.Outlet is null && header.Published is null && header.Byline is null ? null : new GivenMetadata
            {
                Title = header.Title,
                Outlet = header.Outlet,
                Published = PartialDate.Parse(header.Published),
                Byline = [.. header.Byline ?? []],
            },
        });
    }

    private sealed record PageHeader(
        long Number, long? Source, string? Name, string? Url, PageForm Form, string? Charset, string? Title, string? Outlet, string? Published, string[]? Byline);
}

/// <summary>What came of a page, on its way to the one who groups.</summary>
/// <param name="Number">The page's number in the intake.</param>
/// <param name="Source">The source it came from; null where from none.</param>
/// <param name="Name">What people call the page.</param>
/// <param name="Document">The report; null where none came of it.</param>
/// <param name="Problem">Why none came of it, in words; null where it is known or too old, or only the end of a source.</param>
/// <param name="IsEnd">Whether a source was read to its end here.</param>
public sealed record ReportMessage(long Number, long? Source, string Name, Document? Document, string? Problem, bool IsEnd)
{
    /// <summary>As it is sent.</summary>
    public byte[] Pack() => Frame.Pack(new ReportHeader(Number, Source, Name, Problem, IsEnd), Document is null ? [] : DocumentPacking.Pack(Document));

    /// <summary>The number of a report as it came, without the report.</summary>
    /// <exception cref="BadMessageException">It is no report.</exception>
    public static long NumberOf(ReadOnlyMemory<byte> body) => Frame.Unpack<ReportHeader>(body).Header.Number;

    /// <summary>As it came.</summary>
    /// <exception cref="BadMessageException">It is no report.</exception>
    public static ReportMessage Unpack(ReadOnlyMemory<byte> body)
    {
        var (header, content) = Frame.Unpack<ReportHeader>(body);
        try
        {
            return new ReportMessage(header.Number, header.Source, header.Name ?? "", content.IsEmpty ? null : DocumentPacking.Unpack(content.ToArray()), header.Problem, header.IsEnd);
        }
        catch (ArchiveException broken)
        {
            throw new BadMessageException(broken.Message);
        }
    }

    private sealed record ReportHeader(long Number, long? Source, string? Name, string? Problem, bool IsEnd);
}

/// <summary>What is said of the content, as JSON behind its length, and then the content.</summary>
internal static class Frame
{
    public static byte[] Pack<T>(T header, ReadOnlySpan<byte> content)
    {
        var said = JsonSerializer.SerializeToUtf8Bytes(header);
        var body = new byte[sizeof(int) + said.Length + content.Length];
        BinaryPrimitives.WriteInt32LittleEndian(body, said.Length);
        said.CopyTo(body.AsSpan(sizeof(int)));
        content.CopyTo(body.AsSpan(sizeof(int) + said.Length));
        return body;
    }

    public static (T Header, ReadOnlyMemory<byte> Content) Unpack<T>(ReadOnlyMemory<byte> body)
    {
        var length = body.Length >= sizeof(int) ? BinaryPrimitives.ReadInt32LittleEndian(body.Span) : -1;
        if (length < 0 || length > body.Length - sizeof(int)) throw new BadMessageException("it is too short for what it says it holds");
        try
        {
            var header = JsonSerializer.Deserialize<T>(body.Span.Slice(sizeof(int), length)) ?? throw new BadMessageException("nothing is said of its content");
            return (header, body[(sizeof(int) + length)..]);
        }
        catch (JsonException)
        {
            throw new BadMessageException("what is said of its content is no JSON");
        }
    }
}
