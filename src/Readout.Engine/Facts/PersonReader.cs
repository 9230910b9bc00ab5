using Readout.Documents;

namespace Readout.Facts;

/// <summary>A role found beside a mention.</summary>
/// <param name="First">Its first token.</param>
/// <param name="End">After its last token.</param>
internal readonly record struct RoleSpan(int First, int End);

/// <summary>The people of one report, with what the other readers need: whose mention a token belongs to, and the roles beside it.</summary>
internal sealed class Cast
{
    public required List<Person> People { get; init; }

    /// <summary>For each token the index of the person it names, or -1.</summary>
    public required int[] PersonAt { get; init; }

    /// <summary>For each token whether it belongs to a role ("China's foreign minister") beside a person's name.</summary>
    public required bool[] InRole { get; init; }

    /// <summary>For each mention's first token the first token of its role before it, or the token itself.</summary>
    public required Dictionary<int, int> PhraseStart { get; init; }

    /// <summary>For each mention's first token the token after its name and the role behind it.</summary>
    public required Dictionary<int, int> PhraseEnd { get; init; }
}

/// <summary>Links mentions of people, and reads role, side and level from the words beside them.</summary>
/// <remarks>
/// A short form goes to the person last mentioned whose family name it is: the last word of a full name, or the first (Xi Jinping is Xi).
/// A person known to be of a side through one mention keeps it.
/// </remarks>
internal sealed partial class PersonReader(Reading reading)
{
    private const int LongestRole = 16;

    /// <summary>How many places of an office are looked at for its state.</summary>
    private const int MostPlaces = 100;

    private readonly Dictionary<string, List<int>> _headsAt = new(StringComparer.Ordinal);

    private readonly List<Draft> _drafts = [];
    private readonly List<(int First, int End)> _units = [];
    private readonly Dictionary<string, List<Draft>> _byWord = new(StringComparer.Ordinal);

    private sealed class Draft
    {
        public required int Number { get; init; }

        public required string Name { get; set; }

        public required string[] Words { get; set; }

        public string? Role { get; set; }

        public Side? Side { get; set; }

        public bool SideIsGuess { get; set; }

        public Level Level { get; set; }

        public List<TextSpan> Mentions { get; } = [];

        public int LastSeen { get; set; }
    }

    public Cast Read()
    {
        var personAt = new int[reading.Count];
        Array.Fill(personAt, -1);
        var inRole = new bool[reading.Count];
        var starts = new Dictionary<int, int>();
        var ends = new Dictionary<int, int>();
        var names = reading.Document.Names.Items;
        var fullFirst = FullNames();
        for (var n = 0; n < names.Length; n++)
        {
            if (names[n].Type != NameType.Person) continue;
            var (first, end) = reading.TokensOf(names[n].Span);
            if (first >= reading.Count || IsPartOfOffice(first, end)) continue;
            var draft = PersonOf(names[n].Span, first, fullFirst);
            draft.Mentions.Add(names[n].Span);
            draft.LastSeen = first;
            var index = draft.Number;
            for (var t = first; t < end; t++) personAt[t] = index;
            var before = RoleBefore(first);
            var after = RoleAfter(end, before is not null);
            starts[first] = before?.First ?? first;
            ends[first] = after?.End ?? end;
            _units.Add((starts[first], end));
            foreach (var role in new[] { before, after })
            {
                if (role is not { } span) continue;
                for (var t = span.First; t < span.End; t++) inRole[t] = true;
                Describe(draft, span);
            }
        }

        foreach (var name in names)
        {
            if (name.Type != NameType.Person && reading.TokensOf(name.Span) is var (first, end) && first < reading.Count && !inRole[first]) _units.Add((first, end));
        }

        Possessors();
        reading.Syntax.Join(_units);
        GuessSides();
        var people = _drafts.Select(d => new Person(d.Name, d.Role, d.Side, d.Level, d.Mentions.ToEquatableArray())).ToList();
        return new Cast { People = people, PersonAt = personAt, InRole = inRole, PhraseStart = starts, PhraseEnd = ends };
    }

    /// <summary>"Defense Secretary", "Trade Representative": the word before the head of an office is nobody's name.</summary>
    private bool IsPartOfOffice(int first, int end) => end - first == 1 && end < reading.Count && RoleWords.Modifiers.Contains(reading.Lower[first]) && IsHead(end);

