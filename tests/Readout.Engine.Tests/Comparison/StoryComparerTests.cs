using FsCheck;
using FsCheck.Fluent;
using Readout.Comparison;
using Readout.Documents;
using static Readout.Documents.ContactKind;

namespace Readout.Tests.Comparison;

public sealed class StoryComparerTests
{
    private static Document Quoted(Document document, string words, string? speaker)
    {
        var at = document.Text.IndexOf(words, StringComparison.Ordinal);
        return document with { Quotes = [new Quotation(new TextSpan(at, at + words.Length), QuoteKind.Direct, speaker, null, null, null)] };
    }

    [Fact]
    public void Words_printed_twice_are_one_quotation_in_their_fullest_form()
    {
        var a = Quoted(Told.Bare("a", "2024-05-14", "Lund said “we had a frank talk about salmon quotas” on Monday."), "we had a frank talk about salmon quotas", "Ada Lund");
        var b = Quoted(Told.Bare("b", "2024-05-14", "It was “a frank talk about salmon” said Lund."), "a frank talk about salmon", "Lund");
        var quote = Told.Compared(a, b).Quotes.ShouldHaveSingleItem();
        quote.Text.ShouldBe("we had a frank talk about salmon quotas");
        quote.Speaker.ShouldBe("Ada Lund");
        quote.Evidence.Count.ShouldBe(2);
    }

    [Fact]
    public void A_quotation_whose_speakers_differ_has_none()
    {
        var a = Quoted(Told.Bare("a", "2024-05-14", "“The door to a fair deal stays open” she said."), "The door to a fair deal stays open", "Ada Lund");
        var b = Quoted(Told.Bare("b", "2024-05-14", "“The door to a fair deal stays open” he said."), "The door to a fair deal stays open", "Raul Ortiz");
        Told.Compared(a, b).Quotes.ShouldHaveSingleItem().Speaker.ShouldBeNull();
    }

    [Fact]
    public void What_two_origins_tell_is_shared_and_what_one_tells_is_sole()
    {
        var a = Told.Bare("a", "2024-05-14", "Norway and Chile signed a fishing accord covering 40 trawlers on Monday. The 1987 treaty hall in Bergen was closed for repairs.");
        var b = Told.Bare("b", "2024-05-14", "A fishing accord covering 40 trawlers was signed by Norway and Chile. Ministers dined on 12 kinds of herring at Akershus.");
        var comparison = Told.Compared(a, b);
        comparison.Shared.ShouldHaveSingleItem().Origins.ShouldBe(2);
        comparison.Sole.Select(c => c.Evidence[0].ArticleId).ShouldBe([a.Article.Id, b.Article.Id], ignoreOrder: true);
    }

    [Fact]
    public void A_story_of_one_origin_shares_nothing()
    {
        const string text = "Norway and Chile signed a fishing accord covering 40 trawlers on Monday.";
        var a = Told.Bare("a", "2024-05-14", text);
        var b = Told.Bare("b", "2024-05-14", text);
        new StoryComparer().Compare(Told.Story([a, b], [a, b]), null).Shared.ShouldBeEmpty();
    }

    [Fact]
    public void A_visit_postponed_in_one_report_and_cancelled_in_another_is_a_difference()
    {
        static Document Off(string name, string word, ContactStatus status) => Told.Report(name, "2024-05-14", $"Ortiz {word} a trip to Norway in March.",
            Told.Contact(word, Visit, status, "CHL NOR", "Raul Ortiz/CHL", "2024-03", "Norway"));
        var comparison = Told.Compared(Off("a", "postponed", ContactStatus.Postponed), Off("b", "cancelled", ContactStatus.Cancelled));
        comparison.Differing.ShouldHaveSingleItem().Readings.Select(r => r.Value).ShouldBe(["cancelled", "postponed"]);
    }

