using NodaTime;
using Readout.Documents;

namespace Readout.Comparison;

/// <summary>The mentions of one contact, gathered so far, and whether another mention tells of it too.</summary>
internal sealed class ContactCluster(int number, PlaceNames places)
{
    private readonly List<ContactMention> _mentions = [];
    private readonly List<(string[] Name, Side? Side)> _people = [];
    private readonly HashSet<Side> _sides = [];
    private readonly HashSet<int> _reports = [];
    private readonly HashSet<string> _places = new(StringComparer.Ordinal);
    private readonly HashSet<Level> _levels = [];

    /// <summary>What was said of its phase, each once: many copies say the same.</summary>
    private readonly HashSet<(Phase Phase, PartialDate? Published, bool Dated, LocalDate First)> _words = [];
    private readonly HashSet<(Phase Phase, int Report)> _tellers = [];
    private readonly List<(LocalDate First, LocalDate Last)> _days = [];
    private LocalDate _first = LocalDate.MinIsoValue;
    private LocalDate _last = LocalDate.MaxIsoValue;
    private bool _dated;

    /// <summary>Counts up as contacts are founded.</summary>
    public int Number => number;

    public IReadOnlyList<ContactMention> Mentions => _mentions;

    public IEnumerable<int> Reports => _reports;

    public bool DatedToTheDay => _days.Count > 0;

    public LocalDate First => _days.Count > 0 ? _days.Min(d => d.First) : _first;

    public LocalDate Last => _days.Count > 0 ? _days.Max(d => d.Last) : _last;

    public bool Holds(Phase phase) => _words.Any(w => w.Phase == phase);

    /// <summary>Takes a mention in.</summary>
    public void Add(ContactMention mention)
    {
        _mentions.Add(mention);
        _reports.Add(mention.Report);
        _levels.Add(mention.Contact.Level);
        _words.Add(WordOf(mention));
        _tellers.Add((mention.Phase, mention.Report));
        if (mention.Contact.Place is { } place) _places.Add(place);
        foreach (var side in mention.Contact.Sides) _sides.Add(side);
        for (var i = 0; i < mention.Names.Length; i++)
        {
            var name = mention.Names[i];
            var known = _people.FindIndex(p => PersonNames.Same(p.Name, name));
            var side = mention.Contact.People[i].Side;
            if (known < 0) _people.Add((name, side));
            else if (_people[known].Name.Length < name.Length) _people[known] = (name, _people[known].Side ?? side);
        }

        if (mention.DatedToTheDay)
        {
            if (!_days.Contains((mention.First, mention.Last))) _days.Add((mention.First, mention.Last));
            _dated = true;
        }
        else if (mention.First <= _last && _first <= mention.Last)
        {
            _first = LocalDate.Max(_first, mention.First);
            _last = LocalDate.Min(_last, mention.Last);
            _dated |= mention.Dated;
        }
    }

    /// <summary>How well a mention fits, above 0 where it tells of the same contact.</summary>
    public int Fit(ContactMention mention)
    {
        var contact = mention.Contact;
        var kind = KindFit(mention);
        if (kind < 0) return 0;
        var matched = MatchedPeople(mention);
        if (matched < 0) return 0;
        var day = DayFit(mention);
        if (day < 0) return 0;
        var place = PlaceFit(contact.Place);
        if (place < 0) return 0;
        if (!CompanyFits(mention, matched, day, place)) return 0;
        var sides = SidesFit(contact, matched, day);
        if (sides < 0) return 0;
        if (!PhaseFits(mention, day)) return 0;

        var visit = contact.Kind == ContactKind.Visit;
        var nameless = mention.Names.Length == 0 || _people.Count == 0;
        var goesOn = visit && nameless && day == 0 && place > 0 && GoesOn(mention);
        var anchors = (matched >= 2 || (visit && matched == 1) ? 1 : 0) + (day > 0 || goesOn ? 1 : 0) + (place > 0 ? 1 : 0) + (sides > 1 ? 1 : 0);
        // Told everywhere between the same two sides, of one month or of none, as come to the same, and nowhere with a name: what one report tells, the other tells.
        var alike = mention.Names.Length == 0 && _people.Count == 0 && sides == 2 && Holds(mention.Phase) && (mention.Contact.Start is { Month: not null } ? day > 0 : !mention.Dated && !_dated);
        if (anchors < (nameless ? 3 : 2) && !alike) return 0;
        if (nameless && (sides < 2 || (day == 0 && !goesOn && !alike) || !LevelFits(contact.Level))) return 0;
        return 1 + kind + (4 * Math.Min(matched, 3)) + (3 * day) + (2 * place) + sides + (Holds(mention.Phase) ? 2 : 0);
    }

