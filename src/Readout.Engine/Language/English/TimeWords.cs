using System.Collections.Frozen;
using System.Globalization;
using Names = System.Collections.Frozen.FrozenDictionary<string, string>.AlternateLookup<System.ReadOnlySpan<char>>;
using Numbers = System.Collections.Frozen.FrozenDictionary<string, int>.AlternateLookup<System.ReadOnlySpan<char>>;
using Words = System.Collections.Frozen.FrozenSet<string>.AlternateLookup<System.ReadOnlySpan<char>>;

namespace Readout.Language.English;

/// <summary>The English words of time expressions. Look-ups are in lower case unless they say otherwise.</summary>
internal static class TimeWords
{
    public const int LongestWord = 16;

    /// <summary>Months, written with a capital, 1 to 12.</summary>
    public static readonly Numbers Months = Table(
        "January,Jan.,Jan|February,Feb.,Feb|March,Mar.,Mar|April,Apr.,Apr|May|June,Jun.,Jun|July,Jul.,Jul|August,Aug.,Aug|September,Sept.,Sep.,Sept,Sep|October,Oct.,Oct|November,Nov.,Nov|December,Dec.,Dec", 1);

    /// <summary>Weekdays, written with a capital, 1 for Monday to 7 for Sunday.</summary>
    public static readonly Numbers Weekdays = Table("Monday,Mon.|Tuesday,Tues.,Tue.|Wednesday,Wed.|Thursday,Thurs.,Thur.,Thu.|Friday,Fri.|Saturday,Sat.|Sunday,Sun.", 1);

    /// <summary>Weekdays in the plural.</summary>
    public static readonly Numbers WeekdayPlurals = Table("Mondays|Tuesdays|Wednesdays|Thursdays|Fridays|Saturdays|Sundays", 1);

    public static readonly Numbers Cardinals = Table(
        "zero|one,a,an|two,both|three|four|five|six|seven|eight|nine|ten|eleven|twelve,dozen|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty", 0);

    public static readonly Numbers Tens = Table("twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety", 2);

    public static readonly Numbers Ordinals = Table(
        "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth", 1);

    /// <summary>Units of time to their letters in ISO 8601 durations; H, TM and S are parts of a day.</summary>
    public static readonly Names Units = Map(
        "day=D;days=D;week=W;weeks=W;month=M;months=M;year=Y;years=Y;decade=DE;decades=DE;century=CE;centuries=CE;millennium=ML;quarter=Q;quarters=Q;"
        + "hour=H;hours=H;hr=H;hrs=H;minute=TM;minutes=TM;mins=TM;second=S;seconds=S;night=N;nights=N;weekend=WE;weekends=WE;fortnight=FN");

    public static readonly Names Seasons = Map("spring=SP;springtime=SP;summer=SU;summertime=SU;autumn=FA;fall=FA;winter=WI;wintertime=WI");

    public static readonly Names DayParts = Map("morning=MO;dawn=MO;daybreak=MO;sunrise=MO;afternoon=AF;evening=EV;dusk=EV;sunset=EV;night=NI;nighttime=NI;midday=MI;overnight=NI");

    public static readonly Names Frequencies = Map(
        "daily=P1D;weekly=P1W;monthly=P1M;yearly=P1Y;annually=P1Y;hourly=PT1H;quarterly=P1Q;biweekly=P2W;nightly=P1D;fortnightly=P2W;biannually=P6M");

    /// <summary>Words that refer to now, before or after as a whole.</summary>
    public static readonly Names References = Map(
        "now=PRESENT_REF;currently=PRESENT_REF;nowadays=PRESENT_REF;presently=PRESENT_REF;recently=PAST_REF;lately=PAST_REF;formerly=PAST_REF;soon=FUTURE_REF");

    /// <summary>Small counts that are no numbers.</summary>
    public static readonly Words Vague = Set("several,few,many,some,couple,dozens,hundreds,numerous,recent,various");

    /// <summary>Words behind a year that make a count of it.</summary>
    public static readonly Words Counted = Set(
        "people,troops,soldiers,men,women,children,students,workers,km,kilometers,kilometres,miles,meters,metres,feet,ft,acres,hectares,dollars,euros,pounds,votes,seats,tons,tonnes,rpm,mhz,mb,"
        + "percent,calories,square,cubic,employees,residents,members,refugees,migrants,prisoners,homes,houses,cases,deaths,horses,tanks,aircraft,ships,vehicles,copies,species,pages,words,points,yards,inches,degrees,%,hours,days,years,mm,cm,kg,or,more");

    /// <summary>Verbs and nouns that speak of what is to come.</summary>
    public static readonly Words Future = Set(
        "will,'ll,’ll,shall,would,due,expected,scheduled,slated,planned,plans,planning,upcoming,set,poised,hopes,hoping,intends,aims,prepares,preparing,wo,tomorrow,expects,looming,awaits,forthcoming,going,may,might,could,ahead");

    /// <summary>Past forms that do not end in -ed.</summary>
    public static readonly Words Past = Set(
        "said,told,met,held,was,were,had,took,came,went,left,began,became,made,gave,got,saw,spoke,wrote,won,lost,led,sent,put,flew,drew,fell,rose,hit,struck,shot,cut,broke,chose,did,found,heard,kept,knew,paid,ran,sat,sold,"
        + "stood,taught,thought,brought,bought,built,caught,fought,has,have,been,shook,swore,threw,withdrew,undertook,overthrew,felt,grew,hosted,read,quit,signed,laid,meant,sought,shut,spent,stole,swept,swung,wore,underwent,forbade");

    /// <summary>Verbs whose present tense, with a day, tells what is to come.</summary>
    public static readonly Words Timetable = Set(
        "arrive,leave,depart,fly,travel,head,go,come,return,visit,meet,begin,start,open,end,close,resume,host,receive,address,attend,vote,convene,gather,expire,reopen,embark,conclude");

    /// <summary>Past forms of verbs that undo a plan.</summary>
    public static readonly Words Undone = Set("cancelled,canceled,postponed,scrapped,shelved,declined,deferred,delayed,abandoned,skipped,nixed,aborted,suspended,rescheduled");

    /// <summary>Fixed feasts: month and day.</summary>
    public static readonly Names Feasts = Map("christmas day=12-25;christmas=12-25;christmas eve=12-24;new year's day=01-01;new year's eve=12-31;halloween=10-31;valentine's day=02-14;may day=05-01;boxing day=12-26;armistice day=11-11");

    /// <summary>The word in lower case in a buffer of <see cref="LongestWord"/>; longer words come back as they are.</summary>
    public static ReadOnlySpan<char> Lower(ReadOnlySpan<char> word, Span<char> buffer) => Lexicon.Lower(word, buffer);

    /// <summary>A day of the month written "3", "3rd", "25th"; 0 where it is none.</summary>
    public static int DayOfMonth(ReadOnlySpan<char> word, out bool ordinal)
    {
        ordinal = word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th";
        var digits = ordinal ? word[..^2] : word;
        return digits.Length is 1 or 2 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31 ? day : 0;
    }

    /// <summary>A year in four digits, 1000 to 2199; 0 where it is none.</summary>
    public static int Year(ReadOnlySpan<char> word) =>
        word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1000 and < 2200 ? year : 0;

    private static Numbers Table(string words, int from)
    {
        var table = new Dictionary<string, int>(StringComparer.Ordinal);
        var number = from;
        foreach (var group in words.Split('|'))
        {
            foreach (var word in group.Split(',')) table.TryAdd(word, number);
            number++;
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static Names Map(string pairs) => WordLists.Split(pairs).Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static Words Set(string words) => words.Split(',').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
