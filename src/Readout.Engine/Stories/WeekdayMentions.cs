using NodaTime;

namespace Readout.Stories;

/// <summary>A weekday named in a report, such as "on Sunday".</summary>
/// <param name="Day">Which.</param>
/// <param name="Ahead">Whether what happens that day lies ahead ("will meet on Sunday"); else it is over or going on.</param>
/// <param name="Words">The weekday as printed.</param>
/// <param name="Terms">The terms of its sentence, the weekday left out, ascending by key.</param>
internal sealed record WeekdayMention(IsoDayOfWeek Day, bool Ahead, string Words, ReportTerm[] Terms);

/// <summary>Finds the weekdays that a report names, with the tense of their clause, in raw text.</summary>
internal static class WeekdayMentions
{
    private const int WordsBefore = 16;
    private const int WordsAfter = 4;
    private const int LongestSentence = 600;
    private const int MostMentions = 60;

    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    private static readonly string[] AheadCues =
    [
        "will", "would", "shall", "due", "expected", "scheduled", "plan", "plans", "planning", "hope", "hopes", "intends", "next", "coming", "upcoming", "starting", "beginning", "ahead", "until",
        "from",
    ];

    /// <summary>Behind "to" these look ahead: "to meet on Friday"; "spoke to reporters on Friday" does not.</summary>
    private static readonly string[] Infinitives =
    [
        "be", "air", "meet", "hold", "visit", "vote", "begin", "start", "take", "travel", "arrive", "announce", "attend", "host", "open", "speak", "address",
        "resume", "sign", "discuss", "return", "deliver", "hear", "decide", "appear", "testify",
    ];

    private static readonly string[] OverCues =
    [
        "said", "says", "met", "held", "began", "told", "was", "were", "had", "took", "came", "went", "left", "made", "gave", "saw", "spoke", "wrote",
        "broke", "fell", "rose", "won", "lost", "sent", "shot", "found", "last", "since", "after", "did", "has", "have", "been",
    ];

    /// <summary>The mentions in order; habits ("every Sunday", "Sundays") are left out, and so is what stands far down a very long text.</summary>
    public static List<WeekdayMention> In(string text)
    {
        var mentions = new List<WeekdayMention>();
        var at = 0;
        while (mentions.Count < MostMentions)
        {
            var found = text.AsSpan(at).IndexOf("day", StringComparison.Ordinal);
            if (found < 0) break;
            var end = at + found + 3;
            at = end;
            if (end < text.Length && char.IsLetterOrDigit(text[end])) continue;
            var day = Array.FindIndex(Days, name => end >= name.Length && text.AsSpan(end - name.Length, name.Length).SequenceEqual(name));
            if (day < 0) continue;
            var start = end - Days[day].Length;
            if (start > 0 && char.IsLetterOrDigit(text[start - 1])) continue;
            var (from, to) = Sentence(text, start, end);
            var before = Words(text.AsSpan(from, start - from));
            if (before.Count > 0 && before[^1] is "every" or "each" or "most") continue;
            var ahead = IsAhead(before, Words(text.AsSpan(end, to - end)));
            var weekday = ReportTerms.Of("", Days[day]);
            var terms = Array.FindAll(ReportTerms.Of("", text.AsSpan(from, to - from)), term => term.Key != weekday[0].Key);
            mentions.Add(new WeekdayMention((IsoDayOfWeek)(day + 1), ahead, Days[day], terms));
        }

        return mentions;
    }

    /// <summary>The nearest cue before the weekday decides, then the nearest behind it; a report tells what happened where none is near.</summary>
    private static bool IsAhead(List<string> before, List<string> after)
    {
        for (var back = 1; back <= Math.Min(WordsBefore, before.Count); back++)
        {
            var word = before[^back];
            if (Array.IndexOf(AheadCues, word) >= 0) return true;
            if (word == "to" && back > 1 && Array.IndexOf(Infinitives, before[^(back - 1)]) >= 0) return true;
            if (Array.IndexOf(OverCues, word) >= 0 || (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal))) return false;
        }

        for (var on = 0; on < Math.Min(WordsAfter, after.Count); on++)
        {
            if (after[on] is "will" or "would" or "shall") return true;
            if (Array.IndexOf(OverCues, after[on]) >= 0) return false;
        }

        return false;
    }

    private static List<string> Words(ReadOnlySpan<char> text)
    {
        var words = new List<string>();
        var at = 0;
        while (at < text.Length)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at])) at++;
            words.Add(text[start..at].ToString().ToLowerInvariant());
        }

        return words;
    }

    private static (int From, int To) Sentence(string text, int start, int end)
    {
        var from = start;
        while (from > 0 && start - from < LongestSentence && !Ends(text, from - 1)) from--;
        var to = end;
        while (to < text.Length && to - end < LongestSentence && !Ends(text, to)) to++;
        return (from, to);
    }

    private static bool Ends(string text, int at)
    {
        if (text[at] == '\n') return true;
        if (text[at] is not ('.' or '!' or '?')) return false;
        var next = at + 1;
        while (next < text.Length && text[next] is '"' or '\u201D' or '\'' or '\u2019') next++;
        var abbreviation = text[at] == '.' && at > 1 && (char.IsUpper(text[at - 1]) || text[at - 2] is '.' or ' ');
        return !abbreviation && next + 1 < text.Length && text[next] == ' ' && !char.IsLower(text[next + 1]);
    }
}