    [Fact]
    public void Two_characterisations_of_one_thing_are_a_difference()
    {
        var comparison = Told.Compared(
            Told.Bare("a", "2024-05-14", "A suspected Chilean smuggling ring was found."),
            Told.Bare("b", "2024-05-14", "An alleged Chilean smuggling ring was found."));
        var difference = comparison.Differing.ShouldHaveSingleItem();
        difference.About.ShouldBe("the smuggling ring");
        difference.Readings.Select(r => r.Value).ShouldBe(["alleged", "suspected"]);
    }

    [Fact]
    public void One_date_out_of_the_order_of_a_list_is_a_difference_within_its_report()
    {
        string[] dates = ["2019-05-02", "2020-01-14", "2019-06-20", "2021-03-03", "2021-09-09"];
        var document = Told.Bare("a", "2024-05-14", string.Join("\n\n", dates.Select((d, i) => $"Round {(char)('A' + i)} of talks {d}")));
        var times = dates.Select(d => new TimeExpression(new TextSpan(document.Text.IndexOf(d, StringComparison.Ordinal),
            document.Text.IndexOf(d, StringComparison.Ordinal) + 10), TimeType.Date, d, PartialDate.Parse(d)));
        var difference = Told.Compared(document with { Times = times.ToEquatableArray() }).Differing.ShouldHaveSingleItem();
        difference.Readings.Select(r => r.Value).ShouldBe(["2019-06-20 as printed", "2020-06-20 by the order of the list"]);
    }

    [Fact]
    public void What_is_past_stands_in_the_timeline_and_what_is_planned_comes_next()
    {
        var report = Told.Report("a", "2024-05-14", "Lund met Ortiz in Oslo. Ortiz will host Lund in Santiago.",
            Told.Contact("met Ortiz", Meeting, ContactStatus.Held, "NOR CHL", "Ada Lund/NOR, Raul Ortiz/CHL", "2024-05-13", "Oslo"),
            Told.Contact("will host", Visit, ContactStatus.Planned, "NOR CHL", "Ada Lund/NOR", null, "Santiago"));
        var comparison = Told.Compared(report);
        comparison.Timeline.ShouldHaveSingleItem().Text.ShouldBe("Ada Lund met Raul Ortiz in Oslo");
        comparison.Next.ShouldHaveSingleItem().Text.ShouldBe("Ada Lund is to visit Santiago");
    }

    [Fact]
    public void The_summary_is_verbatim_cited_and_no_longer_than_asked()
    {
        Document[] reports =
        [
            Told.Bare("a", "2024-05-14", "Norway and Chile signed a fishing accord on Monday. It covers 40 trawlers. The ministers dined on herring."),
            Told.Bare("b", "2024-05-14", "A fishing accord was signed by Norway and Chile on Monday after years of talks. Fishermen protested."),
        ];
        var comparison = new StoryComparer { SummaryWords = 15 }.Compare(Told.Story(reports), null);
        comparison.Summary.ShouldNotBeEmpty();
        comparison.Summary.Sum(s => s.Text.Split(' ').Length).ShouldBeLessThanOrEqualTo(15);
        foreach (var sentence in comparison.Summary)
        {
            sentence.Evidence[0].Quote.ShouldBe(sentence.Text);
            foreach (var citation in sentence.Evidence) citation.HoldsIn(reports.Single(r => r.Article.Id == citation.ArticleId).Article).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_story_without_words_is_compared_to_nothing()
    {
        var comparison = Told.Compared(Told.Bare("a", null, ""));
        comparison.Summary.ShouldBeEmpty();
        comparison.Timeline.ShouldBeEmpty();
    }

    [Fact]
    public void Any_text_is_compared() => Prop.ForAll<string, string>((one, other) =>
    {
        Told.Compared(Told.Bare("a", null, one ?? ""), Told.Bare("b", "2024-05-14", other ?? "")).Summary
            .ToList().ForEach(s => s.Evidence.Count.ShouldBeGreaterThan(0));
    }).QuickCheckThrowOnFailure();
}
