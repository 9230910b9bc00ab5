using Readout.Documents;

namespace Readout.Comparison;

/// <summary>Tells one contact from its mentions: for each value the reading with the most independent origins.</summary>
internal static class ContactTelling
{
    public static Contact Tell(IReadOnlyList<ContactMention> mentions, ReportIndex reports)
    {
        var inOrder = mentions
            .OrderBy(m => m.Report)
            .ThenBy(m => m.Contact.Evidence[0].Span)
            .ThenBy(m => m.Contact.Id, StringComparer.Ordinal)
            .ToList();
        var start = StartOf(inOrder);
        var end = EndOf(inOrder, start);
        var status = StatusOf(inOrder, end);
        var sides = SidesOf(inOrder);
        var first = inOrder[0].Contact.Evidence[0];
        return new Contact
        {
            Id = ContentHash.Of("contact", first.ArticleId.Value, first.Span.ToString(), inOrder[0].Contact.Id),
            Kind = Best(inOrder, m => (ContactKind?)m.Contact.Kind)!.Value,
            Status = status,
            Sides = sides,
            People = PeopleOf(inOrder, sides),
            Level = Best(inOrder.Where(m => m.Contact.Level != Level.Other), m => (Level?)m.Contact.Level) ?? Level.Other,
            Start = start,
            End = end,
            Place = PlaceOf(inOrder),
            Venue = Longest(inOrder, m => m.Contact.Venue),
            Duration = BestText(inOrder, m => m.Contact.Duration),
            Occasion = Longest(inOrder, m => m.Contact.Occasion),
            Topics = inOrder.SelectMany(m => m.Contact.Topics).Distinct().ToEquatableArray(),
            DeclinedBy = Best(inOrder.Where(m => m.Phase == Phase.Off), m => m.Contact.DeclinedBy),
            Reason = BestText(inOrder.Where(m => m.Phase == Phase.Off || !inOrder.Exists(o => o.Phase == Phase.Off)), m => m.Contact.Reason),
            Rule = inOrder[0].Contact.Rule,
            Evidence = reports.InOrder(inOrder.SelectMany(m => m.Contact.Evidence)),
            History = inOrder
                .SelectMany(m => m.Contact.History.IsEmpty
                    ? [new StatusReport(m.Contact.Status, m.Published, m.Contact.Evidence[0])]
                    : m.Contact.History.Items.AsEnumerable())
                .Distinct()
                .ToEquatableArray(),
            IndependentOrigins = inOrder.Select(m => m.Origin).Distinct().Count(),
        };
    }

    /// <summary>
    /// The word of the newest day on which any report tells; on one day what took place or was called off follows what was planned, and of equals the one
    /// with more origins counts. Reports without a date count as the oldest. What ends after that newest day cannot be over yet: it is under way.
    /// </summary>
    private static ContactStatus StatusOf(List<ContactMention> mentions, PartialDate? end)
    {
        var newest = mentions.Max(m => m.Published);
        var last = mentions.Where(m => m.Published == newest).ToList();
        var origins = last.Select(m => m.Origin).Distinct().Count();
        var status = last
            .GroupBy(m => m.Contact.Status)
            .Select(g => (Status: g.Key, Origins: g.Select(m => m.Origin).Distinct().Count()))
            .OrderByDescending(s => ContactMention.PhaseOf(s.Status) != Phase.Ahead && 2 * s.Origins >= origins)
            .ThenByDescending(s => s.Origins)
            .ThenBy(s => ContactMention.PhaseOf(s.Status) == Phase.Ahead)
            .ThenBy(s => s.Status)
            .First().Status;
        return status == ContactStatus.Held && newest is { } told && end is { } over && over.First > told.Last ? ContactStatus.UnderWay : status;
    }

    /// <summary>The date that most origins bear out, coarser ones bearing out finer ones that they agree with; of equals the finest, then the first told.</summary>
    private static PartialDate? StartOf(List<ContactMention> mentions)
    {
        var dated = mentions.Where(m => m.Dated).ToList();
        if (dated.Count == 0) return null;
        return dated
            .Select(m => m.Contact.Start!.Value)
            .Distinct()
            .Select((date, order) => (Date: date, Order: order, Borne: dated.Where(m => Bears(m, date)).Select(m => m.Origin).Distinct().Count()))
            .OrderByDescending(d => d.Borne)
            .ThenByDescending(d => Fineness(d.Date))
            .ThenBy(d => d.Order)
            .First().Date;
    }

    private static bool Bears(ContactMention mention, PartialDate date) =>
        mention.Contact.Start!.Value.Agrees(date) || (mention.First <= date.First && date.Last <= mention.Last);

    private static PartialDate? EndOf(List<ContactMention> mentions, PartialDate? start)
    {
        if (start is not { } day) return null;
        return Best(mentions.Where(m => m.Contact.End is { } end && m.Contact.Start is { } own && own.Agrees(day) && end.Last >= day.Last),
            m => m.Contact.End);
    }

