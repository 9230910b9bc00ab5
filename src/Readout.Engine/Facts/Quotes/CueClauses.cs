using Readout.Documents;

namespace Readout.Facts.Quotes;

/// <summary>A cue with the words it reports and, where they name one, its source; by tokens.</summary>
/// <param name="Source">Who speaks or thinks, or null.</param>
/// <param name="Head">The head of the source, or -1.</param>
/// <param name="Cue">The verb with its auxiliaries, negation, adverbs and preposition; or the noun with its "'s".</param>
/// <param name="Verb">The head of the cue.</param>
/// <param name="Content">What is reported, in one or two pieces.</param>
/// <param name="Rule">The construction.</param>
internal sealed record CueClause(TokenRange? Source, int Head, TokenRange Cue, int Verb, TokenRange[] Content, string Rule);

/// <summary>Finds in the trees who says, thinks, wants or judges what: clauses, infinitives, objects and phrases governed by a cue.</summary>
/// <remarks>
/// The constructions after Pareti, "Annotating attribution relations across languages and genres" (2015): a clausal complement, a clause with the cue
/// beside it, an infinitive, an object, a phrase with its preposition, a passive, an adjective, a noun with its owner, "according to".
/// </remarks>
internal sealed class CueClauses(Reading reading, SentenceTrees trees)
{
    /// <summary>How far behind its cue a joined clause may end, in tokens: bounds the cost of endless sentences.</summary>
    private const int FarthestClause = 200;

    private readonly SourcePhrases _sources = new(reading, trees);
    private readonly string[] _words = reading.Lower;
    private readonly List<CueClause> _found = [];

    /// <summary>All of them, in the order of their cues. None stands inside quotation marks.</summary>
    public List<CueClause> Find()
    {
        for (var t = 0; t < trees.Count; t++)
        {
            if (reading.IsQuoted(t)) continue;
            if (_words[t] == "according") According(t);
            else if (trees.Part(t) == UniversalTag.Verb) Verb(t);
            else if (trees.Part(t) == UniversalTag.Adj) Adjective(t);
            else if (trees.Part(t) == UniversalTag.Noun) Noun(t);
        }

        return _found;
    }

    private void Verb(int verb)
    {
        var lemma = trees.Lemma(verb);
        if (trees.Complement[verb] is >= 0 and var clause && !AttitudeWords.NoReport.Contains(lemma)) Add(verb, Clausal(verb, clause), "clause", needsSource: false);
        else if (trees.Relation(verb) == "parataxis" && AttitudeWords.Interposed.Contains(lemma) && trees.Object[verb] < 0) Add(verb, Beside(verb), "beside", needsSource: false);
        else if (Question(verb, lemma) is >= 0 and var question) Add(verb, Clausal(verb, question), "clause", needsSource: false);
        else if (trees.PassiveSubject[verb] < 0 && trees.OpenComplement[verb] is >= 0 and var infinitive && infinitive > verb && AttitudeWords.WithInfinitive.Contains(lemma) && trees.Tag(infinitive) is "VB" or "VBG")
        {
            var first = trees.Object[verb] is >= 0 and var who && who > verb && who < infinitive ? trees.Left(who) : trees.Left(infinitive);
            Add(verb, [new TokenRange(first, trees.Right(infinitive))], "infinitive", needsSource: true);
        }
        else if (WithPreposition(verb, lemma)) return;
        else if (AttitudeWords.WithObject.Contains(lemma)) WithObject(verb, lemma);
        else if (trees.PassiveSubject[verb] is >= 0 and var subject && trees.OpenComplement[verb] is >= 0 and var predicate && AttitudeWords.ExpectedTo.Contains(lemma)) Expected(verb, subject, predicate);
    }