    /// <summary>Full names of the report by each of their words, for short forms that come before the full name.</summary>
    private Dictionary<string, string> FullNames()
    {
        var full = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in reading.Document.Names)
        {
            if (name.Type != NameType.Person) continue;
            var words = Split(name.Span.Of(reading.Text));
            if (words.Length < 2) continue;
            full.TryAdd(words[^1], name.Span.Of(reading.Text));
            full.TryAdd(words[0], name.Span.Of(reading.Text));
        }

        return full;
    }

    private Draft PersonOf(TextSpan span, int token, Dictionary<string, string> fullNames)
    {
        var name = span.Of(reading.Text);
        var words = Split(name);
        Draft? found = null;
        if (words.Length == 0) words = [name];
        if (words.Length == 1)
        {
            var hint = RoleBefore(token) is { } role ? SideIn(role.First, role.End) : null;
            found = Known(words[0]).Where(d => Short(d, words[0]) && (hint is null || d.Side is null || d.SideIsGuess || d.Side == hint)).OrderByDescending(d => Family(d, words[0])).ThenByDescending(d => d.LastSeen).FirstOrDefault()
                ?? Known(words[0]).Where(d => Short(d, words[0])).OrderByDescending(d => d.LastSeen).FirstOrDefault();
        }
        else
        {
            found = Known(words[^1]).Concat(Known(words[0])).Distinct().Where(d => SameFullName(d.Words, words)).OrderByDescending(d => d.LastSeen).FirstOrDefault();
            if (found is not null && words.Length > found.Words.Length) (found.Name, found.Words) = (name, words);
        }

        if (found is not null)
        {
            foreach (var word in words) Index(word, found);
            return found;
        }

        if (words.Length == 1 && fullNames.TryGetValue(words[0], out var full)) (name, words) = (full, Split(full));
        found = new Draft { Number = _drafts.Count, Name = name, Words = words };
        _drafts.Add(found);
        foreach (var word in words) Index(word, found);
        return found;
    }

    private List<Draft> Known(string word) => _byWord.TryGetValue(word, out var drafts) ? drafts : [];

    private void Index(string word, Draft draft)
    {
        if (!_byWord.TryGetValue(word, out var drafts)) _byWord[word] = drafts = [];
        if (!drafts.Contains(draft)) drafts.Add(draft);
    }

    private static bool Short(Draft draft, string word) => draft.Words.Length == 1 ? draft.Words[0] == word : draft.Words[^1] == word || draft.Words[0] == word || Array.IndexOf(draft.Words, word) >= 0;

    private static int Family(Draft draft, string word) => draft.Words[^1] == word ? 1 : 0;

    /// <summary>One name is the other with words left out, initials or suffixes: "Joe Biden", "Joseph R. Biden Jr.".</summary>
    private static bool SameFullName(string[] known, string[] words)
    {
        if (known.Length == 1) return Array.IndexOf(words, known[0]) >= 0 && (known[0] == words[^1] || known[0] == words[0]);
        if (known.AsSpan().SequenceEqual(words)) return true;
        var shorter = known.Length <= words.Length ? known : words;
        var longer = known.Length <= words.Length ? words : known;
        if (shorter.Length == longer.Length) return shorter[^1] == longer[^1] && (Initial(shorter[0], longer[0]) || Initial(longer[0], shorter[0]));
        return shorter.All(word => Array.IndexOf(longer, word) >= 0) && (shorter[^1] == longer[^1] || shorter[0] == longer[0]);
    }

    private static bool Initial(string initial, string word) => initial.TrimEnd('.').Length == 1 && word[0] == initial[0];

    private static string[] Split(string name) => name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => word is not ("Jr." or "Jr" or "Sr." or "Sr" or "III" or "II")).ToArray();

    /// <summary>"US Secretary of State Antony Blinken", "China's then defence minister, Wei Fenghe".</summary>
    private RoleSpan? RoleBefore(int mention)
    {
        var end = mention;
        if (end > 0 && reading.Lower[end - 1] == "," && end > 1 && (IsHead(end - 2) || OfficeOfPlace(end - 2, mention))) end--;
        var first = end;
        var head = false;
        while (first > 0 && end - first < LongestRole && reading.SentenceAt(first - 1) == reading.SentenceAt(mention))
        {
            var t = first - 1;
            var word = reading.Lower[t];
            if (first == end && !IsHead(t) && !EndsOffice(t) && end == mention) break;
            if (IsHead(t) || RoleWords.Modifiers.Contains(word)) head |= IsHead(t);
            else if (reading.NameAt(t) >= 0 && reading.Document.Names[reading.NameAt(t)].Type != NameType.Person) { }
            else if (word is "'s" or "'" && t > 0 && reading.NameAt(t - 1) >= 0 && reading.Document.Names[reading.NameAt(t - 1)].Type != NameType.Person) { }
            else if (word is "the" && t > 0 && reading.Lower[t - 1] is "of" && reading.NameAt(first) >= 0) { }
            else if (word is "of" or "for" or "-" or "and" && first > 0 && t > 0 && (IsHead(t - 1) || RoleWords.Modifiers.Contains(reading.Lower[t - 1])) && !(word is "and" && first == end)) { }
            else if (reading.IsCapital(t) && t > 0 && reading.SentenceAt(t - 1) == reading.SentenceAt(t) && reading.TimeAt(t) < 0 && !char.IsPunctuation(word[0]) && reading.NameAt(t) < 0) { }
            else break;
            first--;
        }

        while (first < end && reading.Lower[first] is "of" or "for" or "and" or "-" or "'s" or "'" or "in") first++;
        return head && first < end ? new RoleSpan(first, end) : null;
    }

    /// <summary>"the President of Peru, Rosa Quispe, said": the last word of an office told with its state, before the comma and the name; not "the president of Peru, Rosa Quispe said".</summary>
    private bool OfficeOfPlace(int last, int mention)
    {
        if (reading.NameAt(last) is not (>= 0 and var n) || reading.Document.Names[n] is not { Side: not null, Type: not NameType.Person }) return false;
        var t = last;
        while (t > 0 && reading.NameAt(t) == n) t--;
        if (reading.Lower[t] == "the" && t > 0) t--;
        if (t < 1 || reading.Lower[t] != "of" || !IsHead(t - 1) || reading.SentenceAt(t - 1) != reading.SentenceAt(mention)) return false;
        var end = mention;
        while (end < reading.Count && reading.NameAt(end) == reading.NameAt(mention)) end++;
        return end >= reading.Count || VerbForms.Of(reading.Lower[end]) is null;
    }

    private bool IsHead(int token)
    {
        var word = reading.Lower[token];
        return RoleWords.Heads.Contains(word) || RoleWords.Abbreviated.Contains(word) || word.Length > 4 && word[^1] == 's' && RoleWords.Heads.Contains(word[..^1]);
    }

    /// <summary>"Secretary of State", "Secretary of Defense": ends in no head noun.</summary>
    private bool EndsOffice(int token) => token >= 2 && reading.Lower[token - 1] is "of" or "for" && IsHead(token - 2)
        || token >= 3 && reading.Lower[token - 2] is "of" or "for" && IsHead(token - 3) && RoleWords.Modifiers.Contains(reading.Lower[token])
        || token >= 1 && reading.Lower[token] is "general" or "elect" or "designate" && IsHead(token - 1);

    /// <summary>"Wang Yi, China's top diplomat," and "Daniel Kritenbrink, assistant secretary of state for East Asian affairs, said".</summary>
    private RoleSpan? RoleAfter(int end, bool hasRole)
    {
        var t = end;
        var copula = t + 1 < reading.Count && reading.Lower[t] is "is" or "was" && (reading.Lower[t + 1] is "the" or "a" or "an" || reading.NameAt(t + 1) >= 0);
        if (t >= reading.Count || reading.Lower[t] != "," && !copula) return null;
        var sentence = reading.SentenceAt(end);
        var first = ++t;
        if (t < reading.Count && reading.TimeAt(t) >= 0) return null;
        if (t < reading.Count && reading.Lower[t] is "the" or "a" or "an" or "who") t++;
        if (t < reading.Count && reading.Lower[t] is "is" or "was" && reading.Lower[t - 1] is "who") t++;
        if (t < reading.Count && reading.Lower[t] is "the" or "a" or "an") t++;
        first = t;
        var headAt = -1;
        while (t < reading.Count && t - first < LongestRole && reading.SentenceAt(t) == sentence)
        {
            var word = reading.Lower[t];
            if (word is "," or "." or ";" or ":" or "—" or "–" or ")" or "who" or "said" or "told" or "says" or "whose" or "and" && headAt >= 0 && !SoonCapital(t)) break;
            if (headAt < 0 && IsHead(t)) headAt = t;
            if (headAt < 0 && (ContactWordLists.Prepositions.Contains(word) || VerbForms.Of(word) is not null && !RoleWords.Modifiers.Contains(word) && !reading.IsCapital(t) || ContactWordLists.Conjunctions.Contains(word)) && word is not "for") return null;
            if (headAt >= 0 && VerbForms.LooksPast(word) && reading.NameAt(t) < 0) break;
            if (headAt < 0 && t - first > 8) return null;
            t++;
        }

        if (headAt < 0 || t >= reading.Count || t == first) return null;
        var closes = reading.Lower[t] is "," or "." or "—" or "–" or ")" or "who" or "said" or "told" or "says" or ";" or ":" || VerbForms.LooksPast(reading.Lower[t]);
        // "…, a ministry spokesman said" attributes the sentence; it does not describe the name before the comma.
        if (closes && (hasRole || reading.Lower[first - 1] is "a" or "an") && reading.Lower[t] is not ("," or "." or "—" or "–" or ")" or "who" or ";" or ":")) return null;
        return closes ? new RoleSpan(first, t) : null;
    }

    private bool SoonCapital(int and) => and + 1 < reading.Count && (reading.IsCapital(and + 1) && reading.NameAt(and + 1) is var n && (n < 0 || reading.Document.Names[n].Type != NameType.Person));

    private void Describe(Draft draft, RoleSpan role)
    {
        var text = reading.SpanOf(role.First, role.End).Of(reading.Text);
        if (text.StartsWith("then ", StringComparison.Ordinal) && draft.Role is not null || text.Length > draft.Role?.Length * 4) return;
        var side = SideIn(role.First, role.End);
        var level = RoleWords.LevelOf(text);
        if (draft.Role is null || draft.Level == Level.Other && level != Level.Other || draft.SideIsGuess && side is not null && level == draft.Level)
        {
            if (draft.Role is null || level != Level.Other) (draft.Role, draft.Level) = (text, level);
        }

        if (draft.Side is not null && !draft.SideIsGuess) return;
        if (side is not null) (draft.Side, draft.SideIsGuess) = (side, false);
        else if (draft.Side is null && RoleWords.OnlySide(text) is { } only) (draft.Side, draft.SideIsGuess) = (only, true);
        else if (draft.Side is null && RoleWords.MayBeBritish(text) && SpeaksOfBritain()) (draft.Side, draft.SideIsGuess) = (new Side("GBR"), true);
    }

    private bool SpeaksOfBritain()
    {
        var sides = reading.Document.Names.Select(name => name.Side).OfType<Side>().ToList();
        return sides.Contains(new Side("GBR")) && !sides.Exists(RoleWords.SharesOffices);
    }

    private Side? SideIn(int first, int end)
    {
        for (var t = first; t < end; t++)
        {
            if (reading.NameAt(t) is >= 0 and var n && reading.Document.Names[n] is { Type: not NameType.Person, Side: { } side })
            {
                if (DealtWith(first, t) || t > first && reading.Lower[t - 1] is "in" && !FirstNameIn(first, t)) continue;
                return side;
            }
        }

        return null;
    }

    /// <summary>"ambassador to Kenya", "director for Kenya and Uganda affairs": what one deals with, not whom one acts for.</summary>
    private bool DealtWith(int first, int name)
    {
        var head = false;
        for (var t = first; t < name; t++) head |= IsHead(t);
        if (!head) return false;
        for (var t = name - 1; t > first; t--)
        {
            if (reading.Lower[t] is "to" or "for" or "on") return true;
            if (reading.NameAt(t) < 0 && reading.Lower[t] is not ("and" or "," or "the" or "-" or "affairs")) return false;
        }

        return false;
    }

    private bool FirstNameIn(int first, int end)
    {
        for (var t = first; t < end; t++)
        {
            if (reading.NameAt(t) >= 0) return false;
        }

        return true;
    }
}
