using Readout.Documents;
using Readout.Facts.Quotes;

namespace Readout.Facts.Events;

/// <summary>The type of event that a sentence tells between two actors.</summary>
/// <param name="Root">The type.</param>
/// <param name="Mode">Its mode, or null.</param>
/// <param name="Trigger">The word that names it.</param>
/// <param name="Rule">The rule that decided.</param>
public sealed record EventReading(EventRoot Root, string? Mode, TextSpan Trigger, string Rule);

/// <summary>Codes who does what to whom between states and organisations, after PLOVER: by the predicate that joins the two in the tree.</summary>
/// <remarks>
/// A predicate makes an event only where its own arguments name both sides: nothing is stitched together from different clauses. What is denied, planned, conditional or long past
/// says so in its <see cref="CodedEvent.Status"/>.
/// </remarks>
public sealed class EventCoder
{
    private readonly Reading _reading;
    private readonly SentenceTrees _trees;
    private readonly Cast _cast;
    private readonly PredicateCoder _coder;

    internal EventCoder(Reading reading, SentenceTrees trees, Cast cast)
    {
        (_reading, _trees, _cast) = (reading, trees, cast);
        _coder = new PredicateCoder(reading, trees);
    }

    /// <summary>All events of the document, in order.</summary>
    internal List<CodedEvent> Read()
    {
        var events = new List<CodedEvent>();
        var actors = new EventActors(_reading, _trees, _cast);
        var times = new EventTimes(_reading, _trees);
        var sources = new SourcePhrases(_reading, _trees);
        var acts = new ChannelActReader(_reading, _trees, actors, _cast);
        var last = -1;
        var seen = new HashSet<(EventRoot, ChannelAct?, Side, Side)>();
        var told = new HashSet<TextSpan>();
        for (var t = 0; t < _trees.Count; t++)
        {
            if (_reading.IsQuoted(t) || _reading.SentenceAt(t) is not (>= 0 and var sentence)) continue;
            if (sentence != last) seen.Clear();
            last = sentence;
            var done = acts.Of(t);
            foreach (var act in done)
            {
                told.Add(_reading.SpanOf(act.Coded.Trigger));
                Add(t, sentence, act.Source, act.Target, act.Coded, act.Background);
            }

            if (done.Count == 0 && Told(t, actors, sources) is var (source, target, coded)) Add(t, sentence, source, target, coded, background: false);
        }

        // What is told as an act is not told as another event, too: "was about to recall its ambassador".
        events.RemoveAll(e => ChannelActTable.OfMode(e.Mode) is null && told.Contains(e.Trigger));
        return events;

        void Add(int predicate, int sentence, EventActor source, EventActor target, CodedPredicate coded, bool background)
        {
            var root = coded.Negated ? coded.Plain : coded.Root;
            if (!seen.Add((root, ChannelActTable.OfMode(coded.Mode), source.Side, target.Side))) return;
            var date = times.DateOf(predicate);
            var status = times.StatusOf(predicate, coded, date);
            if (background && date is null && status == EventStatus.Happened) status = EventStatus.Historical;
            events.Add(new CodedEvent(root, coded.Mode, source, target, date, status, _reading.SpanOf(coded.Trigger),
                Citation.Of(_reading.Document.Article, _reading.Document.Sentences[sentence].Span), coded.Rule));
        }
    }

    private (EventActor Source, EventActor Target, CodedPredicate Coded)? Told(int predicate, EventActors actors, SourcePhrases sources)
    {
        if (!_coder.IsPredicate(predicate) || _trees.Relation(predicate) == "xcomp" || actors.Of(predicate, sources, _coder.IsReport) is not { } pair || pair.Source.Side == pair.Target.Side) return null;
        if (_coder.IsReport(predicate) && _trees.Complement[predicate] >= 0 && !pair.Demands) return null;
        return _coder.Code(predicate) is { } coded ? (pair.Source, pair.Target, coded) : null;
    }

