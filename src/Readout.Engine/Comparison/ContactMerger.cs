using NodaTime;
using Readout.Documents;

namespace Readout.Comparison;

/// <summary>Makes one contact of its mentions in many reports.</summary>
/// <remarks>
/// The fullest mentions come first and found contacts; each further mention joins the contact it fits best (<see cref="ContactCluster.Fit"/>).
/// Contacts are found by the words of people's names, or by sides where a mention names nobody, so that the cost grows with the mentions and not with
/// their pairs. The result does not depend on the order of the reports.
/// </remarks>
internal sealed class ContactMerger(ReportIndex reports, PlaceNames places)
{
    private readonly List<ContactCluster> _clusters = [];
    private readonly Dictionary<string, SortedSet<int>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Side, SortedSet<int>> _bySide = [];
    private readonly Dictionary<string, int> _bySignature = new(StringComparer.Ordinal);

    /// <summary>The contacts of all reports, each once, by date; those without a date last.</summary>
    public EquatableArray<Contact> Merge()
    {
        foreach (var mention in Mentions()) Place(mention);
        JoinNeighbours();
        JoinPlans();
        KeepPlans();
        return _clusters
            .Where(c => c.Mentions.Count > 0)
            .Select(c => ContactTelling.Tell(c.Mentions, reports))
            .OrderBy(c => c.Start is null)
            .ThenBy(c => c.Start)
            .ThenBy(c => c.End)
            .ThenBy(c => c.Kind)
            .ThenBy(c => c.Id, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    private IEnumerable<ContactMention> Mentions()
    {
        var mentions = new List<ContactMention>();
        for (var report = 0; report < reports.Reports.Length; report++)
        {
            foreach (var contact in reports.Reports[report].Contacts)
                mentions.Add(new ContactMention(report, reports.OriginOf(report), reports.PublishedOf(report), contact));
        }

        return mentions
            .OrderByDescending(m => m.Fullness)
            .ThenBy(m => m.Report)
            .ThenBy(m => m.Contact.Evidence[0].Span)
            .ThenBy(m => m.Contact.Kind)
            .ThenBy(m => m.Contact.Status)
            .ThenBy(m => m.Contact.Start)
            .ThenBy(m => m.Contact.Id, StringComparer.Ordinal);
    }

    private void Place(ContactMention mention)
    {
        var signature = Signature(mention);
        if (_bySignature.TryGetValue(signature, out var same) && _clusters[same].Fit(mention) > 0)
        {
            Join(same, mention);
            return;
        }

        var best = -1;
        var bestFit = 0;
        var bestDays = int.MaxValue;
        foreach (var candidate in Candidates(mention))
        {
            var fit = _clusters[candidate].Fit(mention);
            if (fit == 0 || fit < bestFit) continue;
            var days = mention.Published is { } published ? _clusters[candidate].DaysFrom(published.First) : 0;
            if (fit == bestFit && days >= bestDays) continue;
            (best, bestFit, bestDays) = (candidate, fit, days);
        }

        if (best < 0)
        {
            best = _clusters.Count;
            _clusters.Add(new ContactCluster(best, places));
        }

        _bySignature.TryAdd(signature, best);
        Join(best, mention);
    }

    private void Join(int cluster, ContactMention mention)
    {
        _clusters[cluster].Add(mention);
        foreach (var word in mention.Names.SelectMany(n => n)) Note(_byName, word, cluster);
        foreach (var side in mention.Contact.Sides) Note(_bySide, side, cluster);
    }

    private static void Note<TKey>(Dictionary<TKey, SortedSet<int>> index, TKey key, int cluster)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var clusters)) index[key] = clusters = [];
        clusters.Add(cluster);
    }

    private SortedSet<int> Candidates(ContactMention mention)
    {
        var found = new SortedSet<int>();
        foreach (var word in mention.Names.SelectMany(n => n))
        {
            if (_byName.TryGetValue(word, out var clusters)) found.UnionWith(clusters);
        }

        // Nobody is named, or names are spelled otherwise: the sides lead to the contacts.
        if (found.Count == 0 || mention.Names.Length == 0)
        {
            foreach (var side in mention.Contact.Sides)
            {
                if (_bySide.TryGetValue(side, out var clusters)) found.UnionWith(clusters);
            }
        }
        else
        {
            foreach (var side in mention.Contact.Sides)
            {
                if (_bySide.TryGetValue(side, out var clusters)) found.UnionWith(clusters.Where(c => _clusters[c].Mentions[0].Names.Length == 0));
            }
        }

        return found;
    }

    /// <summary>Copies of a report give mentions that are equal in all that counts: they join without a search.</summary>
    private static string Signature(ContactMention mention)
    {
        var contact = mention.Contact;
        return string.Join('\u001f', [contact.Kind.Word(), contact.Status.Word(), mention.Published?.ToString() ?? "", contact.Start?.ToString() ?? "",
            contact.End?.ToString() ?? "", contact.Place ?? "", .. contact.Sides.Select(s => s.Code), "\u001e", .. contact.People.Select(p => p.Name)]);
    }

    /// <summary>Joins contacts that differ by the day alone and that no report tells as two.</summary>
    private void JoinNeighbours()
    {
        for (var i = 0; i < _clusters.Count; i++)
        {
            var first = _clusters[i];
            if (first.Mentions.Count == 0 || !first.DatedToTheDay) continue;
            var near = first.Mentions[0].Names.SelectMany(n => n)
                .SelectMany(w => _byName[w])
                .Where(c => c > i && _clusters[c].Mentions.Count > 0)
                .Distinct()
                .OrderBy(c => Period.DaysBetween(LocalDate.Min(first.First, _clusters[c].First), LocalDate.Max(first.First, _clusters[c].First)))
                .ThenBy(c => c)
                .ToList();
            foreach (var other in near)
            {
                if (!first.SameButForTheDay(_clusters[other])) continue;
                foreach (var mention in _clusters[other].Mentions) first.Add(mention);
                _clusters[other] = new ContactCluster(other, places);
            }
        }
    }

    /// <summary>Joins a plan that one report tells both as a visit and as a meeting at its destination: it is the visit.</summary>
    private void JoinPlans()
    {
        foreach (var meeting in _clusters.ToList())
        {
            if (meeting.Mentions.Count == 0 || !meeting.IsPlanOf(ContactKind.Meeting)) continue;
            var visit = meeting.Mentions[0].Names.SelectMany(n => n)
                .SelectMany(w => _byName[w])
                .Distinct()
                .Order()
                .Select(c => _clusters[c])
                .FirstOrDefault(c => c.Mentions.Count > 0 && c.IsPlanOf(ContactKind.Visit) && c.IsVisitOf(meeting));
            if (visit is null) continue;
            var traveller = visit.Mentions[0].Contact;
            foreach (var mention in meeting.Mentions)
            {
                var contact = mention.Contact with { Kind = ContactKind.Visit, Sides = traveller.Sides, People = traveller.People };
                visit.Add(new ContactMention(mention.Report, mention.Origin, mention.Published, mention.IsAhead ? contact : contact with { Start = null, End = null }));
            }

            _clusters[meeting.Number] = new ContactCluster(meeting.Number, places);
        }
    }

    /// <summary>Meetings that were planned and that a later report tells in passing as over.</summary>
    private void KeepPlans()
    {
        var inPassing = new ToldInPassing(reports, places);
        foreach (var plan in _clusters)
        {
            if (plan.Mentions.Count == 0 || !plan.IsPlanOf(ContactKind.Meeting) || inPassing.Of(plan).ToList() is not { Count: > 0 } told) continue;
            if (_clusters.Exists(other => other != plan && other.MeetsWhere(plan))) continue;
            foreach (var mention in told) plan.Add(mention);
        }
    }
}
