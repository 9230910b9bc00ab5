using System.Collections.Frozen;
using Readout.Documents;

namespace Readout.Comparison;

/// <summary>Finds the points on which reports of different origin differ, and where one report contradicts its own order of dates.</summary>
/// <remarks>Only like is held against like: one contact, one noun phrase, two sentences that tell the same but for a number of the same thing.</remarks>
internal sealed class DifferenceFinder(ReportIndex reports, PassageTable table)
{
    /// <summary>Two sentences that tell the same, numbers aside, have this much in common.</summary>
    private const double SameButForANumber = 0.62;

    private const int MostDifferences = 40;

    /// <summary>Words by which a reporter says how sure or whose a description is.</summary>
    private static readonly FrozenSet<string> Characterising = new[]
    {
        "suspected", "alleged", "purported", "apparent", "so-called", "confirmed", "presumed", "supposed", "claimed", "reported", "possible", "likely", "self-styled",
        "self-proclaimed", "would-be", "acknowledged", "unconfirmed", "disputed",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>All differences: of contacts, of characterisations, of numbers, of lists.</summary>
    public EquatableArray<Difference> Find(EquatableArray<Contact> contacts) =>
        contacts.SelectMany(OfContact)
            .Concat(Characterisations())
            .Concat(new ListOrder(reports).Anomalies())
            .Concat(Numbers())
            .Take(MostDifferences)
            .ToEquatableArray();

    /// <summary>One contact called off in two words ("postponed", "cancelled"), or dated on two days.</summary>
    private IEnumerable<Difference> OfContact(Contact contact)
    {
        if (contact.Evidence.Count < 2) yield break;
        var off = contact.History.Where(h => ContactMention.PhaseOf(h.Status) == Phase.Off).ToList();
        var words = off
            .GroupBy(h => h.Status)
            .Select(g => new Reading(g.Key.Word(), reports.InOrder(g.Select(h => h.Evidence))))
            .OrderBy(r => r.Value, StringComparer.Ordinal)
            .ToList();
        if (TellApart(words)) yield return new Difference(ContactLine.Heading(contact), words.ToEquatableArray());
    }

    /// <summary>Different words of characterisation before the same noun: "suspected spy balloon", "alleged spy balloon".</summary>
    private IEnumerable<Difference> Characterisations()
    {
        var byNoun = new SortedDictionary<string, List<(string Word, Citation Evidence)>>(StringComparer.Ordinal);
        foreach (var document in reports.Reports)
        {
            var text = document.Text.AsSpan();
            foreach (var sentence in document.Sentences)
            {
                for (var i = sentence.FirstToken; i < sentence.EndToken - 1; i++)
                {
                    var token = document.Tokens[i].Span;
                    if (token.Length > 16 || !char.IsLetter(text[token.Start])) continue;
                    var word = text[token.Start..token.End].ToString().ToLowerInvariant();
                    if (!Characterising.Contains(word) || NounAfter(document, sentence, i + 1) is not { } noun) continue;
                    if (!byNoun.TryGetValue(noun, out var list)) byNoun[noun] = list = [];
                    list.Add((word, Citation.Of(document.Article, sentence.Span)));
                }
            }
        }

        foreach (var (noun, uses) in byNoun)
        {
            var readings = uses
                .GroupBy(u => u.Word, StringComparer.Ordinal)
                .OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new Reading(g.Key, reports.InOrder(g.Select(u => u.Evidence))))
                .ToList();
            if (TellApart(readings)) yield return new Difference($"the {noun}", readings.ToEquatableArray());
        }
    }

    /// <summary>The noun a characterisation belongs to: the last two words of the run that follows it, names of peoples left out; null where it is no attribute.</summary>
    private static string? NounAfter(Document document, Sentence sentence, int from)
    {
        const int LongestRun = 4;
        var run = new List<string>();
        var text = document.Text.AsSpan();
        for (var i = from; i < sentence.EndToken && run.Count < LongestRun; i++)
        {
            var span = document.Tokens[i].Span;
            var token = span.Of(text);
            if (!char.IsLetter(token[0]) || (i > from && text[span.Start - 1] != ' ')) break;
            if (Terms.Read(token, out var content) is null || !content || NounEnders.Contains(token.ToString())) break;
            if (char.IsUpper(token[0]))
            {
                if (run.Count > 0) break;
                continue;
            }

            run.Add(token.ToString());
        }

        if (run.Count is < 2 or LongestRun) return null;
        return $"{run[^2]} {run[^1]}";
    }

    /// <summary>Verbs that often follow a noun and so end its run.</summary>
    private static readonly FrozenSet<string> NounEnders = new[]
    {
        "flew", "said", "was", "were", "has", "had", "is", "are", "entered", "crossed", "drifted", "hit", "killed", "came", "went", "began", "led", "took", "left",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Sentences of different origin that tell the same with another number of the same thing.</summary>
    private IEnumerable<Difference> Numbers()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var passage in table.Foremost.Where(p => p is { HasNumber: true, IsBody: true }))
        {
            var counts = CountsIn(passage);
            if (counts.Count == 0) continue;
            var own = table.WeightWithoutNumbers(passage);
            foreach (var other in table.Near(passage, o => SameButForANumber * Math.Min(own, table.WeightWithoutNumbers(o))))
            {
                if (!other.HasNumber || !other.IsBody || other.Origins.Overlaps(passage.Origins)) continue;
                if (table.LikenessWithoutNumbers(passage, other) < SameButForANumber || !table.SharesNameOrNumber(passage, other)) continue;
                foreach (var (thing, number) in CountsIn(other))
                {
                    if (!counts.TryGetValue(thing, out var mine) || mine == number || !seen.Add(thing)) continue;
                    yield return new Difference($"number of {thing}",
                    [
                        new Reading(mine, table.CiteAll(passage).ToEquatableArray()),
                        new Reading(number, table.CiteAll(other).ToEquatableArray()),
                    ]);
                }
            }
        }
    }

    /// <summary>What a sentence counts: the word after a number, with the number as printed. Years and days of months count nothing.</summary>
    private Dictionary<string, string> CountsIn(Passage passage)
    {
        var counts = new Dictionary<string, string>(StringComparer.Ordinal);
        var place = passage.Places[0];
        var document = reports.Reports[place.Report];
        var sentence = document.Sentences[place.Position];
        var text = document.Text.AsSpan();
        for (var i = sentence.FirstToken; i < sentence.EndToken - 1; i++)
        {
            var span = document.Tokens[i].Span;
            if (!char.IsAsciiDigit(text[span.Start]) || document.Times.Any(t => t.Span.Overlaps(span))) continue;
            var next = document.Tokens[i + 1].Span;
            if (!char.IsLower(text[next.Start]) || Terms.Of(next.Of(text)) is null) continue;
            counts.TryAdd(next.Of(document.Text), span.Of(document.Text));
        }

        return counts;
    }

    /// <summary>Whether at least two readings come from different origins, each with an origin that does not give the other.</summary>
    private bool TellApart(List<Reading> readings)
    {
        if (readings.Count < 2) return false;
        var origins = readings.Select(r => r.Evidence.Select(e => reports.OriginOf(reports.NumberOf(e.ArticleId))).ToHashSet()).ToList();
        for (var i = 0; i < origins.Count; i++)
        {
            for (var j = i + 1; j < origins.Count; j++)
            {
                if (!origins[i].SetEquals(origins[j])) return true;
            }
        }

        return false;
    }
}
