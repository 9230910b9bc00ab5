using System.Text.RegularExpressions;
using Readout.Documents;

namespace Readout.Extraction.Metadata;

/// <summary>Finds the agency that a report credits as its origin.</summary>
/// <remarks>
/// A credit is a line or a part of a line of its own: a sign-off ("• Reuters", "— AP", "Reuters, with additional editing by …"), a dateline
/// ("OSLO (Reuters) -", "OSLO, June 18 (Xinhua) --"), a byline ("By Reuters", "Ann Bell, AP"), "(Reporting by …; Editing by …)", "With inputs from
/// PTI". A sentence that says that an agency reported something quotes the agency; a picture's credit names who took the picture. Neither is a
/// credit of the text. Where agencies are credited and none is named, the credit is <see cref="Unnamed"/>.
/// </remarks>
internal static partial class WireCredits
{
    /// <summary>Stands for agencies that a page credits without a name.</summary>
    public const string Unnamed = "agencies";

    /// <summary>Names that mean an agency wherever they stand alone.</summary>
    private const string Plain = @"Thomson Reuters(?: Foundation)?|Reuters|REUTERS|(?:[Tt]he )?Associated Press|ASSOCIATED PRESS|AP News|AP|Agence France[- ]Presse|AFP|Xinhua(?: News Agency)?|XINHUA|ITAR-TASS|TASS|dpa|DPA|Deutsche Presse-Agentur|EFE|Agencia EFE|ANSA|PTI|Press Trust of India|Kyodo(?: News)?|KYODO(?: NEWS)?|Yonhap(?: News Agency)?|YONHAP|Anadolu(?: Agency)?|IANS|ANI|UPI|United Press International|Bloomberg(?: News)?|PA Media|Press Association|Interfax|RIA Novosti|Ukrinform|Bernama|BERNAMA|AAP|Australian Associated Press|(?:[Tt]he )?Canadian Press|Jiji(?: Press)?|PAP|Polska Agencja Prasowa|ТАСС|ИТАР-ТАСС|Интерфакс|РИА Новости|Укринформ|Рейтер|ΑΠΕ-ΜΠΕ|ΑΠΕ|新华社|新華社|新华网|中新社|路透社|法新社|美联社|共同社|韩联社|塔斯社|共同通信|時事通信|연합뉴스";

    private const string Sure = "(?-i:" + Plain + ")";

    /// <summary>With those that are words of other things too, and mean an agency in a dateline or a sign-off.</summary>
    private const string Names = "(?-i:" + Plain + "|AA|UNI|APA|BTA|MTI|ANP|Belga|Lusa|Antara|ANTARA|SPA|WAM|KUNA|QNA|MENA|GNA|NAN)";

    /// <summary>Behind an article's last paragraph a credit stands within so many blocks.</summary>
    private const int Behind = 5;

    private const int LongestLine = 140;
    private const int LongestSignOff = 400;

    /// <summary>The credit that a judged page shows, or null.</summary>
    /// <param name="blocks">The page's blocks, judged.</param>
    /// <param name="byline">What the byline's sources say, unsplit.</param>
    public static WireCredit? Find(List<PageBlock> blocks, IEnumerable<string> byline)
    {
        foreach (var name in byline)
        {
            if (LineCredit(name) is { } stated) return stated;
        }

        var first = blocks.FindIndex(b => b.Role == "body");
        if (first < 0) return null;
        var last = blocks.FindLastIndex(b => b.Role is "body");
        var title = blocks.FindIndex(b => b.Role == "title");
        for (var i = Math.Max(0, title); i < first; i++)
        {
            // Under a picture the agency's name alone is the photographer's.
            if (blocks[i].Role != "caption" && (i == 0 || blocks[i - 1].Role != "caption") && (LineCredit(blocks[i].Text) ?? BylineCredit(blocks[i].Text)) is { } credit) return credit;
        }

        var seen = 0;
        for (var i = first; i <= last && seen < 3; i++)
        {
            if (blocks[i].Role != "body") continue;
            seen++;
            if (Datelines.Agency().Match(Head(blocks[i].Text, 120)) is { Success: true } dateline) return Credit(dateline, dateline.Value.Trim());
        }

        for (var i = Math.Max(first, last - 2); i < Math.Min(blocks.Count, last + 1 + Behind); i++)
        {
            if (AtEnd(blocks, i, last) is { } credit) return credit;
        }

        return null;
    }

