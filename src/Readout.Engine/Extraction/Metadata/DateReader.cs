using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using Readout.Documents;

namespace Readout.Extraction.Metadata;

/// <summary>Reads calendar days out of short strings: machine-readable ones, and those that pages show to people.</summary>
internal static partial class DateReader
{
    private const int Earliest = 1990;
    private const int Latest = 2100;

    /// <summary>A line that is a day and nothing else has so many characters.</summary>
    private const int ShortestDay = 6;
    private const int LongestDay = 90;

    /// <summary>What stands beside a day in a line that tells nothing else.</summary>
    private static readonly FrozenSet<string> BesideDates = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "published", "posted", "updated", "created", "issued", "released", "first", "last",
        "changed", "modified", "edited", "on", "at", "date", "time", "online", "am", "pm", "a.m", "p.m", "gmt", "utc", "bst", "cet", "cest", "est", "edt", "et", "pst", "pdt", "pt", "ist", "sgt", "kst", "jst", "hkt",
        "aest", "hrs", "h", "uhr", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
        "r", "roku", "godz", "opublikowano", "dodano", "aktualizacja", "poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela", "г", "года", "в", "опубликовано", "обновлено", "мск", "msk", "понедельник", "вторник",
        "среда", "четверг", "пятница", "суббота", "воскресенье", "στις", "ώρα", "δημοσίευση", "δημοσιεύθηκε", "ενημέρωση", "π.μ", "μ.μ", "δευτέρα", "τρίτη", "τετάρτη", "πέμπτη", "παρασκευή", "σάββατο", "κυριακή", "发布时间", "发布", "时间", "星期一", "星期二",
        "星期三", "星期四", "星期五", "星期六", "星期日", "le", "à", "publié", "mis", "jour", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "veröffentlicht", "aktualisiert", "am", "um", "stand", "montag", "dienstag", "mittwoch", "donnerstag",
        "freitag", "samstag", "sonntag", "publicado", "actualizado", "atualizado", "el", "a", "las", "às", "em", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "pubblicato", "aggiornato", "il", "alle", "ore");

    /// <summary>Whether the word names a month.</summary>
    public static bool IsMonth(string word) => MonthNames.Of(word) != 0;

    /// <summary>An ISO 8601 date at the start (any time behind it), as <c>meta</c> elements and schema.org data hold it; else any day in the string.</summary>
    public static PartialDate? Machine(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 100) return null;
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length >= 10 && PartialDate.TryParse(trimmed[..10], out var day)) return InRange(day);
        if (trimmed.Length is >= 8 and <= 14 && trimmed[..8].IndexOfAnyExceptInRange('0', '9') < 0)
            return Day(Number(trimmed[..4]), Number(trimmed[4..6]), Number(trimmed[6..8]));
        if (trimmed.Length is 10 or 13 && long.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out var stamp))
        {
            var instant = trimmed.Length == 10 ? Instant.FromUnixTimeSeconds(stamp) : Instant.FromUnixTimeMilliseconds(stamp);
            return InRange(new PartialDate(instant.InUtc().Date));
        }

        return Visible(text)?.Date;
    }

    /// <summary>The first full day (with its year) in a line that people read, and where it stands.</summary>
    public static (PartialDate Date, int Start, int Length)? Visible(string line)
    {
        (PartialDate, int, int)? first = null;
        if (!MayHoldDay(line)) return null;
        Keep(Iso().Match(line), m => Day(Of(m, "y"), Of(m, "m"), Of(m, "d")));
        Keep(DayMonthYear().Match(line), m => ByName(Of(m, "y"), m.Groups["m"].ValueSpan, Of(m, "d")));
        Keep(MonthDayYear().Match(line), m => ByName(Of(m, "y"), m.Groups["m"].ValueSpan, Of(m, "d")));
        Keep(Numbers().Match(line), m => Numeric(Of(m, "a"), Of(m, "b"), Of(m, "y"), m.Groups["s"].ValueSpan[0] == '.'));
        Keep(YearMonthDay().Match(line), m => ByName(Of(m, "y"), m.Groups["m"].ValueSpan, Of(m, "d")));
        Keep(EastAsian().Match(line), m => Day(Of(m, "y"), Of(m, "m"), Of(m, "d")));
        return first;

        void Keep(Match match, Func<Match, PartialDate?> read)
        {
            for (; match.Success; match = match.NextMatch())
            {
                if (read(match) is not { } date) continue;
                if (first is null || match.Index < first.Value.Item2) first = (date, match.Index, match.Length);
                return;
            }
        }
    }

    /// <summary>Every way to write a day has at least two numbers and three digits.</summary>
    private static bool MayHoldDay(ReadOnlySpan<char> line)
    {
        int digits = 0, numbers = 0;
        for (var at = line.IndexOfAnyInRange('0', '9'); at >= 0; at = line.IndexOfAnyInRange('0', '9'))
        {
            line = line[at..];
            var end = line.IndexOfAnyExceptInRange('0', '9');
            if (end < 0) end = line.Length;
            digits += end;
            numbers++;
            if (digits >= 3 && numbers >= 2) return true;
            line = line[end..];
        }

        return false;
    }

    /// <summary>Whether the word stands beside days in lines that tell nothing else: a weekday, "published", a time zone.</summary>
    public static bool IsBesideDates(string word) => BesideDates.Contains(word);

    /// <summary>Whether a line is a date and nothing else: the day, perhaps its weekday, an hour, and words such as "published" or "last changed".</summary>
    public static bool IsAlone(string line) => line.Length is >= ShortestDay and <= LongestDay && Visible(line) is { } found && IsAlone(line, found);

    /// <summary>The same, where the line's first day is known already.</summary>
    public static bool IsAlone(string line, (PartialDate Date, int Start, int Length) found)
    {
        if (line.Length is < ShortestDay or > LongestDay) return false;
        return Words(line.AsSpan(0, found.Start)) && Words(line.AsSpan(found.Start + found.Length));

        static bool Words(ReadOnlySpan<char> rest)
        {
            var table = BesideDates.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var range in rest.Split(' '))
            {
                var word = rest[range].Trim(",;:|·•-–—()./");
                if (!word.IsEmpty && !table.Contains(word) && !IsClock(word) && Visible(word.ToString()) is null) return false;
            }

            return true;
        }

        static bool IsClock(ReadOnlySpan<char> word)
        {
            foreach (var c in word)
            {
                if (!char.IsAsciiDigit(c) && c is not (':' or '.')) return false;
            }

            return true;
        }
    }

    /// <summary>The day in an address such as <c>/2023/06/18/</c>, <c>/2023-06-18-</c> or <c>/20230618</c>; null where there is none.</summary>
    public static PartialDate? Address(string? url)
    {
        if (url is null || url.Length > 2000) return null;
        var match = InAddress().Match(url);
        if (match.Success) return Day(Of(match, "y"), Of(match, "m"), Of(match, "d"));
        var named = NamedInAddress().Match(url);
        return named.Success ? ByName(Of(named, "y"), named.Groups["m"].ValueSpan, Of(named, "d")) : null;
    }

    /// <summary>Day before month, as most of the world writes; the other way only where the numbers allow nothing else, or with a slash.</summary>
    private static PartialDate? Numeric(int a, int b, int year, bool dotted)
    {
        if (year < 100) year += 2000;
        if (a > 12) return Day(year, b, a);
        if (b > 12) return Day(year, a, b);
        return dotted || a == b ? Day(year, b, a) : Day(year, a, b);
    }

    private static PartialDate? ByName(int year, ReadOnlySpan<char> name, int day)
    {
        if (year < 100) year += 2000;
        return MonthNames.Of(name) is > 0 and var month ? Day(year, month, day) : null;
    }

    private static PartialDate? Day(int year, int month, int day) =>
        year is >= Earliest and <= Latest && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new PartialDate(year, month, day)
            : null;

    private static PartialDate? InRange(PartialDate date) => date.Year is >= Earliest and <= Latest ? date : null;

    private static int Of(Match match, string group) => Number(match.Groups[group].ValueSpan);

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\d])(?<y>(19|20)[0-9]{2})[-/.](?<m>[0-9]{1,2})[-/.](?<d>[0-9]{1,2})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"(?<![\d:])(?<d>[0-9]{1,2})(st|nd|rd|th|er|\.|º)?[\s\-/]{1,2}(of |de |d['’]|ο )?(?<m>[\p{L}\p{M}]{3,12})\.?,?[\s\-/]{1,2}(de |del )?(?<y>(19|20)[0-9]{2}|[0-9]{2}(?![0-9:]))(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(@"(?<!\p{L})(?<m>[\p{L}\p{M}]{3,12})\.?[\s\-/]{1,2}(?<d>[0-9]{1,2})(st|nd|rd|th)?\s?[,.\-/\s]\s?(?<y>(19|20)[0-9]{2})(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex MonthDayYear();

    [GeneratedRegex(@"(?<![\d./])(?<a>[0-9]{1,2})(?<s>[./-])(?<b>[0-9]{1,2})\k<s>(?<y>(19|20)[0-9]{2}|[0-9]{2})(?![0-9./])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"(?<![\d])(?<y>(19|20)[0-9]{2})\.?[ -](?<m>[\p{L}\p{M}]{3,12})\.?[ -](?<d>[0-9]{1,2})(?![0-9:])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex YearMonthDay();

    [GeneratedRegex(@"(?<y>(19|20)[0-9]{2})\s?[年년]\s?(?<m>[0-9]{1,2})\s?[月월]\s?(?<d>[0-9]{1,2})\s?[日일]", RegexOptions.CultureInvariant)]
    private static partial Regex EastAsian();

    [GeneratedRegex(@"[/\-_=.](?<y>(19|20)[0-9]{2})(?<s>[/\-_.]?)(?<m>0[1-9]|1[0-2]|(?<=[/\-_])[1-9])\k<s>(?<d>0[1-9]|[12][0-9]|3[01]|(?<=[/\-_])[1-9])(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex InAddress();

    [GeneratedRegex(@"/(?<y>(19|20)[0-9]{2})/(?<m>[a-z]{3,9})/(?<d>[0-9]{1,2})(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NamedInAddress();
}
