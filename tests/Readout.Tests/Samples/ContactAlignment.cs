using System.Globalization;
using System.Text;
using NodaTime;
using Readout.Documents;

namespace Readout.Tests.Samples;

/// <summary>Pairs the contacts of the engine with those of the gold, one to one, best pair first.</summary>
/// <remarks>0.45 people + 0.25 date + 0.20 kind + 0.10 place; a pair needs 0.5, a common report, and common people or sides.</remarks>
internal static class ContactAlignment
{
    private const double Enough = 0.5;
    private const double RightStatus = 0.01;
    private const int NearDays = 3;
    private const int FarDays = 31;

    private static readonly string[] Titles = ["mr", "ms", "dr", "king", "queen", "prince", "president"];

    public static IReadOnlyList<(Contact Found, GoldContact Gold)> Align(
        IReadOnlyList<Contact> found, IReadOnlyList<GoldContact> gold, Func<Contact, IEnumerable<string>> files)
    {
        var pairs =
            from f in found.Index()
            from g in gold.Index()
            let score = Similarity(f.Item, g.Item, files(f.Item))
            where score >= Enough
            orderby score + (g.Item.Statuses.Contains(f.Item.Status.Word()) ? RightStatus : 0) descending, f.Index, g.Index
            select (f, g);
        var takenFound = new HashSet<int>();
        var takenGold = new HashSet<int>();
        var result = new List<(Contact, GoldContact)>();
        foreach (var (f, g) in pairs)
        {
            if (takenFound.Contains(f.Index) || takenGold.Contains(g.Index)) continue;
            takenFound.Add(f.Index);
            takenGold.Add(g.Index);
            result.Add((f.Item, g.Item));
        }

        return result;
    }

    /// <summary>Whether two names can name one person: titles aside, the words of the one stand all in the other.</summary>
    public static bool SamePerson(string a, string b)
    {
        var first = Words(a).Except(Titles).ToList();
        var second = Words(b).Except(Titles).ToList();
        return first.Count > 0 && second.Count > 0 && (first.All(second.Contains) || second.All(first.Contains));
    }

    /// <summary>The words of a text in lower case, without accents and punctuation.</summary>
    public static List<string> Words(string text)
    {
        var folded = new StringBuilder();
        foreach (var c in text.Replace("’s", "", StringComparison.Ordinal).Replace("'s", "", StringComparison.Ordinal).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            folded.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        }

        return [.. folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => w is not ("the" or "unnamed" or "of" or "a"))];
    }

    private static double Similarity(Contact found, GoldContact gold, IEnumerable<string> files)
    {
        if (!files.Intersect(gold.Reports).Any()) return 0;
        var names = found.People.Select(p => p.Name).ToList();
        var sides = Overlap([.. found.Sides.Select(s => s.Code)], gold.Sides);
        double people;
        if (names.Count > 0 && gold.People.Count > 0)
        {
            people = SharedPeople(names, gold.People);
            if (people == 0) return 0;
        }
        else
        {
            if (sides == 0) return 0;
            people = (sides / 2) + (names.Count == 0 && gold.People.Count == 0 ? 0.5 : 0);
        }

        if (Date(found, gold) is not { } date) return 0;
        var kind = found.Kind.Word();
        var near = (kind, gold.Kind) is ("visit", "meeting") or ("meeting", "visit") or ("call", "video call") or ("video call", "call");
        var kinds = gold.Kinds.Contains(kind) ? 1.0 : near ? 0.5 : 0.0;
        var place = found.Place is null || gold.Place is null ? 0.5
            : found.Place.Contains(gold.Place, StringComparison.OrdinalIgnoreCase) || gold.Place.Contains(found.Place, StringComparison.OrdinalIgnoreCase) ? 1.0 : 0.0;
        return (0.45 * people) + (0.25 * date) + (0.20 * kinds) + (0.10 * place);
    }

    private static double SharedPeople(List<string> found, IReadOnlyList<string> gold)
    {
        var left = gold.ToList();
        var hits = 0;
        foreach (var name in found)
        {
            var at = left.FindIndex(g => SamePerson(name, g));
            if (at < 0) continue;
            left.RemoveAt(at);
            hits++;
        }

        return 2.0 * hits / (found.Count + gold.Count);
    }

    private static double Overlap(IReadOnlyList<string> a, IReadOnlyList<string> b) =>
        a.Count + b.Count == 0 ? 0 : (double)a.Intersect(b).Count() / a.Union(b).Count();

    private static double? Date(Contact found, GoldContact gold)
    {
        if (found.Start is not { } start || gold.Start is null) return 0.5;
        var parts = gold.Start.Split('/');
        var from = PartialDate.Parse(parts[0])!.Value;
        var to = PartialDate.Parse(gold.End ?? parts[^1])!.Value;
        var last = found.End ?? start;
        var gap = Math.Max(0, Math.Max(Days(to.Last, start.First), Days(last.Last, from.First)));
        return gap == 0 ? 1 : gap <= NearDays ? 0.7 : gap <= FarDays ? 0.4 : null;
    }

    private static int Days(LocalDate from, LocalDate to) => Period.DaysBetween(from, to);
}
