using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Readout.Documents;
using Readout.Language.English;

namespace Readout.Language;

/// <summary>
/// Gives time expressions their values. Anchors: the day of publication, and the narrative, the last date told. In a history, a text most of
/// whose years lie far before its publication (or that has no date of publication), what is unsaid comes from the narrative; in a report it comes from
/// the day of publication and the tense of the verb.
/// </summary>
internal sealed class TimeResolver
{
    private const int FewestYearsOfHistory = 3;
    private const double ShareOfYearsInHistory = 0.6;
    private const int FewestDaysOfNews = 3;
    private const int YearsToHistory = 2;
    private const int ReachOfYear = 10;
    private const int ReachOfDate = 30;

    private readonly Article _article;
    private readonly ImmutableArray<Sentence> _sentences;
    private readonly ImmutableArray<Token> _tokens;
    private readonly ImmutableArray<Word> _words;
    private readonly LocalDate? _published;
    private readonly bool _history;
    private PartialDate? _narrative;
    private bool _narrativeBeforeChrist;
    private int _narrativeSentence = -1;
    private int? _glance;

    public TimeResolver(Article article, ImmutableArray<Sentence> sentences, ImmutableArray<Token> tokens, ImmutableArray<Word> words, List<TimeReading> readings)
    {
        _article = article;
        _sentences = sentences;
        _tokens = tokens;
        _words = words;
        _published = article.Published.Date?.ExactDay;
        _history = IsHistory(readings);
    }

    public TimeExpression Resolve(TimeReading reading, int sentence, bool heading)
    {
        var span = new TextSpan(_tokens[reading.First].Span.Start, _tokens[reading.End - 1].Span.End);
        switch (reading.Shape)
        {
            case TimeShape.Duration:
                return new TimeExpression(span, TimeType.Duration, Length(reading.Count, reading.Unit!));
            case TimeShape.Recurring:
                return new TimeExpression(span, TimeType.Set, reading.Unit);
            case TimeShape.Reference:
                return new TimeExpression(span, TimeType.Date, reading.Unit);
            case TimeShape.Era:
                return new TimeExpression(span, TimeType.Date, reading.Unit);
            case TimeShape.Clock:
                var day = _narrativeSentence == sentence ? _narrative?.ExactDay : _published;
                var clock = string.Create(CultureInfo.InvariantCulture, $"T{reading.Hour:D2}:{reading.Minute:D2}");
                return new TimeExpression(span, TimeType.Time, day is { } known ? new PartialDate(known) + clock : "XXXX-XX-XX" + clock, day is { } at ? new PartialDate(at) : null);
            case TimeShape.Weekday:
                return Tell(span, Weekday(reading, sentence, heading), reading, sentence, "XXXX-WXX-" + reading.Weekday.ToString(CultureInfo.InvariantCulture));
            case TimeShape.Shifted:
                return Shifted(span, reading, sentence);
            case TimeShape.Season:
                return Season(span, reading, sentence);
            default:
                return reading.BeforeChrist ? Ancient(span, reading) : Calendar(span, reading, sentence, heading);
        }
    }

    /// <summary>A duration in TIMEX3's form: P5D, PT2H, P1DE, PXW where nothing is counted.</summary>
    public static string Length(double? count, string unit)
    {
        var number = count is { } value ? value.ToString("0.##", CultureInfo.InvariantCulture) : "X";
        return unit switch
        {
            "H" or "S" => $"PT{number}{unit}",
            "TM" => $"PT{number}M",
            "N" => $"P{number}N",
            "FN" => count is { } fortnights ? $"P{(fortnights * 2).ToString("0.##", CultureInfo.InvariantCulture)}W" : "PXW",
            _ => $"P{number}{unit}",
        };
    }

    private bool IsHistory(List<TimeReading> readings)
    {
        var (all, far, near) = (0, 0, 0);
        foreach (var reading in readings)
        {
            if (reading is { Shape: TimeShape.Weekday } or { Shape: TimeShape.Shifted, FromNarrative: false }) near++;
            if (reading.Year is not { } year || reading.Shape == TimeShape.Era) continue;
            all++;
            if (reading.BeforeChrist || _published is null || year <= _published.Value.Year - YearsToHistory) far++;
        }

        // Days told as readers of the day count them ("on Monday", "last week") are news, however far it looks back.
        if (_published is not null && near >= FewestDaysOfNews && near * 2 >= all) return false;
        return all >= FewestYearsOfHistory && far >= all * ShareOfYearsInHistory;
    }

    private TimeExpression Tell(TextSpan span, PartialDate? date, TimeReading reading, int sentence, string unresolved, PartialDate? end = null)
    {
        if (date is { } told && Reaches(told)) (_narrative, _narrativeBeforeChrist, _narrativeSentence) = (told, false, sentence);
        var value = date?.ToString() ?? unresolved;
        return reading.DayPart is { } part
            ? new TimeExpression(span, TimeType.Time, $"{value}T{part}", date, end)
            : new TimeExpression(span, TimeType.Date, value, date, end);
    }