    private static int Fineness(PartialDate date) => date.Day is not null ? 2 : date.Month is not null ? 1 : 0;

    /// <summary>All sides; the one that most origins put first stands first, the others in the order of the fullest mention.</summary>
    private static EquatableArray<Side> SidesOf(List<ContactMention> mentions)
    {
        var told = mentions.Where(m => !m.Contact.Sides.IsEmpty).ToList();
        if (told.Count == 0) return [];
        var full = told.Where(m => m.Contact.Sides.Count > 1).ToList();
        var first = Best(full.Count > 0 ? full : told, m => (Side?)m.Contact.Sides[0])!.Value;
        return told
            .OrderByDescending(m => m.Contact.Sides[0] == first)
            .ThenByDescending(m => m.Contact.Sides.Count)
            .SelectMany(m => m.Contact.Sides)
            .Distinct()
            .OrderBy(s => s != first)
            .ToEquatableArray();
    }

    /// <summary>Everybody named, by the fullest name, those of the first side first.</summary>
    private static EquatableArray<Participant> PeopleOf(List<ContactMention> mentions, EquatableArray<Side> sides)
    {
        var people = new List<(string[] Words, List<(Participant Person, int Origin)> Told)>();
        foreach (var mention in mentions.OrderByDescending(m => m.Names.Sum(n => n.Length)))
        {
            for (var i = 0; i < mention.Names.Length; i++)
            {
                var words = mention.Names[i];
                var known = people.FindIndex(p => PersonNames.Same(p.Words, words));
                if (known < 0)
                {
                    known = people.Count;
                    people.Add((words, []));
                }

                people[known].Told.Add((mention.Contact.People[i], mention.Origin));
            }
        }

        return people
            .Select(p => new Participant(FullestName(p.Told), Said(p.Told, t => t.Role), SideOf(p.Told)))
            .OrderBy(p => p.Side is { } side && sides.Count > 0 ? (side == sides[0] ? 0 : 1) : 1)
            .ToEquatableArray();
    }

    /// <summary>The name with the most words; of equals the one that most origins print.</summary>
    private static string FullestName(List<(Participant Person, int Origin)> told) => told
        .GroupBy(t => t.Person.Name, StringComparer.Ordinal)
        .OrderByDescending(g => Math.Min(PersonNames.Words(g.Key).Length, 3))
        .ThenByDescending(g => g.Select(t => t.Origin).Distinct().Count())
        .ThenByDescending(g => g.Key.Length)
        .ThenBy(g => g.Key, StringComparer.Ordinal)
        .First().Key;

    private static string? Said(List<(Participant Person, int Origin)> told, Func<Participant, string?> what) => told
        .Where(t => what(t.Person) is not null)
        .GroupBy(t => what(t.Person)!, StringComparer.Ordinal)
        .OrderByDescending(g => g.Select(t => t.Origin).Distinct().Count())
        .ThenByDescending(g => g.Key.Length)
        .ThenBy(g => g.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;

    private static Side? SideOf(List<(Participant Person, int Origin)> told) => told
        .Where(t => t.Person.Side is not null)
        .GroupBy(t => t.Person.Side!.Value)
        .OrderByDescending(g => g.Select(t => t.Origin).Distinct().Count())
        .ThenBy(g => g.Key)
        .Select(g => (Side?)g.Key)
        .FirstOrDefault();

    /// <summary>The place that most origins name, a town before a country, dated mentions before others; of equals the first told.</summary>
    private static string? PlaceOf(List<ContactMention> mentions)
    {
        var towns = mentions.Where(m => m.Contact.Place is { } place && !PlaceNames.IsCountry(place)).ToList();
        return BestText(towns.Where(m => m.Dated), m => m.Contact.Place) ?? BestText(towns, m => m.Contact.Place)
            ?? BestText(mentions, m => m.Contact.Place);
    }

    private static string? BestText(IEnumerable<ContactMention> mentions, Func<ContactMention, string?> value) => mentions
        .Where(m => value(m) is not null)
        .GroupBy(m => value(m)!, StringComparer.Ordinal)
        .OrderByDescending(g => g.Select(m => m.Origin).Distinct().Count())
        .ThenBy(g => g.Min(m => m.Report))
        .ThenBy(g => g.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;

    private static string? Longest(List<ContactMention> mentions, Func<ContactMention, string?> value)
    {
        var best = BestText(mentions, value);
        return best is null ? null : mentions
            .Select(value)
            .Where(v => v is not null && v.Contains(best, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(v => v!.Length)
            .ThenBy(v => v, StringComparer.Ordinal)
            .First();
    }

    private static T? Best<T>(IEnumerable<ContactMention> mentions, Func<ContactMention, T?> value)
        where T : struct => mentions
        .Where(m => value(m) is not null)
        .GroupBy(m => value(m)!.Value)
        .OrderByDescending(g => g.Select(m => m.Origin).Distinct().Count())
        .ThenBy(g => g.Min(m => m.Report))
        .ThenBy(g => g.Key)
        .Select(g => (T?)g.Key)
        .FirstOrDefault();
}
