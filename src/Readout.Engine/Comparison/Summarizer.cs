using System.Runtime.InteropServices;
using Readout.Documents;

namespace Readout.Comparison;

/// <summary>Chooses the sentences that together come nearest to what each independent origin tells.</summary>
/// <remarks>
/// A set of sentences is worth the mean over origins of F(words and pairs of words of the set, those of the origin): what all tell counts most, what is told twice counts
/// once, and no long report outvotes another (minimum Bayes risk with the origins as references; after Kumar and Byrne, HLT-NAACL 2004). In an origin
/// each sentence counts less than the one before it, and the headline counts too. The best sets are looked for with a beam.
/// </remarks>
internal sealed class Summarizer
{
    /// <summary>What a sentence counts in its report, against the one before it.</summary>
    private const double Decay = 0.95;

    /// <summary>What a function word counts against a content word.</summary>
    private const double FunctionWord = 0.7;

    /// <summary>What two words in a row count: the same words in another order tell something else.</summary>
    private const double Pair = 1.5;

    /// <summary>How much a wholly quoted sentence loses: a gist tells, it does not cite.</summary>
    private const double QuoteLoss = 0.2;

    /// <summary>Below 1 it counts more to be near to a further origin than nearer to one.</summary>
    private const double Fairness = 0.7;

    private const int FewestWords = 4;
    private const int Candidates = 30;
    private const int MostOrigins = 100;
    private const int Beam = 25;

    private readonly ReportIndex _reports;
    private readonly PassageTable _table;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<double> _weights = [];
    private readonly List<Origin> _origins = [];

    public Summarizer(ReportIndex reports, PassageTable table)
    {
        _reports = reports;
        _table = table;
        var seen = new HashSet<int>();
        for (var report = 0; report < reports.Reports.Length && _origins.Count < MostOrigins; report++)
        {
            if (seen.Add(reports.OriginOf(report))) _origins.Add(Read(reports.Reports[report]));
        }
    }

    /// <summary>The sentences of a summary of at most so many words, in the order in which a reader wants them.</summary>
    public List<Passage> Choose(int words)
    {
        var candidates = _table.Foremost
            .Where(p => p.IsBody && p.Words >= FewestWords && p.Words <= words)
            .Select(p => new Candidate(p, Bag(p), QuotedShare(p)))
            .Select(c => (Candidate: c, Worth: Worth([c])))
            .OrderByDescending(c => c.Worth)
            .ThenBy(c => c.Candidate.Passage.Number)
            .Take(Candidates)
            .Select(c => c.Candidate)
            .ToList();
        var chosen = Search(candidates, words);
        return chosen
            .Select(c => c.Passage)
            .OrderBy(p => p.Lead)
            .ThenByDescending(p => p.Origins.Count)
            .ThenBy(p => p.Number)
            .ToList();
    }

    /// <summary>The best set of candidates within so many words: sets grow by one sentence a round, and the best few go on.</summary>
    private Candidate[] Search(List<Candidate> candidates, int words)
    {
        (Candidate[] Set, double Worth) best = ([], 0);
        List<int[]> beam = [[]];
        while (beam.Count > 0)
        {
            var grown = new Dictionary<string, (int[] Set, double Worth)>(StringComparer.Ordinal);
            foreach (var set in beam)
            {
                var length = set.Sum(i => candidates[i].Passage.Words);
                for (var i = 0; i < candidates.Count; i++)
                {
                    if (length + candidates[i].Passage.Words > words || set.Contains(i)) continue;
                    int[] larger = [.. set.Append(i).Order()];
                    var key = string.Join(' ', larger);
                    if (!grown.ContainsKey(key)) grown[key] = (larger, Worth(larger.Select(k => candidates[k]).ToList()));
                }
            }

            var ranked = grown.OrderByDescending(g => g.Value.Worth).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Value).Take(Beam).ToList();
            if (ranked.Count > 0 && ranked[0].Worth > best.Worth + 1e-9) best = (ranked[0].Set.Select(i => candidates[i]).ToArray(), ranked[0].Worth);
            beam = ranked.Select(r => r.Set).ToList();
        }

