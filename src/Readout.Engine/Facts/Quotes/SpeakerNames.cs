
namespace Readout.Facts.Quotes;

/// <summary>Tells whose name stands behind the words that name a speaker: a person, an office, a pronoun, somebody unnamed.</summary>
internal sealed class SpeakerNames(Reading reading, Cast cast)
{
    /// <summary>In a text with more people a title alone tells nobody.</summary>
    private const int MostPeople = 400;

    private readonly string[] _words = reading.Lower;
    private string? _lastUnnamed;

    /// <summary>Who spoke together with another, and how the two are named.</summary>
    private readonly Dictionary<int, string> _together = [];

    /// <summary>Who spoke last.</summary>
    public string? LastSpeaker { get; set; }

    public string? LastRole { get; set; }

    /// <summary>Index of the person who spoke last, or -1.</summary>
    public int LastPerson { get; set; } = -1;

    /// <summary>Where the last quotation ended, or -1.</summary>
    public int LastEnd { get; set; } = -1;

    /// <summary>A speaker's name and role: a person's fullest name, or a description of somebody unnamed.</summary>
    public (string? Speaker, string? Role) Resolve(SpokenBy by)
    {
        if (by.Person >= 0)
        {
            var one = cast.People[by.Person];
            if (by.Other < 0) return (one.Name, one.Role);
            var other = cast.People[by.Other];
            var (left, right) = cast.People[by.Person].Mentions[0].Start <= other.Mentions[0].Start ? (one, other) : (other, one);
            var role = left.Role ?? right.Role;
            return (_together[by.Person] = _together[by.Other] = $"{left.Name} and {right.Name}", role);
        }

        var words = reading.SpanOf(by.First, by.End).Of(reading.Text);
        if (by.End == by.First + 1 && SpeechWords.Pronouns.Contains(_words[by.First])) return Antecedent(by.First);
        var noun = _words[by.End - 1];
        if (_words[by.First] == "the" && by.End - by.First <= 3 && cast.People.Count <= MostPeople)
        {
            if (_lastUnnamed is not null && _lastUnnamed.EndsWith(noun, StringComparison.OrdinalIgnoreCase)) return (_lastUnnamed, null);
            for (var p = 0; p < cast.People.Count; p++)
            {
                if (cast.People[p].Role is { } role && role.Split(' ', ',').Contains(noun, StringComparer.OrdinalIgnoreCase) && OnlyOne(noun)) return (noun.EndsWith('s') && _together.TryGetValue(p, out var both) ? both : cast.People[p].Name, role);
            }
        }

        var start = by.First;
        var unnamed = ContactWordLists.Determiners.Contains(_words[start]) || _words[start] is "one";
        if (unnamed && by.End - start > 1) start++;
        var description = reading.SpanOf(start, by.End).Of(reading.Text);
        if (unnamed && _words[by.First] is "a" or "an" or "one" or "another") description = "unnamed " + description;
        if (description.StartsWith("unnamed ", StringComparison.Ordinal)) _lastUnnamed = description;
        return (description.Replace("U.S.", "US", StringComparison.Ordinal).Replace("U.K.", "UK", StringComparison.Ordinal).Replace("U.N.", "UN", StringComparison.Ordinal), null);
    }

    private bool OnlyOne(string noun) => cast.People.Count(person => person.Role?.Split(' ', ',').Contains(noun, StringComparer.OrdinalIgnoreCase) == true) == 1;

    /// <summary>Whom "he" or "she" means: the subject before it in its sentence or the one before, else who spoke last.</summary>
    private (string? Speaker, string? Role) Antecedent(int pronoun)
    {
        var sentence = reading.SentenceAt(pronoun);
        var plural = _words[pronoun] is "they" or "we" or "it";
        if (plural || _words[pronoun] is "i") return (null, null);
        for (var s = sentence; s >= Math.Max(0, sentence - 3); s--)
        {
            if (s < 0) break;
            var range = reading.Document.Sentences[s];
            for (var t = range.FirstToken; t < Math.Min(range.EndToken, s == sentence ? pronoun : int.MaxValue); t++)
            {
                if (cast.PersonAt[t] < 0 || cast.InRole[t] || reading.IsQuoted(t)) continue;
                if (SpeakerIsPossessor(t)) continue;
                if (s == sentence && t > range.FirstToken + 12) break;
                var person = cast.People[cast.PersonAt[t]];
                return (person.Name, person.Role);
            }

            if (LastEnd >= range.Span.Start && LastSpeaker is not null && s < sentence) return (LastSpeaker, LastRole);
        }

        return LastSpeaker is not null && LastPerson >= 0 ? (LastSpeaker, LastRole) : (null, null);
    }

    private bool SpeakerIsPossessor(int t)
    {
        while (t + 1 < reading.Count && cast.PersonAt[t + 1] == cast.PersonAt[t] && reading.NameAt(t) == reading.NameAt(t + 1)) t++;
        return t + 1 < reading.Count && _words[t + 1] is "'s" or "'";
    }
}
