using NodaTime;
using Readout.Comparison;
using Readout.Copies;
using Readout.Documents;
using Readout.Relations;
using Readout.Stories;

namespace Readout.Tests.Writing;

/// <summary>An edition made by hand: two invented states, a held meeting, a postponed visit, a planned call, a copy, a disagreement, and a second story.</summary>
internal static class SampleEdition
{
    public static Side Aldmark { get; } = new("ALD");

    public static Side Corvia { get; } = new("COR");

    public static Article Herald { get; } = new("herald.html", "https://herald.example/world/talks(1)", "Ministers of Aldmark and Corvia meet after two years of silence",
        "The foreign ministers of Aldmark and Corvia met in Port Selm on Tuesday, the first meeting in two years.\n\n"
        + "“We spoke plainly about the fishing grounds,” said Mara Lind, Aldmark's foreign minister. Teo Varga of Corvia called the talks “a door left ajar”.\n\n"
        + "Lind had put off a visit in March after a patrol boat was seized; 14 sailors were held. The two sides agreed to speak by telephone on 9 May.")
    {
        Outlet = "The Selm Herald",
        Byline = ["Ines Okoro", "Paul Brandt"],
        Published = new Publication(new PartialDate(2031, 4, 22), DateSource.JsonLd, Confidence.High, "2031-04-22T18:00:00Z"),
        Language = "en",
        WireCredit = new WireCredit("Norwire", "with Norwire"),
    };

    public static Article Courier { get; } = new("courier.txt", null, "Aldmark, Corvia reopen talks <b>at last</b>",
        "The foreign ministers of Aldmark and Corvia met in Port Selm on Tuesday, the first meeting in two years.\n\n"
        + "“We spoke plainly about the fishing grounds,” said Mara Lind, Aldmark's foreign minister.")
    {
        Outlet = "Courier of the Isles",
        Published = new Publication(new PartialDate(2031, 4, 23), DateSource.Story, Confidence.Low, "“Tuesday” in the other reports"),
        WireCredit = new WireCredit("Norwire", "Norwire"),
    };

    public static Article Gazette { get; } = new("gazette.html", "https://gazette.example/a?b=1&c=2", "“A door left ajar”: what came of Port Selm",
        "Mara Lind and Teo Varga talked for three and a half hours at the Customs House on 22 April.\n\n"
        + "A visit that was cancelled in March is to be made up for by the end of the year, a Corvian official said. Eleven sailors are still held.\n\n"
        + "Fishing quotas & fuel prices <were> on the table. 漁業協定 was the word in Corvia's press.")
    {
        Outlet = "Gazette",
        Published = new Publication(new PartialDate(2031, 4), DateSource.Url, Confidence.Medium, "/2031/04/"),
    };

    public static Article Weather { get; } = new("weather.txt", null, "",
        "A storm closed the harbour of Ulmen on Friday. No one was hurt.");

    public static Contact Meeting { get; } = new()
    {
        Id = "00000000000000a1",
        Kind = ContactKind.Meeting,
        Status = ContactStatus.Held,
        Sides = [Aldmark, Corvia],
        People = [new Participant("Mara Lind", "Aldmark's foreign minister", Aldmark), new Participant("Teo Varga", null, Corvia)],
        Level = Level.ForeignMinister,
        Start = new PartialDate(2031, 4, 22),
        Place = "Port Selm",
        Venue = "Customs House",
        Duration = "PT3H30M",
        Evidence = [Cite(Herald, "The foreign ministers of Aldmark and Corvia met in Port Selm on Tuesday, the first meeting in two years."),
            Cite(Courier, "The foreign ministers of Aldmark and Corvia met in Port Selm on Tuesday, the first meeting in two years."),
            Cite(Gazette, "Mara Lind and Teo Varga talked for three and a half hours at the Customs House on 22 April.")],
        IndependentOrigins = 2,
        Topics = ["fisheries"],
    };

    public static Contact Visit { get; } = new()
    {
        Id = "00000000000000a2",
        Kind = ContactKind.Visit,
        Status = ContactStatus.Cancelled,
        Sides = [Aldmark, Corvia],
        People = [new Participant("Mara Lind", null, Aldmark)],
        Level = Level.ForeignMinister,
        Start = new PartialDate(2031, 3),
        Place = "Corvia",
        DeclinedBy = Aldmark,
        Reason = "after a patrol boat was seized",
        Evidence = [Cite(Herald, "Lind had put off a visit in March after a patrol boat was seized; 14 sailors were held."),
            Cite(Gazette, "A visit that was cancelled in March is to be made up for by the end of the year, a Corvian official said.")],
        History = [new StatusReport(ContactStatus.Postponed, new PartialDate(2031, 4, 22), Cite(Herald, "put off a visit in March")),
            new StatusReport(ContactStatus.Cancelled, new PartialDate(2031, 4), Cite(Gazette, "A visit that was cancelled in March"))],
        IndependentOrigins = 2,
    };

    public static Contact Call { get; } = new()
    {
        Id = "00000000000000a3",
        Kind = ContactKind.Call,
        Status = ContactStatus.Planned,
        Sides = [Aldmark, Corvia],
        Level = Level.ForeignMinister,
        Start = new PartialDate(2031, 5, 9),
        Evidence = [Cite(Herald, "The two sides agreed to speak by telephone on 9 May.")],
    };

