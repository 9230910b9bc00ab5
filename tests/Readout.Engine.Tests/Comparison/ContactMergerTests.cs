using Readout.Comparison;
using Readout.Documents;
using static Readout.Documents.ContactKind;
using static Readout.Documents.ContactStatus;

namespace Readout.Tests.Comparison;

public sealed class ContactMergerTests
{
    private const string Met = "Foreign Minister Ada Lund met her Chilean counterpart Raul Ortiz in Oslo on Monday.";

    private static Document Held(string name = "a", string published = "2024-05-14", string people = "Ada Lund/NOR, Raul Ortiz/CHL", string? start = "2024-05-13",
        string? place = "Oslo") => Told.Report(name, published, Met, Told.Contact("met her", Meeting, ContactStatus.Held, "NOR CHL", people, start, place));

    [Fact]
    public void A_meeting_told_by_two_reports_is_one_contact_with_the_words_of_both()
    {
        var contacts = Told.Compared(Held(), Held("b", people: "Lund/NOR, Ortiz/CHL")).Contacts;
        contacts.Count.ShouldBe(1);
        contacts[0].Evidence.Count.ShouldBe(2);
        contacts[0].IndependentOrigins.ShouldBe(2);
        contacts[0].People.Select(p => p.Name).ShouldBe(["Ada Lund", "Raul Ortiz"]);
    }

    [Fact]
    public void Copies_of_one_report_count_as_one_origin()
    {
        var a = Held();
        var b = Held("b");
        var story = Told.Story([a, b], [a, b]);
        new StoryComparer().Compare(story, null).Contacts.ShouldHaveSingleItem().IndependentOrigins.ShouldBe(1);
    }

    [Fact]
    public void A_visit_and_a_meeting_within_it_are_two()
    {
        var visit = Told.Report("b", "2024-05-14", "Ortiz travelled to Oslo on Monday.",
            Told.Contact("travelled", Visit, ContactStatus.Held, "CHL NOR", "Ortiz/CHL", "2024-05-13", "Oslo"));
        Told.Compared(Held(), visit).Contacts.Count.ShouldBe(2);
    }

    [Fact]
    public void Another_counterpart_is_another_meeting()
    {
        var other = Held("b", people: "Ada Lund/NOR, Elena Vidal/CHL");
        Told.Compared(Held(), other).Contacts.Count.ShouldBe(2);
    }

    [Fact]
    public void A_month_agrees_with_a_day_in_it_and_the_day_is_kept()
    {
        var contact = Told.Compared(Held("a", start: "2024-05"), Held("b")).Contacts.ShouldHaveSingleItem();
        contact.Start.ShouldBe(PartialDate.Parse("2024-05-13"));
    }

    [Fact]
    public void Meetings_of_the_same_people_on_other_days_are_two() =>
        Told.Compared(Held(), Held("b", start: "2024-02-05", place: "Oslo")).Contacts.Count.ShouldBe(2);

    [Fact]
    public void What_was_planned_in_an_early_report_and_held_in_a_later_one_is_held_and_keeps_its_history()
    {
        var before = Told.Report("a", "2024-05-08", "Lund is to meet Ortiz in Oslo on Monday.",
            Told.Contact("is to meet", Meeting, Planned, "NOR CHL", "Lund/NOR, Ortiz/CHL", "2024-05-13", "Oslo"));
        var contact = Told.Compared(Held("b"), before).Contacts.ShouldHaveSingleItem();
        contact.Status.ShouldBe(ContactStatus.Held);
        contact.History.Select(h => h.Status).ShouldBe([Planned, ContactStatus.Held]);
        contact.History[0].Evidence.Quote.ShouldBe("Lund is to meet Ortiz in Oslo on Monday.");
    }

    [Fact]
    public void A_next_meeting_that_may_come_is_not_the_one_held()
    {
        var next = Told.Report("b", "2024-05-14", "Lund and Ortiz may meet again.",
            Told.Contact("may meet", Meeting, Possible, "NOR CHL", "Ada Lund/NOR, Raul Ortiz/CHL"));
        var contacts = Told.Compared(Held(), next).Contacts;
        contacts.Select(c => c.Status).ShouldBe([ContactStatus.Held, Possible]);
    }

