using Readout.Documents;
using Readout.Stories;
using Readout.Tests.Servers;
using Readout.Writing;

namespace Readout.Archive.Tests.Contract;

/// <summary>What raises an alert, once and with its words; and what is to be sent of it.</summary>
public abstract class AlertBookTests(ArchivePlace place) : IAsyncLifetime
{
    private readonly ArchivePlace _place = place;

    private NewsArchive Archive => _place.Archive;

    private AlertBook Alerts => _place.Archive.Alerts;

    public ValueTask InitializeAsync() => _place.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task A_kept_search_tells_of_a_new_report_once_and_with_its_words()
    {
        await Archive.SaveSearchAsync("", "Fish", "fishing side:NOR", alert: true);
        await Archive.SaveSearchAsync("", "Quiet", "fishing", alert: false);
        await _place.KeepAsync([Told.Talks()], [Told.Storm()]);
        await _place.ReopenAsync();
        await _place.KeepAsync([Told.Talks()]);
        var alert = (await Alerts.ListAsync("")).Items.ShouldHaveSingleItem();
        alert.Kind.ShouldBe(AlertKind.Search);
        alert.Title.ShouldBe("“Fish”: Ministers meet in Oslo");
        alert.Path.ShouldStartWith("/stories/");
        await HoldsAsync(alert);
        (await Archive.CheckAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_changed_text_of_a_known_report_is_no_new_report()
    {
        var first = Told.Talks();
        await _place.KeepAsync([first]);
        await Archive.SaveSearchAsync("", "Fish", "fishing", alert: true);
        var second = Told.Talks(more: "The two will speak again in May.");
        await Archive.KeepAsync(new CollectedBatch([new CollectedReport(second, null)],
            [Told.Story(second) with { Id = StoryId.FoundedBy(first.Article.Id), Reports = [first.Article.Id, second.Article.Id] }], []));
        (await Alerts.ListAsync("")).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_batch_that_fails_leaves_no_alert()
    {
        await Archive.SaveSearchAsync("", "Storm", "storm", alert: true);
        var storm = Told.Storm();
        var broken = Told.Story(storm) with { Readout = Told.Story(Told.Talks("other")).Readout };
        await Should.ThrowAsync<ArchiveException>(() => Archive.KeepAsync(new CollectedBatch([new CollectedReport(storm, null)], [broken], [])));
        (await Alerts.ListAsync("")).Items.ShouldBeEmpty();
        await _place.KeepAsync([storm]);
        (await Alerts.ListAsync("")).Items.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_starred_story_tells_of_a_further_independent_report()
    {
        await _place.KeepAsync([Told.Talks()], [Told.Storm()]);
        var id = Told.Story(Told.Talks()).Id.Value;
        await Archive.MarkAsync("", id, read: null, starred: true);
        await KeepGrownAsync();
        await KeepGrownAsync();
        var alert = (await Alerts.ListAsync("")).Items.ShouldHaveSingleItem();
        (alert.Kind, alert.Path).ShouldBe((AlertKind.Origin, "/stories/" + id));
        alert.Detail.ShouldBe("1 further independent report, 2 in all: post");
        await HoldsAsync(alert);

        Task KeepGrownAsync() => _place.KeepAsync([Told.Talks(), Told.Talks("post", "They spoke of boats.")]);
    }

    [Fact]
    public async Task Nobody_who_follows_nothing_is_told_anything()
    {
        await _place.KeepAsync([Told.Talks()]);
        await _place.KeepAsync([Told.Talks(), Told.Talks("post", "They spoke of boats.")]);
        (await Alerts.ListAsync("")).Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("all", true)]
    [InlineData("pair:CHL-NOR", true)]
    [InlineData("side:NOR", true)]
    [InlineData("pair:CHL-FRA", false)]
    public async Task A_contact_that_changes_its_status_is_told_to_those_who_follow_it(string subject, bool told)
    {
        await Alerts.FollowAsync("ann", subject, follow: true);
        var talks = Told.Talks();
        var held = Told.Story(talks);
        var planned = held with { Readout = held.Readout with { Contacts = [.. held.Readout.Contacts.Select(c => c with { Id = "0123456789abcdef", Status = ContactStatus.Planned })] } };
        await Archive.KeepAsync(new CollectedBatch([new CollectedReport(talks, null)], [planned], []));
        await Archive.KeepAsync(new CollectedBatch([], [held], []));
        await Archive.KeepAsync(new CollectedBatch([], [held], []));
        var alerts = (await Alerts.ListAsync("ann")).Items;
        (await Alerts.ListAsync("")).Items.ShouldBeEmpty();
        if (!told)
        {
            alerts.ShouldBeEmpty();
            return;
        }

        var alert = alerts.ShouldHaveSingleItem();
        alert.Kind.ShouldBe(AlertKind.Contact);
        alert.Title.ShouldStartWith("planned → held: ");
        await HoldsAsync(alert);
    }

    [Fact]
    public async Task A_further_point_on_which_reports_differ_is_told_with_both_readings()
    {
        await Alerts.FollowAsync("", "all", follow: true);
        var (talks, post) = (Told.Talks(), Told.Talks("post", "They spoke of boats."));
        var agreed = Told.Story(talks, post);
        var cites = agreed.Readout.Contacts[0].Evidence;
        var differing = agreed with
        {
            Readout = agreed.Readout with
            {
                Claims = agreed.Readout.Claims with { Differing = [new DifferenceReadout("how long they spoke", [new("three hours", [cites[0].File], [cites[0]]), new("four hours", [cites[^1].File], [cites[^1]])])] },
            },
        };
        await Archive.KeepAsync(new CollectedBatch([new CollectedReport(talks, null), new CollectedReport(post, null)], [agreed], []));
        for (var i = 0; i < 2; i++) await Archive.KeepAsync(new CollectedBatch([], [differing], []));
        var alert = (await Alerts.ListAsync("", AlertKind.Contradiction)).Items.ShouldHaveSingleItem();
        alert.Detail.ShouldBe("Reports differ on how long they spoke: three hours / four hours");
        alert.Evidence.Count.ShouldBe(2);
        await HoldsAsync(alert);
    }

    [Fact]
    public async Task A_channel_that_is_not_used_as_usual_is_overdue_once()
    {
        await KeepMonthlyTalksAsync();
        (await Alerts.ListAsync("")).Items.ShouldBeEmpty();
        foreach (var day in new[] { "2031-05-25", "2031-06-14", "2031-06-20" }) await KeepFerriesAsync(day, cameOn: day);
        var alert = (await Alerts.ListAsync("")).Items.ShouldHaveSingleItem();
        (alert.Kind, alert.Path).ShouldBe((AlertKind.Overdue, "/board/CHL/NOR"));
        alert.Detail.ShouldContain("usually every");
        await HoldsAsync(alert);
        (await Archive.ChannelsAsync("NOR", "CHL", PartialDate.Parse("2031-06-20")))[0].Overdue.ShouldNotBeNull().ShouldBeGreaterThan(7);
    }

    /// <summary>A pair that is followed and talked once a month until April.</summary>
    private async Task KeepMonthlyTalksAsync()
    {
        await Alerts.FollowAsync("", "pair:CHL-NOR", follow: true);
        var talks = Told.Talks();
        var told = Told.Story(talks);
        var held = told.Readout.Contacts[0];
        var monthly = new[] { "2031-01-20", "2031-02-20", "2031-03-20", "2031-04-20" }.Select((day, i) => held with { Id = $"{i:x16}", Start = PartialDate.Parse(day), End = null });
        await Archive.KeepAsync(new CollectedBatch([new CollectedReport(talks, null)], [told with { Readout = told.Readout with { Contacts = [.. monthly] } }], []));
    }

    [Fact]
    public async Task A_report_that_is_dated_ahead_makes_nothing_overdue()
    {
        await KeepMonthlyTalksAsync();
        await KeepFerriesAsync("2041-06-20", cameOn: "2031-05-02");
        (await Alerts.ListAsync("")).Items.ShouldBeEmpty();
        (await Archive.NewestDayAsync()).ShouldBe(new PartialDate(2031, 5, 2));
        (await Archive.TodayAsync(new StoryFilter { Since = new PartialDate(2031, 5, 3) })).Items.ShouldBeEmpty();
        await KeepFerriesAsync("2031-05-03", cameOn: "2031-05-03");
        (await Archive.TodayAsync(new StoryFilter())).Items[0].Title.ShouldEndWith("2031-05-03");
    }

    private async Task KeepFerriesAsync(string day, string cameOn)
    {
        _place.Time.SetUtcNow(DateTimeOffset.Parse(cameOn + "T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await _place.KeepAsync([Told.Report($"https://gazette.example/{day}", "Ferries run in Ulmen " + day, day, "The ferries of Ulmen run again, the harbour master said.")]);
    }

    [Fact]
    public async Task A_day_unlike_the_days_before_is_told_with_what_happened()
    {
        await Alerts.FollowAsync("", "side:CHL", follow: true);
        for (var day = 1; day <= 8; day++) await _place.KeepAsync([Coded($"2031-05-0{day}", EventRoot.Consult)]);
        await _place.KeepAsync([Coded("2031-05-09", EventRoot.Sanction, EventRoot.Threaten)]);
        await _place.KeepAsync([Coded("2031-05-10", EventRoot.Consult)]);
        var alert = (await Alerts.ListAsync("", AlertKind.Tension)).Items.ShouldHaveSingleItem();
        alert.Title.ShouldBe("More tense: Chile – Norway, 9 May 2031");
        await HoldsAsync(alert);
    }

    [Fact]
    public async Task What_is_seen_is_counted_no_more()
    {
        await Archive.SaveSearchAsync("", "All", "talks OR storm", alert: true);
        await _place.KeepAsync([Told.Talks()]);
        (await Alerts.UnseenAsync("")).ShouldBe(1);
        await Alerts.SeeAsync("", (await Alerts.ListAsync("")).Items[0].Number);
        (await Alerts.UnseenAsync("")).ShouldBe(0);
        await _place.KeepAsync([Told.Storm()]);
        (await Alerts.UnseenAsync("")).ShouldBe(1);
        (await Alerts.UnseenAsync("ann")).ShouldBe(0);
        var first = await Alerts.ListAsync("", limit: 1);
        var second = await Alerts.ListAsync("", limit: 1, after: first.Next);
        (first.Items[0].Number, second.Items[0].Number, second.Next).ShouldBe((2, 1, null));
    }

    [Fact]
    public async Task What_is_to_be_sent_stays_until_it_arrived_over_a_restart()
    {
        await Alerts.AddReceiverAsync("", "webhook", "https://desk.example/hook", "each", "secret");
        await Archive.SaveSearchAsync("", "Fish", "fishing", alert: true);
        await _place.KeepAsync([Told.Talks()]);
        var due = (await Alerts.DueAsync(10)).ShouldHaveSingleItem();
        due.Alert!.Title.ShouldContain("Fish");
        await Alerts.FailedAsync(due.Number, "no answer", _place.Time.GetUtcNow().AddMinutes(1));
        (await Alerts.DueAsync(10)).ShouldBeEmpty();
        await _place.ReopenAsync();
        _place.Time.Advance(TimeSpan.FromMinutes(2));
        var again = (await Alerts.DueAsync(10)).ShouldHaveSingleItem();
        (again.Key, again.Tries).ShouldBe((due.Key, 1));
        (await Alerts.ReceiversAsync(""))[0].Problem.ShouldBe("no answer");
        await Alerts.SentAsync(again.Number);
        (await Alerts.DueAsync(10)).ShouldBeEmpty();
        (await Alerts.ReceiversAsync(""))[0].Problem.ShouldBeNull();
    }

    [Fact]
    public async Task What_was_given_up_is_tried_again_when_its_receiver_is_taken_up()
    {
        await Alerts.AddReceiverAsync("", "webhook", "https://desk.example/hook", "each", "secret");
        await Archive.SaveSearchAsync("", "Fish", "fishing", alert: true);
        await _place.KeepAsync([Told.Talks()]);
        await Alerts.FailedAsync((await Alerts.DueAsync(10))[0].Number, "gone", null);
        var receiver = (await Alerts.ReceiversAsync(""))[0];
        (receiver.Waiting, receiver.Failed).ShouldBe((0, 1));
        (await Alerts.PauseReceiverAsync("ann", receiver.Number, paused: false)).ShouldBeFalse();
        await Alerts.PauseReceiverAsync("", receiver.Number, paused: false);
        (await Alerts.DueAsync(10)).Count.ShouldBe(1);
        (await Alerts.RemoveReceiverAsync("ann", receiver.Number)).ShouldBeFalse();
        await Alerts.RemoveReceiverAsync("", receiver.Number);
        (await Alerts.DueAsync(10)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_digest_is_put_in_once_and_the_next_one_goes_on_behind_it()
    {
        await Archive.SaveSearchAsync("", "All", "talks OR storm", alert: true);
        await _place.KeepAsync([Told.Talks()]);
        _place.Time.Advance(TimeSpan.FromHours(1));
        await Alerts.AddReceiverAsync("", "mail", "ann@desk.example", "daily", "");
        await _place.KeepAsync([Told.Storm()]);
        var receiver = (await Alerts.ReceiversAsync(""))[0].Number;
        var span = await Alerts.DigestSpanAsync(receiver);
        (await Alerts.BetweenAsync("", span.After, span.Last)).ShouldHaveSingleItem().Title.ShouldContain("Storm");
        (await Alerts.AddDigestAsync(receiver, "2031-05-02", "text", span)).ShouldBeTrue();
        (await Alerts.AddDigestAsync(receiver, "2031-05-02", "text again", span)).ShouldBeFalse();
        (await Alerts.DueAsync(10)).ShouldHaveSingleItem().Digest.ShouldBe("text");
        (await Alerts.DigestSpanAsync(receiver)).ShouldBe((span.Last, span.Last));
    }

    private async Task HoldsAsync(AlertRow alert)
    {
        alert.Evidence.ShouldNotBeEmpty();
        foreach (var words in alert.Evidence) words.Span.Of((await Archive.ArticleAsync(words.Article))!.Article.Text).ShouldBe(words.Quote);
    }

    private static Document Coded(string day, params EventRoot[] roots)
    {
        var document = Told.Report($"https://coded.example/{day}", "Words of " + day, day, $"Norway did something to Chile on {day}.");
        var article = document.Article;
        return document with
        {
            Events = roots.Select(root => new CodedEvent(root, null, new EventActor(new TextSpan(0, 6), new Side("NOR")), new EventActor(new TextSpan(24, 29), new Side("CHL")),
                null, EventStatus.Happened, new TextSpan(7, 10), Citation.Of(article, new TextSpan(0, article.Text.Length)), "test")).ToEquatableArray(),
        };
    }
}

public sealed class SqliteAlertBookTests() : AlertBookTests(new ArchivePlace());

public sealed class PostgresAlertBookTests(PostgresServer server) : AlertBookTests(new ArchivePlace(server.NewAddressAsync));
