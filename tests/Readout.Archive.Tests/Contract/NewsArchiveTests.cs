using Readout.Archive.Searching;
using Readout.Documents;
using Readout.Relations;
using Readout.Stories;
using Readout.Tests.Servers;

namespace Readout.Archive.Tests.Contract;

/// <summary>What an archive promises, whatever it is kept in.</summary>
public abstract class NewsArchiveTests(ArchivePlace place) : IAsyncLifetime
{
    private readonly ArchivePlace _place = place;

    private NewsArchive Archive => _place.Archive;

    public ValueTask InitializeAsync() => _place.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task What_was_done_to_a_channel_stands_on_the_board_of_the_pair_with_its_words()
    {
        var expelled = Told.Report("https://gazette.example/expelled", "Norway expels diplomats", "2031-04-28", "Norway expelled two Chilean diplomats on Monday. Chile said it would answer.");
        await _place.KeepAsync([Told.Talks()], [expelled]);
        var channels = await _place.Archive.ChannelsAsync("NOR", "CHL", PartialDate.Parse("2031-04-30"), TestContext.Current.CancellationToken);
        var act = channels.ShouldHaveSingleItem().Acts.ShouldHaveSingleItem();
        (act.Act, act.Source, act.Target, act.Day).ShouldBe((ChannelAct.DiplomatsExpelled, "NOR", "CHL", new PartialDate(2031, 4, 28)));
        act.Evidence.ShouldHaveSingleItem().Quote.ShouldBe("Norway expelled two Chilean diplomats on Monday.");
        channels[0].State.ShouldBe(ChannelState.Strained);
        (await _place.Archive.ChannelsAsync("NOR", "CHL", PartialDate.Parse("2031-04-25"), TestContext.Current.CancellationToken))[0].State.ShouldBe(ChannelState.Open);
    }