    private static WireCredit? AtEnd(List<PageBlock> blocks, int i, int last)
    {
        var text = blocks[i].Text;

        // An agency's name alone is a picture's credit below a picture, the text's below the text.
        var belowPicture = i > 0 && blocks[i - 1].Role == "caption";
        if (!belowPicture && LineCredit(text) is { } credit) return credit;
        if (text.Length <= LongestLine && Initials().Match(text) is { Success: true } initials) return Credit(initials, text);
        if (EndLine().Match(Head(text, 240)) is { Success: true } line && (blocks[i].Role != "caption" || !belowPicture && i > last)) return Credit(line, Head(text, 240));
        if (blocks[i].Role == "caption") return null;
        if (i <= last && SignOff().Match(Tail(text, 80)) is { Success: true } end) return Credit(end, end.Value.Trim());
        if (text.Length > LongestSignOff) return null;
        if (Inputs().Match(text) is { Success: true } inputs) return inputs.Groups["agency"].Success ? Credit(inputs, text) : new WireCredit(Unnamed, text);
        return ReutersSignOff().IsMatch(text) ? new WireCredit("Reuters", text) : null;
    }

    private static WireCredit? LineCredit(string line)
    {
        if (line.Length > LongestLine) return null;
        if (Whole().Match(line) is { Success: true } match) return Credit(match, line);
        return AgenciesAlone().IsMatch(line) ? new WireCredit(Unnamed, line) : null;
    }

    /// <summary>"By Ann Bell, Associated Press": the agency behind a person's name.</summary>
    private static WireCredit? BylineCredit(string line) =>
        line.Length <= LongestLine && BehindName().Match(line) is { Success: true } match && BylineReader.Split(match.Groups["who"].Value).Count > 0 ? Credit(match, line) : null;

    private static string Tail(string line, int length) => line.Length <= length ? line : line[^length..];

    private static string Head(string line, int length) => line.Length <= length ? line : line[..length];

    private static WireCredit Credit(Match match, string words) => new(Usual(match.Groups["agency"].Value), words);

    private static string Usual(string name) => name.ToUpperInvariant() switch
    {
        "REUTERS" or "THOMSON REUTERS" or "THOMSON REUTERS FOUNDATION" => "Reuters",
        "AP" or "AP NEWS" or "ASSOCIATED PRESS" or "THE ASSOCIATED PRESS" => "AP",
        "AGENCE FRANCE-PRESSE" or "AGENCE FRANCE PRESSE" or "AFP" => "AFP",
        "XINHUA" or "XINHUA NEWS AGENCY" => "Xinhua",
        "TASS" or "ITAR-TASS" => "TASS",
        "DPA" or "DEUTSCHE PRESSE-AGENTUR" => "dpa",
        "EFE" or "AGENCIA EFE" => "EFE",
        "PTI" or "PRESS TRUST OF INDIA" => "PTI",
        "BLOOMBERG" or "BLOOMBERG NEWS" => "Bloomberg",
        "KYODO" or "KYODO NEWS" => "Kyodo",
        "YONHAP" or "YONHAP NEWS AGENCY" => "Yonhap",
        "ANADOLU" or "ANADOLU AGENCY" or "AA" => "Anadolu",
        "JIJI" or "JIJI PRESS" => "Jiji",
        "UPI" or "UNITED PRESS INTERNATIONAL" => "UPI",
        "POLSKA AGENCJA PRASOWA" => "PAP",
        "ТАСС" or "ИТАР-ТАСС" or "塔斯社" => "TASS",
        "ИНТЕРФАКС" => "Interfax",
        "РИА НОВОСТИ" => "RIA Novosti",
        "УКРИНФОРМ" => "Ukrinform",
        "РЕЙТЕР" or "路透社" => "Reuters",
        "ΑΠΕ-ΜΠΕ" or "ΑΠΕ" => "ANA-MPA",
        "新华社" or "新華社" or "新华网" => "Xinhua",
        "中新社" => "CNS",
        "法新社" => "AFP",
        "美联社" => "AP",
        "共同社" or "共同通信" => "Kyodo",
        "韩联社" or "연합뉴스" => "Yonhap",
        "時事通信" => "Jiji",
        "PA MEDIA" or "PRESS ASSOCIATION" => "PA Media",
        "AAP" or "AUSTRALIAN ASSOCIATED PRESS" => "AAP",
        "CANADIAN PRESS" or "THE CANADIAN PRESS" => "Canadian Press",
        "BERNAMA" => "Bernama",
        "ANTARA" => "Antara",
        _ => name,
    };

