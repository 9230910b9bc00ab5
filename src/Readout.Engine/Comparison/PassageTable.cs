using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text;
using Readout.Documents;

namespace Readout.Comparison;

/// <summary>All sentences of a story as sparse vectors of terms, with an index that leads from a term to the sentences that hold it.</summary>
/// <remarks>A term weighs by how rare it is in the story: log(1 + n/df). Names and numbers weigh more, since they say who and how many.</remarks>
internal sealed class PassageTable
{
    private const double NameFactor = 1.3;
    private const double NumberFactor = 1.5;

    /// <summary>Sentences beyond this length are no sentences: tables, lists, debris.</summary>
    private const int LongestSentence = 120;

    /// <summary>A search looks at no more entries of the index than this: the rarest terms first.</summary>
    private const int SearchBudget = 4000;

    private static readonly FrozenSet<string> LeaningWords = new[]
    {
        "he", "she", "it", "they", "we", "i", "this", "that", "these", "those", "his", "her", "their", "its", "but", "and", "or", "so", "yet", "however", "also",
        "still", "then", "meanwhile", "instead", "such", "both", "there", "here", "nor",
    }.ToFrozenSet(StringComparer.Ordinal);

    private const int MostForemost = 3000;

    private readonly ReportIndex _reports;
    private readonly Dictionary<string, int> _termNumbers = new(StringComparer.Ordinal);
    private readonly List<string> _terms = [];
    private readonly List<double> _factors = [];
    private readonly List<List<int>> _postings = [];
    private readonly double[] _weights;
    private readonly PassageDetails?[] _details;
    private Passage[]? _foremost;

    /// <summary>Weight in common, all 0 between searches.</summary>
    private readonly double[] _common;

    public PassageTable(ReportIndex reports)
    {
        _reports = reports;
        var drafts = new List<Draft>();
        var byWords = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var report = 0; report < reports.Reports.Length; report++)
        {
            var document = reports.Reports[report];
            var name = 0;
            for (var position = 0; position < document.Sentences.Count; position++)
            {
                var sentence = document.Sentences[position];
                while (name < document.Names.Count && document.Names[name].Span.End <= sentence.Span.Start) name++;
                var draft = Read(document, sentence, name);
                if (draft is null) continue;
                if (!byWords.TryGetValue(draft.Words, out var known))
                {
                    byWords[draft.Words] = known = drafts.Count;
                    drafts.Add(draft);
                }

                drafts[known].Places.Add(new Printed(report, sentence.Span, position));
            }
        }

        var frequency = new int[_terms.Count];
        foreach (var draft in drafts)
        {
            foreach (var term in draft.Terms) frequency[term]++;
        }

        _weights = frequency.Select((df, term) => Math.Log(1 + (drafts.Count / (double)df)) * _factors[term]).ToArray();
        Passages = new Passage[drafts.Count];
        for (var i = 0; i < drafts.Count; i++)
        {
            var draft = drafts[i];
            var passage = new Passage(i, draft.Terms, draft.Terms.Sum(t => _weights[t]), draft.Length)
            {
                HasName = draft.HasName,
                HasNumber = draft.HasNumber,
                IsBody = draft.IsBody,
                Leans = draft.Leans,
                Asks = draft.Asks,
            };
            passage.Places.AddRange(draft.Places);
            foreach (var place in draft.Places) passage.Origins.Add(reports.OriginOf(place.Report));
            foreach (var term in draft.Terms) _postings[term].Add(i);
            Passages[i] = passage;
        }

