using Readout.Documents;

namespace Readout.Facts.Quotes;

/// <summary>Finds quotations and who speaks them.</summary>
/// <remarks>
/// Each quoted passage asks, in this order: a cue right behind it; a cue right before it; a cue that governs it from within its sentence; the
/// quotation it goes on from. What none answers keeps no speaker. A word or three inside a sentence that no cue governs is no quotation.
/// </remarks>
internal sealed class QuotationReader(Reading reading, SentenceTrees trees, Cast cast)
{
    /// <summary>Up to so many words inside a sentence are a term in quotation marks, unless a cue governs them.</summary>
    private const int ScareQuoteWords = 3;

    /// <summary>Within a title words up to so many letters are written small.</summary>
    private const int LongestSmallWord = 4;

    private readonly SpeakerFinder _finder = new(reading, cast);
    private readonly TreeSpeakers _trees = new(reading, trees, cast);
    private readonly SpeakerNames _names = new(reading, cast);
    private readonly SpokenTurns _turns = new(reading, cast);
    private readonly string[] _words = reading.Lower;
    private readonly List<Quotation> _quotations = [];

    private SpokenBy? _lastSource;

    public List<Quotation> Read()
    {
        var passages = QuoteMarks.Find(reading.Text);
        foreach (var passage in passages) reading.MarkQuoted(passage.Outer);
        var turns = _turns.Find();
        for (var (i, turn) = (0, 0); i < passages.Count || turn < turns.Count;)
        {
            if (turn < turns.Count && (i >= passages.Count || turns[turn].Content.Start <= passages[i].Inner.Start))
            {
                Add(turns[turn].Content, QuoteKind.Direct, turns[turn].By, same: false);
                while (i < passages.Count && passages[i].Inner.Start < turns[turn].Content.End) i++;
                turn++;
            }
            else
            {
                ReadPassage(passages, i++);
            }
        }

        return _quotations;
    }

    private void ReadPassage(List<QuotedPassage> passages, int index)
    {
        var passage = passages[index];
        var first = reading.FirstTokenFrom(passage.Inner.Start);
        var last = reading.FirstTokenFrom(passage.Inner.End);
        if (first >= reading.Count || first >= last) return;
        var after = reading.FirstTokenFrom(passage.Outer.End);
        while (after < reading.Count && reading.SpanOf(after).Start < passage.Outer.End) after++;
        var paragraph = ParagraphOf(passage.Outer.Start);
        var paragraphFirst = reading.FirstTokenFrom(paragraph.Start);
        var paragraphEnd = reading.FirstTokenFrom(paragraph.End);
        var words = CountWords(first, last);
        var sentenceLike = StartsSentence(passage) && (EndsSentence(passage.Inner) || words > 8);
        var before = BeforePassage(passage, first);

        if (_turns.AfterLabel(first, last) is >= 0 and var said)
        {
            Add(passage with { Inner = new TextSpan(reading.SpanOf(said).Start, passage.Inner.End) }, QuoteKind.Direct, _turns.Labelled(first, said - 1), same: false);
            return;
        }

        if (_words[first] is "(" or "[" && _words[last - 1] is ")" or "]" || IsTitle(before, paragraphFirst, first, last)) return;
        if (passage.Continues && _quotations.Count > 0)
        {
            Add(passage, QuoteKind.Direct, _lastSource, same: true);
            return;
        }

        var end = Math.Min(paragraphEnd, NextQuoteOrEnd(passages, index, after, paragraphEnd));
        var joined = CloseEnough(index, passages, paragraph);
        if (AfterCue(passage, after, end) is { } spoken)
        {
            Add(passage, GoesOnFrom(before, paragraphFirst, first) ? QuoteKind.Mixed : QuoteKind.Direct, spoken, same: false);
            return;
        }

        if (BeforeCue(before, paragraphFirst, passage) is { } introduced)
        {
            Add(passage, introduced.Near && StandsAlone(passage, before) ? QuoteKind.Direct : QuoteKind.Mixed, introduced.By, same: false);
            return;
        }

        if (joined && _quotations.Count > 0 && (sentenceLike || GoesOn(passages[index - 1], passage)))
        {
            Add(passage, QuoteKind.Direct, _lastSource, same: true);
            return;
        }

        var sentenceBefore = before >= paragraphFirst && _words[before] is "." or "?" or "!" or ":";
        if (sentenceLike && sentenceBefore && Governing(before - 1, SentenceFirst(before)) is { } told)
        {
            Add(passage, QuoteKind.Direct, told, same: false);
            return;
        }

        if (before >= paragraphFirst && !sentenceBefore && Governing(before, SentenceFirst(before)) is { } governed)
        {
            Add(passage, QuoteKind.Mixed, governed, same: false);
            return;
        }

        if (sentenceLike && passage.Outer.Start <= paragraph.Start + 1)
        {
            if (FollowsSpeech(paragraph)) Add(passage, QuoteKind.Direct, _lastSource, same: true);
            else Add(passage, QuoteKind.Direct, paragraphFirst > 1 ? Governing(paragraphFirst - 2, SentenceFirst(paragraphFirst - 1)) : null, same: false);
            return;
        }

        if (words > ScareQuoteWords) Add(passage, sentenceLike ? QuoteKind.Direct : QuoteKind.Mixed, null, same: false);
    }

