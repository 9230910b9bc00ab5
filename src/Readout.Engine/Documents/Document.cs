using System.Runtime.CompilerServices;

namespace Readout.Documents;

/// <summary>An article and what was found in it: typed, immutable layers over a text that never changes.</summary>
/// <remarks>
/// A layer is set with <c>document with { Names = … }</c>. Reading one that was never set throws and names it; a layer in which nothing was
/// found is empty. Spans of a layer are checked against the text when it is set.
/// </remarks>
public sealed record Document(Article Article)
{
    /// <summary>The text all spans point into.</summary>
    public string Text => Article.Text;

    /// <summary>Why the article was not read, such as the want of its language; null where it was. The layers of an article not read are empty.</summary>
    public string? Unread { get; init; }

    /// <summary>Paragraphs in order.</summary>
    public EquatableArray<Paragraph> Paragraphs { get => Set(_paragraphs); init => _paragraphs = Within(value, p => p.Span.End); }

    /// <summary>Sentences in order; none crosses a paragraph.</summary>
    public EquatableArray<Sentence> Sentences { get => Set(_sentences); init => _sentences = Within(value, s => s.Span.End); }

    /// <summary>Tokens in order.</summary>
    public EquatableArray<Token> Tokens { get => Set(_tokens); init => _tokens = Within(value, t => t.Span.End); }

    /// <summary>What grammar says of each token: as many as there are <see cref="Tokens"/>, in their order.</summary>
    public EquatableArray<Word> Words { get => Set(_words); init => _words = value; }

    /// <summary>Names in order; they do not overlap.</summary>
    public EquatableArray<Name> Names { get => Set(_names); init => _names = Within(value, n => n.Span.End); }

    /// <summary>Times in order; they do not overlap.</summary>
    public EquatableArray<TimeExpression> Times { get => Set(_times); init => _times = Within(value, t => t.Span.End); }

    /// <summary>The people of the report, in the order of first mention.</summary>
    public EquatableArray<Person> People { get => Set(_people); init => _people = Within(value, p => Last(p.Mentions)); }

    /// <summary>Quotations in order of their content.</summary>
    public EquatableArray<Quotation> Quotes
    {
        get => Set(_quotes);
        init => _quotes = Within(value, q => Math.Max(q.Content.End, Math.Max(q.Source?.End ?? 0, q.Cue?.End ?? 0)));
    }

    /// <summary>Diplomatic contacts in order of their first evidence.</summary>
    public EquatableArray<Contact> Contacts { get => Set(_contacts); init => _contacts = Within(value, c => c.Evidence.Items.Max(e => e.Span.End)); }

    /// <summary>Topics in order of first mention.</summary>
    public EquatableArray<Topic> Topics { get => Set(_topics); init => _topics = Within(value, t => Last(t.Mentions)); }

    private readonly EquatableArray<Paragraph>? _paragraphs;
    private readonly EquatableArray<Sentence>? _sentences;
    private readonly EquatableArray<Token>? _tokens;
    private readonly EquatableArray<Word>? _words;
    private readonly EquatableArray<Name>? _names;
    private readonly EquatableArray<TimeExpression>? _times;
    private readonly EquatableArray<Person>? _people;
    private readonly EquatableArray<Quotation>? _quotes;
    private readonly EquatableArray<Contact>? _contacts;
    private readonly EquatableArray<Topic>? _topics;

    /// <summary>The sentence that holds the offset, or null where none does.</summary>
    public Sentence? SentenceAt(int offset)
    {
        var sentences = Sentences.Items;
        var low = 0;
        var high = sentences.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var span = sentences[middle].Span;
            if (span.Contains(offset)) return sentences[middle];
            if (span.Start > offset) high = middle - 1;
            else low = middle + 1;
        }

        return null;
    }

    private EquatableArray<T> Set<T>(EquatableArray<T>? layer, [CallerMemberName] string name = "") =>
        layer ?? throw new MissingLayerException(name, Article);

    private static int Last(EquatableArray<TextSpan> mentions)
    {
        var last = 0;
        foreach (var mention in mentions) last = Math.Max(last, mention.End);
        return last;
    }

    private EquatableArray<T> Within<T>(EquatableArray<T> layer, Func<T, int> end, [CallerMemberName] string name = "")
    {
        foreach (var item in layer)
        {
            if (end(item) > Text.Length)
                throw new ArgumentOutOfRangeException(name, $"A span of the layer {name} ends at {end(item)}, behind the text's {Text.Length} code units.");
        }

        return layer;
    }
}

/// <summary>A layer was read before the part that makes it had run.</summary>
public sealed class MissingLayerException : InvalidOperationException
{
    /// <summary>Names the layer and the article.</summary>
    public MissingLayerException(string layer, Article article)
        : base($"The document '{article.Name}' has no layer {layer} yet: run the part of the engine that makes it first.") => Layer = layer;

    /// <summary>The layer's name.</summary>
    public string Layer { get; }
}
