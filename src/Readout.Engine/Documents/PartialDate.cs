using System.Globalization;
using NodaTime;

namespace Readout.Documents;

/// <summary>A date as precisely as it is known: a year, a month of a year, or a day (Gregorian, years 1 to 9999).</summary>
/// <remarks>Written as ISO 8601 cut short: <c>2023</c>, <c>2023-02</c>, <c>2023-02-10</c>. The default value is no date; it throws when read.</remarks>
public readonly record struct PartialDate : IComparable<PartialDate>
{
    private readonly int _year;

    /// <summary>Makes a date; leave out <paramref name="day"/>, or day and <paramref name="month"/>, where they are not known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day.</exception>
    public PartialDate(int year, int? month = null, int? day = null)
    {
        if (month is null && day is not null) throw new ArgumentOutOfRangeException(nameof(day), "A day needs its month.");
        _ = new LocalDate(year, month ?? 1, day ?? 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        _year = year;
        Month = month;
        Day = day;
    }

    /// <summary>The day given.</summary>
    public PartialDate(LocalDate day)
        : this(day.Year, day.Month, day.Day)
    {
    }

    /// <summary>1 to 9999.</summary>
    public int Year => _year != 0 ? _year : throw new InvalidOperationException("The default PartialDate is no date.");

    /// <summary>1 to 12, or null where not known.</summary>
    public int? Month { get; }

    /// <summary>1 to 31, or null where not known.</summary>
    public int? Day { get; }

    /// <summary>The first day it allows.</summary>
    public LocalDate First => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day it allows.</summary>
    public LocalDate Last => Day is not null ? First
        : Month is { } month ? new LocalDate(Year, month, CalendarSystem.Iso.GetDaysInMonth(Year, month))
        : new LocalDate(Year, 12, 31);

    /// <summary>The day, where it is known to the day.</summary>
    public LocalDate? ExactDay => Day is null ? null : First;

    /// <summary>Whether the two can be the same day: equal as far as the coarser one goes.</summary>
    public bool Agrees(PartialDate other) => First <= other.Last && other.First <= Last;

    /// <summary>Reads <c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>, nothing else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        if (text.Length is not (4 or 7 or 10)) return false;
        if (!Number(text[..4], out var year) || year == 0) return false;
        var month = 0;
        var day = 0;
        if (text.Length >= 7 && (text[4] != '-' || !Number(text[5..7], out month) || month is < 1 or > 12)) return false;
        if (text.Length == 10 && (text[7] != '-' || !Number(text[8..], out day) || day < 1
            || day > CalendarSystem.Iso.GetDaysInMonth(year, month))) return false;
        date = new PartialDate(year, month == 0 ? null : month, day == 0 ? null : day);
        return true;

        static bool Number(ReadOnlySpan<char> digits, out int value) =>
            int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>Reads a date, or null where the text is none.</summary>
    public static PartialDate? Parse(string? text) => TryParse(text, out var date) ? date : null;

    /// <summary>By first day; of two with one first day the more precise comes first.</summary>
    public int CompareTo(PartialDate other)
    {
        var byStart = First.CompareTo(other.First);
        return byStart != 0 ? byStart : Last.CompareTo(other.Last);
    }

    /// <summary>ISO 8601, cut short where the day or month is not known.</summary>
    public override string ToString()
    {
        if (Day is { } day) return string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Month:D2}-{day:D2}");
        if (Month is { } month) return string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{month:D2}");
        return Year.ToString("D4", CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    /// <inheritdoc/>
    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    /// <inheritdoc/>
    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    /// <inheritdoc/>
    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;
}