    /// <summary>"did not say when …", "asked why …": the clause right behind the verb that a question word opens, where the parser took it for an adverbial; or -1.</summary>
    private int Question(int verb, string lemma)
    {
        if (!AttitudeWords.Interposed.Contains(lemma) && !AttitudeWords.Asking.Contains(lemma) || verb + 1 >= trees.Count || _words[verb + 1] is not ("when" or "where" or "why" or "how" or "whether" or "if")) return -1;
        return trees.Child(verb, "advcl") is >= 0 and var clause && clause > verb && trees.Left(clause) == verb + 1 ? clause : -1;
    }

    private void WithObject(int verb, string lemma)
    {
        if (trees.Object[verb] is >= 0 and var thing)
        {
            if (trees.Left(thing) <= verb && verb <= trees.Right(thing)) return;
            var last = trees.Right(thing);
            for (var c = trees.FirstChild(verb); c >= 0; c = trees.NextChild(c))
            {
                if (c <= thing) continue;
                if (trees.Relation(c) is "xcomp" or "advcl" && AttitudeWords.WithPredicate.Contains(lemma)) last = Math.Max(last, trees.Right(c));
                if (trees.Relation(c) == "obl" && trees.Marker(c) is >= 0 and var marker && _words[marker] is "as" or "for" or "of") last = Math.Max(last, trees.Right(c));
            }

            Add(verb, [new TokenRange(trees.Left(thing), last)], "object", needsSource: true);
        }
        else if (trees.PassiveSubject[verb] is >= 0 and var subject && trees.Agent[verb] is >= 0 and var agent)
        {
            var phrase = _sources.Phrase(agent);
            var marker = trees.Marker(agent);
            if (marker >= phrase.First && marker < agent) phrase = phrase with { First = marker + 1 };
            Record(phrase, agent, CueOf(verb), verb, [new TokenRange(trees.Left(subject), trees.Right(subject))], "passive");
        }
        else if (trees.PassiveSubject[verb] is >= 0 and var expected && trees.OpenComplement[verb] is >= 0 and var predicate && AttitudeWords.ExpectedTo.Contains(lemma))
        {
            Expected(verb, expected, predicate);
        }
    }

    /// <summary>"X is expected to …".</summary>
    private void Expected(int verb, int subject, int predicate) => Record(null, -1, CueOf(verb), verb,
        [new TokenRange(trees.Left(subject), trees.Right(subject)), new TokenRange(trees.Left(predicate), trees.Right(predicate))], "expected");

    /// <summary>The clause that the verb governs, with what the parser left out at its edges.</summary>
    private TokenRange[] Clausal(int verb, int clause)
    {
        var (first, last) = (trees.Left(clause), trees.Right(clause));
        if (first < verb && verb < last) return [new TokenRange(first, trees.Left(verb) - 1)];
        if (first > verb + 1)
        {
            var covered = verb;
            for (var c = trees.FirstChild(verb); c >= 0; c = trees.NextChild(c))
            {
                if (c < clause && c > verb && trees.Relation(c) is "obl" or "obj" or "iobj" or "advmod" or "obl:tmod" or "obl:unmarked" or "advcl" or "punct" or "compound:prt" or "discourse" or "mark")
                    covered = Math.Max(covered, trees.Right(c));
            }

            if (covered < first - 1) first = covered + 1;
        }

        return [new TokenRange(first, last > verb ? GoesOn(verb, last) : last)];
    }

    /// <summary>Where a second clause, joined by a conjunction, belongs to what is told: "that …, and that …", "she hopes …, but she knows …".</summary>
    private int GoesOn(int verb, int last)
    {
        var end = Math.Min(_sources.SentenceEnd(verb), verb + FarthestClause);
        for (var joined = 0; joined < 4 && last + 1 < end; joined++)
        {
            var conjunction = last + 1;
            if (_words[conjunction] == ",") conjunction++;
            if (conjunction + 1 >= end || _words[conjunction] is not ("and" or "but" or "so" or "or")) break;
            var head = conjunction + 1;
            while (head < end && !(trees.Head(head) == verb || trees.Head(head) < conjunction && trees.Head(head) <= verb && trees.Part(head) is UniversalTag.Verb or UniversalTag.Adj or UniversalTag.Noun or UniversalTag.Aux)) head++;
            if (head >= end || trees.Left(head) < conjunction - 1) break;
            var subject = Math.Max(trees.Subject[head], trees.PassiveSubject[head]);
            if (_words[conjunction + 1] != "that" && (subject < 0 || AttitudeWords.Interposed.Contains(trees.Lemma(head)))) break;
            if (trees.Right(head) <= last) break;
            last = trees.Right(head);
        }

        return last;
    }

