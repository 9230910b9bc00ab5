using System.Globalization;

namespace Readout.Language.English;

internal ref partial struct TimeParser
{
    private const int LongestCount = 5;

    /// <summary>"last month", "the following day", "this year", "later that week", "the month", with month names too: "last June".</summary>
    private readonly TimeReading? Relative(int at)
    {
        if (Is(at, "today") || Is(at, "tonight")) return new TimeReading(at, at + 1, TimeShape.Shifted) { Unit = "D", DayPart = Is(at, "tonight") ? "NI" : null };
        if (Is(at, "yesterday") || Is(at, "tomorrow"))
        {
            var part = Look(TimeWords.DayParts, at + 1);
            return new TimeReading(at, part is null ? at + 1 : at + 2, TimeShape.Shifted) { Unit = "D", Shift = Is(at, "yesterday") ? -1 : 1, DayPart = part };
        }

        var word = at;
        var article = Is(at, "the");
        if (article || IsAny(at, "that", "this") && IsAny(at + 1, "same", "past", "coming")) word++;
        var shift = 0;
        var narrative = article;
        if (IsAny(word, "last", "past", "previous", "preceding")) (shift, narrative) = (-1, article && !IsAny(word, "last", "past"));
        else if (IsAny(word, "next", "coming", "following", "subsequent", "ensuing")) (shift, narrative) = (1, (article && !Is(word, "coming")) || Is(word, "following"));
        else if (Is(word, "same")) narrative = true;
        else if (Is(word, "this")) narrative = false;
        else if (Is(word, "that")) narrative = true;
        else if (article && Look(TimeWords.Units, word) is not null) return Definite(at, word);
        else return null;
        var noun = word + 1;
        if (Month(noun) is > 0 and var month && IsAny(word, "last", "next", "this", "past"))
            return new TimeReading(at, noun + 1, TimeShape.Calendar) { Month = month, Direction = shift < 0 ? Direction.Back : shift > 0 ? Direction.Ahead : Direction.Same };
        if (Look(TimeWords.DayParts, noun) is { } dayPart && !(article && shift == 0))
            return new TimeReading(at, noun + 1, TimeShape.Shifted) { Unit = "D", Shift = Is(noun, "night") && Is(word, "last") ? -1 : shift < 0 ? -1 : shift, DayPart = dayPart, FromNarrative = narrative };
        if (Look(TimeWords.Units, noun) is not { } unit) return null;
        if (unit is "H" or "TM" or "S" or "N" or "FN" || noun + 1 < _end && Raw(noun)[^1] == 's') return null;
        if (unit is "DE" or "CE") return shift < 0 ? new TimeReading(at, noun + 1, TimeShape.Duration) { Unit = unit, Count = 1 } : null;
        if (IsHyphen(noun + 1) && !char.IsAsciiDigit(FirstOf(noun + 2)) && _tokens[noun].Span.End == _tokens[noun + 1].Span.Start) return null;
        var end = noun + 1;
        if (unit == "D" && Look(TimeWords.DayParts, end) is { } part2 && shift != 0) return new TimeReading(at, end + 1, TimeShape.Shifted) { Unit = "D", Shift = shift, DayPart = part2, FromNarrative = true };
        return new TimeReading(at, end, TimeShape.Shifted) { Unit = unit, Shift = shift, FromNarrative = narrative };
    }

    /// <summary>"the year", "the month" count only where a word before them asks for the time: "later in the year", "the end of the month".</summary>
    private readonly TimeReading? Definite(int at, int noun) =>
        Look(TimeWords.Units, noun) is { } unit && unit is "M" or "Y" or "W" or "WE" && (Is(at - 1, "of") || (Is(at - 1, "in") && IsAny(at - 2, "later", "earlier", "late", "early"))) && Raw(noun)[^1] != 's'
            ? new TimeReading(at, noun + 1, TimeShape.Shifted) { Unit = unit, FromNarrative = true } : null;

    /// <summary>A count in digits or words; null where none begins here. "a", "an" and "one" are 1; vague counts are NaN.</summary>
    private readonly (double Count, int End)? Count(int at)
    {
        if (at >= _end) return null;
        var word = Raw(at);
        if (char.IsAsciiDigit(word[0]))
            return word.Length <= LongestCount + 1 && double.TryParse(word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var digits) ? (digits, at + 1) : null;
        if (Is(at, "a") && IsAny(at + 1, "few", "couple")) return Is(at + 2, "of") ? (double.NaN, at + 3) : (double.NaN, at + 2);
        if (Is(at, "half") && IsAny(at + 1, "a", "an")) return (0.5, at + 2);
        if (Look(TimeWords.Tens, at) is >= 2 and var tens)
        {
            var units = IsHyphen(at + 1) ? at + 2 : at + 1;
            return Look(TimeWords.Cardinals, units) is > 0 and < 10 and var small && !IsAny(units, "a", "an") ? (tens * 10 + small, units + 1) : (tens * 10, at + 1);
        }

        if (Look(TimeWords.Cardinals, at) is > 0 and var number && !Is(at, "both"))
        {
            if (Is(at + 1, "hundred")) return (number * 100, at + 2);
            if (Is(at + 1, "dozen")) return (number * 12, at + 2);
            return (number, at + 1);
        }

        if (In(TimeWords.Vague, at) && !Is(at, "recent")) return (double.NaN, Is(at + 1, "of") ? at + 2 : at + 1);
        return null;
    }

    /// <summary>"two days", "a five-hour", "the past three weeks", and with them "two days ago", "three weeks later".</summary>
    private readonly TimeReading? Length(int at)
    {
        var word = at;
        if (Is(at, "the")) word++;
        var relation = IsAny(word, "past", "last", "next", "first", "following") || IsAny(word, "previous", "coming", "final", "recent");
        if (relation) word++;
        else if (word > at) return null;
        if (Count(word) is not { } count) return BarePlural(at, word, relation);
        var end = count.End;
        var half = false;
        if (Is(end, "and") && Is(end + 1, "a") && Is(end + 2, "half")) (end, half) = (end + 3, true);
        var hyphenated = IsHyphen(end) && end > 0 && _tokens[end].Span.Start == _tokens[end - 1].Span.End;
        if (hyphenated) end++;
        if (IsAny(end, "full", "more", "consecutive", "straight", "long")) end++;
        if (Look(TimeWords.Units, end) is not { } unit || unit is "S" or "Q" && count.Count is 1 or double.NaN || (unit == "S" && Is(word, "a"))) return null;
        if (unit == "N" && !Is(end, "nights")) return null;
        end++;
        if (Is(end, "and") && Is(end + 1, "a") && Is(end + 2, "half")) (end, half) = (end + 3, true);
        if (Is(end, "old") || (IsHyphen(end) && Is(end + 1, "old"))) return null;
        if (IsHyphen(end) && Is(end + 1, "long")) end += 2;
        var number = half ? count.Count + 0.5 : count.Count;
        if (!relation && !hyphenated && Shifted(at, end, number, unit) is { } shifted) return shifted;
        if (Raw(word) is "a" or "an" or "A" or "An" && !hyphenated && Rate(at, word)) return new TimeReading(at, end, TimeShape.Recurring) { Unit = "P1" + unit };
        return new TimeReading(at, end, TimeShape.Duration) { Unit = unit, Count = double.IsNaN(number) ? null : number };
    }

    /// <summary>"twice a week", "$5 a day", "three times a year".</summary>
    private readonly bool Rate(int at, int word) => word == at && (IsAny(at - 1, "once", "twice", "times", "dollars", "barrels") || (FirstOf(at - 2) is '$' or '€' or '£') || char.IsAsciiDigit(FirstOf(at - 1)));

    private readonly TimeReading? Shifted(int at, int end, double number, string unit)
    {
        var back = IsAny(end, "ago", "earlier", "before", "previously");
        var ahead = IsAny(end, "later", "hence", "afterwards", "after", "afterward");
        if (!back && !ahead) return null;
        // "two days before the vote" hangs on something the reader knows: a length, here.
        if (IsAny(end, "before", "after") && end + 1 < _end && char.IsLetter(FirstOf(end + 1))) return null;
        if (unit is "H" or "TM" or "S" or "N" or "WE" or "FN" or "Q" || number != Math.Floor(number) && !double.IsNaN(number))
            return new TimeReading(at, end + 1, TimeShape.Duration) { Unit = unit, Count = double.IsNaN(number) ? null : number };
        if (double.IsNaN(number)) return new TimeReading(at, end + 1, TimeShape.Reference) { Unit = back ? "PAST_REF" : "FUTURE_REF" };
        return number > 9999 ? null : new TimeReading(at, end + 1, TimeShape.Shifted) { Unit = unit, Shift = (back ? -1 : 1) * (int)number, FromNarrative = !Is(end, "ago") };
    }

    /// <summary>"for years", "in recent weeks", "months of talks", "weeks later".</summary>
    private readonly TimeReading? BarePlural(int at, int word, bool relation)
    {
        var noun = relation || !Is(at, "recent") ? word : word + 1;
        if (Look(TimeWords.Units, noun) is not { } unit || unit is "S" or "N" or "Q" or "WE" || FirstOf(noun) is var first && char.IsUpper(first)) return null;
        if (Raw(noun)[^1] != 's' && !Raw(noun).Equals("centuries", StringComparison.Ordinal)) return null;
        if (Is(noun + 1, "later") || Is(noun + 1, "earlier")) return new TimeReading(at, noun + 2, TimeShape.Reference) { Unit = Is(noun + 1, "later") ? "FUTURE_REF" : "PAST_REF" };
        if (Is(noun + 1, "ago")) return new TimeReading(at, noun + 2, TimeShape.Reference) { Unit = "PAST_REF" };
        if (!relation && !IsAny(at - 1, "for", "in", "within", "over", "after") && !IsAny(at - 1, "took", "take", "takes", "lasted", "spent") && !IsAny(noun + 1, "of", "long", "before")) return null;
        return new TimeReading(at, noun + 1, TimeShape.Duration) { Unit = unit };
    }

    /// <summary>"10:30 a.m.", "5 pm GMT", "19:00", "noon", "the morning of", "this evening" apart.</summary>
    private readonly TimeReading? Clock(int at)
    {
        if (IsAny(at, "noon", "midnight")) return new TimeReading(at, at + 1, TimeShape.Clock) { Hour = Is(at, "noon") ? 12 : 0 };
        if (Look(TimeWords.DayParts, at) is { } part && IsAny(at - 1, "the", "at", "by", "in", "until") && !Is(at, "overnight"))
        {
            if (!Is(at + 1, "of") || Date(at + 2) is not { Shape: TimeShape.Calendar or TimeShape.Weekday } day) return null;
            return day with { First = Is(at - 1, "the") ? at - 1 : at, DayPart = part };
        }

        var word = Raw(at);
        var colon = word.IndexOf(':');
        var dot = colon > 0 ? colon : word.Length is 4 or 5 && char.IsAsciiDigit(FirstOf(at)) ? word.IndexOf('.') : -1;
        var hours = dot > 0 ? word[..dot] : word;
        if (hours.Length is 0 or > 2 || !int.TryParse(hours, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) || hour > 24) return null;
        var minute = 0;
        if (dot > 0 && (word.Length < dot + 3 || !int.TryParse(word.Slice(dot + 1, 2), NumberStyles.None, CultureInfo.InvariantCulture, out minute) || minute > 59)) return null;
        var end = at + 1;
        var morning = IsAny(end, "a.m.", "am", "a.m");
        var evening = IsAny(end, "p.m.", "pm", "p.m");
        if (morning || evening) end++;
        else if (Is(end, "o'clock")) end++;
        else if (colon < 0 && !IsAny(end, "GMT", "UTC")) return null;
        else if (colon > 0 && word.Length != colon + 3) return null;
        if (evening && hour < 12) hour += 12;
        if (morning && hour == 12) hour = 0;
        if (Raw(end) is "GMT" or "UTC" or "EST" or "EDT" or "ET" or "CET" or "BST" or "PST" or "PDT" or "CEST" or "IST" or "KST" or "JST") end++;
        else if (Is(end, "local") && Is(end + 1, "time")) end += 2;
        return new TimeReading(at, end, TimeShape.Clock) { Hour = hour, Minute = minute };
    }

    private readonly TimeReading? Recurring(int at)
    {
        if (Look(TimeWords.Frequencies, at) is { } frequency) return new TimeReading(at, at + 1, TimeShape.Recurring) { Unit = frequency };
        if (TimeWords.WeekdayPlurals.TryGetValue(Raw(at), out var plural)) return new TimeReading(at, at + 1, TimeShape.Recurring) { Unit = "XXXX-WXX-" + plural.ToString(CultureInfo.InvariantCulture) };
        if (!IsAny(at, "every", "each", "per")) return null;
        if (Weekday(at + 1) is > 0 and var weekday) return new TimeReading(at, at + 2, TimeShape.Recurring) { Unit = "XXXX-WXX-" + weekday.ToString(CultureInfo.InvariantCulture) };
        if (Look(TimeWords.DayParts, at + 1) is { } part) return new TimeReading(at, at + 2, TimeShape.Recurring) { Unit = "XXXX-XX-XXT" + part };
        var (count, noun) = Count(at + 1) is { } counted && !double.IsNaN(counted.Count) ? (counted.Count, counted.End) : (1, at + 1);
        if (Is(noun, "other")) (count, noun) = (2, noun + 1);
        return Look(TimeWords.Units, noun) is { } unit && unit is not ("N" or "WE") ? new TimeReading(at, noun + 1, TimeShape.Recurring) { Unit = TimeResolver.Length(count, unit) } : null;
    }

    private readonly TimeReading? Reference(int at)
    {
        if (Look(TimeWords.References, at) is { } reference) return new TimeReading(at, at + 1, TimeShape.Reference) { Unit = reference };
        if (Is(at, "the") && IsAny(at + 1, "future", "past") && !char.IsLetter(FirstOf(at + 2))) return new TimeReading(at, at + 2, TimeShape.Reference) { Unit = Is(at + 1, "future") ? "FUTURE_REF" : "PAST_REF" };
        if (Is(at, "the") && IsAny(at + 1, "near", "foreseeable", "distant") && Is(at + 2, "future")) return new TimeReading(at, at + 3, TimeShape.Reference) { Unit = "FUTURE_REF" };
        return null;
    }
}