    /// <summary>Whether the reporter's words open the sentence that the passage ends: the city "will rise again," she said.</summary>
    private bool GoesOnFrom(int before, int paragraphFirst, int first) => before >= paragraphFirst && before >= SentenceFirst(first) && char.IsLower(reading.Text[reading.SpanOf(first).Start])
        && !reading.IsQuoted(before) && char.IsLetterOrDigit(_words[before][0]) && !_finder.IsCue(before);

    /// <summary>"The Morning Hour": a name in quotation marks that no cue governs.</summary>
    private bool IsTitle(int before, int paragraphFirst, int first, int last)
    {
        if (before < paragraphFirst || before < SentenceFirst(first) || _words[before] is ":" or "," or "that" || _finder.IsCue(before)) return false;
        var capitals = 0;
        for (var t = first; t < last; t++)
        {
            if (!char.IsLetter(_words[t][0])) continue;
            if (reading.IsCapital(t)) capitals++;
            else if (t == first || _words[t].Length > LongestSmallWord) return false;
        }

        return capitals >= 2;
    }

    /// <summary>"…," X said.</summary>
    private SpokenBy? AfterCue(QuotedPassage passage, int after, int end)
    {
        if (after >= end) return null;
        if (_trees.Signature(after, end) is { } signed) return signed;
        var lastMark = LastMark(passage.Inner);
        var next = reading.Text[reading.SpanOf(after).Start];
        var comma = next == ',' || lastMark is ',' or '?' or '!' or '—' or '…' or '-' || lastMark == '.' && char.IsLower(next) || lastMark == '.' && IsCueStart(after, end) || next is '—' or '–';
        if (!comma && !IsDirectCue(after)) return null;
        if (next is '—' or '–' && after + 1 < end) after++;
        return _trees.After(after, end) ?? _finder.After(after, end);
    }

    /// <summary>The last code unit that is no mark of a quotation within.</summary>
    private char LastMark(TextSpan inner)
    {
        var end = inner.End;
        while (end > inner.Start && reading.Text[end - 1] is '\'' or '’' or ' ' or '"' or '”') end--;
        return end > inner.Start ? reading.Text[end - 1] : ' ';
    }

    private bool IsCueStart(int after, int end) => after + 1 < end && (_words[after] is "he" or "she" or "they") && SpeechWords.Cues.Contains(_words[after + 1]);

    private bool IsDirectCue(int after) => _words[after] is "said" or "says" or "according" or "added" or "told";

    private readonly record struct Introduced(SpokenBy? By, bool Near);

    /// <summary>X said: "…"; X told reporters, "…"; According to X, "…"; X: "…".</summary>
    private Introduced? BeforeCue(int before, int paragraphFirst, QuotedPassage passage)
    {
        if (before < paragraphFirst) return null;
        var sentence = SentenceFirst(before);
        var t = before;
        var colon = _words[t] == ":";
        if (_words[t] is "," or ":" or "that" or "as" or "—" or "–" or "-" or "``") t--;
        if (t < sentence) return null;
        if (_words[t] is "that" or "as") t--;
        if (t < sentence) return null;
        var limit = colon ? 40 : _words[before] is "as" ? 6 : 4;
        if (_words[before] == ",") limit = 12;
        for (var c = t; c >= Math.Max(sentence, t - limit); c--)
        {
            if (reading.IsQuoted(c)) break;
            if (!_finder.IsCue(c)) continue;
            if (c < t && !colon && _words[before] != "," && !(t - c <= 4 && IsAddressee(c + 1, t + 1)) && !(t - c <= 6 && _words[before] is "as" && (t - c <= 3 || _words[c + 1] == "by"))) continue;
            if (c < t && _words[before] == "," && !IsAddressee(c + 1, t + 1)) continue;
            if (_finder.Agent(c, t + 1) is { } agent) return new Introduced(agent, true);
            if (_finder.SubjectOf(c, sentence) is { } subject) return new Introduced(subject with { Cue = c }, true);
            if (colon && _finder.After(c, t + 1) is { } inverted) return new Introduced(inverted, true);
            return _trees.Before(c, sentence) is { } told ? new Introduced(told, true) : null;
        }

        if (_words[before] == "," && AccordingTo(sentence, before) is { } according) return new Introduced(according, true);
        if (colon && _trees.Colon(t, sentence) is { } opener) return new Introduced(opener, true);
        if (colon && t - sentence < 8 && cast.PersonAt[t] >= 0 && sentence + 1 >= t - 4) return new Introduced(new SpokenBy(t, t + 1, cast.PersonAt[t], -1), true);
        return null;
    }