    /// <summary>
    /// Whether the narrative of a history moves to the date. A single year far from where it stands is a glance aside ("the army of 1812"); the second of its kind moves it.
    /// </summary>
    private bool Reaches(PartialDate date)
    {
        if (!_history || _narrative is not { } reached || _narrativeBeforeChrist) return true;
        var reach = date.Month is null ? ReachOfYear : ReachOfDate;
        if (Math.Abs(date.Year - reached.Year) <= reach || (_glance is { } glance && Math.Abs(date.Year - glance) <= reach))
        {
            _glance = null;
            return true;
        }

        _glance = date.Year;
        return false;
    }

    private TimeExpression Ancient(TextSpan span, TimeReading reading)
    {
        var year = reading.Year!.Value;
        if (year is >= 1 and <= 9999) (_narrative, _narrativeBeforeChrist) = (new PartialDate(year), true);
        var value = string.Create(CultureInfo.InvariantCulture, $"BC{year:D4}");
        if (reading.Month is { } month) value += string.Create(CultureInfo.InvariantCulture, $"-{month:D2}");
        if (reading.Day is { } day) value += string.Create(CultureInfo.InvariantCulture, $"-{day:D2}");
        return new TimeExpression(span, TimeType.Date, value);
    }

    private TimeExpression Calendar(TextSpan span, TimeReading reading, int sentence, bool heading)
    {
        if (reading is { Month: null, Year: null, Day: { } bare })
        {
            var reached = _narrative is { Month: not null } narrative && (_history || _narrativeSentence >= sentence - 1) ? narrative : _published is { } today ? new PartialDate(today) : default(PartialDate?);
            return reached is { Month: { } within } && Make(reached.Value.Year, within, bare) is { } told
                ? Tell(span, told, reading, sentence, "") : Tell(span, null, reading, sentence, string.Create(CultureInfo.InvariantCulture, $"XXXX-XX-{bare:D2}"));
        }

        var year = reading.Year ?? YearOf(reading, sentence, heading);
        var unresolved = reading.Month is { } m ? string.Create(CultureInfo.InvariantCulture, $"XXXX-{m:D2}") : "XXXX";
        if (reading.Day is { } d) unresolved += string.Create(CultureInfo.InvariantCulture, $"-{d:D2}");
        if (year is null || Make(year.Value, reading.Month, reading.Day) is not { } date) return Tell(span, null, reading, sentence, unresolved);
        if (_history && reading.Year is null && _narrativeBeforeChrist)
        {
            return new TimeExpression(span, TimeType.Date, "BC" + date);
        }

        PartialDate? end = null;
        if (reading.LastDay is { } lastDay)
        {
            var lastMonth = reading.LastMonth ?? reading.Month!.Value;
            end = Make(lastMonth < reading.Month ? year.Value + 1 : year.Value, lastMonth, lastDay);
        }

        return Tell(span, date, reading, sentence, unresolved, end);
    }

    private static PartialDate? Make(int year, int? month, int? day) =>
        year is < 1 or > 9999 || (day is { } d && month is { } m && d > CalendarSystem.Iso.GetDaysInMonth(year, m)) ? null : new PartialDate(year, month, day);

    /// <summary>The year of a month or day that names none.</summary>
    private int? YearOf(TimeReading reading, int sentence, bool heading)
    {
        var month = reading.Month!.Value;
        if (reading.Direction == Direction.Unsaid && _narrative is { } told && (_history || (_narrativeSentence == sentence && told.Year != _published?.Year)))
        {
            // The turn of a year: behind the autumn a month of the winter belongs to the next one.
            return _history && told.Month is >= 10 && month <= 3 ? told.Year + 1 : told.Year;
        }

        if (_published is not { } today) return null;
        var day = reading.Day ?? (month == today.Month ? today.Day : 15);
        var thisYear = Make(today.Year, month, Math.Min(day, 28))!.Value.First;
        var past = thisYear <= today ? today.Year : today.Year - 1;
        var ahead = thisYear >= today ? today.Year : today.Year + 1;
        switch (reading.Direction)
        {
            case Direction.Back:
                return month == today.Month && reading.Day is null ? today.Year - 1 : past;
            case Direction.Ahead:
                return month == today.Month && reading.Day is null ? today.Year + 1 : ahead;
            case Direction.Same:
                return today.Year;
        }

        switch (Tense.At(_article.Text, _tokens.AsSpan(), _words.AsSpan(), _sentences[sentence], reading, heading))
        {
            case Direction.Ahead:
                return ahead;
            case Direction.Back:
                return past;
            default:
                // No verb tells: a day or month close ahead is nearer than one long gone.
                var until = Period.Between(today, thisYear, PeriodUnits.Days).Days;
                return until is > 0 and <= 92 ? today.Year : past;
        }
    }

