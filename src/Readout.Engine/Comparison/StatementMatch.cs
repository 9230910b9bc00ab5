using System.Collections.Frozen;

namespace Readout.Comparison;

/// <summary>Whether a sentence states what another states; it may state more.</summary>
/// <remarks>
/// Names in common do not make one statement: beside the people and numbers of the claim, most of what it says of them must stand in the other, the words it
/// quotes above all, and neither may deny, or hold for still to come, what the other tells as a fact.
/// </remarks>
internal sealed class StatementMatch(PassageTable table)
{
    /// <summary>This share of a claim's weight must stand in the sentence that bears it out.</summary>
    private const double Whole = 0.6;

    /// <summary>This share of what it says, by weight, or by count where a person is in both; names, numbers, offices and who reports it left out.</summary>
    private const double Said = 0.5;

    /// <summary>This share of its names.</summary>
    private const double Named = 0.6;

    /// <summary>This share of the words it quotes.</summary>
    private const double InQuotes = 0.8;

    /// <summary>From this share of quoted words a sentence is a quotation, and its speaker may be named in the next.</summary>
    private const double Quotation = 0.6;

    /// <summary>So few quoted words are a turn of phrase.</summary>
    private const int FewQuoted = 3;

    /// <summary>Words of offices say who somebody is, not what happened.</summary>
    private static readonly FrozenSet<string> Offices = (
        "secretary minister foreign president vice prime official senior top high diplomat spokesman spokeswoman spokesperson chief leader state department "
        + "ministry government national security adviser advisor defence defense deputy assistant chancellor king queen prince crown premier envoy ambassador "
        + "general commander head house press office counterpart treasury commerce party member report reporter journalist statement side country confirm announce")
        .Split(' ')
        .Select(w => Terms.Of(w))
        .OfType<string>()
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The least weight that a sentence has in common with a claim that it bears out.</summary>
    public double LeastCommon(Passage claim)
    {
        var sum = 0.0;
        foreach (var term in claim.Terms)
        {
            if (table.IsNumber(term) || table.IsName(term) || !Offices.Contains(table.TermOf(term))) sum += table.WeightOf(term);
        }

        return Whole * sum;
    }

    /// <summary>The share of what a sentence says that stands in another too, names, numbers, offices and who tells it left out; 1 where nothing is left.</summary>
    public double SaidIn(Passage one, Passage other)
    {
        var said = default(Weighing);
        var source = table.DetailsOf(one).Source;
        foreach (var term in one.Terms)
        {
            if (!table.IsNumber(term) && !table.IsName(term) && !Offices.Contains(table.TermOf(term)) && !Has(source, term)) said = said.With(table.WeightOf(term), Has(other.Terms, term));
        }

        return said.Share;
    }

    /// <summary>The share of the claim that the other sentence bears out, 0 where it does not state the same.</summary>
    public double Share(Passage claim, Passage other)
    {
        if (!table.NumbersIn(claim, other)) return 0;
        var mine = table.DetailsOf(claim);
        var theirs = table.DetailsOf(other);
        if (mine.Introduces || theirs.Introduces) return 0;
        if (!QuotedWordsIn(mine, other)) return 0;
        if (!PeopleIn(mine, other)) return 0;
        if (Opposed(mine.Negated, theirs.Negated, claim, other)) return 0;
        if (StillToCome(mine, theirs) || StillToCome(theirs, mine)) return 0;

        var (names, said, all) = (default(Weighing), default(Weighing), default(Weighing));
        foreach (var term in claim.Terms)
        {
            var weight = table.WeightOf(term);
            var common = Has(other.Terms, term);
            if (table.IsNumber(term)) all = all.With(weight, common);
            else if (table.IsName(term)) (names, all) = (names.With(weight, common), all.With(weight, common));
            else if (!Offices.Contains(table.TermOf(term))) (said, all) = (said.With(weight, common), all.With(weight, common));
        }

        if (said.Count == 0 || said.Common == 0) return 0;
        var people = mine.Persons.Count(p => Has(other.Terms, p));
        if (said.Common < 2 && people < 2) return 0;
        if (names.Common == 0 && !Array.Exists(claim.Terms, t => table.IsNumber(t))) return 0;
        var told = people > 0 ? Math.Max(said.Share, (double)said.Common / said.Count) : said.Share;
        return told >= Said && names.Share >= Named && all.Share >= Whole ? all.Share : 0;
    }

    private bool QuotedWordsIn(PassageDetails mine, Passage other)
    {
        if (mine.Quoted.Length < FewQuoted) return true;
        var weighing = default(Weighing);
        foreach (var term in mine.Quoted) weighing = weighing.With(table.WeightOf(term), Has(other.Terms, term));
        return weighing.Share >= InQuotes;
    }

    private static bool PeopleIn(PassageDetails mine, Passage other) =>
        mine.QuotedShare >= Quotation || Array.TrueForAll(mine.Persons, p => Has(other.Terms, p));

    /// <summary>Whether what one denies stands undenied in the other.</summary>
    private static bool Opposed(int[] mine, int[] theirs, Passage claim, Passage other) =>
        Array.Exists(mine, t => Has(other.Terms, t) && !Has(theirs, t)) || Array.Exists(theirs, t => Has(claim.Terms, t) && !Has(mine, t))
        || (mine.Length > 0 && theirs.Length == 0);

    /// <summary>Whether one tells as past what the other tells as to come.</summary>
    private static bool StillToCome(PassageDetails one, PassageDetails other) => Array.Exists(one.Ahead, t => Has(other.Past, t) && !Has(other.Ahead, t) && !Has(one.Past, t));

    private static bool Has(int[] ascending, int term) => Array.BinarySearch(ascending, term) >= 0;

    /// <summary>How much of something is in common.</summary>
    private readonly record struct Weighing(double Weight, double CommonWeight, int Count, int Common)
    {
        public double Share => Weight <= 0 ? 1 : CommonWeight / Weight;

        public Weighing With(double weight, bool common) =>
            new(Weight + weight, CommonWeight + (common ? weight : 0), Count + 1, Common + (common ? 1 : 0));
    }
}
