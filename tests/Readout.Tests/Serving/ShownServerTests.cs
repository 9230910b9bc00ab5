using Readout.Archive;
using Readout.Sources;
using Readout.Tests.Commands;
using Readout.Workers.Collecting;

namespace Readout.Tests.Serving;

/// <summary>The server where workers elsewhere collect: it shows, and keeps what people set right for whoever has the desk.</summary>
public sealed class ShownServerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_shows_what_others_collect_and_leaves_the_rest_to_them()
    {
        await using var server = await RunningServer.StartAsync(options => options with { IsWorkElsewhere = true });
        var source = await server.Archive.AddSourceAsync(new NewSource("folder", Path.Combine(server.Folder, "in"), "in"), Token);
        Directory.CreateDirectory(source.Address);
        await File.WriteAllTextAsync(Path.Combine(source.Address, "talks.html"), Workplace.Talks, Token);
        await File.WriteAllTextAsync(Path.Combine(source.Address, "storm.txt"), Workplace.Storm, Token);
        await using var collector = await Collector.OpenAsync(server.Archive, new ReadoutEngine(), TimeProvider.System, Token);
        await collector.CollectAsync(FileSource.ReadAsync([source.Address], Token), source.Number, Token);
        var stories = (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items;
        foreach (var path in new[] { "/", "/stories/" + stories[0].Id, "/board", "/contacts", "/people", "/search?q=harbour", "/sources", "/settings", "/alerts" })
            (await server.GetAsync(path)).Status.ShouldBe(200, path);
        (await server.GetAsync("/sources")).Body.ShouldContain("Workers visit these sources");

        (await server.PostAsync($"/stories/{stories[0].Id}/merge", $"other={stories[1].Id}")).Status.ShouldBe(303);
        (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items.Count.ShouldBe(2);
        await collector.Desk.WriteAsync([], settle: false, null, Token);
        (await server.Archive.TodayAsync(new StoryFilter(), Token)).Items.ShouldHaveSingleItem();

        (await server.PostAsync($"/sources/{source.Number}/forget", "sure=1")).Body.ShouldContain("Nothing was forgotten: reports are forgotten while nobody collects");
        (await server.SendAsync("DELETE", $"/api/v1/sources/{source.Number}?reports=true", null, await server.TokenAsync("read write"))).Status.ShouldBe(409);
        (await server.Archive.SizeAsync(Token)).Articles.ShouldBe(2);
    }
}
