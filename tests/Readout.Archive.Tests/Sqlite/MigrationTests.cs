using System.Globalization;
using Microsoft.Data.Sqlite;
using Readout.Archive.Searching;
using Readout.Archive.Sqlite;
using Readout.Archive.Tables;
using Readout.Documents;
using Readout.Stories;

namespace Readout.Archive.Tests.Sqlite;

/// <summary>Archives as older versions of the program left them, opened by this one.</summary>
public sealed class MigrationTests : IAsyncLifetime
{
    private readonly ArchivePlace _place = new();

    public static TheoryData<int> Versions => [.. Enumerable.Range(1, Migrations.Steps.Count - 1)];

    public ValueTask InitializeAsync() => _place.InitializeAsync();

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task An_archive_of_an_older_version_is_all_there(int version)
    {
        var talks = Told.Talks();
        var source = await _place.Archive.AddSourceAsync(new NewSource("web", "https://herald.example/feed", "Herald"));
        await _place.Archive.KeepAsync(new CollectedBatch([new CollectedReport(talks, source.Number), new CollectedReport(Told.Storm(), null)], [Told.Story(talks), Told.Story(Told.Storm())], []));
        var story = StoryId.FoundedBy(talks.Article.Id).Value;
        await _place.Archive.MarkAsync("", story, read: true, starred: true);
        await _place.Archive.SaveSearchAsync("", "Fish", "fishing", alert: true);
        await _place.Archive.CorrectAsync(new Correction(CorrectionKind.Split, story, Articles: [talks.Article.Id.Value]), "");
        await _place.Archive.Access.AddTokenAsync("", "old", "read", new byte[32]);

        var file = Path.Combine(_place.Folder, "old.db");
        WriteOld(version, file);
        var notes = new List<string>();
        await using var opened = NewsArchive.Open(file, _place.Time, note: notes.Add);
        notes.ShouldHaveSingleItem().ShouldContain($"from version {version} to {Migrations.Steps.Count}");
        (await opened.CheckAsync()).ShouldBeEmpty();
        (await opened.ArticleAsync(talks.Article.Id))!.Article.ShouldBe(talks.Article);
        (await opened.SourcesAsync()).ShouldHaveSingleItem().Reports.ShouldBe(1);
        var rows = (await opened.TodayAsync(new StoryFilter())).Items;
        rows.Select(r => r.Title).ShouldBe(["Storm closes the harbour of Ulmen", "Ministers meet in Oslo"]);
        (rows[1].IsRead, rows[1].IsStarred).ShouldBe((true, true));
        (await opened.StoryAsync(story))!.Readout.Contacts.ShouldHaveSingleItem();
        (await opened.ContactsAsync(new ContactFilter { Person = "lind" })).Items.ShouldHaveSingleItem();
        (await opened.BoardAsync(null, new PartialDate(2031))).ShouldHaveSingleItem().LastHeld.ShouldNotBeNull();
        var person = (await opened.PeopleAsync("Lind", null)).Items.ShouldHaveSingleItem();
        var page = (await opened.PersonAsync(person.Number))!;
        page.Roles.ShouldHaveSingleItem().First.ShouldBe("2031-04-22");
        (page.Contacts.Count, page.Quotes.Count).ShouldBe((1, 1));
        foreach (var search in new[] { "harbour", "person:lind", "said:plainly", "side:nor", "status:held", "outlet:gazette", "harb*", "said:pl*", "ministers before:2031-04-23", "harbour after:2031-04-23" })
            (await opened.SearchAsync(SearchQuery.Parse(search).Query!)).Reports.ShouldHaveSingleItem(search);
        (await opened.TodayAsync(new StoryFilter { Sides = ["NOR", "CHL"] })).Items.ShouldHaveSingleItem();
        (await opened.SavedSearchesAsync("")).ShouldHaveSingleItem().Alert.ShouldBeTrue();
        (await opened.CorrectionsAsync()).ShouldHaveSingleItem().Correction.Story.ShouldBe(story);
        (await opened.Access.TokensAsync("")).ShouldHaveSingleItem().Name.ShouldBe("old");

        var post = Told.Talks("post", "They spoke of boats.");
        await opened.KeepAsync(new CollectedBatch([new CollectedReport(post, null)], [Told.Story(talks, post)], []));
        (await opened.Alerts.ListAsync("")).Items.Select(a => a.Kind).ShouldBe([AlertKind.Search, AlertKind.Origin], ignoreOrder: true);
        (await opened.CheckAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_story_that_older_versions_took_to_be_of_days_to_come_is_of_the_day_it_came()
    {
        await _place.KeepAsync([Told.Talks()]);
        var file = Path.Combine(_place.Folder, "old.db");
        WriteOld(3, file);
        await using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            var old = new SqliteSession(connection);
            old.Run("UPDATE stories SET last = '2041-05-01', last_day = 20410501, heat = heat + 3662 / 2.0");
            old.Run("UPDATE story_tags SET heat = heat + 3662 / 2.0");
        }

        await using var opened = NewsArchive.Open(file, _place.Time);
        (await opened.NewestDayAsync()).ShouldBe(new PartialDate(2031, 5, 1));
        (await opened.TodayAsync(new StoryFilter { Sides = ["NOR"], Until = new PartialDate(2031, 5, 1) })).Items.ShouldHaveSingleItem();
        (await opened.TodayAsync(new StoryFilter { Since = new PartialDate(2031, 5, 1) })).Items.ShouldHaveSingleItem();
    }

    /// <summary>The rows of the archive under the tables of an older version, as far as it had them.</summary>
    private void WriteOld(int version, string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        var session = new SqliteSession(connection);
        Migrations.Prepare(session);
        foreach (var step in Migrations.Steps.Take(version)) session.Run(step);
        session.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {version}"));
        session.Run("ATTACH DATABASE $new AS new", ("$new", _place.File));
        session.Run("PRAGMA foreign_keys = 0");
        var texts = new[] { "article_text", "person_text", "quote_text" };
        foreach (var table in session.Rows("SELECT name FROM main.sqlite_schema WHERE type = 'table'", row => row.GetString(0)).Where(t => !texts.Any(text => t.StartsWith(text, StringComparison.Ordinal)) && t != "sqlite_sequence"))
        {
            var columns = string.Join(", ", Columns("main", table).Intersect(Columns("new", table)));
            session.Run($"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}");
        }

        foreach (var (number, packed) in session.Rows("SELECT num, packed FROM main.articles", row => (row.GetInt64(0), row.GetFieldValue<byte[]>(1))))
        {
            var article = PackedArticle.Unpack(packed);
            session.Run("INSERT INTO main.article_text (rowid, title, body) VALUES ($num, $title, $body)", ("$num", number), ("$title", article.Title), ("$body", article.Text));
        }

        session.Run("INSERT INTO main.person_text (rowid, name) SELECT num, name FROM main.persons");
        session.Run("INSERT INTO main.quote_text (rowid, text) SELECT num, text FROM main.quotes");

        List<string> Columns(string schema, string table) => session.Rows($"SELECT name FROM pragma_table_info('{table}', '{schema}')", row => row.GetString(0));
    }
}
