using Readout.Documents;

namespace Readout.Facts.Quotes;

/// <summary>Joins what the trees tell of cues with the quotations found by their marks: who says, thinks or wants what.</summary>
/// <remarks>
/// A quotation inside a clause that a cue governs belongs to that clause ("said it was “a gift”"); one that is all the cue governs is direct, and takes the
/// source and cue of the tree. What neither explains stands as the marks alone tell it.
/// </remarks>
internal sealed class AttributionReader(Reading reading, SentenceTrees trees, Cast cast)
{
    /// <summary>More than so much of the letters in quotation marks: direct.</summary>
    private const double DirectShare = 0.9;

    private readonly SourcePhrases _sources = new(reading, trees);
    private readonly List<Attribution> _found = [];

    /// <summary>All attributions in order; sharpens the kinds of the quotations that stand within a clause.</summary>
    public List<Attribution> Read(List<Quotation> quotes)
    {
        var clauses = new CueClauses(reading, trees).Find();
        var inside = Inside(clauses);
        var byCue = new Dictionary<int, List<int>>();
        for (var q = 0; q < quotes.Count; q++)
        {
            if (quotes[q].Cue is not { } cue) continue;
            if (!byCue.TryGetValue(cue.Start, out var same)) byCue.Add(cue.Start, same = []);
            same.Add(q);
        }

        var taken = new bool[quotes.Count];
        var clauseOf = new CueClause?[quotes.Count];
        foreach (var clause in clauses)
        {
            var content = clause.Content.Select(piece => Whole(reading.SpanOf(piece.First, piece.Last + 1), quotes)).ToArray();
            var kind = KindOf(content);
            var spoken = byCue.GetValueOrDefault(reading.SpanOf(clause.Verb).Start);
            if (spoken is not null && (kind == QuoteKind.Direct && !HasOwnWords(content) || !spoken.Exists(q => content.Any(c => c.Contains(quotes[q].Content)))))
            {
                foreach (var q in spoken) clauseOf[q] = clause;
                continue;
            }

            var held = Held(content, quotes);
            if (kind == QuoteKind.Direct && held.Count > 0 && !(clause.Rule is "clause" or "beside" && HasOwnWords(content))) continue;
            foreach (var q in held)
            {
                taken[q] = true;
                if (quotes[q].Kind == QuoteKind.Direct) quotes[q] = quotes[q] with { Kind = QuoteKind.Mixed };
                if (quotes[q].Speaker is null && clause.Head >= 0 && cast.PersonAt[clause.Head] is >= 0 and var person) quotes[q] = quotes[q] with { Speaker = cast.People[person].Name, Role = cast.People[person].Role };
            }

            Add(content, kind, clause.Source is { } source ? reading.SpanOf(source.First, source.Last + 1) : null, Span(clause.Cue), SpeakerOf(clause, held, quotes), SideOf(clause.Source), Denied(clause), inside[clause.Verb] > 0, clause.Rule);
        }

        Spoken(quotes, taken, clauseOf);
        _found.Sort((a, b) => a.Content[0].CompareTo(b.Content[0]) is not 0 and var order ? order : Nullable.Compare(a.Cue, b.Cue));
        return _found;
    }

    /// <summary>Quotations that no clause holds; those of one cue are one attribution.</summary>
    private void Spoken(List<Quotation> quotes, bool[] taken, CueClause?[] clauseOf)
    {
        for (var q = 0; q < quotes.Count; q++)
        {
            if (taken[q]) continue;
            var pieces = new List<TextSpan> { quotes[q].Content };
            var next = q + 1;
            for (; next < quotes.Count && !taken[next] && quotes[q].Source is not null && quotes[next].Source == quotes[q].Source && quotes[next].Cue == quotes[q].Cue; next++) pieces.Add(quotes[next].Content);
            var clause = clauseOf[q];
            var source = clause?.Source is { } told && !Quoted(told) ? Span(told) : quotes[q].Source is { } named ? Span(Expanded(named)) : (TextSpan?)null;
            if (quotes[q] is { Kind: QuoteKind.Mixed, Cue: { } behind } && behind.Start > pieces[0].End) pieces[0] = FromSentence(pieces[0]);
            var range = source is { } words ? TokensOf(words) : (TokenRange?)null;
            Add([.. pieces], quotes[q].Kind, source, clause is not null ? Span(clause.Cue) : quotes[q].Cue, quotes[q].Speaker, SideOf(range), clause is not null && Denied(clause), false, clause?.Rule ?? "quotation marks");
            q = next - 1;
        }
    }

