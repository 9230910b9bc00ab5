using Readout.Documents;
using Readout.Facts.Status;

namespace Readout.Facts;

/// <summary>Reads the contacts of a report: triggers, who takes part, what became of it, when and where; then brings mentions together.</summary>
internal sealed partial class ContactReader(Reading reading, Cast cast)
{
    /// <summary>In a longer run of tokens nobody tells who meets whom; it bounds the cost of a text without full stops.</summary>
    private const int LongestSentence = 400;

    private readonly string[] _words = reading.Lower;
    private readonly StatusJudge _judge = new(reading);
    private readonly TriggerFinder _triggers = new(reading);
    private readonly ActorFinder _actorFinder = new(reading, cast);
    private readonly PartyFinder _parties = new(reading, cast);
    private readonly Circumstances _circumstances = new(reading, cast);
    private readonly List<ContactMention> _mentions = [];
    private List<Actor> _actors = [];
    private List<ContactTrigger> _sentenceTriggers = [];
    private Sentence _sentence;
    private int _sentenceIndex;

    /// <summary>Where it is to be told how each place was read: those read so far.</summary>
    public List<ContactTrace>? Traces { get; init; }

    public List<Contact> Read()
    {
        var sentences = reading.Document.Sentences.Items;
        var section = new DatedSections(reading);
        for (_sentenceIndex = 0; _sentenceIndex < sentences.Length; _sentenceIndex++)
        {
            _sentence = sentences[_sentenceIndex];
            if (_sentence.EndToken <= _sentence.FirstToken || _sentence.EndToken - _sentence.FirstToken > LongestSentence) continue;
            _actors = _actorFinder.Find(_sentence);
            _parties.Enter(_sentence, _actors, _actorFinder);
            var heading = section.Of(_sentenceIndex);
            if (section.IsHeading(_sentenceIndex)) continue;
            var before = _mentions.Count;
            Denied();
            Frame();
            _sentenceTriggers = _triggers.Find(_sentence);
            _circumstances.Enter(_sentence, _sentenceTriggers);
            foreach (var trigger in _sentenceTriggers) ReadTrigger(trigger);
            Stays();
            if (heading is { } dated) section.Apply(dated, _sentenceIndex, _mentions, before);
            RememberPair(before);
        }

        WithinStays();
        StillThere();
        return new ContactMerge(reading, cast) { Traces = Traces }.Merge(_mentions);
    }

    private void RememberPair(int before)
    {
        for (var i = before; i < _mentions.Count; i++)
        {
            if (_mentions[i].First.Count > 0 && _mentions[i].Second.Count > 0) _actorFinder.LastPair = _mentions[i].People.Distinct().ToEquatableArray();
            if (_mentions[i].FirstSide is { } first && _mentions[i].SecondSide is { } second && first != second) _actorFinder.LastSides = [first, second];
        }
    }

    private void ReadTrigger(ContactTrigger trigger)
    {
        if (InQuoteOfHistory(trigger))
        {
            Drop(trigger, new Judgement(null, Standing.Past, true, "quoted"), "dropped: words of somebody quoted, with no person named");
            return;
        }

        var judged = _judge.Judge(trigger.First, trigger.End);
        if (judged.Status is not { } status)
        {
            Drop(trigger, judged, "dropped: no contact is meant");
            return;
        }

        var (first, second) = _parties.Of(trigger);
        if (first.Count == 0 && FrameActor(trigger) is { } framed) first.Add(framed);
        var mention = new ContactMention { Kind = trigger.Kind, Words = reading.SpanOf(trigger.First, trigger.End), Status = status, Sure = judged.Sure, GroupLevel = _parties.GroupLevel(first), Rule = $"{reading.Raw(trigger.First).ToLowerInvariant()}: {judged.Rule}" };
        foreach (var actor in first) Join(mention, actor, true);
        foreach (var actor in second) Join(mention, actor, false);
        mention.Mandate = Mandate(trigger);
        mention.WithRebels = _parties.MeetsRebels(trigger);
        mention.Mediated = second.Count == 0 && _parties.IsMediated(trigger);
        mention.Evidence.Add(_sentence.Span);
        mention.Sentences.Add(_sentenceIndex);
        mention.Again = status is ContactStatus.Planned or ContactStatus.Possible or ContactStatus.Proposed && trigger.End < _sentence.EndToken && _words[trigger.End] is "again";
        Dated(mention, trigger, judged.Rule);
        Placed(mention, trigger);
        if (mention.Status is ContactStatus.Declined or ContactStatus.Postponed or ContactStatus.Cancelled) Undone(mention, trigger);
        if (mention.Status == ContactStatus.UnderWay && InPast(mention) && (OpensWithDate() || LongPast(mention))) (mention.Status, mention.Rule) = (ContactStatus.Held, mention.Rule + ", dated before publication");
        if (mention.Status is ContactStatus.Planned or ContactStatus.UnderWay && InPast(mention) && judged.Rule.StartsWith("present", StringComparison.Ordinal)) (mention.Status, mention.Rule) = (ContactStatus.Held, mention.Rule + ", dated before publication");
        if (mention.Status is ContactStatus.Planned or ContactStatus.Possible or ContactStatus.Proposed && LongPast(mention) && !PastBefore(trigger)) (mention.Start, mention.End, mention.OwnDate) = (null, null, false);
        if (mention.Status is ContactStatus.Held && InFuture(mention)) (mention.Status, mention.Rule) = (ContactStatus.Planned, mention.Rule + ", dated after publication");
        if (mention.Status is ContactStatus.Declined or ContactStatus.Postponed or ContactStatus.Cancelled) Inherit(mention);
        Framed(mention);
        Complete(mention, trigger);
        Arrived(mention, trigger);
        if (mention.Kind == ContactKind.Visit) KeepVisitors(mention, trigger);
        if (!IsContact(mention))
        {
            Drop(trigger, judged, mention.People.Any() || mention.FirstSide is not null ? "dropped: only one side is told" : "dropped: nobody is said to take part");
            return;
        }

        _mentions.Add(mention);
        SplitPossible(mention, second);
        SplitTravellers(mention, trigger);
    }