        return best.Set;
    }

    private double Worth(List<Candidate> sentences)
    {
        if (sentences.Count == 0) return 0;
        var bag = new Dictionary<int, double>();
        var quoted = 0.0;
        var words = 0;
        foreach (var sentence in sentences)
        {
            foreach (var (word, count) in sentence.Bag) bag[word] = bag.GetValueOrDefault(word) + count;
            quoted += sentence.Quoted * sentence.Passage.Words;
            words += sentence.Passage.Words;
        }

        var own = bag.Sum(w => w.Value * _weights[w.Key]);
        var worth = 0.0;
        foreach (var origin in _origins)
        {
            var common = 0.0;
            foreach (var (word, count) in bag)
            {
                if (origin.Bag.TryGetValue(word, out var there)) common += Math.Min(count, there) * _weights[word];
            }

            worth += Math.Pow(2 * common / (own + origin.Weight), Fairness);
        }

        return worth * (1 - (QuoteLoss * quoted / words));
    }

    private Origin Read(Document document)
    {
        var bag = new Dictionary<int, double>();
        string? before = null;
        foreach (var word in WordsOf(document.Article.Title)) before = Count(bag, word, before, 1) ?? before;
        var factor = 1.0;
        foreach (var sentence in document.Sentences)
        {
            Count(bag, document, sentence, factor);
            factor *= Decay;
            if (factor < 1e-3) break;
        }

        return new Origin(bag, bag.Sum(w => w.Value * _weights[w.Key]));
    }

    private Dictionary<int, double> Bag(Passage passage)
    {
        var bag = new Dictionary<int, double>();
        var place = passage.Places[0];
        var document = _reports.Reports[place.Report];
        var sentence = document.Sentences[place.Position];
        Count(bag, document, sentence, 1);
        return bag;
    }

    private void Count(Dictionary<int, double> bag, Document document, Sentence sentence, double by)
    {
        string? before = null;
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++) before = Count(bag, document.Tokens[i].Span.Of(document.Text.AsSpan()), before, by) ?? before;
    }

    /// <summary>Counts a word, and its pair with the word before it; gives back its term.</summary>
    private string? Count(Dictionary<int, double> bag, ReadOnlySpan<char> token, string? before, double by)
    {
        if (Terms.Read(token, out var content) is not { } term) return null;
        Add(bag, term, content ? 1 : FunctionWord, by);
        if (before is not null) Add(bag, before + " " + term, Pair, by);
        return term;
    }

    private void Add(Dictionary<int, double> bag, string term, double weight, double by)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, term, out var known);
        if (!known)
        {
            number = _weights.Count;
            _weights.Add(weight);
        }

        bag[number] = bag.GetValueOrDefault(number) + by;
    }

    private double QuotedShare(Passage passage)
    {
        var text = passage.Places[0].Span.Of(_reports.Reports[passage.Places[0].Report].Text.AsSpan());
        var quoted = 0;
        var within = false;
        foreach (var letter in text)
        {
            if (letter is '“' or '"' or '”') within = letter == '“' || (letter == '"' && !within);
            else if (within) quoted++;
        }

        return (double)quoted / text.Length;
    }

    private static List<string> WordsOf(string title)
    {
        var words = new List<string>();
        for (var i = 0; i < title.Length;)
        {
            var start = i;
            while (i < title.Length && (char.IsLetterOrDigit(title[i]) || (title[i] == '.' && i > start))) i++;
            if (i > start) words.Add(title[start..i]);
            else i++;
        }

        return words;
    }

    private sealed record Candidate(Passage Passage, Dictionary<int, double> Bag, double Quoted);

    private sealed record Origin(Dictionary<int, double> Bag, double Weight);
}
