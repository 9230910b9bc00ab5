using System.Globalization;
using Readout.Documents;

namespace Readout.Language.English;

/// <summary>Reads dates, weekdays, seasons and words of relation ("last month") from the tokens of a sentence; lengths and clocks are in the other half.</summary>
internal ref partial struct TimeParser
{
    private readonly string _text;
    private readonly ReadOnlySpan<Token> _tokens;
    private readonly int _start;
    private readonly int _end;

    public TimeParser(string text, ReadOnlySpan<Token> tokens, Sentence sentence)
    {
        _text = text;
        _tokens = tokens;
        _start = sentence.FirstToken;
        _end = sentence.EndToken;
    }

    /// <summary>The longest expression that begins at the token, or null.</summary>
    public readonly TimeReading? Read(int at)
    {
        var core = AfterModifier(at);
        if (core > at && Date(core) is { Shape: not TimeShape.Reference } modified) return modified with { First = at };
        return Date(at) ?? Length(at) ?? Clock(at) ?? Recurring(at) ?? Reference(at);
    }

    private readonly ReadOnlySpan<char> Raw(int at) => at >= _start && at < _end ? _tokens[at].Span.Of(_text.AsSpan()) : default;

    private readonly bool Is(int at, string word) => Raw(at).Equals(word, StringComparison.OrdinalIgnoreCase);

    private readonly bool IsAny(int at, string first, string second, string third = "\0", string fourth = "\0", string fifth = "\0") =>
        Is(at, first) || Is(at, second) || Is(at, third) || Is(at, fourth) || Is(at, fifth);

    private readonly bool IsHyphen(int at) => at < _end && Raw(at) is "-" or "–" or "—" or "\u2010" or "\u2011";

    private readonly int Month(int at) => TimeWords.Months.TryGetValue(Raw(at), out var month) ? month : 0;

    private readonly int Weekday(int at) => TimeWords.Weekdays.TryGetValue(Raw(at), out var day) ? day : 0;

    private readonly string? Look(System.Collections.Frozen.FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> table, int at)
    {
        Span<char> buffer = stackalloc char[TimeWords.LongestWord];
        return table.TryGetValue(TimeWords.Lower(Raw(at), buffer), out var value) ? value : null;
    }

    private readonly int Look(System.Collections.Frozen.FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> table, int at)
    {
        Span<char> buffer = stackalloc char[TimeWords.LongestWord];
        return table.TryGetValue(TimeWords.Lower(Raw(at), buffer), out var value) ? value : -1;
    }

    private readonly bool In(System.Collections.Frozen.FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> set, int at)
    {
        Span<char> buffer = stackalloc char[TimeWords.LongestWord];
        return set.Contains(TimeWords.Lower(Raw(at), buffer));
    }

    /// <summary>Behind "early", "late", "mid-", "the end of", "earlier", "later in": words that belong to the expression and leave its value.</summary>
    private readonly int AfterModifier(int at)
    {
        if (IsAny(at, "early", "late", "mid")) return IsHyphen(at + 1) ? at + 2 : Is(at + 1, "in") ? at + 2 : at + 1;
        if (IsAny(at, "earlier", "later")) return Is(at + 1, "in") ? at + 2 : IsAny(at + 1, "this", "that", "the", "last", "next") ? at + 1 : at;
        var noun = Is(at, "the") ? at + 1 : at;
        if (IsAny(noun, "very", "latter")) noun++;
        if (IsAny(noun, "end", "beginning", "start", "middle", "close") && Is(noun + 1, "of")) return noun + 2;
        if (IsAny(noun, "first", "second") && IsAny(noun + 1, "half", "part") && Is(noun + 2, "of")) return noun + 3;
        if (IsAny(noun, "latter", "early", "late") && IsAny(noun + 1, "half", "part", "days", "months") && Is(noun + 2, "of")) return noun + 3;
        return noun > at && IsAny(noun, "early", "late", "mid") ? (IsHyphen(noun + 1) ? noun + 2 : noun + 1) : at;
    }

    private readonly TimeReading? Date(int at)
    {
        if (at >= _end) return null;
        return Numeric(at) ?? MonthFirst(at) ?? DayFirst(at) ?? OfWeekday(at) ?? Season(at) ?? Relative(at) ?? Era(at) ?? BareYear(at) ?? Feast(at);
    }

    /// <summary>2023-06-18, 18.06.2023, 6/18/2023 (month first unless it cannot be).</summary>
    private readonly TimeReading? Numeric(int at)
    {
        var word = Raw(at);
        if (word.Length is < 8 or > 10 || !char.IsAsciiDigit(word[0])) return null;
        if (PartialDate.TryParse(word, out var iso) && iso.Day is not null)
            return new TimeReading(at, at + 1, TimeShape.Calendar) { Year = iso.Year, Month = iso.Month, Day = iso.Day };
        var sign = word.IndexOfAny('/', '.');
        if (sign is not (1 or 2)) return null;
        var second = word[(sign + 1)..].IndexOf(word[sign]);
        if (second is not (1 or 2)) return null;
        var numbers = (Number(word[..sign]), Number(word.Slice(sign + 1, second)), TimeWords.Year(word[(sign + second + 2)..]));
        var (month, day, year) = word[sign] == '.' || numbers.Item1 > 12 ? (numbers.Item2, numbers.Item1, numbers.Item3) : numbers;
        return year > 0 && Fits(month, day) ? new TimeReading(at, at + 1, TimeShape.Calendar) { Year = year, Month = month, Day = day } : null;

        static int Number(ReadOnlySpan<char> digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    private static bool Fits(int month, int day) => month is >= 1 and <= 12 && day >= 1 && day <= (month == 2 ? 29 : month is 4 or 6 or 9 or 11 ? 30 : 31);

    private readonly TimeReading? MonthFirst(int at)
    {
        var month = Month(at);
        if (month == 0) return null;
        var next = Is(at + 1, "the") ? at + 2 : at + 1;
        var day = TimeWords.DayOfMonth(Raw(next), out _);
        if (day > 0 && Fits(month, day) && !In(TimeWords.Counted, next + 1))
        {
            var (end, lastDay, lastMonth) = (next + 1, default(int?), default(int?));
            if ((IsHyphen(end) || IsAny(end, "to", "through", "until")) && TimeWords.DayOfMonth(Raw(end + 1), out _) is > 0 and var last && last > day && Fits(month, last) && Month(end + 2) == 0)
                (end, lastDay) = (end + 2, last);
            else if (IsHyphen(end) && Month(end + 1) is > 0 and var other && TimeWords.DayOfMonth(Raw(end + 2), out _) is > 0 and var until && Fits(other, until))
                (end, lastDay, lastMonth) = (end + 3, until, other);
            var (year, bc, yearEnd) = YearBehind(end);
            return new TimeReading(at, yearEnd, TimeShape.Calendar) { Year = year, BeforeChrist = bc, Month = month, Day = day, LastDay = lastDay, LastMonth = lastMonth };
        }

        var (ofYear, before, stop) = YearBehind(at + 1);
        if (ofYear is null && Raw(at) is "May" or "March" or "Mar" or "Sun" && !MonthContext(at)) return null;
        return new TimeReading(at, stop, TimeShape.Calendar) { Year = ofYear, BeforeChrist = before, Month = month };
    }

    /// <summary>"May" and "March" alone are months only behind words that call for one.</summary>
    private readonly bool MonthContext(int at) =>
        IsAny(at - 1, "in", "of", "by", "since", "until") || IsAny(at - 1, "last", "next", "this", "early", "late") || IsAny(at - 1, "from", "to", "through", "during", "before")
        || IsAny(at - 1, "till", "after", "mid", "between", "and") || (IsHyphen(at - 1) && Is(at - 2, "mid"));

    /// <summary>The year that stands behind a month or day: "1939", ", 1939", "of 1939", "490 BC".</summary>
    private readonly (int? Year, bool BeforeChrist, int End) YearBehind(int at)
    {
        var year = Is(at, ",") || Is(at, "of") ? at + 1 : at;
        var value = TimeWords.Year(Raw(year));
        if (value > 0 && !(Is(at, ",") && In(TimeWords.Counted, year + 1))) return (value, false, year + 1);
        if (Raw(year).Length <= 4 && int.TryParse(Raw(year), NumberStyles.None, CultureInfo.InvariantCulture, out var old) && old > 0 && IsAny(year + 1, "BC", "BCE", "B.C.", "B.C.E."))
            return (old, true, year + 2);
        return (null, false, at);
    }

    private readonly TimeReading? DayFirst(int at)
    {
        var first = Is(at, "the") ? at + 1 : at;
        var day = TimeWords.DayOfMonth(Raw(first), out var ordinal);
        if (day == 0) return null;
        var next = first + 1;
        int? lastDay = null;
        if ((IsHyphen(next) || IsAny(next, "to", "and")) && TimeWords.DayOfMonth(Raw(next + 1), out _) is > 0 and var last && last > day && (Month(next + 2) > 0 || (Is(next + 2, "of") && Month(next + 3) > 0)))
            (next, lastDay) = (next + 2, last);
        if (Is(next, "of")) next++;
        var month = Month(next);
        if (month > 0 && Fits(month, lastDay ?? day) && !(TimeWords.DayOfMonth(Raw(next + 1), out _) > 0 && !ordinal && IsHyphen(next + 2) && first > _start && IsHyphen(first - 1)))
        {
            var (year, bc, end) = YearBehind(next + 1);
            return new TimeReading(at, end, TimeShape.Calendar) { Year = year, BeforeChrist = bc, Month = month, Day = day, LastDay = lastDay };
        }

        // "on the 25th": a day of the month that the text has reached.
        return first > at && ordinal && char.IsAsciiDigit(Raw(first)[0]) && !char.IsLetter(FirstOf(first + 1)) && IsAny(at - 1, "on", "by", "until", "since")
            ? new TimeReading(at, first + 1, TimeShape.Calendar) { Day = day, FromNarrative = true } : null;
    }

    private readonly char FirstOf(int at) => Raw(at) is { IsEmpty: false } word ? word[0] : '\0';

    private readonly TimeReading? OfWeekday(int at)
    {
        var name = at;
        var direction = Direction.Unsaid;
        if (IsAny(at, "last", "past", "previous")) (name, direction) = (at + 1, Direction.Back);
        else if (IsAny(at, "next", "coming")) (name, direction) = (at + 1, Direction.Ahead);
        else if (IsAny(at, "this", "the")) (name, direction) = (at + 1, Is(at, "this") ? Direction.Same : Direction.Unsaid);
        var weekday = Weekday(name);
        if (weekday == 0) return null;
        var end = name + 1;
        if (direction == Direction.Unsaid)
        {
            var comma = Is(end, ",") || Is(end, "the") ? end + 1 : end;
            if ((MonthFirst(comma) ?? DayFirst(comma)) is { Day: not null } dated) return dated with { First = name };
        }

        var part = Look(TimeWords.DayParts, end);
        if (part is not null) end++;
        return new TimeReading(direction == Direction.Unsaid ? name : at, end, TimeShape.Weekday) { Weekday = weekday, Direction = direction, DayPart = part };
    }

    private readonly TimeReading? Season(int at)
    {
        var name = IsAny(at, "the", "this", "that", "last", "next") ? at + 1 : at;
        if (Look(TimeWords.Seasons, name) is not { } season) return null;
        var (year, bc, end) = YearBehind(name + 1);
        var shift = Is(at, "last") ? -1 : Is(at, "next") ? 1 : 0;
        // "fall" and "spring" are verbs and nouns too.
        if (year is null && Raw(name) is not ("summer" or "winter" or "autumn") && !IsAny(at, "this", "last", "next") && !IsAny(at - 1, "in", "by", "since", "of")) return null;
        if (year is null && name == at && !IsAny(at - 1, "in", "by", "since", "of", "during") && !IsAny(at - 1, "early", "late", "mid", "until")) return null;
        if (year is null && name > at && Is(at, "the") && !IsAny(at - 1, "in", "by", "during", "over", "through") && !Is(at - 1, "of")) return null;
        return new TimeReading(at, end, TimeShape.Season) { Unit = season, Year = year, BeforeChrist = bc, Shift = shift, Direction = name > at ? Direction.Same : Direction.Unsaid, FromNarrative = Is(at, "that") || Is(at, "the") };
    }

    /// <summary>"the 1990s", "the 19th century", "490 BC".</summary>
    private readonly TimeReading? Era(int at)
    {
        var name = Is(at, "the") ? at + 1 : at;
        var word = Raw(name);
        if (IsAny(name, "mid", "early", "late")) name = IsHyphen(name + 1) ? name + 2 : name + 1;
        word = Raw(name);
        if (word.Length is 5 or 6 && word[^1] == 's' && TimeWords.Year(word[..4]) is > 0 and var decade && decade % 10 == 0)
            return new TimeReading(at, name + 1, TimeShape.Era) { Unit = (decade / 10).ToString("D3", CultureInfo.InvariantCulture), Year = decade };
        var ordinal = Look(TimeWords.Ordinals, name);
        if (ordinal < 0) ordinal = TimeWords.DayOfMonth(word, out var written) is var number && written ? number : -1;
        var century = IsHyphen(name + 1) ? name + 2 : name + 1;
        if (ordinal is > 1 and < 23 && IsAny(century, "century", "centuries"))
            return new TimeReading(at, century + 1, TimeShape.Era) { Unit = (ordinal - 1).ToString("D2", CultureInfo.InvariantCulture), Year = (ordinal - 1) * 100 };
        if (name == at && YearBehind(at) is { BeforeChrist: true } ancient && !Is(at, "of") && !Is(at, ",")) return new TimeReading(at, ancient.End, TimeShape.Calendar) { Year = ancient.Year, BeforeChrist = true };
        return null;
    }

    private readonly TimeReading? BareYear(int at)
    {
        var year = TimeWords.Year(Raw(at));
        if (year == 0 || In(TimeWords.Counted, at + 1) || FirstOf(at - 1) is '$' or '€' or '£' or '#' or '¥' || IsAny(at - 1, "No.", "number", "page", "room") || IsAny(at - 1, "resolution", "article", "section", "flight", "model")) return null;
        if (Is(at + 1, "%") || (IsHyphen(at + 1) && !char.IsAsciiDigit(FirstOf(at + 2)))) return null;
        var asked = IsAny(at - 1, "in", "since", "by", "until", "from") || IsAny(at - 1, "of", "during", "to", "after", "before") || IsAny(at - 1, "and", "till", "circa", "c.", "between") || IsAny(at - 1, "(", "–", "-", "through", "around")
            || IsAny(at - 1, "early", "late", "mid", "year", "throughout");
        if (year < 1500 && !asked) return null;
        if (!asked && year is < 1700 or > 2100) return null;
        return new TimeReading(at, at + 1, TimeShape.Calendar) { Year = year };
    }

    private readonly TimeReading? Feast(int at)
    {
        if (!char.IsUpper(FirstOf(at))) return null;
        for (var end = Math.Min(_end, at + 4); end > at; end--)
        {
            var name = _text.AsSpan(_tokens[at].Span.Start, _tokens[end - 1].Span.End - _tokens[at].Span.Start);
            Span<char> buffer = stackalloc char[TimeWords.LongestWord];
            if (name.Length > buffer.Length || !TimeWords.Feasts.TryGetValue(TimeWords.Lower(name, buffer), out var day)) continue;
            var (year, _, stop) = YearBehind(end);
            return new TimeReading(at, stop, TimeShape.Calendar) { Year = year, Month = int.Parse(day.AsSpan(0, 2), CultureInfo.InvariantCulture), Day = int.Parse(day.AsSpan(3), CultureInfo.InvariantCulture) };
        }

        return null;
    }
}
