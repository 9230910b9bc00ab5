using System.Buffers;
using System.Text.RegularExpressions;
using Readout.Documents;
using Readout.Extraction.Metadata;

namespace Readout.Extraction;

/// <summary>What a line looks like by its words alone: caption, invitation to read on, end matter, a date, a headline.</summary>
/// <remarks>Each pattern is anchored or looks at a bounded part of the line, so the time is linear in its length.</remarks>
internal static partial class LineShapes
{
    /// <summary>A paragraph longer than this is never a caption, a cue or a menu entry.</summary>
    private const int LongestShort = 420;

    /// <summary>A day may stand in a line of so many words.</summary>
    private const int ShortLine = 20;

    /// <summary>So many words are running text, end mark or not.</summary>
    private const int LongProse = 25;

    /// <summary>So many words and an end mark are running text.</summary>
    private const int ShortProse = 7;

    private const int FewestTitleWords = 2;
    private const int MostTitleWords = 30;

    /// <summary>The phrases of end matter that stand behind other words have so many.</summary>
    private const int EndPhraseWords = 3;

    /// <summary>All that a line looks like.</summary>
    public static LineLooks Look(string line, int words)
    {
        var looks = LineLooks.None;
        var ends = EndsSentence(line);
        if (ends) looks |= LineLooks.Ends;
        if (words >= LongProse || words >= ShortProse && ends) looks |= LineLooks.Prose;
        if (IsCaption(line)) looks |= LineLooks.Caption;
        var starts = Openings.Of(line);
        if ((starts & LineLooks.ReadOn) != 0 && IsReadOn(line)) looks |= LineLooks.ReadOn;
        if ((starts & LineLooks.Working) != 0 && IsWorking(line)) looks |= LineLooks.Working;
        if (((starts & LineLooks.EndMatter) != 0 || words >= EndPhraseWords && HasPhrase(line)) && IsEndMatter(line)) looks |= LineLooks.EndMatter;
        if ((starts & LineLooks.OtherPart) != 0 && StartsOtherPart(line)) looks |= LineLooks.OtherPart;
        if (words > 1 && IsBiography(line)) looks |= LineLooks.Biography;
        if (IsCount(line)) looks |= LineLooks.Count;
        if ((starts & LineLooks.Byline) != 0 && IsByline(line)) looks |= LineLooks.Byline;
        if (words <= ShortLine && DayIn(line) is { } day) looks |= DateReader.IsAlone(line, day) ? LineLooks.DateLine | LineLooks.DateAlone : LineLooks.DateLine;
        if (words is >= FewestTitleWords and <= MostTitleWords && IsHeadlineLike(line)) looks |= LineLooks.Headline;
        looks |= ForeignOpenings.Of(line);
        return looks;
    }

    private static readonly SearchValues<string> EndPhrases = SearchValues.Create(["in your inbox", "does not provide"], StringComparison.OrdinalIgnoreCase);

    /// <summary>The phrases of end matter that stand behind other words.</summary>
    private static bool HasPhrase(string line) => line.Length <= LongestShort && line.AsSpan(0, Math.Min(line.Length, 64)).ContainsAny(EndPhrases);

