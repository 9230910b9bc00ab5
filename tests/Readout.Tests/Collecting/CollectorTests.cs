using System.Text;
using Microsoft.Data.Sqlite;
using Readout.Archive;
using Readout.Documents;
using Readout.Sources;
using Readout.Tests.Commands;
using Readout.Workers.Collecting;

namespace Readout.Tests.Collecting;

public sealed class CollectorTests : IAsyncDisposable
{
    private static readonly ReadoutEngine Engine = new();

    private readonly Workplace _place = new();
    private readonly NewsArchive _archive;

    public CollectorTests() => _archive = NewsArchive.Open(Path.Combine(_place.Folder, "readout.db"), TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await _archive.DisposeAsync();
        _place.Dispose();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_collected_is_told_and_what_is_known_is_left()
    {
        _place.Put("in/talks.html", Workplace.Talks);
        _place.Put("in/storm.txt", Workplace.Storm);
        var problems = new List<string>();
        await using var collector = await OpenAsync();
        collector.Problem = (name, _) => problems.Add(name);
        _place.Put("in/empty.html", "<html></html>");
        for (var i = 0; i < 2; i++) await collector.CollectAsync(FileSource.ReadAsync([Path.Combine(_place.Folder, "in")], Token), null, Token);
        collector.Progress.ShouldBe(new CollectProgress(6, 2, 2, 2));
        problems.ShouldBe(["empty.html", "empty.html"]);
        (await _archive.TodayAsync(new StoryFilter(), Token)).Items.Select(s => s.Title).ShouldBe(["Storm closes the harbour of Ulmen", "Ministers meet in Port Selm"], ignoreOrder: true);
        (await _archive.CheckAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_restart_goes_on_where_the_archive_stands_and_ids_stay()
    {
        await using (var first = await OpenAsync()) await CollectAsync(first, Page("https://selm.example/talks", Workplace.Talks));
        var before = (await _archive.TodayAsync(new StoryFilter(), Token)).Items.ShouldHaveSingleItem();
        await using var second = await OpenAsync();
        await CollectAsync(second, Page("https://other.example/talks", Workplace.Talks.Replace("Selm Herald", "Other Paper", StringComparison.Ordinal)));
        var after = (await _archive.TodayAsync(new StoryFilter(), Token)).Items.ShouldHaveSingleItem();
        (after.Id, after.Reports, after.Origins).ShouldBe((before.Id, 2, 1));
    }

    [Fact]
    public async Task An_edited_report_takes_the_place_of_the_old_one_in_its_story()
    {
        await using var collector = await OpenAsync();
        await CollectAsync(collector, Page("https://selm.example/talks", Workplace.Talks));
        await CollectAsync(collector, Page("https://selm.example/talks?utm_source=feed", Workplace.Talks.Replace("three hours", "four hours", StringComparison.Ordinal)));
        var row = (await _archive.TodayAsync(new StoryFilter(), Token)).Items.ShouldHaveSingleItem();
        row.Reports.ShouldBe(1);
        var story = (await _archive.StoryAsync(row.Id, "", Token))!;
        var article = new ArticleId(story.Readout.Reports[0].Id);
        (await _archive.ArticleAsync(article, Token))!.Article.Text.ShouldContain("four hours");
        (await _archive.VersionsAsync(article, Token)).Count.ShouldBe(2);
        (await _archive.CheckAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task People_merge_split_and_reject_and_take_it_back()
    {
        await using var collector = await OpenAsync();
        await CollectAsync(collector, Page("https://selm.example/talks", Workplace.Talks), Page("https://ulmen.example/storm", Workplace.Storm));
        var rows = (await _archive.TodayAsync(new StoryFilter(), Token)).Items;
        var (talks, storm) = (rows.Single(r => r.Title.StartsWith("Ministers", StringComparison.Ordinal)), rows.Single(r => r.Title.StartsWith("Storm", StringComparison.Ordinal)));

        var merge = await collector.Desk.CorrectAsync(new Correction(CorrectionKind.Merge, talks.Id, storm.Id), "ann", Token);
        (await _archive.TodayAsync(new StoryFilter(), Token)).Items.ShouldHaveSingleItem().Id.ShouldBe(talks.Id);
        (await _archive.StoryAsync(storm.Id, "", Token))!.Row.Id.ShouldBe(talks.Id);
        (await collector.Desk.UndoAsync(merge, Token)).ShouldBeTrue();
        (await _archive.TodayAsync(new StoryFilter(), Token)).Items.Select(s => s.Id).ShouldBe([talks.Id, storm.Id], ignoreOrder: true);

        var story = (await _archive.StoryAsync(talks.Id, "", Token))!.Readout;
        var contact = story.Contacts[0];
        var reject = await collector.Desk.CorrectAsync(new Correction(CorrectionKind.RejectFact, talks.Id, Fact: FactKey.Of("contact", story, contact.Evidence[0])), "ann", Token);
        (await _archive.StoryAsync(talks.Id, "", Token))!.Readout.Contacts.Select(c => c.Id).ShouldNotContain(contact.Id);
        await collector.Desk.UndoAsync(reject, Token);
        (await _archive.StoryAsync(talks.Id, "", Token))!.Readout.Contacts.Select(c => c.Id).ShouldContain(contact.Id);
        (await _archive.CheckAsync(Token)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_made_one_is_parted_again_whichever_went_into_the_other(bool talksStay)
    {
        await using var collector = await OpenAsync();
        await CollectAsync(collector, Page("https://selm.example/talks", Workplace.Talks), Page("https://ulmen.example/storm", Workplace.Storm));
        var ids = (await _archive.TodayAsync(new StoryFilter(), Token)).Items.OrderBy(r => r.Title.StartsWith("Ministers", StringComparison.Ordinal) != talksStay).Select(r => r.Id).ToList();
        var merge = await collector.Desk.CorrectAsync(new Correction(CorrectionKind.Merge, ids[0], ids[1]), "ann", Token);
        (await collector.Desk.UndoAsync(merge, Token)).ShouldBeTrue();
        (await _archive.TodayAsync(new StoryFilter(), Token)).Items.Select(s => s.Id).ShouldBe(ids, ignoreOrder: true);
    }

    [Fact]
    public async Task A_rejection_that_could_not_be_written_is_minded_by_the_next_write()
    {
        await using var collector = await OpenAsync();
        await CollectAsync(collector, Page("https://selm.example/talks", Workplace.Talks));
        var id = (await _archive.TodayAsync(new StoryFilter(), Token)).Items.ShouldHaveSingleItem().Id;
        var story = (await _archive.StoryAsync(id, "", Token))!.Readout;
        var reject = new Correction(CorrectionKind.RejectFact, id, Fact: FactKey.Of("contact", story, story.Contacts[0].Evidence[0]));
        Run("CREATE TRIGGER broken BEFORE UPDATE ON stories BEGIN SELECT RAISE(ABORT, 'the disk is broken'); END");
        await Should.ThrowAsync<ArchiveException>(() => collector.Desk.CorrectAsync(reject, "ann", Token));
        (await _archive.StoryAsync(id, "", Token))!.Readout.Contacts.Count.ShouldBe(story.Contacts.Count);
        Run("DROP TRIGGER broken");
        await collector.Desk.WriteAsync([], settle: false, null, Token);
        (await _archive.StoryAsync(id, "", Token))!.Readout.Contacts.Select(c => c.Id).ShouldNotContain(story.Contacts[0].Id);
    }

    [Fact]
    public async Task What_the_desk_took_is_written_though_whoever_asked_goes_away()
    {
        await using var collector = await OpenAsync();
        await CollectAsync(collector, Page("https://selm.example/talks", Workplace.Talks), Page("https://ulmen.example/storm", Workplace.Storm));
        var ids = (await _archive.TodayAsync(new StoryFilter(), Token)).Items.Select(r => r.Id).ToList();
        using var away = new CancellationTokenSource();
        collector.Desk.Phrase = async (story, _) =>
        {
            await away.CancelAsync();
            return story;
        };
        await collector.Desk.CorrectAsync(new Correction(CorrectionKind.Merge, ids[0], ids[1]), "ann", away.Token);
        away.IsCancellationRequested.ShouldBeTrue();
        (await _archive.TodayAsync(new StoryFilter(), Token)).Items.ShouldHaveSingleItem().Id.ShouldBe(ids[0]);
    }

    [Fact]
    public async Task Only_one_collector_works_on_an_archive()
    {
        await using var first = await OpenAsync();
        await Should.ThrowAsync<ArchiveException>(OpenAsync);
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _archive.Place, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private Task<Collector> OpenAsync() => Collector.OpenAsync(_archive, Engine, TimeProvider.System, Token);

    private static Task CollectAsync(Collector collector, params FetchedPage[] pages) =>
        collector.CollectAsync(pages.Select(p => new SourceItem(p.Name, p, null)).ToAsyncEnumerable(), null, Token);

    private static FetchedPage Page(string url, string text) => new(url, Encoding.UTF8.GetBytes(text)) { Url = url };
}
