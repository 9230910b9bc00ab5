using Readout.Documents;

namespace Readout.Facts.Quotes;

/// <summary>A run of tokens, the last one included.</summary>
internal readonly record struct TokenRange(int First, int Last)
{
    public bool Contains(int token) => First <= token && token <= Last;
}

/// <summary>Finds who a cue belongs to, and how far the words reach that name them.</summary>
internal sealed class SourcePhrases(Reading reading, SentenceTrees trees)
{
    /// <summary>How many governors are climbed for a subject that a clause shares.</summary>
    private const int MostShared = 4;

    /// <summary>So many proper nouns may follow a title that the parser left alone.</summary>
    private const int LongestName = 8;

    private readonly string[] _words = reading.Lower;

    /// <summary>The subject of the verb, its own or the one it shares with the clause above; -1 where none is sure.</summary>
    public int SubjectOf(int verb)
    {
        for (var depth = 0; depth <= MostShared; depth++)
        {
            if (trees.Subject[verb] is >= 0 and var own) return own;
            if (trees.PassiveSubject[verb] >= 0) return -1;
            var head = trees.Head(verb);
            if (head < 0) return -1;
            switch (trees.Relation(verb))
            {
                case "conj":
                    if (trees.PassiveSubject[head] >= 0) return -1;
                    break;
                case "xcomp":
                    if (trees.Object[head] is >= 0 and var controller && trees.Lemma(head) is not ("promise" or "threaten")) return controller;
                    break;
                case "advcl" when trees.Tag(verb) is "VBG" or "VB":
                    break;
                case "acl:relcl":
                    return head;
                case "acl":
                    return trees.Tag(verb) == "VBG" ? head : -1;
                default:
                    return -1;
            }

            verb = head;
        }

        return -1;
    }

    /// <summary>The noun phrase of a head, with what is apposed; a clause set off by a comma is left out.</summary>
    public TokenRange Phrase(int head)
    {
        var (first, last) = (trees.Left(head), trees.Right(head));
        var apposed = false;
        for (var c = trees.FirstChild(head); c >= 0; c = trees.NextChild(c))
        {
            var left = trees.Left(c);
            if (c < head)
            {
                if (trees.Relation(c) is "punct" or "cc" or "mark") first = Math.Max(first, c + 1);
                continue;
            }

            if (trees.Relation(c) is "appos" or "acl" or "acl:relcl") apposed = true;
            if (trees.Relation(c) == "acl:relcl" && left > head && _words[left - 1] == "," || trees.Relation(c) == "acl:relcl" && left > head && _words[left] == ","
                || trees.Relation(c) is "parataxis" or "advcl" or "cop") last = Math.Min(last, left - 1);
        }

        last = Math.Max(last, head);
        first = Math.Min(first, head);
        while (last > head && _words[last] is "," or "-" or "—" or "–" or "(" or "“" or "\"" or ":" or "--") last--;
        while (first < head && trees.Part(first) == UniversalTag.Punct && _words[first] is not ("“" or "\"" or "‘" or "'")) first++;
        var end = Math.Min(SentenceEnd(head), last + LongestName);
        while (last + 1 < end && trees.Part(last + 1) == UniversalTag.Propn && trees.Part(last) is UniversalTag.Propn or UniversalTag.Noun) last++;
        if (apposed && last + 1 < end && _words[last + 1] == "," && HasComma(head, last)) last++;
        return new TokenRange(first, last);
    }

    /// <summary>The source of a cue: its phrase, cut where the cue stands within.</summary>
    public TokenRange Of(int subject, int verb, TokenRange cue)
    {
        if (trees.Relation(verb) is "acl:relcl" or "acl" && trees.Head(verb) == subject)
        {
            if (trees.Relation(verb) == "acl:relcl" && trees.Subject[verb] is >= 0 and var pronoun) return new TokenRange(trees.Left(pronoun), trees.Right(pronoun));
            var last = Math.Max(subject, Math.Min(trees.Right(subject), trees.Left(verb) - 1));
            while (last > subject && _words[last] is "," or "(") last--;
            return new TokenRange(trees.Left(subject), last);
        }

        var phrase = Phrase(subject);
        if (!phrase.Contains(verb)) return phrase;
        return subject < verb ? phrase with { Last = Math.Max(subject, cue.First - 1) } : phrase with { First = Math.Min(subject, cue.Last + 1) };
    }

    public int SentenceFirst(int token) => reading.SentenceAt(token) is >= 0 and var s ? reading.Document.Sentences[s].FirstToken : token;

    public int SentenceEnd(int token) => reading.SentenceAt(token) is >= 0 and var s ? Math.Min(reading.Document.Sentences[s].EndToken, trees.Count) : token + 1;

    private bool HasComma(int first, int last)
    {
        for (var t = first; t <= last; t++)
        {
            if (_words[t] == ",") return true;
        }

        return false;
    }
}
