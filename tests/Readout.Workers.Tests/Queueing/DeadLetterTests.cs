using System.Text;
using RabbitMQ.Client;
using Readout.Archive;
using Readout.Sources;
using Readout.Sources.Fetching;
using Readout.Tests.Servers;
using Readout.Workers.Collecting;
using Readout.Workers.Queueing;

namespace Readout.Workers.Tests.Queueing;

/// <summary>What cannot be worked on is set aside with its reason, holds nothing up, and can be tried again or dropped.</summary>
public sealed class DeadLetterTests(RabbitServer rabbit, PostgresServer postgres)
{
    private static readonly ReadoutEngine Engine = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_that_breaks_its_readers_holds_nothing_up_and_can_be_tried_again()
    {
        var address = await postgres.NewAddressAsync();
        await using var archive = NewsArchive.Open(address, TimeProvider.System);
        var broker = new Broker(await rabbit.AddressAsync(), new DeskQueues(Stages.DeskOf(address)), "test");
        await using var connection = await broker.ConnectAsync(Token);
        var pages = InventedReports.Pages(3).Select(p => new PageMessage(0, null, p)).ToList();
        await using (var intake = await QueueIntake.OpenAsync(archive, connection, broker.Queues, TimeProvider.System, static (_, _) => { }, Token))
        {
            await intake.HandAsync(pages[..1], Token);
            await BreakAsync(connection, broker.Queues.Read);
            await intake.HandAsync(pages[1..], Token);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var stages = new List<Task>
        {
            new GroupStage(broker, archive, Engine, TimeProvider.System).RunAsync(stop.Token),
            new ReadStage(broker, archive, new ReportReader(Engine), TimeProvider.System).RunAsync(stop.Token),
        };
        await ArticlesAsync(archive, 2, stages);
        var letters = new DeadLetters(broker);
        var letter = (await letters.ListAsync(10, Token)).ShouldHaveSingleItem();
        (letter.Name, letter.Reason, letter.CanRetry).ShouldBe(("report 0", "its readers broke on it", true));
        (await letters.RetryAsync(2, Token)).ShouldBe(0);
        (await letters.RetryAsync(1, Token)).ShouldBe(1);
        (await letters.ListAsync(10, Token)).ShouldBeEmpty();

        using var fetcher = new Fetcher(new FetcherOptions(), TimeProvider.System);
        stages.Add(new CollectStage(broker, archive, fetcher, new WebSourceOptions(), TimeSpan.FromMinutes(1), TimeProvider.System).RunAsync(stop.Token));
        await ArticlesAsync(archive, 3, stages);
        await Stages.EndAsync(stop, stages);
    }

    [Fact]
    public async Task Messages_that_are_none_of_ours_are_set_aside_by_every_stage()
    {
        var address = await postgres.NewAddressAsync();
        await using var archive = NewsArchive.Open(address, TimeProvider.System);
        var broker = new Broker(await rabbit.AddressAsync(), new DeskQueues(Stages.DeskOf(address)), "test");
        await using var connection = await broker.ConnectAsync(Token);
        await using var channel = await Broker.ConfirmedAsync(connection, Token);
        byte[][] bodies = [[], [1, 2, 3], [255, 255, 255, 127, 1], [2, 0, 0, 0, .. "{}"u8], [4, 0, 0, 0, .. "null"u8], Encoding.UTF8.GetBytes("no message")];
        foreach (var body in bodies)
        {
            await channel.BasicPublishAsync("", broker.Queues.Read, body, Token);
            await channel.BasicPublishAsync("", broker.Queues.Group, body, Token);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var stages = new List<Task>
        {
            new GroupStage(broker, archive, Engine, TimeProvider.System).RunAsync(stop.Token),
            new ReadStage(broker, archive, new ReportReader(Engine), TimeProvider.System).RunAsync(stop.Token),
        };
        await using (var intake = await QueueIntake.OpenAsync(archive, connection, broker.Queues, TimeProvider.System, static (_, _) => { }, Token))
            await intake.HandAsync([.. InventedReports.Pages(1).Select(p => new PageMessage(0, null, p))], Token);
        await ArticlesAsync(archive, 1, stages);
        await Stages.EndAsync(stop, stages);
        var letters = new DeadLetters(broker);
        var all = await letters.ListAsync(100, Token);
        all.Count.ShouldBeGreaterThanOrEqualTo(2 * (bodies.Length - 1));
        all.ShouldAllBe(l => l.Reason.Length > 0 && !l.CanRetry);
        (await letters.RetryAsync(null, Token)).ShouldBe(0);
        (await letters.DropAsync(1, Token)).ShouldBe(1);
        (await letters.DropAsync(null, Token)).ShouldBe(all.Count - 1);
        (await letters.ListAsync(10, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_queue_that_is_taken_away_is_made_again()
    {
        var address = await postgres.NewAddressAsync();
        await using var archive = NewsArchive.Open(address, TimeProvider.System);
        var broker = new Broker(await rabbit.AddressAsync(), new DeskQueues(Stages.DeskOf(address)), "test");
        await using var connection = await broker.ConnectAsync(Token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var opened = 0;
        var stages = new List<Task>
        {
            new GroupStage(broker, archive, Engine, TimeProvider.System) { Note = _ => Interlocked.Increment(ref opened) }.RunAsync(stop.Token),
            new ReadStage(broker, archive, new ReportReader(Engine), TimeProvider.System).RunAsync(stop.Token),
        };
        var pages = InventedReports.Pages(4).Select(p => new PageMessage(0, null, p)).ToList();
        await using var intake = await QueueIntake.OpenAsync(archive, connection, broker.Queues, TimeProvider.System, static (_, _) => { }, Token);
        await intake.HandAsync(pages[..2], Token);
        await ArticlesAsync(archive, 2, stages);
        await using (var channel = await connection.CreateChannelAsync(cancellationToken: Token)) await channel.QueueDeleteAsync(broker.Queues.Group, cancellationToken: Token);
        for (var tries = 0; Volatile.Read(ref opened) < 2; tries++)
        {
            tries.ShouldBeLessThan(300, "the grouper does not begin again");
            await Task.Delay(100, Token);
        }

        await intake.HandAsync(pages[2..], Token);
        await ArticlesAsync(archive, 4, stages);
        await Stages.EndAsync(stop, stages);
    }

    [Fact]
    public async Task Numbers_that_broke_off_are_told_by_whoever_begins_again()
    {
        var address = await postgres.NewAddressAsync();
        await using var archive = NewsArchive.Open(address, TimeProvider.System);
        var broker = new Broker(await rabbit.AddressAsync(), new DeskQueues(Stages.DeskOf(address)), "test");
        await using var connection = await broker.ConnectAsync(Token);
        var pages = InventedReports.Pages(3).Select(p => new PageMessage(0, null, p)).ToList();
        await using (var broken = await QueueIntake.OpenAsync(archive, connection, broker.Queues, TimeProvider.System, static (_, _) => { }, Token))
        {
            await using (var channel = await connection.CreateChannelAsync(cancellationToken: Token)) await channel.QueueDeleteAsync(broker.Queues.Read, cancellationToken: Token);
            await Should.ThrowAsync<Exception>(() => broken.HandAsync(pages[..1], Token));
            await using (var again = await broker.ConnectAsync(Token)) await again.CloseAsync(Token);
            await Should.ThrowAsync<ArchiveException>(() => broken.HandAsync(pages[1..], Token));
        }

        (await archive.ProgressAsync(Token)).ShouldBe(new CollectionProgress(0, 1, 0, 0));
        await using var intake = await QueueIntake.OpenAsync(archive, connection, broker.Queues, TimeProvider.System, static (_, _) => { }, Token);
        await intake.HandAsync(pages, Token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var stages = new List<Task>
        {
            new GroupStage(broker, archive, Engine, TimeProvider.System).RunAsync(stop.Token),
            new ReadStage(broker, archive, new ReportReader(Engine), TimeProvider.System).RunAsync(stop.Token),
        };
        await ArticlesAsync(archive, 3, stages);
        (await archive.ProgressAsync(Token)).Written.ShouldBe(4);
        await Stages.EndAsync(stop, stages);
    }

    [Fact]
    public void Messages_are_as_they_were()
    {
        var page = InventedReports.Pages(1).Single() with { Charset = "utf-8", Given = new Documents.GivenMetadata { Title = "Talks", Published = new Documents.PartialDate(2031, 4), Byline = ["Ada Lind"] } };
        var back = PageMessage.Unpack(new PageMessage(7, 3, page).Pack());
        (back.Number, back.Source, back.Page.Name, back.Page.Url, back.Page.Form, back.Page.Charset, back.Page.Given).ShouldBe((7, 3, page.Name, page.Url, page.Form, page.Charset, page.Given));
        back.Page.Content.ToArray().ShouldBe(page.Content.ToArray());
        var document = Engine.Read(Engine.Extract(page).Article!);
        var report = new ReportMessage(7, null, "report", document, null, IsEnd: false);
        ReportMessage.Unpack(report.Pack()).ShouldBe(report);
        var end = new ReportMessage(8, 3, "", null, "nothing was found", IsEnd: true);
        ReportMessage.Unpack(end.Pack()).ShouldBe(end);
    }

    /// <summary>Messages of version 1 as they were first written: every later program reads them.</summary>
    [Fact]
    public void Messages_of_version_1_are_read_for_good()
    {
        const string Said = """{"Number":5,"Source":2,"Name":"talks","Url":"https://herald.example/talks","Form":1,"Charset":null,"Title":null,"Outlet":null,"Published":null,"Byline":null,"Added":"later"}""";
        byte[] body = [(byte)Said.Length, 0, 0, 0, .. Encoding.UTF8.GetBytes(Said), .. "<p>They met.</p>"u8];
        var page = PageMessage.Unpack(body);
        (page.Number, page.Source, page.Page.Url, page.Page.Form).ShouldBe((5, 2, "https://herald.example/talks", Documents.PageForm.Html));
        Encoding.UTF8.GetString(page.Page.Content.Span).ShouldBe("<p>They met.</p>");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a b")]
    public void A_desk_has_a_plain_name(string name) => Should.Throw<ArgumentException>(() => new DeskQueues(name));

    /// <summary>Takes the page and breaks, until the broker gives it to nobody any more.</summary>
    private static async Task BreakAsync(IConnection connection, string queue)
    {
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Token);
        for (var misses = 0; misses < 20;)
        {
            if (await channel.BasicGetAsync(queue, autoAck: false, Token) is { } got)
            {
                await channel.BasicNackAsync(got.DeliveryTag, multiple: false, requeue: true, Token);
                misses = 0;
            }
            else
            {
                misses++;
                await Task.Delay(50, Token);
            }
        }
    }

    private static async Task ArticlesAsync(NewsArchive archive, int count, List<Task> stages)
    {
        for (var tries = 0; (await archive.SizeAsync(Token)).Articles < count; tries++)
        {
            foreach (var ended in stages.Where(s => s.IsCompleted)) await ended;
            if (tries > 600) Assert.Fail($"there are {(await archive.SizeAsync(Token)).Articles} articles, {count} should come");
            await Task.Delay(100, Token);
        }
    }
}
