using System.Collections.Frozen;
using NodaTime;
using Readout.Documents;

namespace Readout.Comparison;

/// <summary>What of a sentence decides whether another tells the same: who is in it, whose words it holds, what it denies, what is still to come.</summary>
internal sealed class PassageDetails
{
    /// <summary>A negation or an auxiliary reaches so many tokens far.</summary>
    private const int Reach = 3;

    private static readonly FrozenSet<string> Negations = new[] { "not", "n't", "n’t", "never", "no", "cannot", "neither", "nor", "without", "nobody" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Auxiliaries = new[] { "will", "'ll", "’ll", "would", "may", "might", "could", "shall" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> PastForms = new[] { "met", "held", "spoke", "flew", "went", "took", "came", "left", "began", "gave" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a list or a box is opened with.</summary>
    private static readonly string[] Openings = ["below is", "below are", "here is", "here are", "here's", "here’s", "following is", "following are", "the following", "these are the"];

    private PassageDetails(Document document, Sentence sentence, Func<string, int?> numberOf)
    {
        var text = document.Text.AsSpan();
        var persons = new SortedSet<int>();
        var quoted = new SortedSet<int>();
        var negated = new SortedSet<int>();
        var ahead = new SortedSet<int>();
        var past = new SortedSet<int>();
        var name = FirstAfter(document.Names.Items.AsSpan(), sentence.Span.Start, n => n.Span);
        var quote = FirstAfter(document.Quotes.Items.AsSpan(), sentence.Span.Start, q => q.Content);
        var within = false;
        var (negation, auxiliary) = (int.MinValue / 2, int.MinValue / 2);
        var (inQuotes, letters) = (0, 0);
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            var span = document.Tokens[i].Span;
            var token = span.Of(text);
            if (token is "“" or "”" or "\"")
            {
                within = token is "“" || (token is "\"" && !within);
                continue;
            }

            while (name < document.Names.Count && document.Names[name].Span.End <= span.Start) name++;
            while (quote < document.Quotes.Count && document.Quotes[quote].Content.End <= span.Start) quote++;
            var inQuote = within || (quote < document.Quotes.Count && document.Quotes[quote].Kind != QuoteKind.Indirect && document.Quotes[quote].Content.Contains(span));
            if (char.IsLetterOrDigit(token[0])) letters += token.Length;
            if (inQuote && char.IsLetterOrDigit(token[0])) inQuotes += token.Length;
            var word = token.Length <= 10 ? token.ToString() : "";
            if (Negations.Contains(word)) negation = i;
            if (Auxiliaries.Contains(word) && word != "May") auxiliary = i;
            if (Terms.Of(token) is not { } term || numberOf(term) is not { } number) continue;
            if (name < document.Names.Count && document.Names[name].Type == NameType.Person && document.Names[name].Span.End == span.End) persons.Add(number);
            if (inQuote) quoted.Add(number);
            if (i - negation <= Reach) negated.Add(number);
            if (i - auxiliary <= Reach) ahead.Add(number);
            else if (token.EndsWith("ed", StringComparison.OrdinalIgnoreCase) || PastForms.Contains(word)) past.Add(number);
        }

        Source = TermsOfSource(document, sentence, numberOf);
        (Persons, Quoted, Negated, Ahead, Past) = ([.. persons], [.. quoted], [.. negated], [.. ahead], [.. past]);
        QuotedShare = letters == 0 ? 0 : (double)inQuotes / letters;
        var line = sentence.Span.Of(text);
        Introduces = line[^1] is ':' || Array.Exists(Openings, o => document.Text.AsSpan(sentence.Span.Start).StartsWith(o, StringComparison.OrdinalIgnoreCase));
        Oldest = OldestDay(document, sentence);
    }

    /// <summary>The last words of the names of people.</summary>
    public int[] Persons { get; }

    /// <summary>Terms of who tells it and of the word that says so ("according to a senior official"), which are no part of what is told.</summary>
    public int[] Source { get; }

    /// <summary>Terms within quotation marks.</summary>
    public int[] Quoted { get; }

    /// <summary>Terms that follow closely on a negation.</summary>
    public int[] Negated { get; }

    /// <summary>Terms that follow closely on "will", "may" and the like.</summary>
    public int[] Ahead { get; }

    /// <summary>Terms in the past form.</summary>
    public int[] Past { get; }

    /// <summary>The share of its letters within quotation marks, 0 to 1.</summary>
    public double QuotedShare { get; }

    /// <summary>Whether it only introduces what follows: a list, a box, a long quotation.</summary>
    public bool Introduces { get; }

    /// <summary>The earliest day it names, or null.</summary>
    public LocalDate? Oldest { get; }

    /// <summary>Reads a sentence.</summary>
    public static PassageDetails Of(Document document, Sentence sentence, Func<string, int?> numberOf) => new(document, sentence, numberOf);

    private static LocalDate? OldestDay(Document document, Sentence sentence)
    {
        LocalDate? oldest = null;
        for (var i = FirstAfter(document.Times.Items.AsSpan(), sentence.Span.Start, t => t.Span); i < document.Times.Count; i++)
        {
            var time = document.Times[i];
            if (time.Span.Start >= sentence.Span.End) break;
            if (time.Start is { } start && (oldest is null || start.First < oldest)) oldest = start.First;
        }

        return oldest;
    }

    private static int[] TermsOfSource(Document document, Sentence sentence, Func<string, int?> numberOf)
    {
        var (source, told) = (new SortedSet<int>(), new HashSet<int>());
        foreach (var attribution in document.Attributions)
        {
            if (attribution.Content[0].Start >= sentence.Span.End) break;
            if (!attribution.Content.Any(content => content.Overlaps(sentence.Span))) continue;
            for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                var span = document.Tokens[i].Span;
                if (Terms.Of(span.Of(document.Text.AsSpan())) is not { } term || numberOf(term) is not { } number) continue;
                if (attribution.Source?.Contains(span) is true || attribution.Cue?.Contains(span) is true) source.Add(number);
                else told.Add(number);
            }
        }

        source.ExceptWith(told);
        return [.. source];
    }

    /// <summary>The first of things in the order of the text that ends after a position.</summary>
    private static int FirstAfter<T>(ReadOnlySpan<T> things, int position, Func<T, TextSpan> span)
    {
        var (low, high) = (0, things.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (span(things[middle]).End <= position) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
