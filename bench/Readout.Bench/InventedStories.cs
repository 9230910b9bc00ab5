using System.Globalization;
using System.Text;
using NodaTime;
using Readout.Archive;
using Readout.Documents;
using Readout.Stories;
using Readout.Writing;

namespace Readout.Bench;

/// <summary>
/// Seeded stories as an archive keeps them, read already: reports of some 350 invented words with people, sides, topics and events, and what they come to, with quotations
/// and contacts whose citations hold. Most stories have one report, some have a dozen, one in some thousands has hundreds.
/// </summary>
internal sealed class InventedStories
{
    private const int Vocabulary = 30_000;
    private const int WordsOfAStory = 60;
    private const int WordsOfAReport = 350;
    private const int ReportsOfADay = 500;
    private const int Persons = 20_000;
    private const int Outlets = 800;

    private static readonly string[] Codes =
    [
        "CHN", "USA", "RUS", "FRA", "DEU", "GBR", "IND", "JPN", "UKR", "ISR", "TUR", "IRN", "BRA", "ITA", "POL", "KOR", "SAU", "EGY", "PAK", "AUS", "ESP", "MEX", "ZAF", "NGA", "CAN",
        "VNM", "IDN", "PHL", "THA", "GRC", "SRB", "HUN", "NOR", "SWE", "FIN", "CHL", "ARG", "KEN", "ETH", "QAT",
    ];

    private static readonly string[] Topics = ["trade", "Taiwan", "human rights", "climate", "energy", "borders", "arms control", "migration", "fisheries", "sanctions"];

    private readonly Random _random;
    private readonly LocalDate _first;

    public InventedStories(int seed, int reports, LocalDate newest)
    {
        _random = new Random(seed);
        _first = newest.PlusDays(-reports / ReportsOfADay);
        Words = [.. Enumerable.Range(0, Vocabulary).Select(_ => Word())];
        People = [.. Enumerable.Range(0, Persons).Select(_ => Capital(Word()) + " " + Capital(Word()))];
    }

    /// <summary>The words, the commonest first: it stands in almost every report, the last in hardly any.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The people, those named oftenest first.</summary>
    public IReadOnlyList<string> People { get; }

    /// <summary>The sides, those named oftenest first.</summary>
    public static IReadOnlyList<string> Sides => Codes;

    /// <summary>Stories with their reports, until there are so many reports; the day goes on with them.</summary>
    public IEnumerable<(ToldStory Told, IReadOnlyList<CollectedReport> Reports)> Until(int reports)
    {
        for (var count = 0; count < reports;)
        {
            var size = Math.Min(Size(), reports - count);
            yield return Story(count, size, _first.PlusDays(count / ReportsOfADay));
            count += size;
        }
    }

    private int Size() => _random.Next(10_000) switch { < 6000 => 1, < 9000 => _random.Next(2, 6), < 9995 => _random.Next(6, 31), _ => _random.Next(100, 400) };

