using Readout.Documents;
using Readout.Language.English;

namespace Readout.Facts;

/// <summary>A document laid out for pattern rules: one row a token, with its lower-cased word and the name and time it belongs to.</summary>
/// <remarks>Built once a document, in time linear in its length; everything in Facts reads from here by token index.</remarks>
internal sealed class Reading
{
    private readonly int[] _nameAt;
    private readonly int[] _timeAt;
    private readonly int[] _sentenceAt;
    private readonly bool[] _quoted;

    public Reading(Document document)
    {
        Document = document;
        var tokens = document.Tokens.Items;
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        Lower = new string[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            var span = tokens[i].Span.Of(document.Text.AsSpan());
            if (!lookup.TryGetValue(span, out var lower))
            {
                lower = span.ToString().ToLowerInvariant().Replace('’', '\'').Replace('‘', '\'');
                words.Add(span.ToString(), lower);
            }

            Lower[i] = lower;
        }

        _nameAt = Cover(tokens.Length, document.Names.Count, i => document.Names[i].Span);
        _timeAt = Cover(tokens.Length, document.Times.Count, i => document.Times[i].Span);
        _sentenceAt = new int[tokens.Length];
        Array.Fill(_sentenceAt, -1);
        for (var s = 0; s < document.Sentences.Count; s++)
        {
            for (var i = document.Sentences[s].FirstToken; i < document.Sentences[s].EndToken; i++) _sentenceAt[i] = s;
        }

        _quoted = new bool[tokens.Length];
        Syntax = new Syntax(document);
    }

    public Document Document { get; }

    /// <summary>Each token's word in lower case, with straight apostrophes.</summary>
    public string[] Lower { get; }

    public Syntax Syntax { get; }

    public int Count => Lower.Length;

    public string Text => Document.Text;

    public TextSpan SpanOf(int token) => Document.Tokens[token].Span;

    /// <summary>The text from the first token to the one before <paramref name="end"/>.</summary>
    public TextSpan SpanOf(int first, int end) => new(SpanOf(first).Start, SpanOf(end - 1).End);

    /// <summary>Index of the name that the token belongs to, or -1.</summary>
    public int NameAt(int token) => _nameAt[token];

    /// <summary>"Kingston, Canada", "La Paz (Baja California), Mexico": the country told behind the place that ends before the token; null where none is, or where it is a list.</summary>
    public Side? LandBehind(int end)
    {
        const int Longest = 6;
        Side? land = null;
        var t = end;
        for (var steps = 0; steps < Longest && t + 1 < Count; steps++)
        {
            if (Lower[t] == "(" && Array.IndexOf(Lower, ")", t, Math.Min(Longest, Count - t)) is > 0 and var close) t = close + 1;
            if (t + 1 >= Count || Lower[t] != "," || NameAt(t + 1) is not (>= 0 and var name) || Document.Names[name].Type == NameType.Person) break;
            if (Gazetteer.Find(Document.Names[name].Span.Of(Text)) is { Kind: GazetteerKind.Country, Side: { } side }) land = side;
            for (t++; t < Count && NameAt(t) == name; t++) { }
        }

        return t < Count && Lower[t] is "and" or "or" || t + 1 < Count && Lower[t] == "," && Lower[t + 1] is "and" or "or" ? null : land;
    }

    /// <summary>"the NATO Summit", read as the name of an event: the body whose it is; null where the name is no such thing.</summary>
    public Side? SummitOf(int name)
    {
        if (Document.Names[name] is not { Type: NameType.Other, Side: null } named) return null;
        var text = named.Span.Of(Text);
        return text.EndsWith(" Summit", StringComparison.OrdinalIgnoreCase) && Gazetteer.Find(text.AsSpan(..^" Summit".Length)) is { Kind: GazetteerKind.Organization, Side: { } side } ? side : null;
    }

    /// <summary>Index of the time expression that the token belongs to, or -1.</summary>
    public int TimeAt(int token) => _timeAt[token];

    /// <summary>Index of the token's sentence, or -1.</summary>
    public int SentenceAt(int token) => _sentenceAt[token];

    /// <summary>Whether the token stands inside quotation marks.</summary>
    public bool IsQuoted(int token) => _quoted[token];

    public bool IsCapital(int token) => char.IsUpper(Text[SpanOf(token).Start]);

    public string Raw(int token) => SpanOf(token).Of(Text);

    /// <summary>Marks the tokens inside a quotation.</summary>
    public void MarkQuoted(TextSpan span)
    {
        for (var i = FirstTokenFrom(span.Start); i < Count && SpanOf(i).End <= span.End; i++) _quoted[i] = true;
    }

    /// <summary>The first token that ends behind the offset.</summary>
    public int FirstTokenFrom(int offset)
    {
        var low = 0;
        var high = Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (SpanOf(middle).End <= offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>The first token of the run of tokens that the same name covers.</summary>
    public (int First, int End) TokensOf(TextSpan span)
    {
        var first = FirstTokenFrom(span.Start);
        var end = first;
        while (end < Count && SpanOf(end).Start < span.End) end++;
        return (first, Math.Max(end, Math.Min(first + 1, Count)));
    }

    private int[] Cover(int tokens, int count, Func<int, TextSpan> span)
    {
        var at = new int[tokens];
        Array.Fill(at, -1);
        var token = 0;
        for (var i = 0; i < count; i++)
        {
            var covered = span(i);
            while (token < tokens && SpanOf(token).End <= covered.Start) token++;
            for (var t = token; t < tokens && SpanOf(t).Start < covered.End; t++) at[t] = i;
        }

        return at;
    }
}
