using Readout.Documents;

namespace Readout.Copies;

/// <summary>How much two texts share, and whether that makes one a copy of the other.</summary>
/// <param name="Matched">Words that are the same, quoted ones and set phrases included.</param>
/// <param name="Plain">Words of the text at hand inside shared passages, neither quoted nor common.</param>
/// <param name="Contained">What share they are of all such words of the text at hand, 0 to 1.</param>
/// <param name="OtherContained">The same for the other text.</param>
/// <param name="All">Share of all words of the shorter text that lie in shared passages, 0 to 1.</param>
internal readonly record struct SharedText(int Matched, double Plain, double Contained, double OtherContained, double All)
{
    /// <summary>A reprint keeps at least this much of the shorter text in its own words; quotations do not count.</summary>
    private const double CopyShare = 0.3;

    /// <summary>Two reports that credit one agency are its copy even when an editor kept only this much.</summary>
    private const double SameAgencyShare = 0.12;

    /// <summary>Pages of one site share furniture before it is known as such; they must share more.</summary>
    private const double SameSiteShare = 0.5;

    /// <summary>So few words can be chance, a boilerplate clause or a stock description.</summary>
    private const int FewestPlain = 24;

    /// <summary>A text that is all but whole in the other is a copy, however short and however much of it is quotation.</summary>
    private const double WholeShare = 0.85;

    private const int FewestWhole = 12;

    /// <summary>Measures what the passages come to.</summary>
    public static SharedText Of(List<Passage> passages, ReadOnlySpan<ushort> codes, ReadOnlySpan<bool> common, ReadOnlySpan<ushort> other)
    {
        double plain = 0, otherPlain = 0, covered = 0, otherCovered = 0;
        var matched = 0;
        foreach (var passage in passages)
        {
            var length = passage.End - passage.Start;
            var otherLength = passage.OtherEnd - passage.OtherStart;
            var own = 0;
            for (var word = passage.Start; word < passage.End; word++)
            {
                if (!common[word] && !WordSequence.IsQuoted(codes[word])) own++;
            }

            plain += (double)own * passage.Matched / length;
            otherPlain += (double)own * passage.Matched / length;
            covered += length;
            otherCovered += otherLength;
            matched += passage.Matched;
        }

        var total = 0;
        for (var word = 0; word < codes.Length; word++)
        {
            if (!common[word] && !WordSequence.IsQuoted(codes[word])) total++;
        }

        var otherTotal = 0;
        foreach (var code in other)
        {
            if (!WordSequence.IsQuoted(code)) otherTotal++;
        }

        return new SharedText(
            matched,
            plain,
            total == 0 ? 0 : Math.Min(1, plain / total),
            otherTotal == 0 ? 0 : Math.Min(1, otherPlain / otherTotal),
            Math.Max(codes.Length == 0 ? 0 : covered / codes.Length, other.Length == 0 ? 0 : Math.Min(1, otherCovered / other.Length)));
    }

    /// <summary>Whether the one text was made from the other.</summary>
    public bool IsCopy(bool sameAgency, bool sameSite)
    {
        if (All >= WholeShare && Matched >= FewestWhole) return true;
        if (Plain < FewestPlain) return false;
        var share = Math.Max(Contained, OtherContained);
        return share >= (sameAgency ? SameAgencyShare : sameSite ? SameSiteShare : CopyShare);
    }

    /// <summary>The passages as spans of the text: closing marks included, passages with no word between them as one.</summary>
    public static EquatableArray<TextSpan> Spans(List<Passage> passages, WordSequence words, string text)
    {
        var spans = new List<TextSpan>(passages.Count);
        var lastWord = -1;
        foreach (var passage in passages)
        {
            var start = words.Start(passage.Start);
            while (start > 0 && IsOpening(text[start - 1])) start--;
            var end = words.End(passage.End - 1);
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && !char.IsLetterOrDigit(text[end]) && !IsOpening(text[end])) end++;
            if (spans.Count > 0 && passage.Start <= lastWord) spans[^1] = new TextSpan(spans[^1].Start, Math.Max(spans[^1].End, end));
            else spans.Add(new TextSpan(spans.Count > 0 ? Math.Max(start, spans[^1].End) : start, end));
            lastWord = passage.End;
        }

        return spans.ToEquatableArray();
    }

    private static bool IsOpening(char c) => c is '\u201C' or '\u2018' or '(' or '[' or '\u00AB';
}
