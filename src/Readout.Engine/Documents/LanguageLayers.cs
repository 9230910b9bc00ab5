namespace Readout.Documents;

/// <summary>What a paragraph is.</summary>
public enum ParagraphKind
{
    /// <summary>Running text.</summary>
    Body,

    /// <summary>A subheading: short, no end mark.</summary>
    Heading,

    /// <summary>An item of a list.</summary>
    ListItem,
}

/// <summary>A paragraph of the text.</summary>
/// <param name="Span">Without the line breaks around it.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct Paragraph(TextSpan Span, ParagraphKind Kind);

/// <summary>A sentence.</summary>
/// <param name="Span">Without white space around it.</param>
/// <param name="FirstToken">Index of its first token in <see cref="Document.Tokens"/>.</param>
/// <param name="EndToken">Index after its last token.</param>
/// <param name="Paragraph">Index of its paragraph in <see cref="Document.Paragraphs"/>.</param>
public readonly record struct Sentence(TextSpan Span, int FirstToken, int EndToken, int Paragraph);

/// <summary>A token after the conventions of Universal Dependencies: clitics and punctuation stand alone.</summary>
public readonly record struct Token(TextSpan Span);

/// <summary>The universal parts of speech (Universal Dependencies v2), in the order of the alphabet.</summary>
public enum UniversalTag : byte
{
    /// <summary>Adjective.</summary>
    Adj,

    /// <summary>Preposition.</summary>
    Adp,

    /// <summary>Adverb.</summary>
    Adv,

    /// <summary>Auxiliary verb, modal, copula.</summary>
    Aux,

    /// <summary>Coordinating conjunction.</summary>
    Cconj,

    /// <summary>Determiner.</summary>
    Det,

    /// <summary>Interjection.</summary>
    Intj,

    /// <summary>Common noun.</summary>
    Noun,

    /// <summary>Numeral.</summary>
    Num,

    /// <summary>Particle: "to", "not", "'s".</summary>
    Part,

    /// <summary>Pronoun.</summary>
    Pron,

    /// <summary>Proper noun.</summary>
    Propn,

    /// <summary>Punctuation.</summary>
    Punct,

    /// <summary>Subordinating conjunction.</summary>
    Sconj,

    /// <summary>Symbol.</summary>
    Sym,

    /// <summary>Full verb.</summary>
    Verb,

    /// <summary>Anything else.</summary>
    X,
}

/// <summary>What grammar says of a token: there is one for each token, and those of a sentence make a tree.</summary>
/// <param name="Universal">Its universal part of speech.</param>
/// <param name="Tag">Its Penn Treebank tag, such as <c>VBD</c>.</param>
/// <param name="Lemma">Its dictionary form, in lower case unless it is a name.</param>
/// <param name="Head">Index of its head in <see cref="Document.Tokens"/>, in the same sentence; -1 at a root.</param>
/// <param name="Relation">Its relation to the head in Universal Dependencies, such as <c>nsubj:pass</c>; <c>root</c> at a root.</param>
public readonly record struct Word(UniversalTag Universal, string Tag, string Lemma, int Head, string Relation);

/// <summary>What a name names.</summary>
public enum NameType
{
    /// <summary>A person, without titles.</summary>
    Person,

    /// <summary>An organisation: a ministry, a company, a body of states.</summary>
    Organization,

    /// <summary>A place: a country, a city, a building.</summary>
    Place,

    /// <summary>A nationality, a work, an event.</summary>
    Other,
}

/// <summary>A name in the text.</summary>
/// <param name="Span">Where; a person's without titles, no determiner, no possessive ending.</param>
/// <param name="Type">What it names.</param>
/// <param name="Side">The state or organisation of states it stands for ("China", "Chinese", "Beijing", "the Kremlin", "NATO"), or null.</param>
public readonly record struct Name(TextSpan Span, NameType Type, Side? Side = null);

/// <summary>The types of TIMEX3.</summary>
public enum TimeType
{
    /// <summary>A day or something coarser.</summary>
    Date,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>Something that comes again and again.</summary>
    Set,
}

/// <summary>A time expression, resolved as far as it can be.</summary>
/// <param name="Span">Where.</param>
/// <param name="Type">Its TIMEX3 type.</param>
/// <param name="Value">Its TIMEX3 value (ISO 8601 with TIMEX3's extensions), or null where it has none.</param>
/// <param name="Start">The first day or coarser date it means, where that is known; null for durations and sets.</param>
/// <param name="End">The last date of a range, or null.</param>
public sealed record TimeExpression(TextSpan Span, TimeType Type, string? Value, PartialDate? Start = null, PartialDate? End = null);