    /// <summary>"An official said A had met B. B's office denied it.": what the sentence before told as held is possible.</summary>
    private void Denied()
    {
        for (var t = _sentence.FirstToken; t + 1 < _sentence.EndToken; t++)
        {
            if (!_judge.IsRefuting(t) || reading.IsQuoted(t)) continue;
            var denied = _words[t + 1] is "it" or "this" or "that" && (t + 2 >= _sentence.EndToken || _words[t + 2] is "." or "," or "on" or ";")
                || _words[t + 1] is "the" or "that" or "this" && t + 2 < _sentence.EndToken && _words[t + 2] is "report" or "reports" or "claim" or "account" or "story" or "meeting";
            if (!denied) continue;
            foreach (var mention in _mentions.Where(m => m.Sentences[^1] == _sentenceIndex - 1 && m.Status is ContactStatus.Held or ContactStatus.UnderWay && !LongPast(m)))
                (mention.Status, mention.Sure, mention.Rule) = (ContactStatus.Possible, true, mention.Rule + ", denied in the next sentence");
            return;
        }
    }

    private void Drop(ContactTrigger trigger, Judgement judged, string outcome) =>
        Traces?.Add(new ContactTrace(_sentence.Span, reading.SpanOf(trigger.First, trigger.End), trigger.Kind, judged.Status, judged.Sure, judged.Rule, [], [], null, false, null, outcome, null));

    /// <summary>"A is expected to visit Lima in May. A visit planned for January was postponed.": nobody named, so it lies between the sides of the sentence before.</summary>
    private void Inherit(ContactMention mention)
    {
        if (mention.People.Any() || mention.FirstSide is not null || mention.SecondSide is not null || mention.PlaceSide is not null || _mentions.Count == 0) return;
        var before = _mentions[^1];
        if (before.Kind != mention.Kind || before.Sentences[^1] != _sentenceIndex - 1 || reading.Document.Sentences[_sentenceIndex - 1].Paragraph != _sentence.Paragraph) return;
        (mention.FirstSide, mention.SecondSide) = (SideOf(before.First) ?? before.FirstSide, SideOf(before.Second) ?? before.SecondSide);
    }

    private bool InFuture(ContactMention mention) => mention.Start is { } start && reading.Document.Article.Published.Date is { } published && start.First > published.Last;

    /// <summary>Words of others are told apart from the report's: a trigger inside a long quotation still counts, but never as sure.</summary>
    private bool InQuoteOfHistory(ContactTrigger trigger) => trigger.IsVerb && reading.IsQuoted(trigger.First) && _words[trigger.First] is "meet" or "met" && !_actors.Exists(actor => actor.IsPerson);

    private static void Join(ContactMention mention, Actor actor, bool first)
    {
        var list = first ? mention.First : mention.Second;
        var other = first ? mention.Second : mention.First;
        foreach (var person in actor.People)
        {
            if (!list.Contains(person) && !other.Contains(person)) list.Add(person);
        }

        if (actor.Side is not { } side) return;
        if (!first && mention.SecondSide is { } met && met != side && !actor.IsPerson && mention.Kind != ContactKind.Visit) Further(mention, side);
        else if (!first) mention.SecondSide ??= side;
        else if (mention.FirstSide is not { } known) mention.FirstSide = side;
        else if (known != side && !actor.IsPerson && mention.SecondSide is null && mention.Kind != ContactKind.Visit) mention.SecondSide = side;
        else if (known != side && mention.SecondSide != side && !actor.IsPerson && mention.Kind != ContactKind.Visit) Further(mention, side);
    }

    private static void Further(ContactMention mention, Side side)
    {
        if (!mention.MoreSides.Contains(side)) mention.MoreSides.Add(side);
    }

    /// <summary>A state named only as a place ("in China") takes no part.</summary>
    private static bool IsPlaceOnly(Actor actor) => !actor.IsPerson && actor.Preposition is "in" or "at" or "from" or "near" or "across" or "over" or "around";
}