    private void Add(TextSpan[] content, QuoteKind kind, TextSpan? source, TextSpan? cue, string? speaker, Side? side, bool denied, bool nested, string rule) =>
        _found.Add(new Attribution(content.ToEquatableArray(), kind, source, cue, speaker, side, denied, nested, rule));

    /// <summary>For each token how many clauses hold it as something told.</summary>
    private int[] Inside(List<CueClause> clauses)
    {
        var change = new int[trees.Count + 1];
        foreach (var clause in clauses)
        {
            if (clause.Rule is "object" or "preposition" or "passive" or "expected") continue;
            foreach (var piece in clause.Content)
            {
                if (piece.Contains(clause.Verb)) continue;
                change[piece.First]++;
                change[piece.Last + 1]--;
            }
        }

        for (var i = 1; i < change.Length; i++) change[i] += change[i - 1];
        return change;
    }

    /// <summary>The quotations that lie within the content.</summary>
    private static List<int> Held(TextSpan[] content, List<Quotation> quotes)
    {
        var held = new List<int>();
        foreach (var piece in content)
        {
            for (var q = FirstEndingAfter(quotes, piece.Start); q < quotes.Count && quotes[q].Content.Start < piece.End; q++)
            {
                if (piece.Contains(quotes[q].Content)) held.Add(q);
            }
        }

        return held;
    }

    /// <summary>The span with the whole of a quotation that it cuts.</summary>
    private TextSpan Whole(TextSpan span, List<Quotation> quotes)
    {
        var (start, end) = (span.Start, span.End);
        for (var q = FirstEndingAfter(quotes, start); q < quotes.Count && quotes[q].Content.Start < end; q++)
        {
            var (first, last) = (quotes[q].Content.Start, quotes[q].Content.End);
            if (first < start && start < last) start = first;
            if (end < last + 1) end = Math.Max(end, last);
        }

        while (start > 0 && start <= span.Start && IsOpener(reading.Text[start - 1])) start--;
        if (end < reading.Text.Length && reading.Text[end] is '.' or ',' or '?' or '!' && end + 1 < reading.Text.Length && IsCloser(reading.Text[end + 1]) && reading.Text.AsSpan(start, end - start).IndexOfAny('“', '"', '‘') >= 0) end++;
        if (end < reading.Text.Length && IsCloser(reading.Text[end]) && reading.Text.AsSpan(start, end - start).IndexOfAny('“', '"', '‘') >= 0) end++;
        return new TextSpan(start, Math.Max(start, end));
    }

    private static bool IsOpener(char c) => c is '“' or '"';

    private static bool IsCloser(char c) => c is '”' or '"';

