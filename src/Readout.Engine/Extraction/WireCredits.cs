using System.Text.RegularExpressions;
using Readout.Documents;

namespace Readout.Extraction;

/// <summary>Finds the agency that a report credits as its origin.</summary>
/// <remarks>
/// A credit is a line or a part of a line of its own: a sign-off ("• Reuters", "— AP", "Reuters, with additional editing by …"), a dateline
/// ("OSLO (Reuters) -", "OSLO, June 18 (Xinhua) --"), a byline ("By Reuters"), or "(Reporting by …; Editing by …)". A sentence that says that an
/// agency reported something quotes the agency; a picture's credit names who took the picture. Neither is a credit of the text.
/// </remarks>
internal static partial class WireCredits
{
    private const string Names = @"Thomson Reuters|Reuters|Associated Press|The Associated Press|AP News|AP|Agence France[- ]Presse|AFP|Xinhua(?: News Agency)?|TASS|dpa|Deutsche Presse-Agentur|EFE|Agencia EFE|ANSA|PTI|Press Trust of India|Kyodo(?: News)?|Yonhap(?: News Agency)?|Anadolu(?: Agency)?|IANS|ANI|UPI|Bloomberg|PA Media|Interfax|RIA Novosti|Ukrinform|Bernama|MENA|SPA|WAM|PAP|Belga|APA|AAP|Canadian Press|The Canadian Press|CNA|Antara|UNI|Jiji(?: Press)?";

    /// <summary>The credit that the lines of an article show, or null. Captions are not to be among the lines.</summary>
    /// <param name="lines">The page's lines around and in the article, in order.</param>
    /// <param name="byline">What stands in the byline.</param>
    public static WireCredit? Find(IReadOnlyList<string> lines, IEnumerable<string> byline)
    {
        foreach (var name in byline)
        {
            var match = Whole().Match(name);
            if (match.Success) return Credit(match, name);
        }

        foreach (var line in lines)
        {
            if (line.Length <= 140 && Whole().Match(line) is { Success: true } whole) return Credit(whole, line);
            if (Dateline().Match(Head(line, 120)) is { Success: true } dateline) return Credit(dateline, dateline.Value.Trim());
            if (line.Length <= 300 && SignOff().Match(line) is { Success: true } end) return Credit(end, end.Value.Trim());
        }

        return null;
    }

    private static string Head(string line, int length) => line.Length <= length ? line : line[..length];

    private static WireCredit Credit(Match match, string words) => new(Usual(match.Groups["agency"].Value), words);

    private static string Usual(string name) => name.ToUpperInvariant() switch
    {
        "REUTERS" or "THOMSON REUTERS" => "Reuters",
        "AP" or "AP NEWS" or "ASSOCIATED PRESS" or "THE ASSOCIATED PRESS" => "AP",
        "AGENCE FRANCE-PRESSE" or "AGENCE FRANCE PRESSE" or "AFP" => "AFP",
        "XINHUA" or "XINHUA NEWS AGENCY" => "Xinhua",
        "DPA" or "DEUTSCHE PRESSE-AGENTUR" => "dpa",
        "EFE" or "AGENCIA EFE" => "EFE",
        "PTI" or "PRESS TRUST OF INDIA" => "PTI",
        "KYODO" or "KYODO NEWS" => "Kyodo",
        "YONHAP" or "YONHAP NEWS AGENCY" => "Yonhap",
        "ANADOLU" or "ANADOLU AGENCY" => "Anadolu",
        "JIJI" or "JIJI PRESS" => "Jiji",
        "CANADIAN PRESS" or "THE CANADIAN PRESS" => "Canadian Press",
        _ => name,
    };

    /// <summary>The line is the credit: a bullet, dash or source word, the agency, perhaps who else worked on it.</summary>
    [GeneratedRegex(@"^[\s•·*–—\-(\[/]*((by|source|sources|from|via|agency|agencies|credit|with inputs from|with input from|\(?with agency inputs from|text)\s*[:\-–]?\s*)?(?<agency>" + Names + @")(\s*[,/&+]\s*(?:" + Names + @"|agencies|staff))*[\s)\].]*([,;|]\s*(with |additional|edited|writing|reporting)[^.]{3,90})?\.?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Whole();

    /// <summary>Place, perhaps a day, the agency in brackets, a dash: "OSLO (Reuters) -", "BEIJING, June 18 (Xinhua) --", "(Reuters) –".</summary>
    [GeneratedRegex(@"^\(?(\p{Lu}[\p{L}.'’/ -]{1,40})?(,\s*[\p{L}.]{3,12}\.?\s+[0-9]{1,2}(,\s*[0-9]{4})?)?\s*[(\[](?<agency>" + Names + @")[)\]]\s*[-–—:]", RegexOptions.CultureInvariant)]
    private static partial Regex Dateline();

    /// <summary>At the end of a line: "(Reuters)", "(AP)", "Reporting by … (Reuters)" is too rare to matter; a sentence's own end before it.</summary>
    [GeneratedRegex(@"(?<=[.!?”""’])\s*([(\[]|[—–]\s?)(?<agency>" + Names + @")[)\]]?\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex SignOff();
}