    /// <summary>"…, X said", "…, X said, …": the rest of the sentence it stands in.</summary>
    private TokenRange[] Beside(int verb)
    {
        var head = trees.Head(verb);
        var first = _sources.SentenceFirst(verb);
        if (verb < head) return [new TokenRange(trees.Right(verb) + 1, trees.Right(head))];
        var before = new TokenRange(first, trees.Left(verb) - 1);
        return trees.Right(head) > trees.Right(verb) ? [before, new TokenRange(trees.Right(verb) + 1, trees.Right(head))] : [before];
    }

    private bool WithPreposition(int verb, string lemma)
    {
        if (!AttitudeWords.WithPreposition.TryGetValue(lemma, out var openers)) return false;
        for (var c = trees.FirstChild(verb); c >= 0; c = trees.NextChild(c))
        {
            if (c <= verb || trees.Relation(c) is not ("obl" or "advcl") || trees.Marker(c) is not (>= 0 and var marker) || Array.IndexOf(openers, _words[marker]) < 0) continue;
            var cue = CueOf(verb);
            if (marker == verb + 1) cue = cue with { Last = marker };
            Add(verb, [new TokenRange(marker + 1, trees.Right(c))], "preposition", needsSource: true, cue);
            return true;
        }

        return false;
    }

    private void Adjective(int adjective)
    {
        if (trees.Child(adjective, "cop") < 0 || !AttitudeWords.Adjectives.Contains(trees.Lemma(adjective))) return;
        for (var c = trees.FirstChild(adjective); c >= 0; c = trees.NextChild(c))
        {
            if (c <= adjective) continue;
            if (trees.Relation(c) is "ccomp" or "xcomp" or "advcl")
            {
                Add(adjective, [new TokenRange(trees.Left(c), trees.Right(c))], "adjective", needsSource: true);
                return;
            }

            if (trees.Relation(c) != "obl" || trees.Marker(c) is not (>= 0 and var marker) || _words[marker] is not ("about" or "of" or "with" or "by" or "at" or "in")) continue;
            var cue = CueOf(adjective);
            Add(adjective, [new TokenRange(marker + 1, trees.Right(c))], "adjective", needsSource: true, marker == adjective + 1 ? cue with { Last = marker } : cue);
            return;
        }
    }

    /// <summary>"X's claim that …", "her plan to …".</summary>
    private void Noun(int noun)
    {
        if (!AttitudeWords.Nouns.Contains(trees.Lemma(noun)) || trees.Child(noun, "nmod:poss") is not (>= 0 and var owner)) return;
        for (var c = trees.FirstChild(noun); c >= 0; c = trees.NextChild(c))
        {
            if (c <= noun || trees.Relation(c) is not ("acl" or "ccomp" or "acl:relcl") || trees.Marker(c) is not (>= 0 and var marker) || _words[marker] is not ("that" or "to")) continue;
            var phrase = _sources.Phrase(owner);
            var clitic = _words[phrase.Last] is "'s" or "'" && phrase.Last > owner;
            if (clitic) phrase = phrase with { Last = phrase.Last - 1 };
            Record(phrase, owner, new TokenRange(phrase.Last + 1, noun), noun, [new TokenRange(trees.Left(c), trees.Right(c))], "noun");
            return;
        }
    }