    private PartialDate? Weekday(TimeReading reading, int sentence, bool heading)
    {
        var fromNarrative = _history && _narrative?.ExactDay is not null;
        if ((_history ? _narrative?.ExactDay : _published) is not { } today) return null;
        var ahead = (reading.Weekday - (int)today.DayOfWeek + 7) % 7;
        var back = ahead == 0 ? 0 : ahead - 7;
        var days = reading.Direction switch
        {
            Direction.Back => back == 0 ? -7 : back,
            Direction.Ahead => ahead == 0 ? 7 : ahead,
            Direction.Same => Tense.At(_article.Text, _tokens.AsSpan(), _words.AsSpan(), _sentences[sentence], reading, heading) == Direction.Back ? back : ahead,
            _ when fromNarrative => ahead,
            _ => Tense.At(_article.Text, _tokens.AsSpan(), _words.AsSpan(), _sentences[sentence], reading, heading) == Direction.Ahead ? ahead : back,
        };
        return Plus(today, "D", days) is { } day ? new PartialDate(day) : null;
    }

    private TimeExpression Season(TextSpan span, TimeReading reading, int sentence)
    {
        if (reading.BeforeChrist) return new TimeExpression(span, TimeType.Date, string.Create(CultureInfo.InvariantCulture, $"BC{reading.Year:D4}-{reading.Unit}"));
        var year = reading.Year ?? (_history || (reading.FromNarrative && _narrativeSentence >= sentence - 1 && _narrative is not null) ? _narrative?.Year : _published?.Year) + reading.Shift;
        if (year is not (>= 1 and <= 9999)) return new TimeExpression(span, TimeType.Date, "XXXX-" + reading.Unit);
        if (reading.Year is not null) (_narrative, _narrativeBeforeChrist, _narrativeSentence) = (new PartialDate(year.Value), false, sentence);
        return new TimeExpression(span, TimeType.Date, string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{reading.Unit}"), new PartialDate(year.Value));
    }

    private TimeExpression Shifted(TextSpan span, TimeReading reading, int sentence)
    {
        var told = reading.FromNarrative && _narrative is not null && (_history || reading.Shift != 0 || _narrativeSentence >= sentence - 1) ? _narrative : null;
        if (told is not null && _narrativeBeforeChrist && reading.Unit == "Y")
        {
            var before = told.Value.Year - reading.Shift;
            if (before is >= 1 and <= 9999) _narrative = new PartialDate(before);
            return new TimeExpression(span, TimeType.Date, string.Create(CultureInfo.InvariantCulture, $"BC{before:D4}"));
        }

        var anchor = told ?? (_published is { } today && !(_history && reading.FromNarrative) ? new PartialDate(today) : null);
        if (anchor is not { } from || Coarser(from, reading.Unit!) || Plus(from.First, reading.Unit!, reading.Shift) is not { } date)
        {
            var open = reading.Unit switch { "D" => "XXXX-XX-XX", "W" => "XXXX-WXX", "WE" => "XXXX-WXX-WE", "M" => "XXXX-XX", _ => "XXXX" };
            return reading.DayPart is { } part ? new TimeExpression(span, TimeType.Time, $"{open}T{part}") : new TimeExpression(span, TimeType.Date, open);
        }

        switch (reading.Unit)
        {
            case "D":
                return Tell(span, new PartialDate(date), reading, sentence, "");
            case "W" or "WE":
                var monday = date.PlusDays(1 - (int)date.DayOfWeek);
                var week = NodaTime.Calendars.WeekYearRules.Iso;
                var value = string.Create(CultureInfo.InvariantCulture, $"{week.GetWeekYear(date):D4}-W{week.GetWeekOfWeekYear(date):D2}");
                var weekend = reading.Unit == "WE";
                return new TimeExpression(span, TimeType.Date, weekend ? value + "-WE" : value, new PartialDate(weekend ? monday.PlusDays(5) : monday), new PartialDate(monday.PlusDays(6)));
            case "M":
                return Tell(span, new PartialDate(date.Year, date.Month), reading, sentence, "");
            case "Y":
                return Tell(span, new PartialDate(date.Year), reading, sentence, "");
            case "Q":
                return new TimeExpression(span, TimeType.Date, string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}-Q{(date.Month + 2) / 3}"));
            case "DE":
                return new TimeExpression(span, TimeType.Date, (date.Year / 10).ToString("D3", CultureInfo.InvariantCulture));
            default:
                return new TimeExpression(span, TimeType.Date, (date.Year / 100).ToString("D2", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Whether the anchor is known less precisely than the unit asks for.</summary>
    private static bool Coarser(PartialDate anchor, string unit) => unit is "D" or "W" or "WE" ? anchor.Day is null : unit is "M" or "Q" && anchor.Month is null;

    private static LocalDate? Plus(LocalDate from, string unit, int count)
    {
        var years = unit switch { "Y" => count, "DE" => count * 10, "CE" => count * 100, "ML" => count * 1000, _ => 0 };
        if (from.Year + years is < 2 or > 9998 || Math.Abs(count) > 9999) return null;
        var date = unit switch
        {
            "D" => from.PlusDays(count),
            "W" or "WE" => from.PlusWeeks(count),
            "M" => from.PlusMonths(count),
            "Q" => from.PlusMonths(count * 3),
            _ => from.PlusYears(years),
        };
        return date.Year is >= 1 and <= 9999 ? date : null;
    }
}
