using System.Text.RegularExpressions;
using Readout.Documents;

namespace Readout.Extraction.Metadata;

/// <summary>Finds the agency that a report credits as its origin.</summary>
/// <remarks>
/// A credit is a line or a part of a line of its own: a sign-off ("• Reuters", "— AP", "Reuters, with additional editing by …"), a dateline
/// ("OSLO (Reuters) -", "OSLO, June 18 (Xinhua) --"), a byline ("By Reuters"), or "(Reporting by …; Editing by …)". A sentence that says that an
/// agency reported something quotes the agency; a picture's credit names who took the picture. Neither is a credit of the text.
/// </remarks>
internal static partial class WireCredits
{
    private const string Names = @"(?-i:Thomson Reuters|Reuters|REUTERS|(?:The )?Associated Press|AP News|AP|Agence France[- ]Presse|AFP|Xinhua(?: News Agency)?|XINHUA|TASS|dpa|DPA|Deutsche Presse-Agentur|EFE|Agencia EFE|ANSA|PTI|Press Trust of India|Kyodo(?: News)?|KYODO|Yonhap(?: News Agency)?|YONHAP|Anadolu(?: Agency)?|IANS|ANI|UPI|Bloomberg(?: News)?|PA Media|Interfax|RIA Novosti|Ukrinform|Bernama|AAP|(?:The )?Canadian Press|Jiji(?: Press)?)";

    /// <summary>Behind an article's last paragraph a credit stands within so many blocks.</summary>
    private const int Behind = 4;

    private const int LongestLine = 140;

    /// <summary>The credit that a judged page shows, or null.</summary>
    /// <param name="blocks">The page's blocks, judged.</param>
    /// <param name="byline">What the byline's sources say, unsplit.</param>
    public static WireCredit? Find(List<PageBlock> blocks, IEnumerable<string> byline)
    {
        foreach (var name in byline)
        {
            if (name.Length <= LongestLine && Whole().Match(name) is { Success: true } match) return Credit(match, name);
        }

        var first = blocks.FindIndex(b => b.Role == "body");
        if (first < 0) return null;
        var last = blocks.FindLastIndex(b => b.Role is "body");
        var title = blocks.FindIndex(b => b.Role == "title");
        for (var i = Math.Max(0, title); i < first; i++)
        {
            // Under a picture the agency's name alone is the photographer's.
            if (blocks[i].Role != "caption" && (i == 0 || blocks[i - 1].Role != "caption") && LineCredit(blocks[i].Text) is { } credit) return credit;
        }

        var seen = 0;
        for (var i = first; i <= last && seen < 3; i++)
        {
            if (blocks[i].Role != "body") continue;
            seen++;
            if (Dateline().Match(Head(blocks[i].Text, 120)) is { Success: true } dateline) return Credit(dateline, dateline.Value.Trim());
        }

        for (var i = Math.Max(first, last - 1); i < Math.Min(blocks.Count, last + 1 + Behind); i++)
        {
            // An agency's name alone is a picture's credit below a picture, the text's below the text.
            var belowPicture = i > 0 && blocks[i - 1].Role == "caption";
            if (!belowPicture && LineCredit(blocks[i].Text) is { } credit) return credit;
            if (blocks[i].Role == "caption") continue;
            if (i <= last && SignOff().Match(Tail(blocks[i].Text, 80)) is { Success: true } end) return Credit(end, end.Value.Trim());
            if (EndLine().Match(Head(blocks[i].Text, 200)) is { Success: true } line) return Credit(line, Head(blocks[i].Text, 200));
            if (blocks[i].Text.Length <= 300 && ReutersSignOff().IsMatch(blocks[i].Text)) return new WireCredit("Reuters", blocks[i].Text);
        }

        return null;
    }

    private static WireCredit? LineCredit(string line) => line.Length <= LongestLine && Whole().Match(line) is { Success: true } match ? Credit(match, line) : null;

    private static string Tail(string line, int length) => line.Length <= length ? line : line[^length..];

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
        "BLOOMBERG" or "BLOOMBERG NEWS" => "Bloomberg",
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

    /// <summary>At the end of the last paragraph, behind its full stop: "(Reuters)", "— AP".</summary>
    [GeneratedRegex(@"(?<=[.!?”""’])\s*([(\[]|[—–]\s?)(?<agency>" + Names + @")[)\]]?\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex SignOff();

    /// <summary>"Copyright 2024 The Associated Press. All rights reserved.", "Associated Press writer Ann Bell contributed to this report."</summary>
    [GeneratedRegex(@"^(copyright|©|\(c\)|copyright ©)\s*([0-9]{4})?,?\s*(by )?(?<agency>" + Names + @")\b|^_*\s*(?<agency>(The )?Associated Press) (\p{L}+ )?(writers?|reporters?|journalists?)\b.{3,140}contributed", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex EndLine();

    /// <summary>The closing line that the agency's own style prescribes: "(Reporting by …; Editing by …)".</summary>
    [GeneratedRegex(@"^\(?(additional )?(reporting|writing) by [^;]{3,200}; ?(additional |writing |compiled )?.{0,120}editing by ", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex ReutersSignOff();
}
