using System.Runtime.InteropServices;
using Readout.Documents;
using Readout.Language.English;

namespace Readout.Comparison;

/// <summary>Chooses the sentences that together come nearest to what each independent origin tells.</summary>
/// <remarks>
/// A set of sentences is worth the mean over origins of F(words and pairs of words of the set, those of the origin): what all tell counts most, what is told twice counts
/// once, and no long report outvotes another (minimum Bayes risk with the origins as references; after Kumar and Byrne, HLT-NAACL 2004). The F leans to precision
/// (van Rijsbergen, Information Retrieval, 1979, ch. 7): an origin tells far more than a summary can, so what the set adds that no other tells costs more than what it leaves out.
/// In an origin each sentence counts less than the one before it; its headline is what its editors thought it comes to, so a set that tells the headline too is worth more.
/// The best sets are looked for with a beam.
/// </remarks>
internal sealed class Summarizer
{
    /// <summary>What a sentence counts in its report, against the one before it.</summary>
    private const double Decay = 0.95;

    /// <summary>How much of the F is precision: 0.5 would weigh both alike.</summary>
    private const double Precision = 0.7;

    /// <summary>How much is added to the nearness to an origin when all of its headline is told.</summary>
    private const double Headline = 1;

    /// <summary>How much a wholly quoted sentence loses: a gist tells, it does not cite.</summary>
    private const double QuoteLoss = 0.2;

    private const int FewestWords = 4;
    private const int Candidates = 30;
    private const int MostOrigins = 100;
    private const int Beam = 25;

    private readonly ReportIndex _reports;
    private readonly PassageTable _table;
    private readonly ClaimAligner _claims;
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<long, int> _pairs = [];
    private readonly List<double> _lengths = [];
    private readonly List<int> _headlines = [];

    /// <summary>By term: the origins that tell it, and how much it counts there.</summary>
    private readonly List<List<(int Origin, double Count)>> _told = [];

    /// <summary>By term: the origins whose headline holds it.</summary>
    private readonly List<List<int>> _headed = [];

    public Summarizer(ReportIndex reports, PassageTable table, ClaimAligner claims)
    {
        _reports = reports;
        _table = table;
        _claims = claims;
        var seen = new HashSet<int>();
        for (var report = 0; report < reports.Reports.Length && _lengths.Count < MostOrigins; report++)
        {
            if (seen.Add(reports.OriginOf(report))) Read(reports.Reports[report]);
        }
    }

    /// <summary>A summary of at most so many words, its sentences in the order in which a reader wants them, without the datelines before them.</summary>
    public EquatableArray<SummarySentence> Write(int words)
    {
        var candidates = _table.Foremost
            .Where(p => p.IsBody)
            .Select(Read)
            .Where(c => c.Words >= FewestWords && c.Words <= words)
            .Select(c => (Candidate: c, Worth: Worth([c])))
            .OrderByDescending(c => c.Worth)
            .ThenBy(c => c.Candidate.Passage.Number)
            .Take(Candidates)
            .Select(c => c.Candidate)
            .ToList();
        return Search(candidates, words)
            .Select(c => c.Passage)
            .OrderBy(p => p.Lead)
            .ThenByDescending(p => p.Origins.Count)
            .ThenBy(p => p.Number)
            .Select(p => _claims.Evidence(p, _claims.Support(p).Select(s => s.Passage)).Select(WithoutDateline).ToEquatableArray())
            .Select(evidence => new SummarySentence(evidence[0].Quote, evidence))
            .ToEquatableArray();
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
                var length = set.Sum(i => candidates[i].Words);
                for (var i = 0; i < candidates.Count; i++)
                {
                    if (length + candidates[i].Words > words || set.Contains(i)) continue;
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
            foreach (var (term, count) in sentence.Bag) bag[term] = bag.GetValueOrDefault(term) + count;
            quoted += sentence.Quoted * sentence.Words;
            words += sentence.Words;
        }

        var length = 0.0;
        Span<double> common = stackalloc double[_lengths.Count];
        Span<int> headed = stackalloc int[_lengths.Count];
        common.Clear();
        headed.Clear();
        foreach (var (term, count) in bag)
        {
            length += count;
            foreach (var (origin, there) in CollectionsMarshal.AsSpan(_told[term])) common[origin] += Math.Min(count, there);
            foreach (var origin in CollectionsMarshal.AsSpan(_headed[term])) headed[origin]++;
        }

        var worth = 0.0;
        for (var origin = 0; origin < common.Length; origin++)
        {
            var near = common[origin] / ((Precision * length) + ((1 - Precision) * _lengths[origin]));
            worth += near * (1 + (Headline * headed[origin] / Math.Max(1, _headlines[origin])));
        }

        return worth * (1 - (QuoteLoss * quoted / words));
    }