    [Fact]
    public void A_visit_put_off_is_not_the_one_under_way()
    {
        var report = Told.Report("a", "2024-05-14", "Ortiz arrived in Oslo on Monday. He had put off a trip in March over a dispute on salmon.",
            Told.Contact("arrived", Visit, UnderWay, "CHL NOR", "Raul Ortiz/CHL", "2024-05-13", "Oslo"),
            Told.Contact("put off", Visit, Postponed, "CHL NOR", "Raul Ortiz/CHL", "2024-03", "Norway"));
        var undated = Told.Report("b", "2024-05-14", "Ortiz, who postponed a trip over salmon, is in Oslo.",
            Told.Contact("postponed", Visit, Postponed, "CHL NOR", "Raul Ortiz/CHL", null, "Norway"));
        var contacts = Told.Compared(report, undated).Contacts;
        contacts.Select(c => c.Status).ShouldBe([Postponed, UnderWay]);
        contacts[0].IndependentOrigins.ShouldBe(2);
    }

    [Fact]
    public void A_plan_that_a_later_report_calls_off_is_off()
    {
        var plan = Told.Report("a", "2024-05-08", "Lund will meet Ortiz in Oslo next week.",
            Told.Contact("will meet", Meeting, Planned, "NOR CHL", "Lund/NOR, Ortiz/CHL", "2024-05-13", "Oslo"));
        var off = Told.Report("b", "2024-05-12", "The meeting of Lund and Ortiz in Oslo was called off.",
            Told.Contact("called off", Meeting, Cancelled, "NOR CHL", "Lund/NOR, Ortiz/CHL", null, "Oslo"));
        Told.Compared(plan, off).Contacts.ShouldHaveSingleItem().Status.ShouldBe(Cancelled);
    }

    [Fact]
    public void A_declined_meeting_is_not_the_one_held_in_that_month()
    {
        var declined = Told.Report("b", "2024-05-14", "Chile declined a meeting of Lund and Ortiz in May.",
            Told.Contact("declined", Meeting, Declined, "NOR CHL", "Lund/NOR, Ortiz/CHL", "2024-05", "Oslo"));
        Told.Compared(Held(), declined).Contacts.Count.ShouldBe(2);
    }

    [Fact]
    public void A_call_and_a_video_call_of_one_day_are_one()
    {
        static Document Spoke(string name, ContactKind kind) => Told.Report(name, "2024-05-14", "Lund spoke with Ortiz on Sunday.",
            Told.Contact("spoke", kind, ContactStatus.Held, "NOR CHL", "Ada Lund/NOR, Raul Ortiz/CHL", "2024-05-12"));
        Told.Compared(Spoke("a", Call), Spoke("b", VideoCall)).Contacts.Count.ShouldBe(1);
    }

    [Fact]
    public void A_transliteration_does_not_make_another_person() =>
        Told.Compared(Held(people: "Ada Lund/NOR, Muhtar Qadafi/CHL"), Held("b", people: "Ada Lund/NOR, Mukhtar Qadhafi/CHL")).Contacts.Count.ShouldBe(1);

    [Fact]
    public void Relatives_with_one_surname_are_two_people() =>
        Told.Compared(Held(people: "Ada Lund/NOR, Raul Ortiz/CHL"), Held("b", people: "Ada Lund/NOR, Carmen Ortiz/CHL")).Contacts.Count.ShouldBe(2);

    [Fact]
    public void A_planned_visit_that_two_reports_date_apart_is_one()
    {
        static Document Plan(string name, string day) => Told.Report(name, "2024-05-08", "Ortiz will visit Oslo.",
            Told.Contact("will visit", Visit, Planned, "CHL NOR", "Raul Ortiz/CHL", day, "Oslo"));
        Told.Compared(Plan("a", "2024-06-03"), Plan("b", "2024-06-11")).Contacts.Count.ShouldBe(1);
    }

    [Fact]
    public void The_order_of_the_reports_does_not_matter()
    {
        Document[] reports =
        [
            Held(), Held("b", start: "2024-05"), Held("c", start: null, place: null), Held("d", start: "2024-02-05"),
            Told.Report("e", "2024-05-08", "Lund will meet Ortiz.", Told.Contact("will meet", Meeting, Planned, "NOR CHL", "Lund/NOR, Ortiz/CHL")),
        ];
        var once = Told.Compared(reports).Contacts;
        Array.Reverse(reports);
        Told.Compared(reports).Contacts.ShouldBe(once);
    }

    [Fact]
    public void Every_word_of_evidence_stands_in_its_report()
    {
        Document[] reports = [Held(), Held("b")];
        foreach (var citation in Told.Compared(reports).Contacts.SelectMany(c => c.Evidence))
            citation.HoldsIn(reports.Single(r => r.Article.Id == citation.ArticleId).Article).ShouldBeTrue();
    }