    /// <summary>The line is the credit: a bullet, dash or source word, the agency, perhaps who else worked on it.</summary>
    [GeneratedRegex(@"^[\s•·*–—\-(\[/]*((by|source|sources|from|via|agency|agencies|text|quelle|quellen|mit material von|fuente|con información de|fonte|com informações d[aeo]|con informazioni di|avec|d’après|bron|källa|kilde|źródło|źródła|źródło informacji|za|na podstawie|источник|источники|по материалам|πηγή|πηγές|με πληροφορίες από|来源|來源|来自|据|with (agency |additional )?(inputs?|reporting|material) (from|by)|inputs from)\s*[:：\-–—]?\s*)?(?<agency>" + Sure + @")(\s*(,|/|&|\+|and)\s*(?:" + Sure + @"|agencies|staff))*( staff| news ?wires?| inputs?)?[\s)\]./]*([,;|]\s*(with |additional|edited|writing|reporting)[^.]{3,90})?\.?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Whole();

    /// <summary>Agencies credited, none named.</summary>
    [GeneratedRegex(@"^[\s•·*–—\-(\[]*((by|source|sources|from)\s*:?\s*)?(with )?((news |wire )?agenc(y|ies)( inputs?)?|(inputs?|reporting) from (news |wire )?agencies|staff (and|&) (news |wire )?agencies|news ?wires?|wire (services|reports))[\s)\].]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AgenciesAlone();

    /// <summary>"By Ann Bell, Associated Press", "Ann Bell | AP".</summary>
    [GeneratedRegex(@"^(?<who>(by )?(?-i:\p{Lu})[\p{L}.'’ -]{4,50}?)\s*(,|\||/|–|—|·|\()\s*(the )?(?<agency>" + Sure + @")( staff)?( (writer|reporter|correspondent))?\)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BehindName();

    /// <summary>The desk's initials behind an agency's name, as some agencies close their reports: "PTI ABC XYZ", "--IANS ab/cd", "dpa ab cd".</summary>
    [GeneratedRegex(@"^[–—-]{0,2} ?(?<agency>PTI|IANS|UNI|ANI|dpa|AAP)(( [A-Z]{2,4}){1,5}|( ?[/ ]?[a-z]{2,4}([/ ][a-z]{2,4}){0,3}/?))\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Initials();

    /// <summary>At the end of the last paragraph, behind its full stop: "(Reuters)", "— AP", "-- IANS".</summary>
    [GeneratedRegex(@"(?<=[.!?”""’]) *([(\[]|[—–] ?|-{1,2} ?)(?<agency>" + Names + @")([/,] ?(?:" + Names + @"))*[)\]]?\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex SignOff();

    /// <summary>"Copyright 2024 The Associated Press. All rights reserved.", "Associated Press writer Ann Bell contributed to this report.", "Reuters contributed to this report."</summary>
    [GeneratedRegex(@"^(copyright|©|\(c\)|copyright ©)\s*([0-9]{4})?,?\s*(by )?(?<agency>" + Sure + @")\b(?! ?(photo|images?|/))|^[_*(]*\s*(the )?(?<agency>(The )?Associated Press|Reuters|AFP|AP|Bloomberg( News)?|dpa|PA Media|Press Association) (\p{L}+ )?(writers?|reporters?|journalists?)\b.{3,170}contributed|^[_*(]*\s*(?<agency>" + Sure + @")( staff)? contributed to this (report|story|article)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EndLine();

    /// <summary>"With inputs from PTI", "(Additional reporting by AFP)", "This report was published from a wire agency feed without changes".</summary>
    [GeneratedRegex(@"^[\s(\[*_–—-]*(with (additional |some )?(inputs?|reporting|material|reports?|files?) (from|by)|inputs from|additional (reporting|inputs?) (from|by)) (the )?(?<agency>" + Sure + @")\b[^.]{0,40}[.)\]]*$|^[\s(\[*_–—-]*(with )?(inputs|reports|reporting|material) from (news |wire )?agencies[.)\]]*$|^\W*(this|the) (story|report|article|copy) (has been |was |is )(published|auto-generated|taken) from a(n)? (wire|news|syndicated)[ -](agency )?feed\b|^\W*(except for the headline|this (story|report|article)|the above)[^.]{0,120} (auto-generated|published) from a syndicated feed", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Inputs();

    /// <summary>The closing line that the agency's own style prescribes: "(Reporting by …; Editing by …)".</summary>
    [GeneratedRegex(@"^\(?(additional )?(reporting|writing) by [^;]{3,240}; ?(additional |writing |compiled |reporting )?.{0,160}editing by |^\(?reporting by [^,;]{3,120}, editing by [^,;]{3,120}\)?\.?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ReutersSignOff();

    /// <summary>Where an agency's dateline stands at a paragraph's start, and where the report was sent from.</summary>
    internal static partial class Datelines
    {
        private const int LongestHead = 120;

        /// <summary>Where and when a text was sent from, as its first words say: "OSLO, June 4"; null where they do not.</summary>
        public static string? Of(string text)
        {
            var head = Head(text, LongestHead);
            if (Agency().Match(head) is { Success: true } agency && agency.Groups["place"] is { Length: > 2 } place) return head[place.Index..agency.Groups["to"].Index].Trim(' ', ',', '(', '[', '/');
            return Capitals().Match(head) is { Success: true } match ? match.Groups["place"].Value.Trim(' ', ',') : null;
        }

        /// <summary>Place, perhaps a day, the agency in brackets, a dash: "OSLO (Reuters) -", "BEIJING, June 18 (Xinhua) --", "(Reuters) –", "MOSCOW, June 4. /TASS/."</summary>
        [GeneratedRegex(@"^\(?(?<place>\p{Lu}[\p{L}.'’/ -]{1,40}(, \p{Lu}[\p{L}.]{1,20}){0,2})?(,?\s*(\p{L}[\p{L}.]{2,11}\s+[0-9]{1,2}|[0-9]{1,2}\s+\p{L}[\p{L}.]{2,11})(,?\s*[0-9]{4})?)?[\s.,]*(?<to>[(\[/])(?<agency>" + Names + @")([/,-] ?[\p{L} ]{2,20})?(?:[)\]]\s*\.?\s*[-–—:]|/\s*\.|[)\]](?= \p{Lu}))|^(?<to>【?(?<agency>新华社|新華社|中新社|法新社|路透社|共同社))(?=[\p{L}]{2,8}(?:[0-9]{1,2}月)?[0-9]{1,2}日)|^(?<to>(?<agency>UPI|KYODO|Kyodo|TASS|AFP))\s*(NEWS)?\s*[-–—]{1,2}\s(?=\p{Lu})", RegexOptions.CultureInvariant)]
        public static partial Regex Agency();

        /// <summary>A place in capitals, perhaps its land and a day, a dash: "OSLO —", "HARBORVILLE, Norland, June 4 –".</summary>
        [GeneratedRegex(@"^(?<place>\p{Lu}{3}[\p{Lu}.'’ -]{0,30}(, (\p{Lu}[\p{L}. ]{1,24}))?(, (\p{L}[\p{L}.]{2,11} [0-9]{1,2}|[0-9]{1,2} \p{L}[\p{L}.]{2,11}))?)\s*(\([\p{L} ]{2,30}\))?\s*[-–—]{1,2}\s", RegexOptions.CultureInvariant)]
        private static partial Regex Capitals();
    }
}
