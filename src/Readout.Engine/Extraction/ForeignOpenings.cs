using System.Collections.Frozen;

namespace Readout.Extraction;

/// <summary>What short lines in languages other than English begin with where they are no part of a report: <see cref="LineShapes"/>' patterns know English.</summary>
internal static class ForeignOpenings
{
    private const int LongestLine = 160;
    private const int LongestHeading = 40;
    private const int LongestKey = 16;

    /// <summary>East Asian words are not parted by spaces: so many characters are looked up.</summary>
    private const int AsianKey = 2;

    private static readonly FrozenDictionary<string, List<(string Phrase, LineLooks Looks)>> Phrases = Table(
        (LineLooks.ReadOn, "читайте также|читать также|смотрите также|подробнее:|по теме:|читайте ещё|читайте еще|читайте також|czytaj też|czytaj także|czytaj więcej|zobacz też|zobacz także|zobacz również|przeczytaj także|przeczytaj też|"
            + "διαβάστε ακόμα|διαβάστε ακόμη|διαβάστε επίσης|διαβάστε περισσότερα|δείτε επίσης|δείτε ακόμα|δείτε περισσότερα|相关阅读|延伸阅读|推荐阅读|点击查看|查看更多|関連記事|관련기사|"
            + "lesen sie auch|lesen sie mehr|mehr zum thema|auch interessant|lire aussi|à lire aussi|lire également|voir aussi|lea también|lea además|te puede interesar|le puede interesar|ver también|leia também|leia mais|veja também|"
            + "leggi anche|leggi tutto|potrebbe interessarti|lees ook|lees verder|läs också|läs mer|les også|læs også|přečtěte si|čtěte také|čítajte aj|olvassa el|citește și|ilgili haber|baca juga|đọc thêm"),
        (LineLooks.Working, "поделиться|подписывайтесь|подписаться|подпишитесь|войти|регистрация|реклама|комментировать|udostępnij|zaloguj|zarejestruj|subskrybuj|reklama|dodaj komentarz|skomentuj|obserwuj nas|"
            + "κοινοποίηση|εγγραφή|σύνδεση|ακολουθήστε|διαφήμιση|μοιραστείτε|分享到|我要评论|发表评论|登录|注册|订阅|扫一扫|打开微信|下载客户端|广告|举报|"
            + "teilen|anzeige|anmelden|jetzt anmelden|partager|s'abonner|s’abonner|se connecter|publicité|compartir|suscríbete|regístrate|iniciar sesión|publicidad|condividi|iscriviti|accedi|pubblicità|compartilhe|compartilhar|assine|publicidade|delen|dela|del artikel|paylaş|bagikan"),
        (LineLooks.EndMatter, "все права защищены|источник:|источник —|источник –|при использовании|при полном или частичном|редактор:|теги:|ключевые слова|нашли ошибку|нашли опечатку|wszelkie prawa zastrzeżone|źródło:|źródła:|źródło artykułu|oprac.|opracował|tagi:|"
            + "με επιφύλαξη|πηγή:|πηγές:|ετικέτες|责任编辑|责编|编辑：|编辑:|原标题|版权所有|版权声明|未经授权|未经许可|免责声明|特别声明|来源：|来源:|來源：|来自：|関連キーワード|무단 전재|저작권자|"
            + "alle rechte vorbehalten|quelle:|quellen:|schlagworte|tous droits réservés|source :|todos los derechos|fuente:|etiquetas|todos os direitos|fonte:|tutti i diritti|riproduzione riservata|alle rechten voorbehouden|bron:|všechna práva|minden jog"),
        (LineLooks.OtherPart, "популярное|комментарии|похожие|новости по теме|материалы по теме|самое читаемое|последние новости|главные новости|другие новости|ещё по теме|polecane|polecamy|komentarze|najnowsze|najpopularniejsze|najczęściej czytane|powiązane|podobne|"
            + "δημοφιλή|σχετικά|σχόλια|περισσότερα|τελευταία νέα|ροή ειδήσεων|τελευταίες ειδήσεις|相关新闻|相关报道|热门|更多|猜你喜欢|最新|评论|网友评论|"
            + "meistgelesen|kommentare|das könnte|weitere|mehr aus|commentaires|les plus lus|sur le même|à la une|comentarios|lo más leído|más noticias|relacionad|commenti|articoli correlati|più letti|comentários|mais lidas|relacionadas|reacties|meer over|meest gelezen|kommentarer|mest läst|mest lest"),
        (LineLooks.Caption, "фото:|фото |фотография:|иллюстрация:|изображение:|fot.|fot:|zdjęcie:|zdj.|φωτο:|φωτό:|φωτογραφία:|φωτογραφίες:|图为|图：|图:|图/|图片来源|图源|资料图|写真|사진|foto:|bild:|symbolbild|crédit photo|photo :|imagen:|imagem:"));

    private static readonly FrozenDictionary<string, List<(string Phrase, LineLooks Looks)>>.AlternateLookup<ReadOnlySpan<char>> Lookup = Phrases.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What the line looks like by its first words.</summary>
    public static LineLooks Of(ReadOnlySpan<char> line)
    {
        if (line.Length is < 2 or > LongestLine) return LineLooks.None;
        var start = 0;
        while (start < line.Length && !char.IsLetter(line[start])) start++;
        line = line[start..];
        Span<char> key = stackalloc char[LongestKey];
        var length = KeyLength(line);
        if (length == 0 || line[..length].ToLowerInvariant(key) != length || !Lookup.TryGetValue(key[..length], out var phrases)) return LineLooks.None;
        foreach (var (phrase, looks) in phrases)
        {
            if (!line.StartsWith(phrase, StringComparison.OrdinalIgnoreCase) || looks == LineLooks.OtherPart && line.Length > LongestHeading) continue;
            var open = line.Length > phrase.Length && char.IsLetter(line[phrase.Length]) && char.IsLetter(phrase[^1]) && !IsAsian(phrase[^1]);
            if (!open) return looks;
        }

        return LineLooks.None;
    }

    private static int KeyLength(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty) return 0;
        if (IsAsian(line[0])) return Math.Min(AsianKey, line.Length);
        var length = 0;
        while (length < line.Length && length < LongestKey && char.IsLetter(line[length])) length++;
        return length;
    }

    private static bool IsAsian(char c) => c is >= '\u3040' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF';

    private static FrozenDictionary<string, List<(string Phrase, LineLooks Looks)>> Table(params ReadOnlySpan<(LineLooks Looks, string Phrases)> rows)
    {
        var table = new Dictionary<string, List<(string Phrase, LineLooks Looks)>>(StringComparer.Ordinal);
        foreach (var (looks, phrases) in rows)
        {
            foreach (var phrase in phrases.Split('|'))
            {
                var key = phrase[..KeyLength(phrase)];
                if (!table.TryGetValue(key, out var list)) table[key] = list = [];
                list.Add((phrase, looks));
            }
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
