using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Readout.Documents;

namespace Readout.Tests.Documents;

/// <summary>What the spine promises for any text and any span.</summary>
public sealed class SpineTests
{
    private static Article Report(string text, string name = "north.txt") => new(name, null, "A headline", text);

    private static readonly Gen<(string Text, TextSpan Span)> Passages =
        from text in ArbMap.Default.GeneratorFor<string>()
        let filled = string.IsNullOrEmpty(text) ? "x" : text
        from start in Gen.Choose(0, filled.Length - 1)
        from end in Gen.Choose(start + 1, filled.Length)
        select (filled, new TextSpan(start, end));

    [Fact]
    public void A_citation_quotes_exactly_the_words_of_its_span() =>
        Prop.ForAll(Passages.ToArbitrary(), passage =>
        {
            var article = Report(passage.Text);
            var citation = Citation.Of(article, passage.Span);
            return citation.HoldsIn(article) && article.Text[citation.Span.Start..citation.Span.End] == citation.Quote;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_citation_does_not_hold_in_a_text_extracted_otherwise()
    {
        var citation = Citation.Of(Report("The ministers met."), new TextSpan(0, 3));
        citation.HoldsIn(Report("The ministers met on Friday.")).ShouldBeFalse();
        citation.HoldsIn(Report("The ministers met.", "south.txt")).ShouldBeFalse();
    }

    [Fact]
    public void Nothing_can_be_cited_by_an_empty_span() => Should.Throw<ArgumentException>(() => Citation.Of(Report("Words."), new TextSpan(2, 2)));

    [Fact]
    public void An_id_follows_from_address_and_text_alone() =>
        Prop.ForAll<NonNull<string>, NonNull<string>>((title, text) =>
        {
            var one = new Article("a.txt", "https://example.org/a", title.Get, text.Get) { Outlet = "One" };
            var two = new Article("b.txt", "https://example.org/a", "Another title", text.Get) { Published = Publication.Unknown };
            return one.Id == two.Id && one.Id.Value.Length == 16;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Parts_of_a_hash_are_set_off_from_each_other() => ContentHash.Of("ab", "c").ShouldNotBe(ContentHash.Of("a", "bc"));

    [Fact]
    public void A_layer_never_alters_the_text() =>
        Prop.ForAll(Passages.ToArbitrary(), passage =>
        {
            var before = new Document(Report(passage.Text));
            var after = before with { Names = [new Name(passage.Span, NameType.Person)] };
            return after.Text == passage.Text && ReferenceEquals(after.Article, before.Article) && after.Names[0].Span == passage.Span;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_span_behind_the_text_is_refused_by_every_layer()
    {
        var document = new Document(Report("Short."));
        var behind = new TextSpan(0, 7);
        Should.Throw<ArgumentOutOfRangeException>(() => document with { Names = [new Name(behind, NameType.Place)] })
            .Message.ShouldContain("Names");
        Should.Throw<ArgumentOutOfRangeException>(() => document with { Tokens = [new Token(behind)] });
        Should.Throw<ArgumentOutOfRangeException>(() => document with { People = [new Person("A", null, null, Level.Other, [new TextSpan(0, 1), behind])] });
        Should.Throw<ArgumentOutOfRangeException>(() => document with { Quotes = [new Quotation(new TextSpan(0, 2), QuoteKind.Direct, null, null, behind, null)] });
    }

    [Fact]
    public void A_missing_layer_says_its_name()
    {
        var error = Should.Throw<MissingLayerException>(() => new Document(Report("Words.")).Quotes);
        error.Layer.ShouldBe("Quotes");
        error.Message.ShouldContain("north.txt");
    }

    [Fact]
    public void A_layer_in_which_nothing_was_found_is_empty() => (new Document(Report("Words.")) with { Quotes = [] }).Quotes.ShouldBeEmpty();

    [Fact]
    public void The_sentence_at_an_offset_is_found()
    {
        var document = new Document(Report("One. Two.")) with
        {
            Sentences = [new Sentence(new TextSpan(0, 4), 0, 2, 0), new Sentence(new TextSpan(5, 9), 2, 4, 0)],
        };
        document.SentenceAt(0)!.Value.Span.ShouldBe(new TextSpan(0, 4));
        document.SentenceAt(8)!.Value.FirstToken.ShouldBe(2);
        document.SentenceAt(4).ShouldBeNull();
    }

    [Theory]
    [InlineData("2023", "2023-01-01", "2023-12-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2023-06-18", "2023-06-18", "2023-06-18")]
    public void A_partial_date_allows_the_days_it_does_not_rule_out(string text, string first, string last)
    {
        var date = PartialDate.Parse(text)!.Value;
        date.ToString().ShouldBe(text);
        new PartialDate(date.First).ToString().ShouldBe(first);
        new PartialDate(date.Last).ToString().ShouldBe(last);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2023-6")]
    [InlineData("2023-13")]
    [InlineData("2023-02-29")]
    [InlineData("0000")]
    [InlineData("2023-06-18T00")]
    [InlineData("18.06.2023")]
    public void What_is_no_partial_date_is_not_read_as_one(string text) => PartialDate.Parse(text).ShouldBeNull();

    [Fact]
    public void Every_day_reads_back() =>
        Prop.ForAll(Gen.Choose(1, 3_600_000).ToArbitrary(), days =>
        {
            var date = new PartialDate(new LocalDate(1, 1, 1).PlusDays(days));
            return PartialDate.Parse(date.ToString()) == date;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Dates_agree_as_far_as_the_coarser_one_goes()
    {
        var day = new PartialDate(2023, 6, 18);
        day.Agrees(new PartialDate(2023, 6)).ShouldBeTrue();
        day.Agrees(new PartialDate(2023)).ShouldBeTrue();
        day.Agrees(new PartialDate(2023, 6, 19)).ShouldBeFalse();
        new PartialDate(2023, 5).Agrees(day).ShouldBeFalse();
    }

    [Fact]
    public void Lists_compare_by_their_items()
    {
        EquatableArray<string> one = ["a", "b"];
        EquatableArray<string> two = ["a", "b"];
        (one == two).ShouldBeTrue();
        one.GetHashCode().ShouldBe(two.GetHashCode());
        default(EquatableArray<string>).ShouldBeEmpty();
    }
}
