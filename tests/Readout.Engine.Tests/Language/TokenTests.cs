using FsCheck;
using FsCheck.Fluent;

namespace Readout.Tests.Language;

public sealed class TokenTests
{
    [Theory]
    [InlineData("don't", "do|n't")]
    [InlineData("Norland's", "Norland|'s")]
    [InlineData("Norland’s", "Norland|’s")]
    [InlineData("they've", "they|'ve")]
    [InlineData("ministers'", "ministers|'")]
    [InlineData("U.S.-led", "U.S.|-|led")]
    [InlineData("cease-fire", "cease|-|fire")]
    [InlineData("non-aligned", "non-aligned")]
    [InlineData("$5.2 billion", "$|5.2|billion")]
    [InlineData("12,500 (40%)", "12,500|(|40|%|)")]
    [InlineData("10am", "10|am")]
    [InlineData("10:30 a.m.", "10:30|a.m.")]
    [InlineData("1990–1995", "1990|–|1995")]
    [InlineData("\"Yes,\" he said.", "\"|Yes|,|\"|he|said|.")]
    [InlineData("wait...", "wait|...")]
    [InlineData("press@norland.example", "press@norland.example")]
    [InlineData("cannot", "can|not")]
    [InlineData("and/or", "and|/|or")]
    [InlineData("the Corp.", "the|Corp.")]
    [InlineData("talks—and", "talks|—|and")]
    public void Tokens_follow_universal_dependencies(string text, string tokens) => Read.Tokens(text).ShouldBe(tokens.Split('|'));

    [Fact]
    public void Whatever_the_text_the_layers_hold_together() => Prop.ForAll<string>(text =>
    {
        var document = Read.Passage(text ?? "");
        var end = 0;
        foreach (var token in document.Tokens)
        {
            token.Span.Start.ShouldBeGreaterThanOrEqualTo(end);
            token.Span.IsEmpty.ShouldBeFalse();
            document.Text[end..token.Span.Start].ShouldAllBe(sign => char.IsWhiteSpace(sign));
            end = token.Span.End;
        }

        document.Text[end..].ShouldAllBe(sign => char.IsWhiteSpace(sign));
        document.Sentences.Sum(sentence => sentence.EndToken - sentence.FirstToken).ShouldBe(document.Tokens.Count);
        return Read.Passage(text ?? "").Equals(document);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\ud800 lone \udc00")]
    [InlineData("\0\u0001\u200b")]
    [InlineData("....?!?!....")]
    [InlineData("'''' \"\"\"\" ((((")]
    [InlineData("-----\n\n-----")]
    [InlineData("9999-12-31 and 32/13/2031 and the 99th century BC")]
    [InlineData("10000000 years ago, 9999 years later, the next millennium")]
    public void Odd_text_is_read_without_a_crash(string text) => Read.Passage(text).Text.ShouldBe(text);

    [Fact]
    public void A_very_long_line_is_read()
    {
        var text = string.Concat(Enumerable.Repeat("Ann-Bo's_x.y/", 20_000));
        Read.Passage(text).Tokens.Count.ShouldBeGreaterThan(1000);
    }
}
