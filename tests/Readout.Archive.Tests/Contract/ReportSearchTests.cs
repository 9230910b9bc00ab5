using System.Globalization;
using NodaTime;
using Readout.Archive.Searching;
using Readout.Archive.Tables;
using Readout.Documents;
using Readout.Tests.Servers;

namespace Readout.Archive.Tests.Contract;

/// <summary>Searches go other ways in a large archive, where words are common; they find the same.</summary>
public abstract class ReportSearchTests(ArchivePlace place) : IAsyncLifetime
{
    private static readonly SearchBounds AllIsCommon = new() { RareWord = 0, RarePhrase = 0 };
    private static readonly SearchBounds NothingIsListed = AllIsCommon with { Listed = 0 };

    private readonly ArchivePlace _place = place;

    public ValueTask InitializeAsync() => _place.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _place.DisposeAsync();
    }

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
    [InlineData("talks after:2031-02 outlet:paper7", 0)]
    [InlineData("talks after:2031-02 said:plainly -outlet:paper30", 16)]
    [InlineData("talks (said:plainly OR harbour)", 40)]
    [InlineData("harbour talks", 0)]
    public async Task Common_words_find_what_rare_ones_find(string text, int reports)
    {
        await _place.KeepAsync([.. Enumerable.Range(0, 40).Select(Talks)], [Told.Storm()]);
        var query = SearchQuery.Parse(text).Query!;
        foreach (var bounds in new[] { new SearchBounds(), AllIsCommon, NothingIsListed })
            (await _place.Archive.SearchAsync(query, "", 100, bounds, TestContext.Current.CancellationToken)).Reports.Select(r => r.Article).Distinct().Count().ShouldBe(reports, $"{text} within {bounds}");
    }

    private static Document Talks(int number)
    {
        var day = new LocalDate(2029, 4, 22).PlusMonths(number);
        return Told.Report($"https://paper{number}.example/talks", "Talks in Oslo", day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
            "The Norwegian foreign minister, Mara Lind, met her Chilean counterpart, Pablo Ruiz, in Oslo.\n\n“We spoke plainly about the fishing grounds,” said Lind after three hours of talks.", $"paper{number}");
    }
}

public sealed class SqliteReportSearchTests() : ReportSearchTests(new ArchivePlace());

public sealed class PostgresReportSearchTests(PostgresServer server) : ReportSearchTests(new ArchivePlace(server.NewAddressAsync));