    /// <summary>Whether one report tells the visit as under way and the other dates it, or a stop of it, within a few days.</summary>
    private bool GoesOn(ContactMention mention)
    {
        const int FewDays = 3;
        if (mention.DatedToTheDay) return _mentions.Exists(m => m.Contact.Status == ContactStatus.UnderWay && m.Published is { Day: not null } told && Days(told.First, mention.First) <= FewDays);
        return mention is { Contact.Status: ContactStatus.UnderWay, Published: { Day: not null } told } && DatedToTheDay && Days(told.First, First) <= FewDays;

        static int Days(LocalDate a, LocalDate b) => Period.DaysBetween(LocalDate.Min(a, b), LocalDate.Max(a, b));
    }

    /// <summary>Days between the contact and a day; 0 within it.</summary>
    public int DaysFrom(LocalDate day)
    {
        if (!_dated) return int.MaxValue;
        if (day < First) return Period.DaysBetween(day, First);
        return day > Last ? Period.DaysBetween(Last, day) : 0;
    }

    /// <summary>Whether another cluster is the same contact, told with another day: one reading is wrong, or it was moved.</summary>
    /// <remarks>No report tells both, the people are the same, the place does not differ, and the days lie near each other.</remarks>
    public bool SameButForTheDay(ContactCluster other)
    {
        const int SlipOfADay = 1;
        const int Moved = 31;
        if (!DatedToTheDay || !other.DatedToTheDay || _reports.Overlaps(other._reports)) return false;
        if (Family(_mentions[0].Contact.Kind) != Family(other._mentions[0].Contact.Kind)) return false;
        if (Holds(Phase.Off) || other.Holds(Phase.Off)) return false;
        var gap = First > other.Last ? Period.DaysBetween(other.Last, First) : other.First > Last ? Period.DaysBetween(Last, other.First) : 0;
        var ahead = !Holds(Phase.Done) || !other.Holds(Phase.Done);
        if (gap > (ahead ? Moved : SlipOfADay)) return false;
        if (_people.Count == 0 || _people.Count != other._people.Count) return false;
        if (_people.Count < 2 && _mentions[0].Contact.Kind != ContactKind.Visit) return false;
        if (!_people.TrueForAll(p => other._people.Exists(o => PersonNames.Same(p.Name, o.Name)))) return false;
        if (!_sides.SetEquals(other._sides)) return false;
        return _places.Count > 0 && other._places.Count > 0
            && _places.All(p => other._places.All(o => places.Match(p, o) is PlaceMatch.Same or PlaceMatch.Compatible));
    }

    /// <summary>Whether it is told as still to come alone, and as of one kind.</summary>
    public bool IsPlanOf(ContactKind kind) => _words.All(w => w.Phase == Phase.Ahead) && _mentions.TrueForAll(m => m.Contact.Kind == kind);

    /// <summary>Whether this is another meeting in the town of a plan.</summary>
    public bool MeetsWhere(ContactCluster plan) =>
        _mentions.Exists(m => m.Contact.Kind == ContactKind.Meeting) && _places.Any(p => plan._places.Any(o => places.Match(p, o) == PlaceMatch.Same));

    /// <summary>
    /// Whether this visit is where a meeting is to be: a report tells both, of the same people, for one place, and no dates to come differ.
    /// What one sentence tells side by side ("will travel to A, where she will meet B") stays two contacts.
    /// </summary>
    public bool IsVisitOf(ContactCluster meeting)
    {
        if (!_reports.Overlaps(meeting._reports) || _people.Count == 0 || meeting._people.Count != 2) return false;
        if (!_people.TrueForAll(p => meeting._people.Exists(o => PersonNames.Same(p.Name, o.Name)))) return false;
        if (_mentions.Exists(own => meeting._mentions.Exists(other => own.Report == other.Report && own.Contact.Evidence.Any(cite => other.Contact.Evidence.Contains(cite))))) return false;
        if (_places.Count == 0 || !_places.All(p => meeting._places.Any(o => places.Match(p, o) is PlaceMatch.Same or PlaceMatch.Compatible))) return false;
        return !_dated || meeting._mentions.TrueForAll(m => !m.IsAhead || (m.First <= Last && First <= m.Last));
    }

    /// <summary>Kinds of one family can be one contact; -1 where they are not.</summary>
    private int KindFit(ContactMention mention)
    {
        var kind = mention.Contact.Kind;
        var own = _mentions[0].Contact.Kind;
        if (kind == own) return 2;
        if (Family(kind) == Family(own)) return 1;
        var virtually = (kind, own) is (ContactKind.Meeting, ContactKind.VideoCall) or (ContactKind.VideoCall, ContactKind.Meeting);
        return virtually && mention.DatedToTheDay && DatedToTheDay && _places.Count == 0 && mention.Contact.Place is null ? 0 : -1;
    }