    /// <summary>"told reporters in Rome on Monday": only whom, where and when between the cue and the words.</summary>
    private bool IsAddressee(int from, int end)
    {
        for (var t = from; t < end; t++)
        {
            if (VerbForms.LooksPast(_words[t]) && reading.NameAt(t) < 0 || _words[t] is "that" or "," or ";" or "if" or "whether" or "." or "?" or "!") return false;
        }

        return true;
    }

    private SpokenBy? AccordingTo(int sentence, int before)
    {
        for (var t = sentence; t + 2 < before && t < sentence + 20; t++)
        {
            if (_words[t] == "according" && _words[t + 1] == "to") return _finder.After(t, before);
        }

        return null;
    }

    /// <summary>A cue earlier in the sentence whose clause the passage belongs to.</summary>
    private SpokenBy? Governing(int before, int sentence)
    {
        for (var t = before; t >= Math.Max(sentence, before - 40); t--)
        {
            if (reading.IsQuoted(t)) continue;
            if (_words[t] is ";" or ".") break;
            if (!_finder.IsCue(t) || t + 1 < reading.Count && _words[t + 1] == "." || ContactWordLists.Determiners.Contains(t > 0 ? _words[t - 1] : "") && ContactWordLists.NounsToo.Contains(_words[t])) continue;
            if (VerbForms.Of(_words[t]) is { Form: VerbForm.Base } && t > 0 && _words[t - 1] is not ("to" or "will" or "did" or "not")) continue;
            if (ContactWordLists.NounsToo.Contains(_words[t]) && t > sentence && (reading.NameAt(t - 1) < 0 && !SpeechWords.Pronouns.Contains(_words[t - 1]))) continue;
            if (_finder.SubjectOf(t, sentence) is { } subject) return subject with { Cue = t };
        }

        return AccordingTo(sentence, before);
    }

    private void Add(QuotedPassage passage, QuoteKind kind, SpokenBy? source, bool same)
    {
        if (Add(passage.Inner, kind, source, same)) _names.LastEnd = passage.Outer.End;
    }

    private bool Add(TextSpan words, QuoteKind kind, SpokenBy? source, bool same)
    {
        var (speaker, role) = same ? (_names.LastSpeaker, _names.LastRole) : source is { } by ? _names.Resolve(by) : (null, null);
        TextSpan? sourceSpan = source is { } s ? reading.SpanOf(s.First, s.End) : null;
        TextSpan? cue = source is { Cue: >= 0 } c ? reading.SpanOf(c.Cue, _words[c.Cue] == "according" ? c.Cue + 2 : c.Cue + 1) : null;
        var inner = Trimmed(words);
        if (inner.IsEmpty) return false;
        _quotations.Add(new Quotation(inner, kind, speaker, role, sourceSpan, cue));
        _names.LastEnd = words.End;
        if (same) return true;
        (_lastSource, _names.LastSpeaker, _names.LastRole) = (source, speaker, role);
        _names.LastPerson = source?.Person is >= 0 and var p ? p : speaker is null ? -1 : cast.People.FindIndex(person => person.Name == speaker);
        return true;
    }

    /// <summary>Whether the passage is the next part of what the same speaker says: nothing but the cue between, in one paragraph.</summary>
    private bool CloseEnough(int index, List<QuotedPassage> passages, TextSpan paragraph) => index > 0 && passages[index - 1].Outer.Start >= paragraph.Start
        && _names.LastEnd == passages[index - 1].Outer.End && _lastSource is not null && Near(passages[index - 1].Outer.End, passages[index].Outer.Start);