    public static StoryComparison Talks { get; } = new()
    {
        Story = new Story(new StoryId("00000000000000f1"), Herald.Title, [new Document(Herald), new Document(Courier), new Document(Gazette)],
            [new OriginGroup(Herald.Id, "Norwire", [Herald.Id, Courier.Id]), new OriginGroup(Gazette.Id, null, [Gazette.Id])]),
        Contacts = [Visit, Meeting, Call],
        Quotes = [new StoryQuote("We spoke plainly about the fishing grounds,", QuoteKind.Direct, "Mara Lind", "Aldmark's foreign minister",
                [Cite(Herald, "We spoke plainly about the fishing grounds,"), Cite(Courier, "We spoke plainly about the fishing grounds,")]),
            new StoryQuote("called the talks “a door left ajar”", QuoteKind.Mixed, "Teo Varga", null, [Cite(Herald, "called the talks “a door left ajar”")]),
            new StoryQuote("A visit that was cancelled in March is to be made up for by the end of the year", QuoteKind.Indirect, null, null,
                [Cite(Gazette, "A visit that was cancelled in March is to be made up for by the end of the year")])],
        Shared = [new Claim("The foreign ministers of Aldmark and Corvia met in Port Selm on Tuesday, the first meeting in two years.", Meeting.Evidence, 2)],
        Sole = [new Claim("Fishing quotas & fuel prices <were> on the table.", [Cite(Gazette, "Fishing quotas & fuel prices <were> on the table.")], 1),
            new Claim("漁業協定 was the word in Corvia's press.", [Cite(Gazette, "漁業協定 was the word in Corvia's press.")], 1)],
        Differing = [new Difference("how many sailors are held", [
            new Reading("14", [Cite(Herald, "14 sailors were held")]),
            new Reading("eleven", [Cite(Gazette, "Eleven sailors are still held")])])],
        Timeline = [new TimelineEntry(new PartialDate(2031, 3), "A patrol boat is seized", null, null, [Cite(Herald, "a patrol boat was seized")]),
            new TimelineEntry(new PartialDate(2031, 4, 22), "Lind and Varga meet", Meeting.Id, ContactStatus.Held, Meeting.Evidence)],
        Next = [new TimelineEntry(new PartialDate(2031, 5, 9), "Telephone call", Call.Id, ContactStatus.Planned, Call.Evidence),
            new TimelineEntry(null, "The visit made up for", null, null, [Cite(Gazette, "is to be made up for by the end of the year")])],
        Summary = [new SummarySentence("The foreign ministers of Aldmark and Corvia met in Port Selm on Tuesday [22 April], the first meeting in two years.",
                [Cite(Herald, "The foreign ministers of Aldmark and Corvia met in Port Selm on Tuesday, the first meeting in two years.")]),
            new SummarySentence("The two sides agreed to speak by telephone on 9 May.", Call.Evidence)],
        Topics = [new StoryTopic("fisheries", TopicStance.Concern, [Cite(Herald, "fishing grounds"), Cite(Gazette, "Fishing quotas")]),
            new StoryTopic("energy", TopicStance.Neutral, [Cite(Gazette, "fuel prices")])],
    };

    public static StoryComparison Storm { get; } = new()
    {
        Story = new Story(new StoryId("00000000000000f2"), "", [new Document(Weather)], [new OriginGroup(Weather.Id, null, [Weather.Id])]),
        Sole = [new Claim("A storm closed the harbour of Ulmen on Friday.", [Cite(Weather, "A storm closed the harbour of Ulmen on Friday.")], 1)],
    };

    private static PairEvent Recall { get; } = new(EventRoot.Sanction, Corvia, Aldmark, new LocalDate(2031, 3, 1), [Cite(Herald, "a patrol boat was seized")]) { Act = ChannelAct.EnvoysRecalled };

    public static Edition Both { get; } = new(new PartialDate(2031, 4, 24), [Talks, Storm],
        [new Channel(Aldmark, Corvia, Level.Leader, ChannelState.Silent, null, null, []) { Acts = [Recall] },
            new Channel(Aldmark, Corvia, Level.ForeignMinister, ChannelState.Strained, Meeting, Call, [Visit, Meeting, Call]) { Acts = [Recall] }])
    {
        Expectations = [new Expectation(Visit, Outcome.Dropped, null), new Expectation(Call, Outcome.Open, null)],
        Tensions = [new Tension(Aldmark, Corvia,
        [
            Day(1, -5.5, null, false, (0, 0), (0, 1), new PairEvent(EventRoot.Mobilize, Corvia, Aldmark, new LocalDate(2031, 3, 1), [Cite(Herald, "a patrol boat was seized")])),
            Day(53, 2.5, -5.5, true, (2, 0), (0, 0),
                new PairEvent(EventRoot.Agree, Aldmark, Corvia, new LocalDate(2031, 4, 22), [Cite(Herald, "The two sides agreed to speak by telephone on 9 May.")]),
                new PairEvent(EventRoot.Consult, Aldmark, Corvia, new LocalDate(2031, 4, 22), Meeting.Evidence)),
        ])],
    };

    private static TensionDay Day(int after, double score, double? usual, bool changed, (int, int) cooperation, (int, int) conflict, params PairEvent[] events) =>
        new(new LocalDate(2031, 2, 28).PlusDays(after), cooperation, conflict, score, usual, changed, events.ToEquatableArray());

    public static Edition One { get; } = Both with { Stories = [Talks] };

    public static Edition Empty { get; } = new(null, [], []);

    public static Citation Cite(Article article, string words)
    {
        var start = article.Text.IndexOf(words, StringComparison.Ordinal);
        return start < 0 ? throw new ArgumentException($"'{article.Name}' does not say “{words}”.") : Citation.Of(article, new TextSpan(start, start + words.Length));
    }
}
