using System.Globalization;
using Microsoft.Data.Sqlite;
using NodaTime;
using Readout.Archive.Searching;
using Readout.Archive.Sqlite;
using Readout.Archive.Tables;
using Readout.Documents;

namespace Readout.Archive.Tests.Sqlite;

/// <summary>Searches go other ways in a large archive, where words are common; they find the same.</summary>
public sealed class ReportSearchTests : IAsyncLifetime
{
    private static readonly SearchBounds AllIsCommon = new() { RareWord = 0, RarePhrase = 0 };
    private static readonly SearchBounds NothingIsListed = AllIsCommon with { Listed = 0 };

    private readonly ArchivePlace _place = new();

    public ValueTask InitializeAsync() => _place.InitializeAsync();

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Theory]
    [InlineData("talks", 40)]
    [InlineData("ta* -storm", 40)]
    [InlineData("harbour OR talks", 41)]
    [InlineData("\"fishing grounds\" side:NOR", 40)]
    [InlineData("talks person:lind", 40)]
    [InlineData("talks outlet:paper7", 1)]
    [InlineData("talks outlet:nobody", 0)]
    [InlineData("talks pair:NOR-CHL", 40)]
    [InlineData("talks said:plainly", 40)]
    [InlineData("talks said:plain*", 40)]
    [InlineData("talks -side:NOR", 0)]
    [InlineData("talks after:2030-12", 19)]
    [InlineData("talks before:2030-12", 20)]
    [InlineData("talks after:2030-03-05 before:2031-02-11", 11)]
    [InlineData("talks after:2030-03-05 before:2030-03-05", 0)]
    [InlineData("talks after:2035", 0)]
    [InlineData("talks before:1950", 0)]
    [InlineData("talks before:2031-02 outlet:paper7", 1)]
    [InlineData("harbour talks", 0)]
    public async Task Common_words_find_what_rare_ones_find(string text, int reports)
    {
        await _place.KeepAsync([.. Enumerable.Range(0, 40).Select(Talks)], [Told.Storm()]);
        await using var connection = new SqliteConnection($"Data Source={_place.File};Pooling=False");
        connection.Open();
        var session = new SqliteSession(connection);
        var query = SearchQuery.Parse(text).Query!;
        foreach (var bounds in new[] { null, AllIsCommon, NothingIsListed })
            ReportSearch.Find(session, query, "", 100, bounds).Reports.Select(r => r.Article).Distinct().Count().ShouldBe(reports, $"{text} within {bounds}");
    }

    [Fact]
    public void The_words_between_two_days_are_those_of_the_days_between_them()
    {
        var random = new Random(3);
        var first = new LocalDate(2027, 11, 20);
        for (var i = 0; i < 300; i++)
        {
            var (from, to) = (first.PlusDays(random.Next(1500)), first.PlusDays(random.Next(1500)));
            var words = DayWords.Between(Number(from), Number(to)).ToHashSet();
            words.Count.ShouldBeLessThanOrEqualTo(90);
            for (var day = first; day < first.PlusDays(1500); day = day.PlusDays(random.Next(1, 6)))
                DayWords.Of(Number(day)).Split(' ').Any(words.Contains).ShouldBe(from <= day && day <= to, $"{day} from {from} to {to}");
        }

        static int Number(LocalDate day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;
    }

    private static Document Talks(int number)
    {
        var day = new LocalDate(2029, 4, 22).PlusMonths(number);
        return Told.Report($"https://paper{number}.example/talks", "Talks in Oslo", day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
            "The Norwegian foreign minister, Mara Lind, met her Chilean counterpart, Pablo Ruiz, in Oslo.\n\n“We spoke plainly about the fishing grounds,” said Lind after three hours of talks.", $"paper{number}");
    }
}
