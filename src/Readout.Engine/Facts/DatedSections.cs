using Readout.Documents;

namespace Readout.Facts;

/// <summary>A heading that carries a date, as in a report's list of past exchanges.</summary>
/// <param name="Heading">Index of the heading's sentence.</param>
/// <param name="Date">Its day.</param>
internal readonly record struct DatedHeading(int Heading, PartialDate Date);

/// <summary>Lists of past exchanges: a heading with a date, then a paragraph or two that tell of it.</summary>
internal sealed class DatedSections
{
    private readonly Reading _reading;
    private readonly Dictionary<int, DatedHeading> _bySentence = [];
    private readonly HashSet<int> _headings = [];

    public DatedSections(Reading reading)
    {
        _reading = reading;
        var document = reading.Document;
        DatedHeading? current = null;
        for (var s = 0; s < document.Sentences.Count; s++)
        {
            var sentence = document.Sentences[s];
            var paragraph = document.Paragraphs[sentence.Paragraph];
            if (IsHeading(paragraph, sentence) && !IsEntry(s))
            {
                _headings.Add(s);
                current = DateIn(sentence) is { } date ? new DatedHeading(s, date) : null;
                continue;
            }

            if (current is { } heading) _bySentence[s] = heading;
        }

        if (_bySentence.Values.Distinct().Count() < FewestOfAList) _bySentence.Clear();
    }

    /// <summary>Fewer dated headings make no list: a single one is the caption of something else.</summary>
    private const int FewestOfAList = 2;

    public bool IsHeading(int sentence) => _headings.Contains(sentence);

    /// <summary>The dated heading that the sentence stands under, or null.</summary>
    public DatedHeading? Of(int sentence) => _bySentence.TryGetValue(sentence, out var heading) ? heading : null;

    /// <summary>Gives the heading's day to the contacts of its section that carry none of their own; the first sentence's contact takes the heading as evidence.</summary>
    public void Apply(DatedHeading heading, int sentence, List<ContactMention> mentions, int from)
    {
        var published = _reading.Document.Article.Published.Date;
        for (var i = from; i < mentions.Count; i++)
        {
            var mention = mentions[i];
            if (sentence == heading.Heading + 1 && !mention.Sure && !mention.OwnDate && mention.Status is not (ContactStatus.Postponed or ContactStatus.Cancelled or ContactStatus.Declined)) (mention.Status, mention.Sure) = (ContactStatus.Held, true);
            if (mention.OwnDate || mention.Status is not (ContactStatus.Held or ContactStatus.UnderWay) || mention.Kind == ContactKind.Visit && sentence != heading.Heading + 1) continue;
            mention.Start = heading.Date;
            if (PlaceIn(_reading.Document.Sentences[heading.Heading]) is { } town && (mention.Place is null || Readout.Language.English.Gazetteer.Find(mention.Place) is { Kind: Readout.Language.English.GazetteerKind.Country } country && Readout.Language.English.Gazetteer.CountryOf(town) == country.Side))
                mention.Place = town;
            if (published is null || heading.Date.First <= published.Value.Last) mention.Status = ContactStatus.Held;
            mention.Evidence.Insert(0, _reading.Document.Sentences[heading.Heading].Span);
            mention.Rule += ", dated by its heading";
        }
    }

    /// <summary>"March 3, 2030 — A meets B in Rome": a line of a list that opens with its date and has nothing of its own below it.</summary>
    private bool IsEntry(int s)
    {
        if (!OpensWithDate(s)) return false;
        var sentences = _reading.Document.Sentences;
        return s + 1 >= sentences.Count || OpensWithDate(s + 1) || s > 0 && OpensWithDate(s - 1);
    }

    private bool OpensWithDate(int s)
    {
        var first = _reading.Document.Sentences[s].FirstToken;
        return first < _reading.Document.Sentences[s].EndToken && _reading.TimeAt(first) is >= 0 and var time && _reading.Document.Times[time] is { Type: TimeType.Date, Start.Day: not null };
    }

    private bool IsHeading(Paragraph paragraph, Sentence sentence)
    {
        if (paragraph.Kind == ParagraphKind.Heading) return true;
        return paragraph.Span == sentence.Span && sentence.EndToken - sentence.FirstToken <= 16 && sentence.EndToken > sentence.FirstToken
            && _reading.Lower[sentence.EndToken - 1] is not ("." or "?" or "!" or "”" or "\"" or ":" or "'" or "’");
    }

    /// <summary>"Talks in Rome — March 3": the town that the heading names.</summary>
    private string? PlaceIn(Sentence sentence)
    {
        for (var t = sentence.FirstToken + 1; t < sentence.EndToken; t++)
        {
            if (_reading.Lower[t - 1] is "in" or "at" && _reading.NameAt(t) is >= 0 and var n && _reading.Document.Names[n] is { Type: NameType.Place } place) return place.Span.Of(_reading.Text);
        }

        return null;
    }

    private PartialDate? DateIn(Sentence sentence)
    {
        for (var t = sentence.FirstToken; t < sentence.EndToken; t++)
        {
            if (_reading.TimeAt(t) is >= 0 and var time && _reading.Document.Times[time] is { Type: TimeType.Date, Start: { Day: not null } start }) return start;
        }

        return null;
    }
}