    /// <summary>"according to X": the clause it stands in.</summary>
    private void According(int at)
    {
        if (at + 2 >= trees.Count || _words[at + 1] != "to" || reading.SentenceAt(at) != reading.SentenceAt(at + 2)) return;
        var source = trees.Relation(at) == "case" && trees.Head(at) > at ? trees.Head(at) : -1;
        var top = source >= 0 ? source : at;
        for (var c = trees.FirstChild(at); source < 0 && c >= 0; c = trees.NextChild(c))
        {
            if (c > at && trees.Relation(c) is "obl" or "obj" or "nmod" or "fixed" && trees.Part(c) != UniversalTag.Adp) source = c;
        }

        if (source < 0 || source < at + 2 || trees.Head(top) is not (>= 0 and var governor)) return;
        var phrase = new TokenRange(at + 2, Math.Max(at + 2, _sources.Phrase(source).Last));
        var first = _sources.SentenceFirst(at);
        TokenRange content;
        if (at <= first + 1)
        {
            content = new TokenRange(phrase.Last + 1, _sources.SentenceEnd(at) - 1);
        }
        else
        {
            while (trees.Part(governor) != UniversalTag.Verb && trees.Head(governor) >= 0
                && trees.Relation(governor) is "nmod" or "obj" or "obl" or "nsubj" or "xcomp" or "appos" or "amod" or "advmod" or "acl" or "conj" or "nummod" or "compound" or "acl:relcl" or "ccomp" or "advcl") governor = trees.Head(governor);
            content = new TokenRange(trees.Left(governor), at - 1);
        }

        Record(phrase, source, new TokenRange(at, at + 1), at, [content], "according");
    }

    /// <summary>The cue's verb with its auxiliaries, negation, adverbs right before it and its particle.</summary>
    private TokenRange CueOf(int verb)
    {
        var (first, last) = (verb, verb);
        for (var c = trees.FirstChild(verb); c >= 0; c = trees.NextChild(c))
        {
            if (c < verb && (trees.Relation(c) is "aux" or "aux:pass" or "cop" || trees.Relation(c) == "advmod" && _words[c] is "n't" or "not" or "never")) first = Math.Min(first, c);
            if (c == verb + 1 && trees.Relation(c) == "compound:prt") last = c;
        }

        while (first > 0 && trees.Head(first - 1) == verb && trees.Relation(first - 1) == "advmod" && _words[first - 1] is not ("when" or "where" or "how" or "why")) first--;
        return new TokenRange(first, last);
    }

    private void Add(int verb, TokenRange[] content, string rule, bool needsSource) => Add(verb, content, rule, needsSource, CueOf(verb));

    private void Add(int verb, TokenRange[] content, string rule, bool needsSource, TokenRange cue)
    {
        var subject = _sources.SubjectOf(verb);
        if (subject < 0 && needsSource) return;
        Record(subject < 0 ? null : _sources.Of(subject, verb, cue), subject, cue, verb, content, rule);
    }

    private void Record(TokenRange? source, int head, TokenRange cue, int verb, TokenRange[] content, string rule)
    {
        var pieces = content.Select(Trimmed).Where(piece => piece.First <= piece.Last).ToArray();
        if (pieces.Length > 0) _found.Add(new CueClause(source, head, cue, verb, pieces, rule));
    }

    /// <summary>Without punctuation at its edges; a mark of quotation stays.</summary>
    private TokenRange Trimmed(TokenRange piece)
    {
        var (first, last) = (Math.Max(0, piece.First), Math.Min(trees.Count - 1, piece.Last));
        while (last >= first && _words[last] is "." or "," or ";" or ":" or "—" or "–" or "-" or "--" or "?" or "!" or ")" or "(") last--;
        while (first <= last && _words[first] is "," or ":" or ";" or "—" or "–" or "-" or "--" or "." or ")" or "(") first++;
        return new TokenRange(first, last);
    }
}