    [Fact]
    public void A_meeting_without_names_joins_the_one_of_its_day_and_place()
    {
        var nameless = Told.Report("b", "2024-05-14", "The two foreign ministers held talks in Oslo on Monday.",
            Told.Contact("held talks", Meeting, ContactStatus.Held, "NOR CHL", "", "2024-05-13", "Oslo"));
        Told.Compared(Held(), nameless).Contacts.Count.ShouldBe(1);
    }

    [Fact]
    public void Two_of_a_company_of_four_on_no_told_day_met_another_time()
    {
        var four = Told.Report("a", "2024-05-14", "Four officials met in Lima in 2021.",
            Told.Contact("met", Meeting, ContactStatus.Held, "NOR CHL", "Ada Lund/NOR, Nils Berg/NOR, Raul Ortiz/CHL, Elena Vidal/CHL", "2021-03-18"));
        var two = Told.Report("b", "2024-05-14", "Berg and Vidal held talks in Vienna.",
            Told.Contact("held", Meeting, ContactStatus.Held, "NOR CHL", "Nils Berg/NOR, Elena Vidal/CHL", null, "Vienna"));
        Told.Compared(four, two).Contacts.Count.ShouldBe(2);
    }

    [Fact]
    public void Two_of_a_company_of_three_that_met_this_week_are_news_of_the_same_meeting()
    {
        var three = Told.Report("a", "2024-05-14", "Lund met Ortiz and Vidal in Oslo.",
            Told.Contact("met", Meeting, ContactStatus.Held, "NOR CHL", "Ada Lund/NOR, Raul Ortiz/CHL, Elena Vidal/CHL", "2024-05-13", "Oslo"));
        var two = Told.Report("b", "2024-05-14", "Lund and Ortiz shook hands in Oslo.",
            Told.Contact("shook", Meeting, ContactStatus.Held, "NOR CHL", "Ada Lund/NOR, Raul Ortiz/CHL", null, "Oslo"));
        Told.Compared(three, two).Contacts.Count.ShouldBe(1);
    }

    [Fact]
    public void A_visit_planned_in_an_older_report_is_the_one_that_a_report_tells_twice_without_a_day()
    {
        var planned = Told.Report("a", "2024-05-10", "Lund will visit Santiago on Monday.",
            Told.Contact("visit", Visit, Planned, "NOR CHL", "Ada Lund/NOR", "2024-05-13", "Santiago"));
        var held = Told.Report("b", "2024-05-13", "Lund arrived in Santiago today. The stay of Lund in Santiago is watched.",
            Told.Contact("arrived", Visit, UnderWay, "NOR CHL", "Ada Lund/NOR", "2024-05-13", "Santiago"),
            Told.Contact("stay", Visit, ContactStatus.Held, "NOR CHL", "Ada Lund/NOR", null, "Santiago"));
        Told.Compared(planned, held).Contacts.ShouldHaveSingleItem().Start.ShouldBe(PartialDate.Parse("2024-05-13"));
    }

    [Fact]
    public void A_postponed_and_a_cancelled_visit_at_one_time_or_at_none_are_one()
    {
        static Document Off(string name, string word, ContactStatus status, string? start) => Told.Report(name, "2024-05-14", $"Ortiz {word} a trip to Norway.",
            Told.Contact(word, Visit, status, "CHL NOR", "Raul Ortiz/CHL", start, "Norway"));
        var comparison = Told.Compared(Off("a", "postponed", Postponed, "2024-03"), Off("b", "cancelled", Cancelled, null));
        var contact = comparison.Contacts.ShouldHaveSingleItem();
        contact.History.Select(h => h.Status).ShouldBe([Postponed, Cancelled], ignoreOrder: true);
        comparison.Differing.ShouldHaveSingleItem().Readings.Select(r => r.Value).ShouldBe(["cancelled", "postponed"]);
    }

    [Fact]
    public void A_plan_told_as_a_meeting_and_as_a_visit_to_its_place_is_one_visit_without_the_day_of_the_report()
    {
        var report = Told.Report("a", "2024-05-14", "Lund and Ortiz agreed to meet again in Santiago. Ortiz invited Lund to visit Santiago.",
            Told.Contact("agreed", Meeting, Planned, "NOR CHL", "Ada Lund/NOR, Raul Ortiz/CHL", "2024-05-14", "Santiago"),
            Told.Contact("invited", Visit, Proposed, "NOR CHL", "Ada Lund/NOR", null, "Santiago"));
        var contact = Told.Compared(report).Contacts.ShouldHaveSingleItem();
        contact.Kind.ShouldBe(Visit);
        contact.Start.ShouldBeNull();
        contact.People.ShouldHaveSingleItem().Name.ShouldBe("Ada Lund");
    }
}
