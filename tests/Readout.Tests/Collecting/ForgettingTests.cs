using System.Text;
using Microsoft.Extensions.Time.Testing;
using Readout.Archive;
using Readout.Archive.Searching;
using Readout.Commands;
using Readout.Documents;
using Readout.Sources;
using Readout.Tests.Commands;
using Readout.Tests.Serving;
using Readout.Workers.Collecting;

namespace Readout.Tests.Collecting;

/// <summary>What is forgotten is gone from everything that stood on it.</summary>
public sealed class ForgettingTests : IAsyncDisposable
{
    private static readonly ReadoutEngine Engine = new();

    private readonly Workplace _place = new();
    private readonly NewsArchive _archive;

    public ForgettingTests() => _archive = NewsArchive.Open(Path.Combine(_place.Folder, "readout.db"), TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _archive.DisposeAsync();
        _place.Dispose();
    }

    [Fact]
    public async Task Reports_of_a_source_go_with_all_that_was_cited_of_them_and_stories_are_told_without_them()
    {
        var herald = (await _archive.AddSourceAsync(new NewSource("web", "https://herald.example/feed", "Herald"), Token)).Number;
        var post = (await _archive.AddSourceAsync(new NewSource("web", "https://post.example/feed", "Post"), Token)).Number;
        await _archive.SaveSearchAsync("", "Fish", "fishing", alert: true, Token);
        await using var collector = await Collector.OpenAsync(_archive, Engine, TimeProvider.System, Token);
        await CollectAsync(collector, herald, Page("https://herald.example/talks", Workplace.Talks), Page("https://herald.example/storm", Workplace.Storm));
        await CollectAsync(collector, post, Page("https://post.example/talks", Workplace.Talks.Replace("three hours", "four hours", StringComparison.Ordinal).Replace("Selm Herald", "Post", StringComparison.Ordinal)));
        var story = (await _archive.TodayAsync(new StoryFilter(), Token)).Items.Single(s => s.Reports == 2);

        var what = new Forgetting(herald, null);
        (await _archive.CountForgottenAsync(what, Token)).ShouldBe(new ForgottenSize(2, 2, 2));
        (await collector.Desk.ForgetAsync(what, Token)).ShouldBe(2);
        (await _archive.CheckAsync(Token)).ShouldBeEmpty();
        var left = (await _archive.TodayAsync(new StoryFilter(), Token)).Items.ShouldHaveSingleItem();
        (left.Id, left.Reports).ShouldBe((story.Id, 1));
        (await _archive.StoryAsync(story.Id, "", Token))!.Readout.Reports.ShouldHaveSingleItem().Url.ShouldBe("https://post.example/talks");
        (await _archive.SearchAsync(SearchQuery.Parse("harbour OR waves").Query!, cancellation: Token)).Reports.ShouldBeEmpty();
        (await _archive.PeopleAsync("Pell", null, cancellation: Token)).Items.ShouldBeEmpty();
        (await _archive.PeopleAsync("Lind", null, cancellation: Token)).Items.ShouldHaveSingleItem().Reports.ShouldBe(1);
        (await _archive.Alerts.ListAsync("", cancellation: Token)).Items.SelectMany(a => a.Evidence).ShouldAllBe(e => e.Outlet == "The Post");
        (await _archive.CountForgottenAsync(what, Token)).ShouldBe(new ForgottenSize(0, 0, 0));

        await CollectAsync(collector, post, Page("https://other.example/talks", Workplace.Talks.Replace("Selm Herald", "Other Paper", StringComparison.Ordinal)));
        (await _archive.TodayAsync(new StoryFilter(), Token)).Items.ShouldHaveSingleItem().Id.ShouldBe(story.Id);
        (await _archive.CheckAsync(Token)).ShouldBeEmpty();
        await collector.Desk.ForgetAsync(new Forgetting(post, null), Token);
        (await _archive.SizeAsync(Token)).Articles.ShouldBe(0);
        (await _archive.CheckAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reports_older_than_a_day_go_and_older_ones_are_not_taken_in_again()
    {
        await using var collector = await Collector.OpenAsync(_archive, Engine, TimeProvider.System, Token);
        FetchedPage[] pages = [Page("https://herald.example/talks", Workplace.Talks), Page("https://herald.example/storm", Workplace.Storm)];
        await CollectAsync(collector, null, pages);
        await collector.Desk.ForgetAsync(new Forgetting(null, new PartialDate(2031, 4, 24)), Token);
        collector.Oldest = new NodaTime.LocalDate(2031, 4, 24);
        await CollectAsync(collector, null, pages);
        (await _archive.TodayAsync(new StoryFilter(), Token)).Items.ShouldHaveSingleItem().Title.ShouldStartWith("Storm");
        (await _archive.CheckAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_command_says_what_would_go_before_it_goes()
    {
        var input = _place.Put("in/talks.html", Workplace.Talks);
        var data = Path.Combine(_place.Folder, "data");
        (await _place.RunAsync("import", input, "--data", data)).ShouldBe(ExitCode.Done, _place.Error);
        (await _place.RunAsync("forget", "--data", data)).ShouldBe(ExitCode.WrongUsage);
        (await _place.RunAsync("forget", "--source", "https://nobody.example/feed", "--data", data)).ShouldBe(ExitCode.SomeFailed);
        (await _place.RunAsync("forget", "--before", "2032-01-01", "--dry-run", "--data", data)).ShouldBe(ExitCode.Done);
        _place.Output.ShouldStartWith("Would forget 1 report");
        (await _place.RunAsync("forget", "--before", "2032-01-01", "--data", data)).ShouldBe(ExitCode.Done);
        (await _place.RunAsync("check", "--data", data)).ShouldBe(ExitCode.Done);
        _place.Output.ShouldStartWith("0 reports");
    }

    [Fact]
    public async Task The_file_is_smaller_once_it_was_compacted()
    {
        await using var collector = await Collector.OpenAsync(_archive, Engine, TimeProvider.System, Token);
        var random = new Random(5);
        for (var i = 0; i < 40; i++)
        {
            var words = string.Join(' ', Enumerable.Range(0, 400).Select(_ => random.Next().ToString("x8", System.Globalization.CultureInfo.InvariantCulture)));
            await CollectAsync(collector, null, Page($"https://herald.example/{i}", Workplace.Storm + "\n\n" + words + "."));
        }

        await _archive.CompactAsync(Token);
        var full = new FileInfo(_archive.Place).Length;
        await collector.Desk.ForgetAsync(new Forgetting(null, new PartialDate(2032)), Token);
        (await _archive.SizeAsync(Token)).Articles.ShouldBe(0);
        await _archive.CompactAsync(Token);
        new FileInfo(_archive.Place).Length.ShouldBeLessThan(full / 2);
        (await _archive.CheckAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_page_of_the_sources_forgets_the_reports_of_one_once_that_is_sure()
    {
        await using var server = await RunningServer.StartAsync(("talks.html", Workplace.Talks));
        var source = (await server.Archive.SourcesAsync(Token)).ShouldHaveSingleItem().Number;
        (await server.GetAsync("/sources")).Text.ShouldContain($"action=\"/sources/{source}/forget\"");
        (await server.PostAsync($"/sources/{source}/forget", "")).Text.ShouldContain("say that you are sure");
        (await server.Archive.SizeAsync(Token)).Reports.ShouldBe(1);
        (await server.PostAsync($"/sources/{source}/forget", "sure=1")).Status.ShouldBe(303);
        (await server.Archive.SizeAsync(Token)).Reports.ShouldBe(0);
        (await server.Archive.SourcesAsync(Token)).ShouldHaveSingleItem().Paused.ShouldBeTrue();
        (await server.GetAsync("/sources")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_running_server_forgets_what_has_become_too_old()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2031, 4, 30, 12, 0, 0, TimeSpan.Zero));
        await using var server = await RunningServer.StartAsync(options => options with { Retention = 20 }, time, ("talks.html", Workplace.Talks), ("storm.txt", Workplace.Storm));
        for (var day = 0; day < 60 && (await server.Archive.SizeAsync(Token)).Reports > 0; day++)
        {
            time.Advance(TimeSpan.FromDays(1));
            await Task.Delay(100, Token);
        }

        (await server.Archive.SizeAsync(Token)).Reports.ShouldBe(0);
        (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items.ShouldBeEmpty();
        (await server.GetAsync("/")).Status.ShouldBe(200);
    }

    private static Task CollectAsync(Collector collector, long? source, params FetchedPage[] pages) =>
        collector.CollectAsync(pages.Select(p => new SourceItem(p.Name, p, null)).ToAsyncEnumerable(), source, Token);

    private static FetchedPage Page(string url, string text) => new(url, Encoding.UTF8.GetBytes(text)) { Url = url };
}