    /// <summary>Whether the line ends as a sentence does.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> line)
    {
        const int LongestMark = 160;
        line = line.TrimEnd();

        // "… the minister said. (AFP)", "… said. (Reporting by Ann Bell)": a sentence's end with a mark behind it.
        if (!line.IsEmpty && line[^1] is ')' or '）' or ']' && line.LastIndexOfAny("(（[") is > 0 and var open && line.Length - open <= LongestMark) line = EndsSentence(line[..open]) ? line[..open] : line;
        line = line.TrimEnd("\"'”’»)]」』） ");
        if (line.EndsWith(" г.", StringComparison.Ordinal) || line.EndsWith(" r.", StringComparison.Ordinal)) return false; // "1 марта 2024 г.": a year, no sentence.
        return !line.IsEmpty && line[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '؟' or '।';
    }

    /// <summary>How many words stand in the line, counted by spaces; each CJK character counts half a word, and a letter of the other scripts that are written without spaces a fifth.</summary>
    public static int Words(ReadOnlySpan<char> line)
    {
        int words = 0, wide = 0, dense = 0;
        var inside = false;
        foreach (var c in line)
        {
            if (c is >= '\u3040' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF') wide++;
            else if (c is >= '\u0E00' and < '\u0F00' or >= '\u1000' and < '\u10A0' or >= '\u1780' and < '\u1800') dense++;
            if (c == ' ')
            {
                inside = false;
            }
            else if (!inside)
            {
                words++;
                inside = true;
            }
        }

        return words + wide / 2 + dense / 5;
    }

    /// <summary>A paragraph of running text: long enough, and ending as sentences do or longer still.</summary>
    public static bool IsProse(ReadOnlySpan<char> line)
    {
        var words = Words(line);
        return words >= LongProse || words >= ShortProse && EndsSentence(line);
    }

    /// <summary>A picture's words: a credit at the end or the start. A long paragraph that only names an agency is none.</summary>
    public static bool IsCaption(string line) => line.Length <= LongestShort
        && (IsCreditAtEnd(line.AsSpan(Math.Max(0, line.Length - 120))) || MayStartCredit(line) && CreditAtStart().IsMatch(line) || CapitalName(line));

    /// <summary>Whether the line's first two characters are those of a credit's first word.</summary>
    private static bool MayStartCredit(string line)
    {
        if (line.Length < 2 || line[0] > '\u007F' || line[1] > '\u007F') return line.Length > 1;
        return (char)(line[0] | 0x20) switch
        {
            'a' => (line[1] | 0x20) is ' ' or 'n' or 'p' or 'f',
            'b' or 'm' or 'v' or 'g' or 'r' => (line[1] | 0x20) is 'i' or 'e',
            'e' or 'u' => (line[1] | 0x20) is 'n',
            'f' => (line[1] | 0x20) is 'i' or 'o',
            'i' => (line[1] | 0x20) is 'm' or 'l',
            'o' => (line[1] | 0x20) is 'p',
            'p' => (line[1] | 0x20) is 'h' or 'i',
            '(' => true,
            _ => false,
        };
    }

    /// <summary>Ends in an agency's name in brackets or behind a dash, as captions do and as the last paragraph of an agency's report does.</summary>
    public static bool EndsInAgency(ReadOnlySpan<char> line)
    {
        const int LongestEnd = 14;
        var start = line.Length - 1;
        while (start > 0 && line.Length - start <= LongestEnd && line[start] is not ('(' or '—' or '–' or '-')) start--;
        if (start < 2 || line[start] is not ('(' or '—' or '–' or '-') || line[start - 1] != ' ') return false;
        return line[(start + 1)..].Trim(" ).").ToString().ToUpperInvariant() is "REUTERS" or "AFP" or "AP" or "EPA" or "DPA" or "ANI" or "PTI" or "IANS" or "XINHUA" or "EFE" or "ANSA" or "TASS";
    }

    /// <summary>"Also read", "Read more", "Watch:", "Related": it sends the reader elsewhere.</summary>
    public static bool IsReadOn(string line) => line.Length <= 260 && ReadOn().IsMatch(line);

    /// <summary>Words of the page's own working: menus, search, sign-in, share buttons, advertisement marks, cookie notices.</summary>
    public static bool IsWorking(string line) => line.Length <= 260 && Working().IsMatch(line);

    /// <summary>What stands behind an article's end: who edited it, rights, newsletters, tags, disclaimers.</summary>
    public static bool IsEndMatter(string line) => line.Length <= LongestShort && EndMatter().IsMatch(line);

    /// <summary>A heading behind which another list of reports or the readers' words begin.</summary>
    public static bool StartsOtherPart(string line) => line.Length <= 60 && OtherPart().IsMatch(line);

    /// <summary>"Ann Bell is a reporter at …", "You can write to her at …".</summary>
    public static bool IsBiography(string line) => line.Length is > 0 and <= 900 && IsBiographyHead(line.AsSpan(0, Math.Min(line.Length, 200)));

    private static bool IsBiographyHead(ReadOnlySpan<char> head) => (char.IsUpper(head[0]) || head[0] is 'h' or 's' or 't') && Biography().IsMatch(head) || head.ContainsAny(ReachWords) && Reach().IsMatch(head);

    /// <summary>Nothing but a count or a running time: <c>260</c>, <c>01:51</c>, <c>1.2k</c>, <c>3 min read</c>.</summary>
    public static bool IsCount(string line) => line.Length <= 24 && Count().IsMatch(line);

    /// <summary>A line that begins "By Ann Bell".</summary>
    public static bool IsByline(string line) => line.Length <= 160 && (ByLine().IsMatch(line) || HanNames.IsAnnounced(line));

    /// <summary>A short line that holds a day and hardly anything else.</summary>
    public static bool IsDateLine(string line) => DayIn(line) is not null;

    /// <summary>The day in a line that holds hardly anything else.</summary>
    private static (PartialDate Date, int Start, int Length)? DayIn(string line)
    {
        const int OtherWords = 40;
        return line.Length <= 120 && DateReader.Visible(line) is { } found && line.Length - found.Length <= OtherWords ? found : null;
    }

    /// <summary>Begins with a capital, has no end mark, between two and thirty words.</summary>
    private static bool IsHeadlineLike(string line) => line.Length is >= 8 and <= 200 && !EndsFullStop(line) && !char.IsLower(line[0]);

    private static bool EndsFullStop(string line) => line[^1] == '.' && !line.EndsWith("...", StringComparison.Ordinal);

    /// <summary>Every credit holds one of these words, or an agency behind a dash; the pattern is tried only then, since it may begin anywhere.</summary>
    private static readonly SearchValues<string> CreditWords = SearchValues.Create(
        ["photo", "image", "pic", "credit", "illustration", "graphic", "foto", "bild", "video", "screengrab", "screenshot", "reuters", "afp", "getty", "epa", "xinhua", "tass", "bloomberg", "file", "anadolu", "(ap", "/ap", "fot.", "фото", "φωτο", "摄", "供图", "图片", "撮影", "사진", "—", "–", "- ", "-a", "-p", "-e", "-i"],
        StringComparison.OrdinalIgnoreCase);

    private static bool IsCreditAtEnd(ReadOnlySpan<char> tail) => tail.ContainsAny(CreditWords) && CreditAtEnd().IsMatch(tail);

    private static readonly SearchValues<string> ReachWords = SearchValues.Create(["reach", "write to", "follow "], StringComparison.OrdinalIgnoreCase);

    /// <summary>A sentence, then a photographer's name in capitals: "… in Oslo. ANN BELL".</summary>
    private static bool CapitalName(string line)
    {
        var end = line.AsSpan().TrimEnd();
        var stop = end.LastIndexOfAny(".)”\"");
        if (stop < 20) return false;
        var name = end[(stop + 1)..].Trim();
        var words = 0;
        if (name.Length is < 7 or > 60) return false;
        foreach (var range in name.Split(' '))
        {
            var word = name[range];
            if (word.IsEmpty) continue;
            foreach (var c in word)
            {
                if (!char.IsUpper(c) && c is not ('-' or '\'' or '’' or '/' or ',' or '.')) return false;
            }

            words++;
        }

        return words is >= 2 and <= 7;
    }

    private const string Agencies = @"reuters|afp|ap|xinhua|getty|getty images|epa|epa-efe|efe|dpa|tass|pti|ani|ians|anadolu|bloomberg|kyodo|yonhap|cnsphoto|shutterstock|alamy|istock|unsplash|pexels|flickr|wikimedia commons|ap photo|afp photo|imago|zuma press|pa|pa wire|pa media";

    [GeneratedRegex(@"((\(|\[|\. ?|[-–—|:] ?|^| )(file )?(photos?|images?|pictures?|pics?|photographs?|photography|credits?|illustrations?|graphics?|foto|fotos|bild|video|screengrab|screenshot)( ?(credits?|courtesy|source|by|from|via|of))*( by| of)? ?[:/] ?[^:]{2,70}[)\]]?\.?$)|([—–-] ?(" + Agencies + @")(/[\w .'’-]{2,40})?( via [\w ]{2,30})?\.?$)|\b(ap photo|afp|reuters|getty images|epa|xinhua|tass|anadolu|nurphoto|bloomberg)/[\w .,'’/-]{2,60}[)\]]?\.?$|(/|via |[.\]] ?| )getty images\)?( for [\w ]{2,30})?\.?$|\((photo|image|picture|ap photo|file|afp|reuters|getty)( by| courtesy| credit|/|:| photo)?[^()]{0,80}\)\.?$|\((reuters|afp|ap|epa|getty images|file photo|file)\)$|\bfile photo\)?\.?$|\[[^\]]{2,60}/(ap|afp|reuters|epa|getty images|al jazeera|anadolu)[^\]]{0,30}\]$|(^|[ (.])(fot\.|фото|φωτο|φωτογραφία|사진)[ :/=—–-]{1,3}[^:]{2,60}$|(摄|供图|撮影|图片来源.{1,20})[)）]?。?$|[.!?”""’)] (\p{L}+ ){0,2}photo(graph)?s? (by|courtesy of) [\p{L}.’-]+( [\p{L}.’-]+){0,3}(, [^.]{3,20})?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CreditAtEnd();

    [GeneratedRegex(@"^(file )?(photo|image|picture|photograph|pic|illustration|foto|bild)s?( credits?| courtesy| source| by| via| of)?( by| of)? ?:|^(photo|image) by |^file photo|^(an? )?undated (handout )?(photo|image|picture)|^\(?(ap photo|afp photo|getty images|reuters/)|^image (credit|source|caption)|^media caption|^©.{0,60}(getty|reuters|afp|ap)\b|^enlarge this image|^(view|open) (image|gallery|photo)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex CreditAtStart();

    [GeneratedRegex(@"^[\[(>•»→-]? ?((also|must|now|further|don['’]t miss|see)[ -](read|watch|see|on [\p{L} .]{2,30}|reading|listen|from [\p{L} .]{2,30}|in [\p{L} .]{2,30}|miss|also)( ?[:|>–—-]|$)|read (more|also|next|on|the full|our|this|it|too)\b|(related|recommended|more (on|from|about|in|stories|news|articles|coverage)|previously|watch|listen|in pics|in pictures|video|explained|opinion|editorial|read|see more|trending|popular|dive deeper|go deeper|editor['’]s picks?|top stories|up next|story continues|continue reading|you may (also )?like|you might (also )?like|lees ook|lire aussi|mehr zum thema|lesen sie auch|leggi anche|lea también|leia também|читайте также|czytaj też|czytaj także|zobacz także|διαβάστε ακόμα|διαβάστε επίσης)( ?[:|>]|$)|(related|recommended|further) (articles?|stories|posts?|news|content|reading|coverage|topics|links|videos?)\b|click here (to|for)|related stories|on the same (subject|topic) ?:?$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ReadOn();

    [GeneratedRegex(@"^(skip to (main |the )?(content|navigation|search|primary|article)|(main )?menu$|close$|search$|search (for|this|the|results)\b|type to search|toggle |open (menu|search|navigation)|sign (in|up|out)\b|log ?(in|out)\b|register( now)?$|subscribe\b|advertisements?$|advertisement ?[-–:]|ad$|sponsored( content| by)?\b|promoted|share( this| on| via|$| article| story| full)|tweet$|facebook$|twitter$|whatsapp$|linkedin$|reddit$|pinterest$|telegram$|email$|print( this)?( article)?$|copy link|link copied|copied|comments?( \(?[0-9]+\)?)?$|[0-9]+ comments?$|(leave|post|add|write|view|show) (a |your |all )?(comment|reply)|loading|load more|show more|see all|view all|next$|previous$|prev$|back( to)?( top| home)?$|home$|accept( all)?( cookies)?$|cookies?( policy| settings| preferences)|we use cookies|this (site|website) uses cookies|by (clicking|continuing|using|subscribing|signing)|privacy( policy)?$|terms (of|and|&)|contact( us)?$|about( us)?$|follow( us)?( on|$| @)|save( article| for later)?$|listen( to this article)?$|play$|pause$|mute$|get the app|download (the|our) ([\p{L}]+ ){0,2}app\b|manage (your )?(account|subscription)|my account|newsletters?$|your (browser|ad blocker)|enable javascript|javascript (is|must)|please enable|unmute|0:00|learn more$|read full|close ad|report (this )?ad|remove ads|why ads|add as (a )?preferred)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Working();

    [GeneratedRegex(@"^[\[(•*_ -]*(edited by |(tags?|topics?|filed under|categories|category|keywords|labels|more on this topic)( ?[:|]|$)|tagged( with| in| as)?\b|all rights reserved|©|\(c\) ?[0-9]{4}|copyright\b|follow (us|him|her|me|them|[A-Z@][\w ]{1,30}) (on|at) |(get|receive|join|sign up|subscribe|register)\b.{0,80}\b(newsletters?|inbox|in your (in)?box|email|alerts?|updates|whatsapp|telegram)|[\p{L} ]{2,40} in your inbox\b|check out our|produced in association|this (article|story|report|post|piece|content|column) (was |has been |is |first |also |originally )?(originally |first |also |been )?(amended|corrected|updated|published|appeared|produced|republished|posted|sponsored|syndicated)|(the post|the article) .{2,200} (appeared first|first appeared) on|[\w .]{2,40} does not provide (investment|financial|medical|legal) advice|(have|got) (a |any )?(tip|story|news tip|question|feedback|something to share)|do you have a (tip|story)|support (our|independent|quality)|if you (enjoyed|liked|found) this|our journalism|our standards|disclaimer\b|disclosure ?:|about the authors?\b|about (the )?writer|author bio|for more (information|news|stories|details|on),? |you can (write to|reach|follow|contact|find) |contact (the )?(author|reporter|writer|us)\b|e-?mail (the )?(author|[\w ]{2,30}) at|image credits?:|editor['’]s note ?:|last (updated|modified|reviewed|edited)|updated (on|at)\b|published (on|at|in)\b|first published|was this (article|page|helpful)|thank you for (reading|subscribing)|join the (conversation|discussion)|comments (are|have been) (closed|disabled))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EndMatter();

    [GeneratedRegex(@"^((more|latest|top|most|related|recommended|popular|trending|other|recent|similar|also|further)( (popular|read|viewed|recent|shared|news|stories|articles?|posts?|headlines|videos?|content|reading|from|in|on|like this|topics|coverage)\b.*|$)|you (may|might) (also )?(like|be interested)\b.*|recommended from .*|from our partners.*|around the web.*|comments?( \([0-9]+\))?|[0-9]+ comments|leave a (reply|comment)|read next|up next|what to read next|opinion|editorials?|trending( now)?|(on|in) the same (subject|topic|section)|editor['’]?s['’]? picks?|more from .*|in this (section|story|article)|about the authors?|newsletters?|sponsored( content| links)?|promoted( content| links)?|latest|popular|must reads?|see also|share this.*|subscribe|follow us|sign up.*|don['’]t miss.*|in other news|explore more.*|keep reading|discover more.*|related|join the conversation|discussion|responses|post navigation|archives?|footer|site map|company|quick links|useful links)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherPart();

    [GeneratedRegex(@"^((\p{Lu}[\p{L}.'’-]*,? ){1,4}|(he|she|they) )(is|was|has been|has covered|are|has worked|covers|writes|reports|works|joined)\b.{0,110}\b(editor|reporter|journalist|correspondent|writer|columnist|producer|author|contributor|blogger|freelance|intern|covers|covering|based in|lives in|writes about|specialis|specializ|passionate|founder|co-founder|professor|fellow|analyst|consultant|expert)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Biography();

    [GeneratedRegex(@"\b(can be reached|write to (her|him|them)|reach (her|him|them) at|follow (her|him|them) on)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Reach();

    [GeneratedRegex(@"^([0-9][0-9.,:]*( ?[km]| ?%)?|[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?( ?[/-] ?[0-9:]+)?|[0-9]+ ?(-| )?(min|mins|minute|minutes)( read| reading)?|[0-9]+ (shares|views|likes|reads|replies|votes)|[-–—|•·*.]+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Count();

    [GeneratedRegex(@"^(by|written by|words by|story by|posted by|author|reported by|reporting by|par|von|por|di|door|autor|autorka|text|tekst|oprac\.|opracował|opracowała|текст|автор|авторы|подготовил|подготовила|συντάκτης|συντάκτρια|γράφει (ο|η)|επιμέλεια|ρεπορτάζ)\s*:?\s+\p{Lu}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ByLine();
}
