using Readout.Documents;

namespace Readout.Facts.Quotes;

/// <summary>Finds who speaks beside a quotation from the trees: the subject of a cue that stands right before or behind it, or a name set below it.</summary>
internal sealed class TreeSpeakers(Reading reading, SentenceTrees trees, Cast cast)
{
    /// <summary>How far behind the closing mark the cue may stand, in tokens: a name with its role and its apposition.</summary>
    private const int Farthest = 40;

    /// <summary>How many words a signature may have.</summary>
    private const int LongestName = 6;

    /// <summary>How many heads are climbed from a quotation to its cue.</summary>
    private const int Steps = 6;

    private readonly SourcePhrases _sources = new(reading, trees);
    private readonly string[] _words = reading.Lower;

    /// <summary>"…," X, the head of Y, said; "…," said X, the head of Y.</summary>
    public SpokenBy? After(int at, int end)
    {
        if (at < end && _words[at] == ",") at++;
        for (var t = at; t < Math.Min(Math.Min(end, at + Farthest), trees.Count); t++)
        {
            if (reading.IsQuoted(t)) return null;
            if (!IsCue(t) || trees.Subject[t] is not (>= 0 and var subject) || reading.IsQuoted(subject) || reading.SentenceAt(subject) != reading.SentenceAt(t)) continue;
            var phrase = _sources.Of(subject, t, new TokenRange(t, t));
            if (t <= at + 1 ? phrase.First <= t : phrase.First < at || phrase.First > at + 1 || phrase.Last > t) continue;
            return IsWhole(phrase, t) ? Of(phrase, subject, t) : null;
        }

        return null;
    }

    /// <summary>Whether the phrase reaches to its cue: a noun left between them says that the tree has cut it.</summary>
    private bool IsWhole(TokenRange phrase, int cue)
    {
        for (var w = phrase.First; w <= phrase.Last; w++)
        {
            if (reading.IsQuoted(w)) return false;
        }

        for (var w = phrase.Last + 1; w < cue; w++)
        {
            if (_words[w] is "," or "(" or "-" or "–" or "—") return true;
            if (trees.Part(w) is UniversalTag.Noun or UniversalTag.Propn && reading.TimeAt(w) < 0) return false;
        }

        return true;
    }

    /// <summary>X told her mother that "…": the verb that the words right before the opening mark belong to.</summary>
    public SpokenBy? Before(int last, int sentence)
    {
        if (last < sentence || last >= trees.Count || reading.IsQuoted(last)) return null;
        var t = last;
        for (var step = 0; step < Steps && t >= sentence && !IsCue(t); step++) t = trees.Head(t) is var head && head < t ? head : -1;
        if (t < sentence || t < 0 || !IsCue(t)) return null;
        var subject = _sources.SubjectOf(t);
        if (subject < 0 || reading.IsQuoted(subject)) return null;
        var phrase = _sources.Of(subject, t, new TokenRange(t, t));
        return phrase.First <= phrase.Last && !reading.IsQuoted(phrase.First) && !reading.IsQuoted(phrase.Last) ? Of(phrase, subject, t) : null;
    }

    /// <summary>"X scolded him: …": the person or pronoun that is the subject of the clause before the colon.</summary>
    public SpokenBy? Colon(int last, int sentence)
    {
        var t = last;
        for (var step = 0; step < 2 * Steps && t >= sentence && trees.Head(t) >= sentence; step++) t = trees.Head(t);
        if (t < sentence || t > last || !trees.IsVerb(t) || trees.Subject[t] is not (>= 0 and var subject) || subject > t || reading.IsQuoted(subject)) return null;
        var by = Of(_sources.Of(subject, t, new TokenRange(t, t)), subject, t);
        return by.Person >= 0 || SpeechWords.Pronouns.Contains(_words[subject]) ? by : null;
    }

    /// <summary>"…" — Anna Lind: a name and nothing else between a dash behind the closing mark and the end of the paragraph.</summary>
    public SpokenBy? Signature(int after, int paragraphEnd)
    {
        if (after + 1 >= paragraphEnd || _words[after] is not ("—" or "–" or "―" or "-" or "--" or "~")) return null;
        var end = after + 1;
        while (end < paragraphEnd && end - after <= LongestName && (reading.IsCapital(end) || _words[end] is "-" or "de" or "van" or "von" or "bin" or "al" or "da" or "di" || _words[end].EndsWith('.') && _words[end].Length == 2)) end++;
        if (end == after + 1 || end < paragraphEnd && _words[end] is not ("," or "." or "(")) return null;
        var person = -1;
        for (var t = after + 1; t < end; t++) person = Math.Max(person, cast.PersonAt[t]);
        return new SpokenBy(after + 1, end, person, after);
    }

    private bool IsCue(int token) => trees.IsVerb(token) && SpeechWords.Cues.Contains(_words[token]) && !reading.IsQuoted(token) && reading.NameAt(token) < 0;

    private SpokenBy Of(TokenRange phrase, int head, int cue)
    {
        var person = cast.PersonAt[head];
        for (var t = phrase.First; person < 0 && t <= phrase.Last; t++)
        {
            if (cast.PersonAt[t] >= 0 && trees.Head(t) == head && trees.Relation(t) is "appos" or "flat" or "compound") person = cast.PersonAt[t];
        }

        return new SpokenBy(phrase.First, Last(phrase) + 1, person, cue);
    }

    private int Last(TokenRange phrase) => phrase.Last > phrase.First && _words[phrase.Last] == "," ? phrase.Last - 1 : phrase.Last;
}