    [Fact]
    public async Task What_was_kept_is_there_after_a_restart_word_for_word()
    {
        var talks = Told.Talks();
        (await _place.KeepAsync([talks], [Told.Storm()])).ShouldBe(2);
        await _place.ReopenAsync();
        var row = (await Archive.ArticleAsync(talks.Article.Id))!;
        row.Article.ShouldBe(talks.Article);
        var story = (await Archive.StoryAsync(row.Story!))!;
        System.Text.Json.JsonSerializer.Serialize(story.Readout).ShouldBe(System.Text.Json.JsonSerializer.Serialize(Told.Story(talks).Readout));
        (await Archive.CheckAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_given_twice_is_kept_once()
    {
        await _place.KeepAsync([Told.Talks()]);
        (await _place.KeepAsync([Told.Talks()])).ShouldBe(0);
        (await Archive.SizeAsync()).Articles.ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_text_is_a_version_of_the_same_report()
    {
        var first = Told.Talks();
        var second = Told.Talks(more: "The two will speak again in May.");
        await _place.KeepAsync([first]);
        (await Archive.ReplacedAsync([first.Article.Id, second.Article.Id], [second.Article])).ShouldBe([first.Article.Id]);
        var told = Told.Story(second) with { Id = StoryId.FoundedBy(first.Article.Id), Reports = [first.Article.Id, second.Article.Id] };
        await Archive.KeepAsync(new CollectedBatch([new CollectedReport(second, null)], [told], []));
        var size = await Archive.SizeAsync();
        (size.Reports, size.Articles, size.Stories).ShouldBe((1, 2, 1));
        (await Archive.VersionsAsync(first.Article.Id)).Select(v => (v.Article.Id, v.IsNewest)).ShouldBe([(second.Article.Id, true), (first.Article.Id, false)]);
        (await Archive.CheckAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_batch_that_fails_leaves_nothing_of_itself()
    {
        await _place.KeepAsync([Told.Talks()]);
        var storm = Told.Storm();
        var broken = Told.Story(storm) with { Readout = Told.Story(Told.Talks("other")).Readout };
        await Should.ThrowAsync<ArchiveException>(() => Archive.KeepAsync(new CollectedBatch([new CollectedReport(storm, null)], [broken], [])));
        var size = await Archive.SizeAsync();
        (size.Articles, size.Stories).ShouldBe((1, 1));
        (await Archive.CheckAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_story_that_went_into_another_is_found_by_its_old_id_and_its_facts_are_not_there_twice()
    {
        var (one, two) = (Told.Talks("one"), Told.Talks("two"));
        await _place.KeepAsync([one], [two]);
        (await Archive.ContactsAsync(new ContactFilter())).Items.Count.ShouldBe(2);
        var gone = StoryId.FoundedBy(two.Article.Id);
        await Archive.KeepAsync(new CollectedBatch([], [Told.Story(one, two)], [(gone, StoryId.FoundedBy(one.Article.Id))]));
        var story = (await Archive.StoryAsync(gone.Value))!;
        story.Row.Id.ShouldBe(StoryId.FoundedBy(one.Article.Id).Value);
        story.Row.Origins.ShouldBe(2);
        story.History.Select(c => c.Kind).ShouldBe(["origin", "founded"]);
        (await Archive.ContactsAsync(new ContactFilter())).Items.Count.ShouldBe(1);
        (await Archive.BoardAsync(null, new PartialDate(2031))).ShouldHaveSingleItem().Contacts.ShouldBe(1);
        (await Archive.CheckAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Contacts_are_found_by_all_that_is_known_of_them()
    {
        await _place.KeepAsync([Told.Talks()], [Told.Storm()]);
        var contact = (await Archive.ContactsAsync(new ContactFilter())).Items.ShouldHaveSingleItem();
        contact.Sides.ShouldBe(["NOR", "CHL"], ignoreOrder: true);
        ContactFilter[] fit = [new() { Sides = ["nor"] }, new() { Sides = ["CHL", "NOR"] }, new() { Person = "lind" }, new() { Status = ContactStatus.Held }, new() { Since = new PartialDate(2031, 4), Until = new PartialDate(2031, 4) }];
        ContactFilter[] unfit = [new() { Sides = ["SWE"] }, new() { Person = "\" OR 1" }, new() { Status = ContactStatus.Declined }, new() { Until = new PartialDate(2030) }];
        foreach (var filter in fit) (await Archive.ContactsAsync(filter)).Items.Count.ShouldBe(1, filter.ToString());
        foreach (var filter in unfit) (await Archive.ContactsAsync(filter)).Items.ShouldBeEmpty(filter.ToString());
        var channel = (await Archive.ChannelsAsync("NOR", "CHL", new PartialDate(2031, 5, 1))).ShouldHaveSingleItem();
        channel.LastHeld!.Number.ShouldBe(contact.Number);
    }

    [Fact]
    public async Task Lists_go_on_where_they_ended()
    {
        for (var i = 0; i < 7; i++) await _place.KeepAsync([Told.Talks("site" + i)]);
        var ids = new List<string>();
        string? after = null;
        do
        {
            var page = await Archive.TodayAsync(new StoryFilter { Sides = ["NOR", "CHL"], Limit = 3, After = after });
            ids.AddRange(page.Items.Select(s => s.Id));
            after = page.Next;
        }
        while (after is not null);
        ids.Distinct().Count().ShouldBe(7);
        ids.Count.ShouldBe(7);
    }

    [Fact]
    public async Task A_reader_sees_as_unread_what_changed_since()
    {
        var talks = Told.Talks();
        await _place.KeepAsync([talks]);
        var id = StoryId.FoundedBy(talks.Article.Id).Value;
        (await Archive.MarkAsync("ann", id, read: true, starred: true)).ShouldBeTrue();
        (await Archive.TodayAsync(new StoryFilter { Reader = "ann", Unread = true })).Items.ShouldBeEmpty();
        (await Archive.TodayAsync(new StoryFilter { Reader = "bob", Unread = true })).Items.Count.ShouldBe(1);
        var more = Told.Talks("other");
        await Archive.KeepAsync(new CollectedBatch([new CollectedReport(more, null)], [Told.Story(talks, more)], []));
        var row = (await Archive.TodayAsync(new StoryFilter { Reader = "ann", Unread = true })).Items.ShouldHaveSingleItem();
        row.IsStarred.ShouldBeTrue();
        (await Archive.TodayAsync(new StoryFilter { Reader = "ann", Starred = true, Sides = ["CHL", "NOR"] })).Items.ShouldHaveSingleItem().Id.ShouldBe(id);
        (await Archive.TodayAsync(new StoryFilter { Reader = "ann", Starred = true, Sides = ["FRA"] })).Items.ShouldBeEmpty();
        (await Archive.MarkAsync("ann", "nothing", true, null)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_star_stays_when_its_story_goes_into_another()
    {
        var (one, two) = (Told.Talks("one"), Told.Talks("two"));
        await _place.KeepAsync([one], [two]);
        var (gone, stays) = (StoryId.FoundedBy(two.Article.Id), StoryId.FoundedBy(one.Article.Id));
        await Archive.MarkAsync("ann", gone.Value, read: true, starred: true);
        await Archive.MarkAsync("bob", gone.Value, read: true, starred: null);
        await Archive.KeepAsync(new CollectedBatch([], [Told.Story(one, two)], [(gone, stays)]));
        (await Archive.TodayAsync(new StoryFilter { Reader = "ann", Starred = true })).Items.ShouldHaveSingleItem().Id.ShouldBe(stays.Value);
        (await Archive.TodayAsync(new StoryFilter { Reader = "ann", Unread = true })).Items.Count.ShouldBe(1);
        (await Archive.TodayAsync(new StoryFilter { Reader = "bob", Starred = true })).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_account_has_what_was_nobodys_by_name()
    {
        var talks = Told.Talks();
        await Archive.SaveSearchAsync("", "Fish", "fishing", alert: true);
        await Archive.Alerts.FollowAsync("", "pair:CHL-NOR", follow: true);
        await Archive.Alerts.AddReceiverAsync("", "webhook", "https://desk.example/hook", "each", "secret");
        await _place.KeepAsync([talks]);
        await Archive.MarkAsync("", StoryId.FoundedBy(talks.Article.Id).Value, read: true, starred: true);
        (await Archive.Access.AddAccountAsync("ann", "hash", "admin")).ShouldBeTrue();
        (await Archive.Access.AddAccountAsync("bob", "hash", "reader")).ShouldBeTrue();
        (await Archive.TodayAsync(new StoryFilter { Reader = "ann", Starred = true })).Items.Count.ShouldBe(1);
        (await Archive.SavedSearchesAsync("ann")).Count.ShouldBe(1);
        (await Archive.Alerts.FollowsAsync("ann")).ShouldBe(["pair:CHL-NOR"]);
        ((await Archive.Alerts.ListAsync("ann")).Items.Count, (await Archive.Alerts.ReceiversAsync("ann")).Count).ShouldBe((1, 1));
        ((await Archive.Alerts.ListAsync("bob")).Items.Count, (await Archive.SavedSearchesAsync("bob")).Count, (await Archive.SavedSearchesAsync("")).Count).ShouldBe((0, 0, 0));
    }

    [Theory]
    [InlineData("harbour", 1)]
    [InlineData("boat", 1)]
    [InlineData("harbour OR minister", 2)]
    [InlineData("-harbour", 1)]
    [InlineData("fish* -storm", 1)]
    [InlineData("\"fishing grounds\"", 1)]
    [InlineData("\"grounds fishing\"", 0)]
    [InlineData("side:nor", 1)]
    [InlineData("pair:NOR-CHL kind:meeting status:held", 1)]
    [InlineData("status:declined", 0)]
    [InlineData("person:lind OR outlet:gazette", 2)]
    [InlineData("said:plainly", 1)]
    [InlineData("before:2031-04-23", 1)]
    [InlineData("after:2031-04-22", 1)]
    [InlineData("independent:>1", 0)]
    [InlineData("independent:1 -(side:nor OR person:nobody)", 1)]
    public async Task A_search_finds(string text, int reports)
    {
        await _place.KeepAsync([Told.Talks()], [Told.Storm()]);
        var answer = await Archive.SearchAsync(SearchQuery.Parse(text).Query!);
        answer.Reports.Count.ShouldBe(reports);
        answer.Stories.Count.ShouldBe(reports);
    }

    [Fact]
    public async Task A_snippet_marks_the_words_found_where_they_stand_in_the_text()
    {
        await _place.KeepAsync([Told.Storm()]);
        var hit = (await Archive.SearchAsync(SearchQuery.Parse("harbours boat").Query!)).Reports.ShouldHaveSingleItem();
        hit.Marks.Select(m => m.Of(hit.Snippet)).ShouldBe(["harbour", "boats", "harbour"]);
        (await Archive.ArticleAsync(hit.Article))!.Article.Text.Substring(hit.At, hit.Snippet.Length).ShouldBe(hit.Snippet);
    }

    [Fact]
    public async Task No_search_breaks_the_archive()
    {
        await _place.KeepAsync([Told.Talks()]);
        string[] parts = ["a", "\"", "\"b c\"", "(", ")", "-", " OR ", "*", ":", "side:", "'; DROP TABLE articles;--", "person:\"x\"", "NEAR(", "^", "{", "}", "said:'\\", "outlet:%_\\", "\0", "é", "😀", "\uD800", "independent:<3", "before:2031", " "];
        var random = new Random(7);
        for (var i = 0; i < 400; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => parts[random.Next(parts.Length)]));
            var (query, problem) = SearchQuery.Parse(text);
            (query is null).ShouldBe(problem is not null);
            if (problem is not null) problem.Position.ShouldBeInRange(0, text.Length);
            else await Archive.SearchAsync(query!);
        }

        (await Archive.SizeAsync()).Articles.ShouldBe(1);
    }

    [Fact]
    public async Task Corrections_and_their_undoing_are_kept_for_good()
    {
        var number = await Archive.CorrectAsync(new Correction(CorrectionKind.Split, "story", Articles: ["one", "two"]), "ann");
        (await Archive.UndoAsync(number)).ShouldBeTrue();
        (await Archive.UndoAsync(number)).ShouldBeFalse();
        var row = (await Archive.CorrectionsAsync()).ShouldHaveSingleItem();
        row.Correction.Articles.ShouldBe(["one", "two"]);
        (row.Who, row.Undone).ShouldBe(("ann", _place.Time.GetUtcNow()));
    }

    [Fact]
    public async Task A_source_that_goes_leaves_its_reports()
    {
        var source = await Archive.AddSourceAsync(new NewSource("web", "https://herald.example/feed", "Herald"));
        (await Archive.AddSourceAsync(new NewSource("web", "https://herald.example/feed", "The Herald"))).Number.ShouldBe(source.Number);
        var talks = Told.Talks();
        await Archive.KeepAsync(new CollectedBatch([new CollectedReport(talks, source.Number)], [Told.Story(talks)], []));
        (await Archive.SourcesAsync()).ShouldHaveSingleItem().Reports.ShouldBe(1);
        (await Archive.RemoveSourceAsync(source.Number)).ShouldBeTrue();
        (await Archive.ArticleAsync(talks.Article.Id))!.Source.ShouldBeNull();
    }
}

public sealed class SqliteNewsArchiveTests() : NewsArchiveTests(new ArchivePlace());

public sealed class PostgresNewsArchiveTests(PostgresServer server) : NewsArchiveTests(new ArchivePlace(server.NewAddressAsync));
