using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Readout.Documents;

namespace Readout.Archive.Tables;

/// <summary>An article as it is kept: everything extraction found, packed. Its layers are not kept: the engine reads them again from the text.</summary>
internal sealed record PackedArticle(
    string Name, string? Url, string Title, string Text, string? Outlet, string[] Byline, PackedDate Published, PackedDate Modified, PageKind Kind, string? Section,
    string? Canonical, string? Dateline, string? Language, string[] Captions, string? Agency, string? AgencyWords)
{
    /// <summary>Packs an article.</summary>
    public static byte[] Pack(Article article) => Packing.Pack(JsonSerializer.SerializeToUtf8Bytes(Of(article), PackedJson.Default.PackedArticle));

    /// <summary>The article again.</summary>
    public static Article Unpack(byte[] packed) => JsonSerializer.Deserialize(Packing.Unpack(packed), PackedJson.Default.PackedArticle)!.ToArticle();

    /// <summary>What is kept of an article.</summary>
    public static PackedArticle Of(Article article) =>
        new(article.Name, article.Url, article.Title, article.Text, article.Outlet, [.. article.Byline], PackedDate.Of(article.Published),
            PackedDate.Of(article.Modified), article.Kind, article.Section, article.Canonical, article.Dateline, article.Language, [.. article.Captions],
            article.WireCredit?.Agency, article.WireCredit?.Words);

    /// <summary>The article that was kept.</summary>
    public Article ToArticle() => new(Name, Url, Title, Text)
    {
        Outlet = Outlet,
        Byline = (Byline ?? []).ToEquatableArray(),
        Published = Published.ToPublication(),
        Modified = Modified.ToPublication(),
        Kind = Kind,
        Section = Section,
        Canonical = Canonical,
        Dateline = Dateline,
        Language = Language,
        Captions = (Captions ?? []).ToEquatableArray(),
        WireCredit = Agency is { } agency ? new WireCredit(agency, AgencyWords ?? "") : null,
    };
}

/// <summary>A publication date as it is kept.</summary>
internal sealed record PackedDate(string? Date, DateSource From, Confidence Confidence, string? Words)
{
    public static PackedDate Of(Publication publication) => new(publication.Date?.ToString(), publication.From, publication.Confidence, publication.Words);

    public Publication ToPublication() => new(PartialDate.Parse(Date), From, Confidence, Words);
}

/// <summary>Brotli in one piece.</summary>
internal static class Packing
{
    private const int Quality = 5;
    private const int Window = 20;

    /// <summary>The largest text that is unpacked, in bytes.</summary>
    private const int Largest = 200_000_000;

    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length) + sizeof(int)];
        BitConverter.TryWriteBytes(packed, bytes.Length);
        if (!BrotliEncoder.TryCompress(bytes, packed.AsSpan(sizeof(int)), out var written, Quality, Window)) throw new InvalidOperationException("The text could not be packed.");
        return packed[..(written + sizeof(int))];
    }

    public static byte[] Pack(string text) => Pack(Encoding.UTF8.GetBytes(text));

    public static byte[] Unpack(byte[] packed)
    {
        var length = packed.Length >= sizeof(int) ? BitConverter.ToInt32(packed) : -1;
        if (length is < 0 or > Largest) throw new ArchiveException("a packed text of the archive is broken: run 'readout check'");
        var bytes = new byte[length];
        if (!BrotliDecoder.TryDecompress(packed.AsSpan(sizeof(int)), bytes, out var written) || written != length)
            throw new ArchiveException("a packed text of the archive is broken: run 'readout check'");
        return bytes;
    }

    public static string UnpackText(byte[] packed) => Encoding.UTF8.GetString(Unpack(packed));
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(PackedArticle))]
internal sealed partial class PackedJson : JsonSerializerContext;
