using FsCheck;
using FsCheck.Fluent;
using Readout.Documents;

namespace Readout.Tests.Language;

/// <summary>Any text at all: never a crash, layers in order and within the text, one word a token, one tree a sentence.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Pieces =
    [
        "The ministers met in Lund on Monday.", "“", "\"", "(", "\ud800", "\udc00", "\u202e", "\u200f", "\0", "\u0007", "😀", "👩‍👩‍👧", "ЛОНДОН", "北京", "القاهرة", "\t|\t", "\n", "\n\n", " ",
        "\u00a0", "...", "—", "'s", "n't", "U.S.", "Mr.", "31 February 0000", "June 99, 99999999999999999999", "25:61", "99999999999999 years ago", "P.S.", "http://", "@", "Sen.", "[1]", ":-)", "SAID", "to", "of the", "next",
        "last", "-", "Monday", "in", "\r", "\u2028", "ﬁ", "e\u0301",
    ];

    [Fact]
    public void Arbitrary_strings_are_read() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), text => IsSound(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void Pieces_of_news_in_any_order_are_read() =>
        Prop.ForAll(Gen.Elements(Pieces).ArrayOf().ToArbitrary(), pieces => IsSound(string.Concat(pieces))).QuickCheckThrowOnFailure();

    public static TheoryData<string, string> Bad() => new()
    {
        { "empty", "" },
        { "control characters", string.Concat(Enumerable.Range(0, 32).Select(c => (char)c)) + " The envoy\u0001 left\u0002 on\u0003 Monday." },
        { "lone surrogates", "The \ud83d envoy \udc00 left.\ud800" },
        { "right-to-left marks", "\u202eThe envoy\u202c left \u200ffor\u200e Lund on Monday." },
        { "emoji", "The envoy 😀👍🏽 left 🇳🇴 on Monday 🎉🎉🎉." },
        { "a megabyte without a space", new string('x', 1_000_000) },
        { "a megabyte of stops", new string('.', 1_000_000) },
        { "a megabyte of capitals with stops", string.Concat(Enumerable.Repeat("A.", 500_000)) },
        { "all capitals", "THE FOREIGN MINISTER OF NORWAY, INGRID SOLBERG, MET HER COUNTERPART IN OSLO ON MONDAY, THE MINISTRY SAID." },
        { "no punctuation", string.Concat(Enumerable.Repeat("the envoy left on monday and came back on friday with nothing to show for it ", 2_000)) },
        { "a table", string.Concat(Enumerable.Repeat("2031\t|\t17\t|\tLund\t|\t3.5 %\n", 2_000)) },
        { "other scripts", "Министр встретился в понедельник. 外相は月曜日に会談した。 التقى الوزير يوم الاثنين. 장관은 월요일에 만났다." },
        { "a hundred thousand line breaks", new string('\n', 100_000) },
        { "open quotations", string.Concat(Enumerable.Repeat("“‘\"(", 20_000)) },
        { "numbers without end", string.Concat(Enumerable.Repeat("1,000,000.5 and 3 June 2024, ", 10_000)) },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Bad_input_is_read(string what, string text) => IsSound(text).ShouldBeTrue(what);

    private static bool IsSound(string text)
    {
        var document = Read.Passage(text);
        return InOrder(document.Paragraphs.Select(p => p.Span), text)
            && InOrder(document.Sentences.Select(s => s.Span), text)
            && InOrder(document.Tokens.Select(t => t.Span), text)
            && InOrder(document.Names.Select(n => n.Span), text)
            && InOrder(document.Times.Select(t => t.Span), text)
            && document.Words.Count == document.Tokens.Count
            && document.Sentences.All(s => document.Words.Items[s.FirstToken..s.EndToken].Count(w => w.Head < 0) == 1)
            && document.Tokens.All(t => !text.AsSpan(t.Span.Start, t.Span.Length).ContainsAny(' ', '\n'));
    }

    private static bool InOrder(IEnumerable<TextSpan> spans, string text)
    {
        var end = 0;
        foreach (var span in spans)
        {
            if (span.Start < end || span.End <= span.Start || span.End > text.Length) return false;
            end = span.End;
        }

        return true;
    }
}