    private static ContactKind Family(ContactKind kind) => kind == ContactKind.VideoCall ? ContactKind.Call : kind;

    /// <summary>How many people the two share; 0 where one names nobody; -1 where they cannot be the same company.</summary>
    private int MatchedPeople(ContactMention mention)
    {
        if (mention.Names.Length == 0 || _people.Count == 0) return 0;
        var taken = new bool[_people.Count];
        var matched = 0;
        var visitor = false;
        var left = new List<Side?>();
        for (var i = 0; i < mention.Names.Length; i++)
        {
            var found = -1;
            for (var j = 0; j < taken.Length && found < 0; j++)
            {
                if (!taken[j] && PersonNames.Same(_people[j].Name, mention.Names[i])) found = j;
            }

            if (found < 0)
            {
                left.Add(mention.Contact.People[i].Side);
                continue;
            }

            taken[found] = true;
            matched++;
            visitor |= i == 0 || found == 0;
        }

        if (matched == 0) return -1;
        var over = Enumerable.Range(0, taken.Length).Where(j => !taken[j]).Select(j => _people[j].Side).ToList();
        if (left.Count == 0 || over.Count == 0) return matched;
        if (mention.Contact.Kind == ContactKind.Visit) return visitor ? matched : -1;
        if (matched < 2) return -1;
        return left.Exists(side => side is not null && over.Contains(side)) && matched < 3 && mention.Contact.Sides.Count < 3 ? -1 : matched;
    }

    /// <summary>Whether a company of three or more can be told in part: where the day agrees, or all of the smaller one were at the place or it is news of the day.</summary>
    private bool CompanyFits(ContactMention mention, int matched, int day, int place)
    {
        const int NewsOfTheDay = 7;
        var (fewer, more) = (Math.Min(mention.Names.Length, _people.Count), Math.Max(mention.Names.Length, _people.Count));
        if (day > 0 || matched == 0 || more <= 2 || (matched == fewer && fewer == more)) return true;
        if (matched < fewer) return false;
        return place == 2 || (mention.Published is { } published && DaysFrom(published.First) <= NewsOfTheDay);
    }

    /// <summary>2 the same days, 1 the same as far as the coarser goes, 0 one is not dated, -1 other days.</summary>
    private int DayFit(ContactMention mention)
    {
        if (mention.First > Last || mention.Last < First) return -1;
        if (!mention.Dated || !_dated) return 0;
        return mention.DatedToTheDay && DatedToTheDay ? 2 : 1;
    }

    private int PlaceFit(string? place)
    {
        if (place is null || _places.Count == 0) return 0;
        var best = PlaceMatch.Conflict;
        foreach (var own in _places)
        {
            var match = places.Match(own, place);
            if (match > best) best = match;
        }

        return best switch { PlaceMatch.Conflict => -1, PlaceMatch.Unknown => 0, PlaceMatch.Compatible => 1, _ => 2 };
    }

    /// <summary>2 two or more sides in common, 1 nothing against it, -1 other sides.</summary>
    private int SidesFit(Contact contact, int matched, int day)
    {
        if (_sides.Count == 0 || contact.Sides.IsEmpty) return 1;
        var common = contact.Sides.Count(_sides.Contains);
        if (common >= 2) return 2;
        if (common == contact.Sides.Count || common == _sides.Count) return 1;
        return matched >= 2 && day == 2 ? 1 : -1;
    }

    private bool LevelFits(Level level) =>
        level == Level.Other || _levels.Contains(level) || _levels.Contains(Level.Other);

    private static (Phase Phase, PartialDate? Published, bool Dated, LocalDate First) WordOf(ContactMention mention) =>
        (mention.Phase, mention.Published, mention.Dated, mention.First);

    /// <summary>Whether what became of it can be told of one contact.</summary>
    private bool PhaseFits(ContactMention mention, int day)
    {
        var word = WordOf(mention);
        foreach (var other in _words)
        {
            if (other.Phase == word.Phase) continue;
            var (early, late) = other.Phase < word.Phase ? (other, word) : (word, other);

            // What was held was not called off; a call-off of another day is another contact.
            if (early.Phase == Phase.Done && late.Phase == Phase.Off) return false;
            if (day > 0) continue;

            // Without a common day: a report that tells both tells of two.
            if (_tellers.Contains((other.Phase, mention.Report))) return false;
            var (done, ahead) = early.Phase == Phase.Done ? (early, late) : (late, early);
            if (done.Published is not { } then || ahead.Published is not { } before || then.First < before.First) return false;
            if (done.Phase == Phase.Done && done.Dated && done.First <= before.First) return false;
        }

        return true;
    }
}