    private static int FirstEndingAfter(List<Quotation> quotes, int offset)
    {
        var (low, high) = (0, quotes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (quotes[middle].Content.End <= offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private QuoteKind KindOf(TextSpan[] content)
    {
        var (all, quoted) = (0, 0);
        foreach (var piece in content)
        {
            for (var t = reading.FirstTokenFrom(piece.Start); t < reading.Count && reading.SpanOf(t).Start < piece.End; t++)
            {
                if (!char.IsLetterOrDigit(reading.Lower[t][0])) continue;
                all += reading.SpanOf(t).Length;
                if (reading.IsQuoted(t)) quoted += reading.SpanOf(t).Length;
            }
        }

        return quoted == 0 ? QuoteKind.Indirect : quoted > DirectShare * all ? QuoteKind.Direct : QuoteKind.Mixed;
    }

    /// <summary>The whole noun phrase of the words that name a speaker.</summary>
    private TokenRange Expanded(TextSpan source)
    {
        var range = TokensOf(source);
        var head = range.Last;
        for (var t = range.First; t <= range.Last && t < trees.Count; t++)
        {
            if (range.Contains(trees.Head(t)) || trees.Relation(t) is "punct" or "case" or "det") continue;
            head = t;
            break;
        }

        if (head >= trees.Count || trees.IsVerb(head)) return range;
        var phrase = _sources.Phrase(head);
        for (var t = phrase.First; t <= phrase.Last; t++)
        {
            if (reading.IsQuoted(t)) return range;
        }

        return new TokenRange(Math.Min(range.First, phrase.First), Math.Max(range.Last, phrase.Last));
    }

    /// <summary>Whether words of the reporter stand in the content beside those in quotation marks; where one of them is a name, the tree has taken the speaker for a part of what is said.</summary>
    private bool HasOwnWords(TextSpan[] content)
    {
        var (own, quoted) = (false, false);
        foreach (var piece in content)
        {
            for (var t = reading.FirstTokenFrom(piece.Start); t < reading.Count && reading.SpanOf(t).Start < piece.End; t++)
            {
                if (reading.IsQuoted(t)) quoted = true;
                else if (quoted && reading.NameAt(t) >= 0) return false;
                else if (char.IsLetterOrDigit(reading.Lower[t][0])) own = true;
            }
        }

        return own;
    }

    /// <summary>With the reporter's words that open its sentence.</summary>
    private TextSpan FromSentence(TextSpan words)
    {
        var token = reading.FirstTokenFrom(words.Start);
        var first = token;
        var sentence = _sources.SentenceFirst(token);
        while (first > sentence && reading.SpanOf(first - 1).End > words.Start) first--;
        while (first > sentence && (!reading.IsQuoted(first - 1) || reading.SpanOf(first - 1).End >= words.Start - 1)) first--;
        return new TextSpan(Math.Min(words.Start, reading.SpanOf(first).Start), words.End);
    }

    private bool Quoted(TokenRange range) => reading.IsQuoted(range.First) || reading.IsQuoted(range.Last);

    private TokenRange TokensOf(TextSpan span)
    {
        var (first, end) = reading.TokensOf(span);
        return new TokenRange(first, Math.Max(first, end - 1));
    }

    private TextSpan Span(TokenRange range) => reading.SpanOf(range.First, range.Last + 1);

    private string? SpeakerOf(CueClause clause, List<int> held, List<Quotation> quotes)
    {
        if (clause.Head >= 0 && cast.PersonAt[clause.Head] is >= 0 and var person) return cast.People[person].Name;
        if (clause.Source is { } source)
        {
            for (var t = source.First; t <= source.Last; t++)
            {
                if (cast.PersonAt[t] >= 0 && trees.Head(t) == clause.Head && trees.Relation(t) is "appos" or "flat" or "compound") return cast.People[cast.PersonAt[t]].Name;
            }

            if (SideOf(source) is not null) return Span(source).Of(reading.Text);
        }

        return held.Count > 0 ? quotes[held[0]].Speaker : null;
    }

    private Side? SideOf(TokenRange? source)
    {
        if (source is not { } range) return null;
        for (var t = range.First; t <= Math.Min(range.Last, reading.Count - 1); t++)
        {
            if (cast.PersonAt[t] >= 0 && cast.People[cast.PersonAt[t]].Side is { } side) return side;
            if (reading.NameAt(t) is >= 0 and var name && reading.Document.Names[name].Side is { } named) return named;
        }

        return null;
    }

    private bool Denied(CueClause clause)
    {
        if (AttitudeWords.Denials.Contains(trees.Lemma(clause.Verb))) return true;
        for (var t = clause.Cue.First; t <= clause.Cue.Last; t++)
        {
            if (reading.Lower[t] is "n't" or "not" or "never") return true;
        }

        return false;
    }
}