    /// <summary>At most one sentence between, or two that name nobody else.</summary>
    private bool Near(int from, int to)
    {
        var sentences = SentencesBetween(from, to);
        if (sentences <= 1) return true;
        if (sentences > 2) return false;
        for (var t = reading.FirstTokenFrom(from); t < reading.Count && reading.SpanOf(t).Start < to; t++)
        {
            if (cast.PersonAt[t] >= 0 && cast.PersonAt[t] != _names.LastPerson || _finder.IsCue(t) && t > reading.FirstTokenFrom(from) + 30) return false;
        }

        return _names.LastPerson >= 0;
    }

    private int SentencesBetween(int from, int to)
    {
        var count = 0;
        for (var t = reading.FirstTokenFrom(from); t < reading.Count && reading.SpanOf(t).Start < to && count < 3; t++)
        {
            if (_words[t] is "." or "?" or "!") count++;
        }

        return count;
    }

    /// <summary>A passage that is all that is said: a sentence, or a phrase that ends its sentence.</summary>
    private bool StandsAlone(QuotedPassage passage, int before)
    {
        if (_words[before] is ":" or "," || char.IsUpper(reading.Text[passage.Inner.Start])) return true;
        var next = passage.Outer.End < reading.Text.Length ? reading.Text[passage.Outer.End] : '.';
        return next is '.' or '\n' || EndsSentence(passage.Inner) && reading.Text[passage.Inner.End - 1] is '.' or '?' or '!';
    }

    /// <summary>"Every time," he said, "you give …": one sentence broken by its cue.</summary>
    private bool GoesOn(QuotedPassage before, QuotedPassage passage) => reading.Text[before.Inner.End - 1] is ',' or '—'
        && SentencesBetween(before.Outer.End, passage.Outer.Start) == 0 && passage.Outer.Start > 1 && reading.Text[passage.Outer.Start - 2] is ',';

    /// <summary>A quotation that is a paragraph of its own goes on from the one that ended the paragraph before.</summary>
    private bool FollowsSpeech(TextSpan paragraph)
    {
        if (_lastSource is null || _names.LastEnd < 0) return false;
        var between = reading.Text.AsSpan(_names.LastEnd, Math.Max(0, paragraph.Start - _names.LastEnd));
        return between.Length < 160 && between.Count('\n') <= 2;
    }

    private TextSpan ParagraphOf(int offset)
    {
        var paragraphs = reading.Document.Paragraphs.Items;
        var low = 0;
        var high = paragraphs.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (paragraphs[middle].Span.Contains(offset)) return paragraphs[middle].Span;
            if (paragraphs[middle].Span.Start > offset) high = middle - 1;
            else low = middle + 1;
        }

        return new TextSpan(offset, offset);
    }

    private int SentenceFirst(int token) => reading.SentenceAt(token) is >= 0 and var s ? reading.Document.Sentences[s].FirstToken : token;

    private static int NextQuote(List<QuotedPassage> passages, int index) => index + 1 < passages.Count ? passages[index + 1].Outer.Start : int.MaxValue;

    private int NextQuoteOrEnd(List<QuotedPassage> passages, int index, int after, int paragraphEnd)
    {
        var next = NextQuote(passages, index);
        var end = after;
        while (end < paragraphEnd && reading.SpanOf(end).Start < next && end - after < 60)
        {
            if (_words[end] is "." or "?" or "!" && end > after) return end;
            end++;
        }

        return end;
    }

    private int BeforePassage(QuotedPassage passage, int first)
    {
        var before = first - 1;
        while (before >= 0 && reading.SpanOf(before).End > passage.Outer.Start) before--;
        return before;
    }

    private int CountWords(int first, int end)
    {
        var count = 0;
        for (var t = first; t < end; t++)
        {
            if (char.IsLetterOrDigit(_words[t][0])) count++;
        }

        return count;
    }

    private bool StartsSentence(QuotedPassage passage)
    {
        var c = reading.Text[passage.Inner.Start];
        return char.IsUpper(c) || char.IsDigit(c) || c is '‘' or '\'' or '[' or '(' or '…' or '.';
    }

    private bool EndsSentence(TextSpan inner) => reading.Text[inner.End - 1] is '.' or ',' or '?' or '!' or '—' or '…' or '’' or '\'' or ')' or ']' or '-';

    private TextSpan Trimmed(TextSpan inner)
    {
        var (start, end) = (inner.Start, inner.End);
        while (start < end && char.IsWhiteSpace(reading.Text[start])) start++;
        while (end > start && (char.IsWhiteSpace(reading.Text[end - 1]) || reading.Text[end - 1] == ',')) end--;
        return new TextSpan(start, end);
    }
}
