using FsCheck;
using FsCheck.Fluent;
using Readout.Copies;
using Readout.Documents;
using static Readout.Tests.Copies.Texts;

namespace Readout.Tests.Copies;

public sealed class CopyIndexTests
{
    private static readonly string Original = Report(1);

    private static Copy AddAfter(string original, string text)
    {
        var index = new CopyIndex();
        index.Add(Article("first", original));
        return index.Add(Article("second", text));
    }

    private static bool IsCopy(string original, string text) => AddAfter(original, text).Origin == Article("first", original).Id;

    [Fact]
    public void The_first_article_is_no_copy()
    {
        var article = Article("first", Original);
        var copy = new CopyIndex().Add(article);
        copy.Origin.ShouldBe(article.Id);
        copy.Shared.ShouldBeEmpty();
    }

    [Fact]
    public void A_reprint_shares_its_whole_text()
    {
        var copy = AddAfter(Original, Original);
        copy.Origin.ShouldBe(Article("first", Original).Id);
        copy.Shared.ShouldBe([new TextSpan(0, Original.Length)]);
    }

    [Fact]
    public void The_agency_mark_before_a_reprint_is_its_own_addition()
    {
        var copy = AddAfter(Original, "PORTVALE (Wire) - " + Original);
        copy.Shared.ShouldHaveSingleItem().Of("PORTVALE (Wire) - " + Original).ShouldBe(Original);
    }

    [Fact]
    public void A_truncated_text_is_a_copy() => IsCopy(Original, Original[..(Original.Length / 5)]).ShouldBeTrue();

    [Fact]
    public void A_text_that_extends_an_earlier_one_is_a_copy() => IsCopy(Original[..(Original.Length / 5)], Original).ShouldBeTrue();

    [Fact]
    public void A_report_with_own_material_around_the_copied_half_is_a_copy_and_the_spans_say_which_half()
    {
        var half = Original[..(Original.Length / 2)];
        var text = Report(2, 12) + "\n\n" + half + "\n\n" + Report(3, 6);
        var copy = AddAfter(Original, text);
        copy.Origin.ShouldBe(Article("first", Original).Id);
        var shared = copy.Shared.Sum(span => span.Length);
        ((double)shared / half.Length).ShouldBeInRange(0.95, 1.05);
    }

    [Fact]
    public void Another_report_of_the_same_town_is_no_copy() => IsCopy(Original, Report(2)).ShouldBeFalse();

    [Fact]
    public void Quotations_alone_are_no_copy()
    {
        var speech = "\u201C" + string.Join(' ', Original.Split("\n\n").Take(4)) + "\u201D";
        IsCopy(Report(2, 8) + "\n\n" + speech + " said the mayor.", Report(3, 8) + "\n\n" + speech + " the mayor told us.").ShouldBeFalse();
    }

    [Fact]
    public void Spelling_of_the_other_shore_does_not_break_a_passage()
    {
        const string british = "The U.S. navy's defence programme was organised at the harbour centre, where labour leaders criticised the travelling theatre for its behaviour "
            + "and honoured the neighbouring towns that had analysed the colour of the water for the catalogue of the programme.";
        const string american = "The US navy’s defense program was organized at the harbor center, where labor leaders criticized the traveling theater for its behavior "
            + "and honored the neighboring towns that had analyzed the color of the water for the catalog of the program.";
        AddAfter(british, american).Shared.ShouldBe([new TextSpan(0, american.Length)]);
    }

    [Fact]
    public void Misread_letters_and_words_broken_at_line_ends_do_not_hide_a_copy()
    {
        var random = new Random(5);
        var letters = Original.ToCharArray();
        for (var at = 0; at < letters.Length; at++)
        {
            if (char.IsLetter(letters[at]) && random.Next(100) < 6) letters[at] = "oecnrl"[random.Next(6)];
        }

        var text = new string(letters).Replace("ment", "-\nment", StringComparison.Ordinal);
        var copy = AddAfter(Original, text);
        copy.Origin.ShouldBe(Article("first", Original).Id);
        copy.Shared.Sum(span => span.Length).ShouldBeGreaterThan(text.Length * 17 / 20);
    }