    /// <summary>Takes an origin's terms in, those of its headline too.</summary>
    private void Read(Document document)
    {
        var origin = _lengths.Count;
        var bag = new Dictionary<int, double>();
        int? before = null;
        foreach (var word in WordsOf(document.Article.Title)) before = Count(bag, word, before, 1, once: true) ?? before;
        foreach (var term in bag.Keys) _headed[term].Add(origin);
        _headlines.Add(bag.Count);
        var factor = 1.0;
        foreach (var sentence in document.Sentences)
        {
            Count(bag, document, sentence, factor, once: true);
            factor *= Decay;
            if (factor < 1e-3) break;
        }

        foreach (var (term, count) in bag) _told[term].Add((origin, count));
        _lengths.Add(bag.Sum(t => t.Value));
    }

    private Candidate Read(Passage passage)
    {
        var place = passage.Places[0];
        var document = _reports.Reports[place.Report];
        var sentence = document.Sentences[place.Position];
        var bag = new Dictionary<int, double>();
        Count(bag, document, sentence, 1, once: false);
        var said = Said(document, sentence).Of(document.Text.AsSpan());
        return new Candidate(passage, bag.Select(t => (t.Key, t.Value)).ToArray(), PassageTable.WordCount(said), QuotedShare(said));
    }

    private void Count(Dictionary<int, double> bag, Document document, Sentence sentence, double by, bool once)
    {
        int? before = null;
        var said = Said(document, sentence);
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            var token = document.Tokens[i].Span;
            if (said.Contains(token)) before = Count(bag, token.Of(document.Text.AsSpan()), before, by, once) ?? before;
        }
    }

    /// <summary>Counts a word, and its pair with the word before it; gives back its term.</summary>
    /// <param name="bag">Where it counts.</param>
    /// <param name="token">The word.</param>
    /// <param name="before">The term before it.</param>
    /// <param name="by">How much it counts.</param>
    /// <param name="once">Whether words of content and pairs count where they come first only: what a long report says again is not to be told again.</param>
    private int? Count(Dictionary<int, double> bag, ReadOnlySpan<char> token, int? before, double by, bool once)
    {
        if (Terms.Read(token, out var isContent) is not { } word) return null;
        var term = NumberOf(_words, word);
        if (once && isContent) bag.TryAdd(term, by);
        else bag[term] = bag.GetValueOrDefault(term) + by;
        if (before is { } first)
        {
            var pair = NumberOf(_pairs, ((long)first << 32) | (uint)term);
            if (once) bag.TryAdd(pair, by);
            else bag[pair] = bag.GetValueOrDefault(pair) + by;
        }

        return term;
    }

    private int NumberOf<T>(Dictionary<T, int> numbers, T term)
        where T : notnull
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, term, out var known);
        if (known) return number;
        number = _told.Count;
        _told.Add([]);
        _headed.Add([]);
        return number;
    }

    private Citation WithoutDateline(Citation citation)
    {
        var document = _reports.Reports[_reports.NumberOf(citation.ArticleId)];
        return document.SentenceAt(citation.Span.Start) is { } sentence && sentence.Span == citation.Span ? Citation.Of(document.Article, Said(document, sentence)) : citation;
    }

    /// <summary>What a sentence says, without the dateline before it.</summary>
    private static TextSpan Said(Document document, Sentence sentence)
    {
        var paragraph = document.Paragraphs[sentence.Paragraph].Span;
        if (sentence.Span.Start != paragraph.Start || Dateline.EndOf(document.Text, paragraph) is not { } end || end >= sentence.Span.End) return sentence.Span;
        return new TextSpan(end, sentence.Span.End);
    }

    private static double QuotedShare(ReadOnlySpan<char> text)
    {
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

    private sealed record Candidate(Passage Passage, (int Term, double Count)[] Bag, int Words, double Quoted);
}