        _details = new PassageDetails?[Passages.Length];
        _common = new double[Passages.Length];
    }

    /// <summary>The passages, in the order of the reports and of their texts.</summary>
    public Passage[] Passages { get; }

    /// <summary>The passages that are weighed against all others, in their order: of a very large story those printed most widely and nearest to the start.</summary>
    public Passage[] Foremost => _foremost ??= Passages.Length <= MostForemost ? Passages : Passages
        .OrderByDescending(p => p.Origins.Count)
        .ThenBy(p => p.Lead)
        .ThenBy(p => p.Number)
        .Take(MostForemost)
        .OrderBy(p => p.Number)
        .ToArray();

    /// <summary>How much a term weighs.</summary>
    public double WeightOf(int term) => _weights[term];

    /// <summary>The term's letters.</summary>
    public string TermOf(int term) => _terms[term];

    /// <summary>Whether the term stands in a name somewhere in the story.</summary>
    public bool IsName(int term) => _factors[term] == NameFactor;

    /// <summary>Whether the term is a number.</summary>
    public bool IsNumber(int term) => _factors[term] == NumberFactor;

    /// <summary>What of a passage decides whether another tells the same; read from its first printing when first asked for.</summary>
    public PassageDetails DetailsOf(Passage passage)
    {
        var place = passage.Places[0];
        var document = _reports.Reports[place.Report];
        return _details[passage.Number] ??= PassageDetails.Of(document, document.Sentences[place.Position],
            term => _termNumbers.TryGetValue(term, out var number) ? number : null);
    }

    /// <summary>The first printing of a passage.</summary>
    public Citation Cite(Passage passage) => Cite(passage.Places[0]);

    /// <summary>Every printing of a passage.</summary>
    public IEnumerable<Citation> CiteAll(Passage passage) => passage.Places.Select(Cite);

    /// <summary>The share of <paramref name="one"/>'s weight that stands in <paramref name="other"/> too, 0 to 1.</summary>
    public double Coverage(Passage one, Passage other) => one.Weight <= 0 ? 0 : Common(one, other) / one.Weight;

    /// <summary>Common weight over the geometric mean of both: 0 to 1.</summary>
    public double Likeness(Passage one, Passage other) =>
        one.Weight <= 0 || other.Weight <= 0 ? 0 : Common(one, other) / Math.Sqrt(one.Weight * other.Weight);

    /// <summary>The passages that share the rarest terms of one and can have at least so much weight in common with it, without itself, ascending.</summary>
    public List<Passage> Near(Passage passage, Func<Passage, double> least)
    {
        const double Rounding = 1e-9;
        var touched = new List<int>();
        var budget = SearchBudget;
        var unseen = 0.0;
        foreach (var term in passage.Terms.OrderByDescending(t => _weights[t]).ThenBy(t => t))
        {
            var posting = _postings[term];
            var weight = _weights[term];
            if (posting.Count > budget)
            {
                unseen += weight;
                continue;
            }

            budget -= posting.Count;
            foreach (var other in posting)
            {
                if (_common[other] == 0) touched.Add(other);
                _common[other] += weight;
            }
        }

        var found = new List<int>();
        foreach (var other in touched)
        {
            if (other != passage.Number && _common[other] + unseen + Rounding >= least(Passages[other])) found.Add(other);
            _common[other] = 0;
        }

        found.Sort();
        return found.ConvertAll(p => Passages[p]);
    }

    /// <summary>The weight of a passage without its numbers.</summary>
    public double WeightWithoutNumbers(Passage passage)
    {
        var sum = 0.0;
        foreach (var term in passage.Terms)
        {
            if (!IsNumber(term)) sum += _weights[term];
        }

        return sum;
    }

    /// <summary>Common weight over the geometric mean of both, numbers left out.</summary>
    public double LikenessWithoutNumbers(Passage one, Passage other)
    {
        var (mine, theirs) = (WeightWithoutNumbers(one), WeightWithoutNumbers(other));
        if (mine <= 0 || theirs <= 0) return 0;
        var common = 0.0;
        foreach (var term in one.Terms)
        {
            if (!IsNumber(term) && Array.BinarySearch(other.Terms, term) >= 0) common += _weights[term];
        }

        return common / Math.Sqrt(mine * theirs);
    }

    /// <summary>Whether two passages have a name or a number in common.</summary>
    public bool SharesNameOrNumber(Passage one, Passage other) => one.Terms.Any(t => _factors[t] > 1 && Array.BinarySearch(other.Terms, t) >= 0);

    /// <summary>Whether every number of one stands in the other.</summary>
    public bool NumbersIn(Passage one, Passage other) =>
        Array.TrueForAll(one.Terms, t => _factors[t] != NumberFactor || Array.BinarySearch(other.Terms, t) >= 0);

    /// <summary>The weight of a passage's names and numbers.</summary>
    public double HardWeight(Passage passage) => passage.Terms.Sum(t => _factors[t] > 1 ? _weights[t] : 0);

    /// <summary>One printing of a passage.</summary>
    public Citation Cite(Printed place) => Citation.Of(_reports.Reports[place.Report].Article, place.Span);

    private double Common(Passage one, Passage other)
    {
        var sum = 0.0;
        var a = one.Terms;
        var b = other.Terms;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
            {
                sum += _weights[a[i]];
                i++;
                j++;
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return sum;
    }

    private Draft? Read(Document document, Sentence sentence, int name)
    {
        var count = sentence.EndToken - sentence.FirstToken;
        if (count is <= 0 or > LongestSentence) return null;
        var text = document.Text.AsSpan();
        var words = new StringBuilder(sentence.Span.Length);
        var terms = new SortedSet<int>();
        var hasName = false;
        var hasNumber = false;
        string? first = null;
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            var span = document.Tokens[i].Span;
            var token = span.Of(text);
            if (!char.IsLetterOrDigit(token[0]) && token.Length == 1) continue;
            words.Append(token).Append(' ');
            first ??= token.ToString().ToLowerInvariant();
            var term = Terms.Of(token);
            while (name < document.Names.Count && document.Names[name].Span.End <= span.Start) name++;
            var named = name < document.Names.Count && document.Names[name].Span.Contains(span);
            hasName |= named && document.Names[name].Type != NameType.Other;
            if (term is null) continue;
            var number = Terms.IsNumber(term);
            hasNumber |= number;
            var known = NumberOf(term);
            if (number) _factors[known] = NumberFactor;
            else if (named) _factors[known] = NameFactor;
            terms.Add(known);
        }

        return terms.Count == 0 ? null : new Draft(words.ToString(), [.. terms], WordCount(sentence.Span.Of(text)), hasName, hasNumber,
            RunningText.Is(document, sentence), first is not null && LeaningWords.Contains(first), text[..sentence.Span.End].TrimEnd("”’\"') ").EndsWith("?", StringComparison.Ordinal), []);
    }

    /// <summary>Words as people count them: what white space parts.</summary>
    public static int WordCount(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && (i == 0 || char.IsWhiteSpace(text[i - 1]))) count++;
        }

        return count;
    }

    private int NumberOf(string term)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_termNumbers, term, out var known);
        if (known) return number;
        number = _terms.Count;
        _terms.Add(term);
        _factors.Add(1);
        _postings.Add([]);
        return number;
    }

    private sealed record Draft(string Words, int[] Terms, int Length, bool HasName, bool HasNumber, bool IsBody, bool Leans, bool Asks, List<Printed> Places);
}
