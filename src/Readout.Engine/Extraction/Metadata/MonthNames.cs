using System.Collections.Frozen;

namespace Readout.Extraction.Metadata;

/// <summary>Months' names, in the cases in which dates stand, and their usual short forms, in the languages most pages are in.</summary>
internal static class MonthNames
{
    /// <summary>Lower case, no full stop. A name that is two months in two languages is left out where the context cannot tell ("listopada" is Polish here).</summary>
    private static readonly FrozenDictionary<string, int> Months = Table(
        "january jan janvier janv januar jänner enero ene gennaio gen janeiro januari styczeń stycznia sty январь января янв ιανουάριος ιανουαρίου ιαν ocak січень січня ledna leden januára január ianuarie ian tammikuuta tammikuu януари siječnja januara јануар يناير जनवरी",
        "february feb février févr fév februar febrero febbraio febr fevereiro fev februari luty lutego lut февраль февраля фев φεβρουάριος φεβρουαρίου φεβ şubat лютий лютого února únor februára február februarie helmikuuta helmikuu февруари veljače februara فبراير फरवरी",
        "march mar mars märz mrz marzo março maart mrt marts marzec marca март марта мар μάρτιος μαρτίου μαρ mart березень березня března březen marec március martie maaliskuuta maaliskuu ožujka maret مارس मार्च",
        "april apr avril avr abril abr aprile kwiecień kwietnia kwi апрель апреля апр απρίλιος απριλίου απρ nisan квітень квітня dubna duben apríla április aprilie huhtikuuta huhtikuu април travnja aprila أبريل ابريل अप्रैल",
        "may mai mayo maggio mag maio mei maj maja май мая μάιος μαΐου μαίου μαϊ mayıs травень травня května květen mája május toukokuuta toukokuu svibnja мај مايو मई",
        "june jun juin juni junio giugno giu junho czerwiec czerwca cze июнь июня июн ιούνιος ιουνίου ιουν haziran червень червня června červen júna június iunie kesäkuuta kesäkuu юни lipnja juna يونيو जून",
        "july jul juillet juil juli julio luglio lug julho lipiec lipca lip июль июля июл ιούλιος ιουλίου ιουλ temmuz липень липня července červenec júla július iulie heinäkuuta heinäkuu юли jula يوليو जुलाई",
        "august aug août aout agosto ago augustus augusti sierpień sierpnia sie август августа авг αύγουστος αυγούστου αυγ ağustos серпень серпня srpna srpen augusta augusztus elokuuta elokuu kolovoza avgusta agustus أغسطس अगस्त",
        "september sep sept septembre septiembre settembre set setembro wrzesień września wrz сентябрь сентября сен сент σεπτέμβριος σεπτεμβρίου σεπ eylül вересень вересня září septembra szeptember septembrie syyskuuta syyskuu септември rujna سبتمبر सितंबर",
        "october oct octobre oktober okt octubre ottobre ott outubro out październik października paź октябрь октября окт οκτώβριος οκτωβρίου οκτ ekim жовтень жовтня října říjen októbra október octombrie lokakuuta lokakuu октомври oktobra أكتوبر अक्टूबर",
        "november nov novembre noviembre novembro listopad listopada lis ноябрь ноября ноя νοέμβριος νοεμβρίου νοε kasım листопад листопада listopadu novembra noiembrie marraskuuta marraskuu ноември studenoga studenog نوفمبر नवंबर",
        "december dec décembre déc dezember dez diciembre dic dicembre dezembro desember grudzień grudnia gru декабрь декабря дек δεκέμβριος δεκεμβρίου δεκ aralık грудень грудня prosince prosinec decembra decembrie joulukuuta joulukuu декември prosinca ديسمبر दिसंबर");

    /// <summary>A month's number, 1 to 12, or 0.</summary>
    public static int Of(ReadOnlySpan<char> name)
    {
        const int Longest = 16;
        name = name.TrimEnd('.');
        if (name.Length is 0 or > Longest) return 0;
        Span<char> plain = stackalloc char[Longest];
        for (var i = 0; i < name.Length; i++) plain[i] = Unaccented(char.ToLowerInvariant(name[i]));
        return Months.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(plain[..name.Length], out var month) ? month : 0;
    }

    /// <summary>Greek capitals are written without accents.</summary>
    private static char Unaccented(char c) => c switch
    {
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' or 'ϊ' or 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        _ => c,
    };

    private static FrozenDictionary<string, int> Table(params ReadOnlySpan<string> months)
    {
        var table = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < months.Length; i++)
        {
            foreach (var name in months[i].Split(' ')) table[string.Concat(name.Select(Unaccented))] = i + 1;
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
