using Readout.Documents;
using Readout.Language.English;

namespace Readout.Facts;

/// <summary>
/// Entries of itineraries: who, where and when without a verb or with "was in", then sentences without a subject ("Met with the premier.").
/// The entry is a visit, and stands in for what the sentences behind it leave out.
/// </summary>
internal sealed partial class ContactReader
{
    private int _frameParagraph = -1;
    private int _framePerson = -1;
    private Name? _framePlace;
    private Side? _frameLand;
    private TimeExpression? _frameTime;
    private bool _frameTold;
    private readonly List<TextSpan> _frameEvidence = [];

    /// <summary>Reads what the sentence adds to the entry of its paragraph.</summary>
    private void Frame()
    {
        if (_sentence.Paragraph != _frameParagraph)
        {
            (_frameParagraph, _framePerson, _framePlace, _frameTime, _frameTold) = (_sentence.Paragraph, -1, null, null, false);
            _frameLand = null;
            _frameEvidence.Clear();
        }

        if (_frameTold || Fragment() is not (> 0 and var end)) return;
        for (var t = _sentence.FirstToken; t < end; t++)
        {
            if (_framePerson < 0 && cast.PersonAt[t] >= 0) _framePerson = cast.PersonAt[t];
            if (_framePlace is null && !cast.InRole[t] && reading.NameAt(t) is >= 0 and var n && reading.Document.Names[n] is { Type: NameType.Place } place)
            {
                _framePlace = place;
                _frameLand = reading.LandBehind(reading.TokensOf(place.Span).End);
            }

            if (_frameTime is null && reading.TimeAt(t) is >= 0 and var time && reading.Document.Times[time] is { Start.Day: not null } expression) _frameTime = expression;
        }

        _frameEvidence.Add(_sentence.Span);
        if (_framePerson < 0 || _framePlace is not { } where || _frameTime is null) return;
        _frameTold = true;
        var name = where.Span.Of(reading.Text);
        var person = cast.People[_framePerson];
        var host = _frameLand ?? Gazetteer.CountryOf(name) ?? where.Side ?? CountryAfter(end);
        var published = reading.Document.Article.Published.Date;
        var ahead = published is { } day && _frameTime.Start!.Value.First > day.Last;
        var mention = new ContactMention
        {
            Kind = ContactKind.Visit,
            Status = ahead ? ContactStatus.Planned : ContactStatus.Held,
            Sure = true,
            Rule = "itinerary: who, where, when",
            First = [_framePerson],
            FirstSide = person.Side,
            SecondSide = host,
            Start = _frameTime.Start,
            End = _frameTime.End,
            OwnDate = true,
            Place = name,
            PlaceSide = host,
        };
        mention.Evidence.AddRange(_frameEvidence);
        mention.Sentences.Add(_sentenceIndex);
        if (IsContact(mention)) _mentions.Add(mention);
    }

    /// <summary>The country named behind the town.</summary>
    private Side? CountryAfter(int end)
    {
        for (var t = _sentence.FirstToken; t < end; t++)
        {
            if (!cast.InRole[t] && reading.NameAt(t) is >= 0 and var n && reading.Document.Names[n] is { Type: NameType.Place, Side: { } side }) return side;
        }

        return null;
    }

    /// <summary>Where the part of the sentence ends that has no verb but "was in"; 0 where it is an ordinary sentence.</summary>
    private int Fragment()
    {
        for (var t = _sentence.FirstToken; t < _sentence.EndToken; t++)
        {
            if (_words[t] == ":" && NamesPerson(t)) return t;
            if (_words[t] == ":") continue;
            if (_words[t] is "was" or "were" && t + 1 < _sentence.EndToken && _words[t + 1] == "in") { t++; continue; }
            if (reading.NameAt(t) >= 0 || cast.InRole[t] || reading.TimeAt(t) >= 0) continue;
            if (VerbForms.Of(_words[t]) is not null || ContactWordLists.Auxiliaries.Contains(_words[t]) && _words[t] is not "to") return 0;
        }

        return _sentence.EndToken;
    }

    private bool NamesPerson(int end)
    {
        for (var t = _sentence.FirstToken; t < end; t++)
        {
            if (cast.PersonAt[t] >= 0) return true;
        }

        return false;
    }

    /// <summary>The entry's person, for a sentence that opens with its verb.</summary>
    private Actor? FrameActor(ContactTrigger trigger)
    {
        if (!_frameTold || _framePerson < 0) return null;
        for (var t = trigger.First - 1; t >= _sentence.FirstToken; t--)
        {
            if (_words[t] == ":") break;
            if (_actors.Exists(actor => actor.First <= t && t < actor.End && actor.Preposition.Length == 0 && !actor.Possessive)) return null;
        }

        return new Actor(trigger.First, trigger.First, [_framePerson], cast.People[_framePerson].Side, "", false, true);
    }

    /// <summary>A meeting told under an entry took place there and then.</summary>
    private void Framed(ContactMention mention)
    {
        if (!_frameTold || !mention.First.Contains(_framePerson) || _frameTime is null || _framePlace is not { } where) return;
        if (mention.Start is null) (mention.Start, mention.End, mention.OwnDate) = (_frameTime.Start, _frameTime.End, true);
        if (mention.Place is null) (mention.Place, mention.PlaceSide) = (where.Span.Of(reading.Text), _frameLand ?? Gazetteer.CountryOf(where.Span.Of(reading.Text)) ?? where.Side);
    }
}