    /// <summary>What the sentence says that the one does to the other, or null where no word of it names an event.</summary>
    internal EventReading? Between(TextSpan? source, TextSpan? target)
    {
        var from = source is { } s ? HeadOf(s) : -1;
        var to = target is { } t ? HeadOf(t) : -1;
        if (from < 0) from = to;
        if (to < 0) to = from;
        if (from < 0) return null;
        var up = Path(from);
        var down = Path(to);
        var shared = up.FindIndex(down.Contains);
        var join = shared >= 0 ? up[shared] : up[^1];
        var below = down.Contains(join) ? down[..down.IndexOf(join)] : [];
        below.Reverse();
        var predicate = Descended(join, below);
        while (_trees.Head(predicate) >= 0 && !_coder.IsPredicate(predicate)
            && (predicate == from || predicate == to || _trees.Part(predicate) == UniversalTag.Propn || _trees.Relation(predicate) is "nsubj" or "nsubj:pass" || _coder.Nouns.RootOf(predicate) is null)) predicate = _trees.Head(predicate);
        if (_coder.Code(predicate, 0, _trees.Head(predicate) is >= 0 and var reporter && _coder.IsReport(reporter)) is { } coded) return Reading(coded);
        foreach (var token in up[..Math.Max(0, up.IndexOf(join))].Concat(below).Concat(Path(predicate).Skip(1)))
        {
            if (_trees.Part(token) is UniversalTag.Verb or UniversalTag.Noun or UniversalTag.Adj && _coder.Code(token) is { } beside) return Reading(beside);
        }

        return Anywhere(from);
    }

    /// <summary>The first verb, else the first noun, of the sentence that names an event.</summary>
    private EventReading? Anywhere(int token)
    {
        if (_reading.SentenceAt(token) is not (>= 0 and var s)) return null;
        var sentence = _reading.Document.Sentences[s];
        for (var t = sentence.FirstToken; t < Math.Min(sentence.EndToken, _trees.Count); t++)
        {
            if (_trees.IsVerb(t) && _coder.Code(t) is { } coded) return Reading(coded);
        }

        for (var t = sentence.FirstToken; t < Math.Min(sentence.EndToken, _trees.Count); t++)
        {
            if (_trees.Part(t) == UniversalTag.Noun && _coder.Nouns.RootOf(t) is { } named) return new EventReading(named.Root, named.Mode, _reading.SpanOf(named.Noun), "noun");
        }

        return null;
    }

    private EventReading Reading(CodedPredicate coded) => new(coded.Root, coded.Mode, _reading.SpanOf(coded.Trigger), coded.Rule);

    /// <summary>From where two paths join down to the predicate that governs the target: through joined verbs and reports.</summary>
    private int Descended(int predicate, List<int> below)
    {
        foreach (var token in below)
        {
            if (!_trees.IsVerb(token) || !_trees.IsVerb(predicate)) break;
            var report = _trees.Relation(token) is "ccomp" or "parataxis" or "acl:relcl" or "advcl" && _coder.IsReport(predicate) && _coder.Code(token) is not null;
            if (_trees.Relation(token) != "conj" && !report) break;
            predicate = token;
        }

        return predicate;
    }

    private int HeadOf(TextSpan span)
    {
        var (first, end) = _reading.TokensOf(span);
        var found = -1;
        for (var t = first; t < Math.Min(end, _trees.Count); t++)
        {
            if (_trees.Head(t) >= first && _trees.Head(t) < end || _trees.Part(t) == UniversalTag.Punct) continue;
            if (_trees.Part(t) is UniversalTag.Noun or UniversalTag.Propn or UniversalTag.Pron) return t;
            if (found < 0) found = t;
        }

        return found >= 0 ? found : first < _trees.Count ? first : -1;
    }

    private List<int> Path(int token)
    {
        var path = new List<int>();
        for (var t = token; t >= 0 && path.Count < LongestPath; t = _trees.Head(t)) path.Add(t);
        return path;
    }

    private const int LongestPath = 100;
}