    private (ToldStory Told, IReadOnlyList<CollectedReport> Reports) Story(int number, int size, LocalDate day)
    {
        var words = Enumerable.Range(0, WordsOfAStory).Select(at => at % 3 == 0 ? Capital(Words[_random.Next(Vocabulary)]) : Pick(Words, 3)).ToArray();
        var topics = Enumerable.Range(0, _random.Next(3)).Select(_ => Pick(Topics, 2)).Distinct(StringComparer.Ordinal).ToList();
        var (one, two) = (Pick(Codes, 2), Pick(Codes, 2));
        string[] sides = one == two ? [one] : [one, two];
        var (first, second) = (Pick(People, 3), Pick(People, 3));
        var hasContact = sides.Length == 2 && _random.Next(2) == 0;
        var (kind, status) = ((ContactKind)_random.Next(5), _random.Next(10) switch { < 6 => ContactStatus.Held, < 8 => ContactStatus.Planned, _ => (ContactStatus)_random.Next(8) });
        var level = (Level)_random.Next(10);
        var start = status is ContactStatus.Held or ContactStatus.UnderWay ? day.PlusDays(-_random.Next(4)) : day.PlusDays(_random.Next(1, 60));
        var sayings = Enumerable.Range(0, _random.Next(1, 5)).Select(_ => (Speaker: _random.Next(3) == 0 ? second : first, Text: Sentence(words, 14))).ToList();

        var reports = new List<(Document Document, ReportReadout Row, List<Cite> Sayings, Cite? Contact)>();
        for (var at = 0; at < size; at++)
        {
            var outlet = _random.Next(Outlets);
            var url = string.Create(CultureInfo.InvariantCulture, $"https://outlet{outlet}.example/{day.Year}/{number + at}");
            var text = new StringBuilder();
            TextSpan? told = hasContact ? Put(text, $"{first} of {one} and {second} of {two} spoke of {words[0]} and {words[3]} in {words[6]}.") : null;
            if (!hasContact) Put(text, $"{first} of {one} wrote to {second} of {sides[^1]} of {words[0]}.");
            var said = sayings.ConvertAll(s => (s.Speaker, Span: Put(text.Append("\n\n“"), s.Text, $"” said {s.Speaker}.")));
            text.Append("\n\n");
            while (text.Length < WordsOfAReport * 6) text.Append(Sentence(words, 15)).Append(_random.Next(4) == 0 ? "\n\n" : " ");
            text.Append(CultureInfo.InvariantCulture, $"{one} and {sides[^1]} have spoken before.");
            var article = new Article(url, url, Capital(string.Join(' ', words.Skip(at % 5).Take(8))), text.ToString())
            {
                Outlet = string.Create(CultureInfo.InvariantCulture, $"Outlet {outlet}"),
                Language = "en",
                Published = new Publication(new PartialDate(day.Year, day.Month, day.Day), DateSource.Given, Confidence.High, null),
            };
            var row = new ReportReadout(url, url, article.Title, article.Outlet, [], article.Published.Date, DateSource.Given, null, url, null, Confidence.High, null, "en", article.Id.Value);
            reports.Add((Read(article, sides, [first, second], topics), row, said.ConvertAll(s => Cited(article, s.Span)), told is { } span ? Cited(article, span) : null));
        }

        var id = StoryId.FoundedBy(reports[0].Document.Article.Id);
        List<ContactReadout> contacts = !hasContact ? [] :
        [
            new(id.Value, kind, status, sides, [first, second], level, new PartialDate(start.Year, start.Month, start.Day), null, words[6], null, null, [.. reports.Select(r => r.Row.File)],
                [.. reports.Select(r => r.Contact!)], [new(first, null, one), new(second, null, two)], null, topics, null, null,
                [new StatusReadout(status, reports[0].Row.Published, reports[0].Contact!)], size),
        ];
        var quotes = sayings.Select((s, i) => new QuoteReadout(s.Speaker, null, s.Text, QuoteKind.Direct, [.. reports.Select(r => r.Row.File)], [.. reports.Select(r => r.Sayings[i])])).ToList();
        var claims = Enumerable.Range(0, Math.Min(size, 12)).Select(i => Claim(reports[i].Document.Article)).ToList();
        var readout = new StoryReadout(id.Value, reports[0].Row.Title, [.. reports.Select(r => r.Row)], new OriginsReadout(size, size, [.. reports.Select(r => (IReadOnlyList<string>)[r.Row.File])]),
            [new SummaryReadout(claims[0].Text, [claims[0].Evidence[0]])], contacts, quotes, new ClaimsReadout([], claims, []),
            [.. contacts.Select(c => new TimelineReadout(c.Start, $"{c.Kind.Word()} {one} and {two}", c.Id, c.Status, c.Reports, c.Evidence))], [],
            [.. topics.Select(t => new TopicReadout(t, TopicStance.Neutral, [reports[0].Row.File], [claims[0].Evidence[0]]))]);
        return (new ToldStory(id, [.. reports.Select(r => r.Document.Article.Id)], readout), [.. reports.Select(r => new CollectedReport(r.Document, null))]);
    }

    private Document Read(Article article, string[] sides, string[] people, List<string> topics)
    {
        var text = article.Text;
        var events = _random.Next(3) > 0 || sides.Length < 2 ? [] : new[]
        {
            new CodedEvent((EventRoot)_random.Next(12), null, new EventActor(Found(sides[0]), new Side(sides[0])), new EventActor(Found(sides[1]), new Side(sides[1])), null, EventStatus.Happened,
                new TextSpan(0, 1), Citation.Of(article, new TextSpan(0, text.IndexOf('\n', StringComparison.Ordinal))), "invented"),
        };
        return new Document(article)
        {
            Names = sides.SelectMany(side => new[] { Found(side), new TextSpan(text.LastIndexOf(side, StringComparison.Ordinal), text.LastIndexOf(side, StringComparison.Ordinal) + 3) }
                .Select(span => new Name(span, NameType.Place, new Side(side)))).ToEquatableArray(),
            People = people.Distinct(StringComparer.Ordinal).Select((name, i) => new Person(name, "minister", new Side(sides[Math.Min(i, sides.Length - 1)]), Level.ForeignMinister, [Found(name)])).ToEquatableArray(),
            Contacts = [],
            Events = events.ToEquatableArray(),
            Topics = topics.Select(t => new Topic(t, TopicStance.Neutral, [new TextSpan(0, 1)])).ToEquatableArray(),
        };

        TextSpan Found(string words) => text.IndexOf(words, StringComparison.Ordinal) is var at ? new TextSpan(at, at + words.Length) : default;
    }

    private static ClaimReadout Claim(Article article)
    {
        var start = article.Text.LastIndexOf("\n\n", StringComparison.Ordinal) + 2;
        var cite = Cited(article, new TextSpan(start, article.Text.IndexOf('.', start) + 1));
        return new ClaimReadout(cite.Text, 1, [cite.File], [cite]);
    }

    private static Cite Cited(Article article, TextSpan span) => new(article.Name, span.Of(article.Text), span.Start, span.End);

    private static TextSpan Put(StringBuilder text, string words, string after = "")
    {
        var start = text.Length;
        text.Append(words).Append(after);
        return new TextSpan(start, start + words.Length);
    }

    private string Sentence(string[] story, int words) => Capital(string.Join(' ', Enumerable.Range(0, words).Select(_ => _random.Next(4) == 0 ? Pick(story, 1) : Pick(Words, 3)))) + ".";

    private string Word() => string.Concat(Enumerable.Range(0, _random.Next(2, 5)).Select(_ => "bcdfghklmnprstvw"[_random.Next(16)].ToString() + "aeiou"[_random.Next(5)]));

    /// <summary>The first ones far oftener than the last.</summary>
    private string Pick(IReadOnlyList<string> from, int steepness) => from[(int)(Math.Pow(_random.NextDouble(), steepness) * from.Count)];

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
