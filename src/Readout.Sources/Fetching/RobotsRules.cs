using System.Globalization;
using System.Text;

namespace Readout.Sources.Fetching;

/// <summary>What a robots.txt allows a program to fetch (RFC 9309).</summary>
internal sealed class RobotsRules
{
    /// <summary>As much of the file is read (RFC 9309, 2.5, asks for at least this).</summary>
    public const int LargestFile = 500 * 1024;

    /// <summary>A longer <c>Crawl-delay</c> is taken for a mistake and cut.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(60);

    private readonly List<(string Pattern, bool Allows)> _rules;

    private RobotsRules(List<(string Pattern, bool Allows)> rules, TimeSpan delay, IReadOnlyList<string> sitemaps)
    {
        _rules = rules;
        Delay = delay;
        Sitemaps = sitemaps;
    }

    /// <summary>Everything may be fetched.</summary>
    public static RobotsRules AllowAll { get; } = new([], TimeSpan.Zero, []);

    /// <summary>Nothing may be fetched.</summary>
    public static RobotsRules DisallowAll { get; } = new([("/", false)], TimeSpan.Zero, []);

    /// <summary>The pause asked for between two requests (<c>Crawl-delay</c>, not part of the RFC).</summary>
    public TimeSpan Delay { get; }

    /// <summary>The sitemaps named, as they stand.</summary>
    public IReadOnlyList<string> Sitemaps { get; }

    /// <summary>Reads a file: the rules of all groups that name the product, or else of those for all (<c>*</c>).</summary>
    /// <param name="bytes">The file, UTF-8; what lies beyond <see cref="LargestFile"/> is left out.</param>
    /// <param name="product">The product token, compared without case.</param>
    public static RobotsRules Parse(ReadOnlySpan<byte> bytes, string product)
    {
        if (bytes.Length > LargestFile)
        {
            // A line cut in half could say something else.
            bytes = bytes[..LargestFile];
            bytes = bytes[..(bytes.LastIndexOfAny((byte)'\r', (byte)'\n') + 1)];
        }

        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        Group own = new(), all = new();
        var sitemaps = new List<string>();
        bool isOwn = false, isAll = false, inRules = true, ownSeen = false;
        foreach (var line in Encoding.UTF8.GetString(bytes).AsSpan().EnumerateLines())
        {
            var (key, value) = Split(line);
            if (key.Equals("user-agent", StringComparison.OrdinalIgnoreCase))
            {
                if (inRules) isOwn = isAll = inRules = false;
                if (value is ['*', ..]) isAll = true;
                else if (Token(value).Equals(product, StringComparison.OrdinalIgnoreCase)) isOwn = ownSeen = true;
            }
            else if (key.Equals("allow", StringComparison.OrdinalIgnoreCase) || key.Equals("disallow", StringComparison.OrdinalIgnoreCase))
            {
                inRules = true;
                if (value.IsEmpty || !isOwn && !isAll) continue;
                var rule = (Normal(value), key[0] is 'a' or 'A');
                if (isOwn) own.Rules.Add(rule);
                if (isAll) all.Rules.Add(rule);
            }
            else if (key.Equals("crawl-delay", StringComparison.OrdinalIgnoreCase))
            {
                if (!double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) || !(seconds >= 0)) continue;
                var delay = TimeSpan.FromSeconds(Math.Min(seconds, LongestDelay.TotalSeconds));
                if (isOwn) own.Delay = delay;
                if (isAll) all.Delay = delay;
            }
            else if (key.Equals("sitemap", StringComparison.OrdinalIgnoreCase) && !value.IsEmpty)
            {
                sitemaps.Add(value.ToString());
            }
        }

        var group = ownSeen ? own : all;
        return new RobotsRules(group.Rules, group.Delay, sitemaps);
    }

    /// <summary>Whether an address may be fetched: the longest matching pattern decides, of two equally long ones the one that allows.</summary>
    public bool Allows(Uri url)
    {
        var path = Normal(url.PathAndQuery);
        if (path == "/robots.txt") return true;
        var (longest, allows) = (-1, true);
        foreach (var rule in _rules)
        {
            if (rule.Pattern.Length < longest || rule.Pattern.Length == longest && allows) continue;
            if (Matches(rule.Pattern, path)) (longest, allows) = (rule.Pattern.Length, rule.Allows);
        }

        return allows;
    }

    /// <summary>A pattern matches from the start; <c>*</c> stands for any characters, a <c>$</c> at its end for the end.</summary>
    /// <remarks>Each piece between stars is taken at its first place: if any way matches, this one does. Linear but for repeated part matches.</remarks>
    private static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> path)
    {
        var anchored = pattern is [.., '$'];
        if (anchored) pattern = pattern[..^1];
        var star = pattern.IndexOf('*');
        var first = star < 0 ? pattern : pattern[..star];
        if (!path.StartsWith(first, StringComparison.Ordinal)) return false;
        path = path[first.Length..];
        if (star < 0) return !anchored || path.IsEmpty;
        pattern = pattern[(star + 1)..];
        while (true)
        {
            star = pattern.IndexOf('*');
            if (star < 0) return anchored ? path.EndsWith(pattern, StringComparison.Ordinal) : path.IndexOf(pattern, StringComparison.Ordinal) >= 0;
            var at = path.IndexOf(pattern[..star], StringComparison.Ordinal);
            if (at < 0) return false;
            path = path[(at + star)..];
            pattern = pattern[(star + 1)..];
        }
    }

    /// <summary>One spelling for one path: what need not be escaped is not, what is beyond ASCII is, in UTF-8 (RFC 9309, 2.2.2).</summary>
    private static string Normal(ReadOnlySpan<char> path)
    {
        var normal = new StringBuilder(path.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < path.Length;)
        {
            if (path[i] == '%' && i + 2 < path.Length && byte.TryParse(path.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var escaped))
            {
                if (char.IsAsciiLetterOrDigit((char)escaped) || "-._~".Contains((char)escaped)) normal.Append((char)escaped);
                else normal.Append('%').Append(escaped.ToString("X2", CultureInfo.InvariantCulture));
                i += 3;
            }
            else if (char.IsAscii(path[i]))
            {
                normal.Append(path[i++]);
            }
            else
            {
                Rune.DecodeFromUtf16(path[i..], out var rune, out var used);
                foreach (var b in utf8[..rune.EncodeToUtf8(utf8)]) normal.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
                i += used;
            }
        }

        return normal.ToString();
    }

    private static KeyValue Split(ReadOnlySpan<char> line)
    {
        var comment = line.IndexOf('#');
        if (comment >= 0) line = line[..comment];
        var colon = line.IndexOf(':');
        return colon < 0 ? default : new KeyValue(line[..colon].Trim(), line[(colon + 1)..].Trim());
    }

    /// <summary>The letters a product token is made of (RFC 9309, 2.2.1), from the start on.</summary>
    private static ReadOnlySpan<char> Token(ReadOnlySpan<char> value)
    {
        var end = 0;
        while (end < value.Length && (char.IsAsciiLetter(value[end]) || value[end] is '-' or '_')) end++;
        return value[..end];
    }

    private readonly ref struct KeyValue(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
    {
        private readonly ReadOnlySpan<char> _key = key;
        private readonly ReadOnlySpan<char> _value = value;

        public void Deconstruct(out ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
        {
            key = _key;
            value = _value;
        }
    }

    private sealed class Group
    {
        public List<(string Pattern, bool Allows)> Rules { get; } = [];

        public TimeSpan Delay { get; set; }
    }
}