    [Fact]
    public void Furniture_repeated_over_a_sites_pages_makes_no_copies()
    {
        var furniture = Report(99, 5);
        var index = new CopyIndex();
        for (var page = 0; page < 30; page++)
        {
            var article = new Article("page" + page, "https://gazette.example/" + page, "", Report(200 + page, 10) + "\n\n" + furniture);
            index.Add(article).Origin.ShouldBe(article.Id);
        }
    }

    [Fact]
    public void Copies_of_copies_are_one_group_with_the_earliest_first()
    {
        var index = new CopyIndex();
        var first = Article("first", Original, "2031-05-02", "Norwire");
        var second = Article("second", Original + "\n\n" + Report(2, 8), "2031-05-03");
        var third = Article("third", Report(2, 8), "2031-05-04");
        var other = Article("other", Report(7), "2031-05-01");
        foreach (var article in new[] { first, second, third, other }) index.Add(article);
        var groups = index.Groups();
        groups.Select(group => group.Articles.Count).ShouldBe([1, 3]);
        groups[1].Original.ShouldBe(first.Id);
        groups[1].Articles.ShouldBe([first.Id, second.Id, third.Id]);
        groups[1].Agency.ShouldBe("Norwire");
    }

    [Fact]
    public void Of_two_equally_early_reports_the_one_whose_text_the_other_contains_is_the_original()
    {
        var index = new CopyIndex();
        var longer = Article("a", Original + "\n\n" + Report(2, 10), "2031-05-02");
        var shorter = Article("b", Original, "2031-05-02");
        index.Add(longer);
        index.Add(shorter);
        index.Groups().ShouldHaveSingleItem().Original.ShouldBe(shorter.Id);
    }

    [Fact]
    public void Two_reports_that_credit_one_agency_are_one_origin_with_less_in_common_than_others_need()
    {
        var common = string.Join("\n\n", Original.Split("\n\n").Take(2));
        var (one, two) = (Report(2) + "\n\n" + common, Report(3) + "\n\n" + common);
        Groups(null).ShouldBe(2);
        Groups("Norwire").ShouldBe(1);

        int Groups(string? agency)
        {
            var index = new CopyIndex();
            index.Add(Article("one", one, agency: agency));
            index.Add(Article("two", two, agency: agency));
            return index.Groups().Count;
        }
    }

    [Fact]
    public void An_article_added_again_is_answered_as_at_first()
    {
        var index = new CopyIndex();
        index.Add(Article("first", Original));
        var copy = index.Add(Article("second", Original));
        index.Add(Article("second", Original)).ShouldBe(copy);
        index.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uD800\uDC00\uD800 \uDFFF")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("...\n\n\"\u201C\u201D")]
    public void Texts_without_words_are_no_copies_of_each_other(string text) => IsCopy(text, text).ShouldBeFalse();

    [Fact]
    public void Spans_of_any_text_lie_in_it_in_order_and_apart()
    {
        var texts = from a in ArbMap.Default.ArbFor<NonNull<string>>().Generator
                    from b in ArbMap.Default.ArbFor<NonNull<string>>().Generator
                    from seed in Gen.Choose(0, 20)
                    select (First: Report(seed) + a.Get, Second: b.Get + Report(seed)[(seed * 7)..] + a.Get);
        Prop.ForAll(texts.ToArbitrary(), pair =>
        {
            var last = 0;
            foreach (var span in AddAfter(pair.First, pair.Second).Shared)
            {
                span.Start.ShouldBeGreaterThanOrEqualTo(last);
                span.End.ShouldBeLessThanOrEqualTo(pair.Second.Length);
                span.IsEmpty.ShouldBeFalse();
                last = span.End;
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_text_of_one_word_repeated_a_million_times_is_read() =>
        AddAfter(string.Concat(Enumerable.Repeat("buoy ", 1_000_000)), string.Concat(Enumerable.Repeat("buoy ", 1_000_000))).Shared.Count.ShouldBeLessThan(2);

    [Fact]
    public void A_million_newlines_are_read() => IsCopy(new string('\n', 1_000_000), Original).ShouldBeFalse();
}
