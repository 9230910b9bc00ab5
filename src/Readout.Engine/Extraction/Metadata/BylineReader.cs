using System.Buffers;
using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Readout.Extraction.Metadata;

/// <summary>Reads authors' names: people only, without "by", titles, degrees, places of work and times.</summary>
internal static partial class BylineReader
{
    private const int MostAuthors = 12;
    private static readonly SearchValues<char> WordLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    private static readonly char[] Ends = [.. " \t,.;:|·•-–—*/"];

    private static readonly FrozenSet<string> NoNames = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "admin", "administrator", "editor", "editors", "staff", "team",
        "newsroom", "desk", "reuters", "ap", "afp", "associated press", "the associated press", "agencies", "agency", "news desk", "web desk", "editorial team",
        "editorial staff", "staff writer", "staff reporter", "staff report", "guest", "guest author", "contributor", "contributors", "correspondent", "author", "anonymous", "unknown", "null",
        "undefined", "none", "xinhua", "tass", "dpa", "efe", "ansa", "pti", "kyodo", "yonhap", "ians", "ani", "bloomberg", "read more", "follow", "share", "published",
        "updated", "press release", "marketing", "webmaster", "redaktion", "redazione", "redacción", "rédaction", "wire services", "news services", "cnn", "bbc");

    private static readonly FrozenSet<string> NoNameWords = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "staff", "team", "desk", "news", "newsroom", "editor", "editors", "editorial",
        "reporter", "correspondent", "writer", "agency", "press", "magazine", "online", "digital", "media", "group", "inc", "ltd", "llc", "times", "post", "tribune", "herald",
        "daily", "journal", "hours", "hour", "minutes", "ago", "published", "updated", "photographer", "columnist", "contributor", "bureau", "service", "network", "channel", "tv",
        "university", "institute", "department", "association", "foundation", "company", "blog", "website", "support", "marketing", "content", "january", "february", "march",
        "april", "june", "july", "august", "september", "october", "november", "december", "read", "share", "comments", "min", "subscribe", "follow", "health", "reuters", "ceo",
        "founder", "director", "manager", "producer", "reviewed", "medically", "fact", "checked", "chief", "officer", "technology", "president", "vice", "senior", "sr", "full", "bio", "text", "link", "today", "clinic", "hospital", "board", "guide",
        "tips", "best", "home", "more", "view", "all", "posts", "profile", "about", "contact", "menu", "skip", "email", "article", "story", "video", "photo", "photos", "image", "head",
        "lead", "analyst", "specialist", "strategist", "expert", "coach", "nutritionist", "engineer", "consultant", "assistant", "associate", "professor", "general", "sponsored", "wire", "wires", "newswire", "newspaper", "newspapers", "services", "gazette", "chronicle", "observer", "examiner", "features", "syndicate", "syndication",
        "partner", "research", "archive", "page", "login", "account", "settings", "policy", "privacy", "guidelines", "topics", "related", "store", "shop", "bank", "sports", "edited", "center", "centre", "school", "college", "society", "council", "agency", "studio", "studios", "labs", "entertainment", "international", "by", "the", "and", "our", "your", "with", "for", "at", "in", "on");

    /// <summary>What is written small within names.</summary>
    private static readonly FrozenSet<string> Particles = FrozenSet.Create(StringComparer.Ordinal, "de", "del", "della", "der", "den", "des", "di", "da", "das", "do", "dos", "du", "van", "von", "vom", "zu", "zum", "zur", "ten", "ter",
        "te", "la", "le", "las", "los", "y", "e", "i", "bin", "bint", "ibn", "al", "el", "ul", "ur", "af", "av", "san", "st", "op", "het", "in", "dal", "lo", "mac", "ap", "ben", "bat", "nic", "ní", "ó", "d", "al-din");

    /// <summary>Where an office begins behind a name without a comma: "Ann Bell Senior Reporter".</summary>
    private static readonly FrozenSet<string> Offices = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "senior", "staff", "reporter", "editor", "writer", "founder", "co-founder", "ceo", "director", "manager", "president",
        "contributor", "correspondent", "columnist", "specialist", "author", "associate", "chief", "head", "lead", "analyst", "professor", "contributing", "managing", "executive", "freelance", "deputy", "assistant", "guest", "follow", "says", "profile", "published", "updated", "posted");

    private static readonly FrozenSet<string> Degrees = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "md", "m.d.", "phd", "ph.d.", "ph.d", "mph", "rd", "rdn", "ms", "m.s.", "ma", "m.a.", "mba",
        "bsc", "msc", "rn", "cpt", "ld", "jd", "j.d.", "esq", "esq.", "dds", "dvm", "do", "d.o.", "psyd", "lcsw", "cfa", "cpa", "cfp", "cscs", "ldn", "pt", "dpt", "mbbs", "edd", "pharmd", "np", "pa-c", "bs", "ba");

    /// <summary>The names in strings that sources call authors, each once, in order.</summary>
    public static List<string> Names(IEnumerable<string> texts)
    {
        var names = new List<string>();
        foreach (var text in texts)
        {
            foreach (var name in Split(text))
            {
                if (names.Count < MostAuthors && !names.Contains(name, StringComparer.OrdinalIgnoreCase)) names.Add(name);
            }
        }

        return names;
    }

    /// <summary>The names in a line such as "By Ann Bell and Tom Reed, City Reporters | June 1, 2024". Empty where the line names nobody.</summary>
    public static List<string> Split(string text)
    {
        var names = new List<string>();
        if (text.Length is 0 or > 400 || text.Contains("://", StringComparison.Ordinal) && text.IndexOf(' ', StringComparison.Ordinal) < 0) return names;
        if (text.AsSpan().IndexOfAnyExcept(WordLetters) < 0) return names; // A word alone is no full name.
        if (HanNames.AreIn(text)) return HanNames.Of(text);
        if (text.AsSpan().IndexOfAnyInRange('0', '9') >= 0 && DateReader.Visible(text) is { } day) text = string.Concat(text.AsSpan(0, day.Start), " | ", text.AsSpan(day.Start + day.Length));
        var line = Where().Replace(Bare(text), " ");
        foreach (var part in Parts().Split(line))
        {
            if (Clean(part) is { } name) names.Add(name);
            else if (names.Count > 0 && IsOffice(part) && !Degrees.Contains(part.Trim(Ends))) break; // What stands behind an office is where it is held.
        }

        return names;
    }

    /// <summary>The name in a line that is a name, perhaps a place, and a day: "Ann Bell, Oslo, 4 June 2024", "Ann Bell · June 4, 2024". Null for other lines.</summary>
    public static string? DatedName(string line)
    {
        const int Longest = 100;
        const int MostPlaceWords = 3;
        if (line.Length > Longest || DateReader.Visible(line) is not { Start: > 4 } found) return null;
        var parts = Marks().Split(line[..found.Start]).Where(p => p.Length > 0).ToList();
        if (parts.Count is 0 or > 3 || !IsPerson(parts[0]) || !DateReader.IsAlone(line[found.Start..])) return null;
        return parts.Skip(1).All(p => DateReader.IsBesideDates(p) || LineShapes.Words(p) <= MostPlaceWords && char.IsUpper(p[0])) ? parts[0] : null;
    }

    /// <summary>A first name, a pen name, a name without capitals: for lines and data that surely name the author. Null for the words of offices and firms.</summary>
    public static string? PenName(string text)
    {
        const int MostWords = 3;
        var name = Parts().Split(Bare(text))[0].Trim(Ends);
        if (name.Length is < 3 or > 30 || NoNames.Contains(name) || name.Contains("admin", StringComparison.OrdinalIgnoreCase) || DateReader.IsMonth(name)) return null;
        var words = name.Split(' ');
        if (words.Length > MostWords || !char.IsLetter(name[0])) return null;
        foreach (var word in words)
        {
            if (word.Length == 0 || NoNameWords.Contains(word)) return null;
            foreach (var c in word)
            {
                if (!char.IsLetter(c) && c is not ('.' or '-' or '\'' or '’' or '_') && (words.Length > 1 || !char.IsAsciiDigit(c))) return null;
            }
        }

        return name;
    }

    /// <summary>A desk, a team or a staff that signs as such: "By the Harbor Post Staff", "Foreign Desk". Null for other words.</summary>
    public static string? Collective(string text)
    {
        const int MostWords = 5;
        var name = Marks().Split(Bare(text))[0].Trim(Ends);
        if (name.Length is < 5 or > 45 || DateReader.IsMonth(name)) return null;
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MostWords || words.Length == 1 && !words[0].Equals("newsdesk", StringComparison.OrdinalIgnoreCase) || !char.IsUpper(name[0]) || !words.All(word => word.All(c => char.IsLetterOrDigit(c) || c is '\'' or '’' or '.' or '-' or '&'))) return null;
        return Signers.Contains(words[^1]) || Signers.Contains(words[0]) && words.Length > 1 ? string.Join(' ', words) : null;
    }

    private static readonly FrozenSet<string> Signers = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "staff", "team", "desk", "newsdesk", "newsroom", "editors", "contributor", "contributors", "bureau");

    /// <summary>Whether the words look like a person's name: two to five of them, capital letters first, no word of an office or a firm.</summary>
    public static bool IsPerson(string text)
    {
        if (text.Length is < 4 or > 50 || NoNames.Contains(text) || text.EndsWith("'s", StringComparison.Ordinal) || text.EndsWith("’s", StringComparison.Ordinal)) return false;
        int words = 0, lower = 0, capitals = 0;
        foreach (var word in text.Split(' '))
        {
            if (word.Length == 0) continue;
            if (NoNameWords.Contains(word.TrimEnd('.'))) return false;
            foreach (var c in word)
            {
                if (!char.IsLetter(c) && c is not ('.' or '\'' or '’' or '-' or '‘' or '`')) return false;
            }

            words++;
            if (char.IsLower(word[0]))
            {
                lower++;
                if (!Particles.Contains(word)) return false;
            }
            else if (word.Length > 2 && word is not "III" && !word.Contains('.', StringComparison.Ordinal) && !word.Any(char.IsLower) && word.Any(char.IsAsciiLetterUpper))
            {
                capitals++;
            }
        }

        if (capitals > 0 && capitals < words - lower - Initials(text)) return false; // One word shouts: "Start FREE Trial".

        return words is >= 2 and <= 5 && lower < words - 1 && !char.IsLower(text[0]) || words == 1 && LineShapes.Words(text) >= 1 && text[0] > '\u3000';
    }

    /// <summary>How many words are of one or two letters, which says nothing of how the others are written.</summary>
    private static int Initials(string name) => name.Split(' ').Count(w => w.Length is 1 or 2 || w.Contains('.', StringComparison.Ordinal));

    /// <summary>The line without "By", what stands in brackets, and when it was put up.</summary>
    private static string Bare(string text)
    {
        var line = Lead().Replace(text.Trim(), "");
        if (line.AsSpan().ContainsAny('(', '[', '@')) line = Brackets().Replace(line, " ");
        return line.Contains("ed", StringComparison.OrdinalIgnoreCase) ? Behind().Replace(line, "") : line;
    }

    private static bool IsOffice(string part)
    {
        foreach (var word in part.Split(' '))
        {
            if (NoNameWords.Contains(word.TrimEnd('.', ','))) return true;
        }

        return false;
    }

    private static string? Clean(string part)
    {
        if (IsWord(part.AsSpan().Trim(Ends))) return null;
        var name = Unglued(Lead().Replace(part.Trim(Ends), "").Trim());
        name = Honorific().Replace(name, "").Trim();
        var at = name.IndexOf(" is ", StringComparison.Ordinal);
        if (at > 0) name = name[..at];
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var office = words.FindIndex(Math.Min(2, words.Count), Offices.Contains);
        if (office > 0) words.RemoveRange(office, words.Count - office);
        while (words.Count > 2 && char.IsLower(words[^1][0]) && words[^1].Length > 3) words.RemoveAt(words.Count - 1); // "Ann Bell says"
        while (words.Count > 2 && IsLetters(words[^1]) && words[1].Any(char.IsLower)) words.RemoveAt(words.Count - 1);
        while (words.Count > 1 && Degrees.Contains(words[^1].Trim(','))) words.RemoveAt(words.Count - 1);
        name = string.Join(' ', words);
        if (Degrees.Contains(name) || !IsPerson(name)) return null;
        return IsShouting(name) ? Titled(name) : name;
    }

    /// <summary>A word alone, of a script that parts words: no full name.</summary>
    private static bool IsWord(ReadOnlySpan<char> part)
    {
        foreach (var c in part)
        {
            if (c > '\u3000' || char.IsWhiteSpace(c)) return false;
        }

        return true;
    }

    /// <summary>The letters of a degree or a membership: "Ann Bell CPP".</summary>
    private static bool IsLetters(string word) => word.Length is >= 2 and <= 6 && word is not ("II" or "III" or "IV" or "JR") && word.All(c => char.IsAsciiLetterUpper(c) || c == '.');

    /// <summary>"Ann BellFounder", "ByAnn Bell": two elements' words that stand together; "McBell", "DeVos" and "BellaRao" are one name.</summary>
    private static string Unglued(string name)
    {
        const int LongestPrefix = 3;
        const int ShortestWord = 4;
        if (name.Length > 4 && name.StartsWith("By", StringComparison.Ordinal) && char.IsUpper(name[2])) name = name[2..];
        var start = name.LastIndexOf(' ') + 1;
        for (var i = start + LongestPrefix + 1; i <= name.Length - ShortestWord; i++)
        {
            if (char.IsUpper(name[i]) && char.IsLower(name[i - 1])) return name[..i];
        }

        return name;
    }

    private static bool IsShouting(string name) => name.Length > 5 && !name.Any(char.IsLower) && name.Any(char.IsAsciiLetterUpper);

    private static string Titled(string name) => string.Create(name.Length, name, static (span, from) =>
    {
        for (var i = 0; i < span.Length; i++) span[i] = i > 0 && char.IsLetter(from[i - 1]) ? char.ToLowerInvariant(from[i]) : from[i];
    });

    [GeneratedRegex(@"^\W*((written|words|story|posted|reported|reporting|published|article|edited|text|report|created|submitted|medically reviewed|reviewed|a post|analysis|opinion|contributed) by|by|author|authors|par|von|por|di|door|autor|autorka|autores|tekst|oprac\.|opracował|opracowała|redaktor|redakcja|автор|авторы|текст|подготовил|подготовила|корреспондент|от|συντάκτης|συντάκτρια|γράφει (?:ο|η)|επιμέλεια|ρεπορτάζ|written|from)\s*:?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"[(\[][^)\]]{0,80}[)\]]|@\w+|[\w.]+@[\w.]+", RegexOptions.CultureInvariant)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\s+(?:and|und|et|y|e|i|en|og|och|&|with|for|of|at|in|on)\s+|\s*[,;|/·•&\n]\s*(?:(?:and|und|et|&)\s+)?|\s+[-–—]\s+|\s{2,}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\s*[,|·•]\s*|\s+[-–—]\s+|\s+$", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    /// <summary>When it was put up, on the same line.</summary>
    [GeneratedRegex(@"(?<=\p{L}) (posted|published|(last )?updated)( on)?\s?:?\s.*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Behind();

    /// <summary>"… at Fell Park", "… in Oslo": where somebody was, up to the next name.</summary>
    [GeneratedRegex(@"(?<=\p{L}) (?:at|in|for|from|of) (?!\p{Ll}+ing )[^,;|/·•&]*?(?= and | & |\s*[,;|/·•&]| [-–—] |$)", RegexOptions.CultureInvariant)]
    private static partial Regex Where();

    [GeneratedRegex(@"^(dr|mr|mrs|ms|prof|professor|sir)\.?\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Honorific();
}
