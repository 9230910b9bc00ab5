using Readout.Comparison;
using Readout.Documents;
using static Readout.Documents.ContactKind;

namespace Readout.Tests.Comparison;

public sealed class ClaimAlignerTests
{
    private static Document Report(string name, string text, params string[] people) => Named(Told.Bare(name, "2024-05-14", text), people);

    private static Document Named(Document document, string[] people) => document with
    {
        Names = people
            .Select(p => (Name: p, At: document.Text.IndexOf(p, StringComparison.Ordinal)))
            .Where(p => p.At >= 0)
            .OrderBy(p => p.At)
            .Select(p => new Name(new TextSpan(p.At, p.At + p.Name.Length), NameType.Person))
            .ToEquatableArray(),
    };

    private static EquatableArray<Claim> Shared(string one, string other, params string[] people) =>
        Told.Compared(Report("a", one, people), Report("b", other, people)).Shared;

    [Fact]
    public void Names_in_common_do_not_make_one_statement()
    {
        Shared("The talks in Oslo were led by Ada Lund and Raul Ortiz for their governments.",
            "Ada Lund and Raul Ortiz left Oslo early after quarrelling over salmon tariffs.", "Ada Lund", "Raul Ortiz").ShouldBeEmpty();
    }

    [Fact]
    public void A_longer_sentence_bears_out_a_shorter_one()
    {
        var claim = Shared("Ada Lund opened a consulate in Valparaiso on Monday.",
            "Ada Lund, who had flown in overnight, opened a consulate in Valparaiso and then toured the harbour with reporters.", "Ada Lund").ShouldHaveSingleItem();
        claim.Text.ShouldStartWith("Ada Lund opened");
        claim.Origins.ShouldBe(2);
    }

    [Fact]
    public void A_speaker_in_common_does_not_make_the_same_quotation()
    {
        Shared("“Nobody gains from an empty chair at the table,” said Ada Lund, deputy head of the northern fisheries board.",
            "Ada Lund, deputy head of the northern fisheries board, walked to the harbour on foot.", "Ada Lund").ShouldBeEmpty();
    }

    [Fact]
    public void What_one_denies_and_the_other_tells_is_not_shared()
    {
        Shared("Ada Lund will not open the consulate in Valparaiso this summer.",
            "Ada Lund will open the consulate in Valparaiso this summer.", "Ada Lund").ShouldBeEmpty();
    }

    [Fact]
    public void What_one_expects_and_the_other_tells_as_past_is_not_shared()
    {
        Shared("Ada Lund may reopen the old consulate near Valparaiso harbour.",
            "Ada Lund reopened the old consulate near Valparaiso harbour.", "Ada Lund").ShouldBeEmpty();
    }

    [Fact]
    public void A_claim_about_somebody_the_other_does_not_name_is_not_shared()
    {
        Shared("Ada Lund and Raul Ortiz signed the herring accord in Bergen harbour.",
            "Ada Lund and Elena Vidal signed the herring accord in Bergen harbour.", "Ada Lund", "Raul Ortiz", "Elena Vidal").ShouldBeEmpty();
    }

    [Fact]
    public void The_opening_of_a_list_and_a_bare_quotation_are_no_news()
    {
        var a = Report("a", "Below is a list of other Norwegian visits to Chile since the 1987 accord. “Salmon is what our Norwegian cousins taught us to farm in 1990.”");
        var b = Report("b", "Raul Ortiz inspected 12 trawlers in Bergen before the ceremony began.");
        Told.Compared(a, b).Sole.ShouldHaveSingleItem().Text.ShouldStartWith("Raul Ortiz inspected");
    }

    [Fact]
    public void What_copies_of_one_origin_reword_is_told_by_one_origin_with_the_words_of_each()
    {
        const string News = "Ada Lund inspected 12 trawlers in Bergen before the ceremony.";
        var a = Report("a", News, "Ada Lund");
        var b = Report("b", "Before the ceremony Ada Lund inspected some 12 trawlers in Bergen.", "Ada Lund");
        var c = Report("c", "Ministers from both countries dined on herring at Akershus.");
        var sole = new StoryComparer().Compare(Told.Story([a, b, c], [a, b], [c]), null).Sole;
        var claim = sole.ShouldHaveSingleItem();
        claim.Evidence.Select(e => e.ArticleId).ShouldBe([a.Article.Id, b.Article.Id], ignoreOrder: true);
    }

    [Fact]
    public void News_of_a_contact_of_these_days_comes_before_background()
    {
        var a = Told.With(Report("a", "In 1987 the herring fleets of Norway and Chile counted 340 trawlers and 12 harbours. Lund meets Ortiz in Oslo again to settle the herring quarrel.", "Lund", "Ortiz"),
            Told.Contact("meets", Meeting, ContactStatus.Planned, "NOR CHL", "Ada Lund/NOR, Raul Ortiz/CHL", null, "Oslo"));
        a = a with { Times = [new TimeExpression(new TextSpan(3, 7), TimeType.Date, "1987", PartialDate.Parse("1987"))] };
        var b = Report("b", "Ferries to Tromso were late because of a storm on 14 islands.");
        Told.Compared(a, b).Sole[0].Text.ShouldStartWith("Lund meets");
    }
}
