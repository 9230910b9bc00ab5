namespace Readout.Archive.Searching;

/// <summary>A part of a search, as it was understood.</summary>
public abstract record QueryNode;

/// <summary>Words that stand in the text, in this order; a single word may end in <c>*</c>, for all words that begin so.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsPrefix">Whether the last word is only a beginning.</param>
public sealed record QueryWords(string Text, bool IsPrefix) : QueryNode;

/// <summary>A field and what it must hold, such as <c>outlet:herald</c>.</summary>
/// <param name="Name">One of <see cref="SearchQuery.Fields"/>.</param>
/// <param name="Value">The value, without quotation marks.</param>
public sealed record QueryField(string Name, string Value) : QueryNode;

/// <summary>What must not hold.</summary>
public sealed record QueryNot(QueryNode Part) : QueryNode;

/// <summary>What must hold together.</summary>
public sealed record QueryAll(IReadOnlyList<QueryNode> Parts) : QueryNode;

/// <summary>Of which one must hold.</summary>
public sealed record QueryAny(IReadOnlyList<QueryNode> Parts) : QueryNode;

/// <summary>Why a search was not understood.</summary>
/// <param name="Position">Where, in UTF-16 code units from its beginning.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record QueryProblem(int Position, string Message);
