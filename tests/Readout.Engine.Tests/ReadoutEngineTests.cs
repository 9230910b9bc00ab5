using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Readout.Documents;

namespace Readout.Tests;

/// <summary>What the engine promises from end to end, whatever comes in.</summary>
public sealed class ReadoutEngineTests
{
    private static readonly ReadoutEngine Engine = new();

    /// <summary>Three reports of one invented happening: two of one text, one of its own, two of them dated.</summary>
    private static readonly FetchedPage[] Pages =
    [
        Flat("coast.txt", """
            Menu
            Norwegian minister meets Peruvian counterpart in Lima

            Published March 6, 2019

            Norwegian Foreign Minister Kari Solheim met Peru's foreign minister Julio Barrantes in Lima on Tuesday, the two governments said.

            “We agreed to speak more often about the fisheries,” Solheim told reporters after the talks at the Torre Tagle Palace.

            The talks lasted two hours and covered fisheries, forests and a trade agreement that both sides hope to sign later this year.

            Barrantes is expected to visit Oslo in May. Solheim postponed a visit to Lima in January after a storm closed the airport in Oslo.

            Also read: Ten beaches for the summer
            """),
        Flat("harbour.txt", """
            Solheim in Lima for talks on fisheries

            Norwegian Foreign Minister Kari Solheim met Peru's foreign minister Julio Barrantes in Lima on Tuesday, the two governments said.

            “We agreed to speak more often about the fisheries,” Solheim told reporters after the talks at the Torre Tagle Palace.

            The talks lasted two hours and covered fisheries, forests and a trade agreement that both sides hope to sign later this year.

            Fishermen in the port of Callao said they had not been asked.
            """),
        Flat("fjord.txt", """
            Oslo and Lima agree to talk about fish

            March 7, 2019

            The foreign ministers of Norway and Peru, Kari Solheim and Julio Barrantes, held talks in Lima on Tuesday and promised closer contact.

            Solheim said the catch had fallen by a third in ten years. Barrantes called the meeting useful and accepted an invitation to Oslo.
            """),
    ];

    private static FetchedPage Flat(string name, string text) => new(name, Encoding.UTF8.GetBytes(text)) { Form = PageForm.FlatText };

    private static List<Document> Read(IEnumerable<FetchedPage> pages) =>
        [.. pages.Select(p => Engine.Extract(p).Article).OfType<Article>().Select(Engine.Read)];

    [Fact]
    public void Every_citation_of_an_edition_resolves()
    {
        var documents = Read(Pages);
        documents.Count.ShouldBe(Pages.Length);
        var texts = documents.ToDictionary(d => d.Article.Id, d => d.Article);
        var citations = Citations(Engine.Tell(documents)).ToList();
        citations.ShouldNotBeEmpty();
        foreach (var citation in citations) citation.HoldsIn(texts[citation.ArticleId]).ShouldBeTrue(citation.ToString());
    }

    [Fact]
    public void The_order_of_the_reports_does_not_matter()
    {
        var documents = Read(Pages);
        var forwards = Engine.Tell(documents);
        var backwards = Engine.Tell(documents.AsEnumerable().Reverse());
        Sketch(backwards).ShouldBe(Sketch(forwards));
    }

    [Fact]
    public void Reports_of_one_happening_are_one_story_and_a_reprint_is_one_origin()
    {
        var story = Engine.Tell(Read(Pages)).Stories.ShouldHaveSingleItem();
        story.Story.Reports.Count.ShouldBe(3);
        story.Story.Origins.Count.ShouldBe(2);
    }

    [Fact]
    public void A_report_without_a_date_gets_it_from_its_story_and_is_read_again()
    {
        var story = Engine.Tell(Read(Pages)).Stories[0];
        var harbour = story.Story.Reports.Single(r => r.Article.Name == "harbour.txt");
        harbour.Article.Published.From.ShouldBe(DateSource.Story);
        harbour.Article.Published.Date.ShouldBe(new PartialDate(2019, 3, 6));
        harbour.Times.ShouldContain(t => t.Start == new PartialDate(2019, 3, 5));
    }

    [Fact]
    public void The_meeting_is_held_the_visit_to_come_is_not_and_the_old_one_was_postponed()
    {
        var contacts = Engine.Tell(Read(Pages)).Stories[0].Contacts;
        contacts.ShouldContain(c => c.Kind == ContactKind.Meeting && c.Status == ContactStatus.Held && c.Start == new PartialDate(2019, 3, 5));
        contacts.ShouldNotContain(c => c.Status == ContactStatus.Held && c.Place == "Oslo");
        contacts.ShouldContain(c => c.Status == ContactStatus.Postponed);
    }

    [Fact]
    public void No_text_makes_the_engine_throw() =>
        Prop.ForAll<string?, string?>((title, text) =>
        {
            var article = new Article("any.txt", null, title ?? "", text ?? "");
            var edition = Engine.Tell([Engine.Read(article)]);
            return Citations(edition).All(c => c.HoldsIn(article));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_bytes_make_the_engine_throw() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            var extracted = Engine.Extract(new FetchedPage("any", bytes ?? []));
            return extracted.Article is null == extracted.Reason is not null;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a")]
    [InlineData("\n")]
    [InlineData("“")]
    [InlineData("\ud800")]
    [InlineData("met with ")]
    [InlineData("Minister ")]
    [InlineData("on Sunday, ")]
    [InlineData("U.S. ")]
    public void A_long_run_of_one_thing_is_read_in_bounded_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length));
        Engine.Read(new Article("long.txt", null, "", text)).Text.Length.ShouldBe(text.Length);
    }

    private static IEnumerable<Citation> Citations(Edition edition) =>
        edition.Stories.SelectMany(s =>
            s.Contacts.SelectMany(c => c.Evidence.Concat(c.History.Select(h => h.Evidence)))
                .Concat(s.Quotes.SelectMany(q => q.Evidence))
                .Concat(s.Shared.Concat(s.Sole).SelectMany(c => c.Evidence))
                .Concat(s.Differing.SelectMany(d => d.Readings).SelectMany(r => r.Evidence))
                .Concat(s.Timeline.Concat(s.Next).SelectMany(t => t.Evidence))
                .Concat(s.Summary.SelectMany(x => x.Evidence))
                .Concat(s.Topics.SelectMany(t => t.Evidence)));

    private static string Sketch(Edition edition) => string.Join('\n', edition.Stories.Select(s => string.Join('\n',
        [s.Story.Id.ToString(), s.Story.Title, .. s.Contacts.Select(c => c.Id), .. s.Quotes.Select(q => q.Text), .. s.Shared.Select(c => c.Text),
            .. s.Sole.Select(c => c.Text), .. s.Timeline.Select(t => t.Text), .. s.Summary.Select(x => x.Text)])));
}
