using Readout.Documents;

namespace Readout.Comparison;

/// <summary>
/// Talks that a later report tells in passing as over: "after the talks in Lima", "following the Lima meeting". Nobody is named, so they found no contact;
/// but where an earlier report planned a meeting in that town, and no other contact is told there, it took place.
/// </summary>
internal sealed class ToldInPassing(ReportIndex reports, PlaceNames places)
{
    /// <summary>So many days after a report of a plan, words in passing are still about it.</summary>
    private const int Days = 14;

    /// <summary>A town is named at most so many tokens behind the talks.</summary>
    private const int Reach = 3;

    private List<(int Report, string Town, Citation Words)>? _told;

    /// <summary>The mentions that tell a plan as kept, or none.</summary>
    public IEnumerable<ContactMention> Of(ContactCluster plan)
    {
        foreach (var (report, town, words) in _told ??= Find())
        {
            if (reports.PublishedOf(report) is not { } told || plan.Mentions.FirstOrDefault(m => Before(m, told)) is not { } mention || plan.DatedToTheDay && plan.First > told.Last) continue;
            if (plan.Mentions.Any(m => m.Published is { } planned && planned.First >= told.First) || !plan.Mentions.Any(m => places.Match(m.Contact.Place, town) == PlaceMatch.Same)) continue;
            var contact = mention.Contact with { Status = ContactStatus.Held, Evidence = [words], History = [], Rule = "told in passing" };
            yield return new ContactMention(report, reports.OriginOf(report), told, contact);
        }
    }

    private static bool Before(ContactMention mention, PartialDate told) => mention.Published is { Day: not null } planned && planned.First < told.First && planned.First.PlusDays(Days) >= told.First;

    private List<(int Report, string Town, Citation Words)> Find()
    {
        var found = new List<(int Report, string Town, Citation Words)>();
        for (var report = 0; report < reports.Reports.Length; report++)
        {
            var document = reports.Reports[report];
            if (document.Article.Published.Date is not { Day: not null } || document.Words.IsEmpty) continue;
            foreach (var sentence in document.Sentences)
            {
                for (var t = sentence.FirstToken; t < sentence.EndToken; t++)
                {
                    if (document.Words[t] is { Lemma: "talk" or "meeting" or "negotiation" or "summit" or "discussion", Universal: UniversalTag.Noun } word && IsOver(document, sentence, t, word) && Town(document, sentence, t) is { } town)
                        found.Add((report, town, Citation.Of(document.Article, sentence.Span)));
                }
            }
        }

        return found;
    }

    /// <summary>"after the talks", but not "after the talks were called off".</summary>
    private static bool IsOver(Document document, Sentence sentence, int noun, Word word)
    {
        if (!word.Relation.StartsWith("obl", StringComparison.Ordinal) && !word.Relation.StartsWith("nmod", StringComparison.Ordinal)) return false;
        for (var t = sentence.FirstToken; t < noun; t++)
        {
            if (document.Words[t].Head == noun && document.Words[t].Relation == "case" && document.Words[t].Lemma is "after" or "following" or "follow") return true;
        }

        return false;
    }

    private static string? Town(Document document, Sentence sentence, int noun)
    {
        var text = document.Text.AsSpan();
        var first = document.Tokens[Math.Max(sentence.FirstToken, noun - Reach)].Span.Start;
        var end = document.Tokens[Math.Min(sentence.EndToken - 1, noun + Reach)].Span.End;
        var own = document.Tokens[noun].Span;
        foreach (var name in document.Names)
        {
            if (name.Span.Start > end) break;
            if (name.Type != NameType.Place || name.Span.Start < first) continue;
            var town = name.Span.Of(text);
            if (PlaceNames.IsCountry(town.ToString())) continue;
            var between = name.Span.Start > own.End ? text[own.End..name.Span.Start] : text[name.Span.End..own.Start];
            if (name.Span.Start > own.End ? between is " in " or " at " : between is " ") return town.ToString();
        }

        return null;
    }
}
