using System.Buffers;
using System.Text;

namespace Readout.Extraction;

/// <summary>Bytes to text: byte order mark, valid UTF-8, the transport's charset, the page's own, then the likeliest of the old code pages.</summary>
/// <remarks>Valid UTF-8 with letters beyond ASCII comes before what a page declares: no text of another encoding reads as UTF-8 by chance.</remarks>
public static class TextDecoding
{
    private const int DeclarationWindow = 4096;
    private const int SampleLength = 64 * 1024;

    /// <summary>The code page that pages of all scripts are wrongly said to be in.</summary>
    private const int WesternPage = 1252;

    /// <summary>Of the non-ASCII sequences at most this share may be broken for damaged UTF-8 still to be read as UTF-8.</summary>
    private const double BrokenUtf8Share = 0.1;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\"';>/");

    private static readonly Encoding Utf8 = new UTF8Encoding(false, false);

    /// <summary>What the bytes are when they are no text, in words; null where they may be text.</summary>
    public static string? BinaryKind(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("%PDF-"u8)) return "a PDF document";
        if (bytes.StartsWith("PK\u0003\u0004"u8)) return "a ZIP archive or office document";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])) return "a PNG picture";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return "a JPEG picture";
        if (bytes.StartsWith("GIF8"u8)) return "a GIF picture";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return "a gzip archive";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x7F, (byte)'E', (byte)'L', (byte)'F'])) return "a program";
        if (Mark(bytes) is not null || WideByZeros(bytes) is not null) return null;
        var sample = bytes[..Math.Min(bytes.Length, SampleLength)];
        return sample.Contains((byte)0) ? "binary data" : null;
    }

    /// <summary>The text of the bytes; never throws. A byte order mark is not part of it.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset, bool html)
    {
        if (Mark(bytes) is { } marked) return marked.Encoding.GetString(bytes[marked.Length..]);
        if (WideByZeros(bytes) is { } wide) return wide.GetString(bytes);
        if (Utf8IsValid(bytes)) return IsEscaped(bytes) ? Named("iso-2022-jp")!.GetString(bytes) : Utf8.GetString(bytes);
        if (MostlyUtf8(bytes)) return Utf8.GetString(bytes);
        var named = Named(charset) ?? (html ? Named(Declared(bytes)) : null);
        if (named is null || named.CodePage == Utf8.CodePage || named.CodePage == WesternPage && IsForeign(bytes)) named = Likeliest(bytes);
        return named.GetString(bytes);
    }

    /// <summary>Whether the bytes are mostly letters of another script, whatever they are said to be.</summary>
    private static bool IsForeign(ReadOnlySpan<byte> bytes)
    {
        HighSample(bytes, out var high, out var letters);
        return high > letters;
    }

    private static bool Utf8IsValid(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    private static bool IsEscaped(ReadOnlySpan<byte> bytes) => bytes.IndexOf("\u001B$B"u8) >= 0;

    private static (Encoding Encoding, int Length)? Mark(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return (Utf8, 3);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0])) return (Encoding.UTF32, 4);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return (Encoding.Unicode, 2);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return (Encoding.BigEndianUnicode, 2);
        return null;
    }

    /// <summary>UTF-16 without a mark: in mostly Latin text every second byte is zero.</summary>
    private static Encoding? WideByZeros(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length & ~1, 1024)];
        if (sample.Length < 8) return null;
        int even = 0, odd = 0;
        for (var i = 0; i < sample.Length; i += 2)
        {
            if (sample[i] == 0) even++;
            if (sample[i + 1] == 0) odd++;
        }

        var pairs = sample.Length / 2;
        if (odd > pairs * 3 / 4 && even < pairs / 20) return Encoding.Unicode;
        if (even > pairs * 3 / 4 && odd < pairs / 20) return Encoding.BigEndianUnicode;
        return null;
    }

    private static bool MostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        long good = 0, broken = 0;
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0) break;
            bytes = bytes[ascii..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var used) == OperationStatus.Done) good++;
            else broken++;
            bytes = bytes[Math.Max(used, 1)..];
        }

        return good > 0 && broken <= (good + broken) * BrokenUtf8Share;
    }

    /// <summary>The charset that the start of an HTML page declares, or null.</summary>
    private static string? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationWindow)]);
        for (var at = head.IndexOf("charset", StringComparison.OrdinalIgnoreCase); at >= 0;
            at = head.IndexOf("charset", at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var rest = head.AsSpan(at + "charset".Length).TrimStart();
            if (rest.IsEmpty || rest[0] != '=') continue;
            rest = rest[1..].TrimStart(" \t\r\n\"'");
            var end = rest.IndexOfAny(NameEnds);
            var name = end < 0 ? rest : rest[..end];
            if (Named(name.ToString()) is not null) return name.ToString();
        }

        return null;
    }

    private static Encoding? Named(string? charset)
    {
        if (string.IsNullOrWhiteSpace(charset)) return null;
        var name = charset.Trim().Trim('"', '\'').ToUpperInvariant() switch
        {
            // The web's rule (Encoding Standard, 4.2): these labels mean the wider Windows page.
            "ISO-8859-1" or "LATIN1" or "US-ASCII" or "ASCII" => "windows-1252",
            "ISO-8859-9" => "windows-1254",
            "GB2312" or "GBK" => "gb18030",
            "KS_C_5601-1987" => "euc-kr",
            "UTF8" => "utf-8",
            "UTF-7" => "windows-1252",
            var other => other,
        };
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>By the letters that the candidates make of the bytes: each script's commonest characters speak for an encoding, broken and unheard-of ones against it.</summary>
    private static Encoding Likeliest(ReadOnlySpan<byte> bytes)
    {
        var latin = Named("windows-1252")!;
        var sample = HighSample(bytes, out var high, out var letters);
        if (high * 3 < letters) return latin;
        Encoding best = latin;
        var most = 0.0;
        foreach (var (name, common) in CommonLetters)
        {
            if (Named(name) is not { } encoding) continue;
            double score = 0;
            foreach (var c in encoding.GetString(sample))
            {
                if (c < '\u0080') continue;
                if (c == '\uFFFD' || char.IsControl(c) || c is >= '\uE000' and < '\uF900') score -= 4;
                else if (common.Contains(c)) score += c >= '\u3000' ? WideScore : 1;
                else if (c is >= '\u2500' and < '\u2600' or >= '\uFF61' and < '\uFFA0' || char.IsSymbol(c)) score -= 1;
            }

            if (score > most) (best, most) = (encoding, score);
        }

        return most >= high * 0.2 ? best : latin;
    }

    /// <summary>A character of two bytes counts for two and a little, since one of thousands says more than one of thirty.</summary>
    private const double WideScore = 4;

    /// <summary>Candidates in the order in which a tie is settled, and the commonest characters of what is written in them.</summary>
    private static readonly (string Name, SearchValues<char> Common)[] CommonLetters =
    [
        ("windows-1251", SearchValues.Create("оеаинтсрвлкмдпуяыьгз")),
        ("koi8-r", SearchValues.Create("оеаинтсрвлкмдпуяыьгз")),
        ("ibm866", SearchValues.Create("оеаинтсрвлкмдпуяыьгз")),
        ("iso-8859-5", SearchValues.Create("оеаинтсрвлкмдпуяыьгз")),
        ("windows-1253", SearchValues.Create("αοιετσνηυρπκμλςωάίέόή")),
        ("windows-1256", SearchValues.Create("اليمنوترهبعدسفكةحقأ")),
        ("windows-1255", SearchValues.Create("יוהלאתרבשמנםדעחקפכט")),
        ("gb18030", SearchValues.Create("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经")),
        ("big5", SearchValues.Create("的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經")),
        ("euc-kr", SearchValues.Create("이다는을의에가고하지로한은도들기서사대를인나자정수시그일해어있으리전과부장제보아주국")),
        ("shift_jis", SearchValues.Create("のにはをがでとしたるいてなっかられれもあすこまきさりょくンスールトア日本年")),
        ("euc-jp", SearchValues.Create("のにはをがでとしたるいてなっかられれもあすこまきさりょくンスールトア日本年")),
        ("windows-874", SearchValues.Create("านรอกเงมยลวดทสตะปบคหแจพชขใไ่้ีัิ็ื")),
    ];

    /// <summary>The start of the text outside of tags, and how many high bytes and Latin letters stand in it.</summary>
    private static byte[] HighSample(ReadOnlySpan<byte> bytes, out int high, out int letters)
    {
        var sample = new byte[Math.Min(bytes.Length, SampleLength)];
        var length = 0;
        var inTag = false;
        (high, letters) = (0, 0);
        foreach (var b in bytes)
        {
            if (length == sample.Length) break;
            if (b == (byte)'<') inTag = true;
            if (!inTag)
            {
                sample[length++] = b;
                if (b >= 0x80) high++;
                else if (char.IsAsciiLetter((char)b)) letters++;
            }

            if (b == (byte)'>') inTag = false;
        }

        return sample[..length];
    }
}
