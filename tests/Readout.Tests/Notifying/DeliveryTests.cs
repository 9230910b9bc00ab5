using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Readout.Archive;
using Readout.Documents;
using Readout.Notifying;
using Readout.Sources;
using Readout.Sources.Fetching;
using Readout.Tests.Commands;
using Readout.Tests.Serving;
using Readout.Workers.Collecting;

namespace Readout.Tests.Notifying;

public sealed class DeliveryTests : IAsyncDisposable
{
    private static readonly Uri Root = new("https://readout.example");

    private readonly Workplace _place = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2031, 4, 22, 20, 0, 0, TimeSpan.Zero));
    private NewsArchive _archive;
    private Fetcher _fetcher;

    public DeliveryTests()
    {
        _archive = Open();
        _fetcher = new Fetcher(new FetcherOptions { AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")] }, TimeProvider.System);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _archive.DisposeAsync();
        _fetcher.Dispose();
        _place.Dispose();
    }

    [Fact]
    public async Task A_webhook_gets_an_alert_once_signed_and_with_its_words()
    {
        await using var sink = new WebhookSink();
        await _archive.Alerts.AddReceiverAsync("", "webhook", sink.Address, "each", "secret", Token);
        await CollectAsync();
        (await Loop().OnceAsync(Token)).ShouldBe(1);
        (await Loop().OnceAsync(Token)).ShouldBe(0);
        var posted = sink.Posted.ShouldHaveSingleItem();
        var signature = posted.Headers["Readout-Signature"].Split(',');
        var seconds = long.Parse(signature[0]["t=".Length..], System.Globalization.CultureInfo.InvariantCulture);
        seconds.ShouldBe(_time.GetUtcNow().ToUnixTimeSeconds());
        signature[1].ShouldBe("v1=" + WebhookSender.Signature("secret", seconds, posted.Body));
        WebhookSender.Signature("other", seconds, posted.Body).ShouldNotBe(signature[1]["v1=".Length..]);
        using var json = JsonDocument.Parse(posted.Text);
        json.RootElement.GetProperty("delivery").GetString().ShouldBe(posted.Headers["Readout-Delivery"]);
        var alert = json.RootElement.GetProperty("alert");
        alert.GetProperty("title").GetString().ShouldBe("“Fish”: Ministers meet in Port Selm");
        alert.GetProperty("url").GetString().ShouldStartWith("https://readout.example/stories/");
        var evidence = alert.GetProperty("evidence")[0];
        var article = (await _archive.ArticleAsync(new ArticleId(evidence.GetProperty("article").GetString()!), Token))!.Article;
        new TextSpan(evidence.GetProperty("start").GetInt32(), evidence.GetProperty("end").GetInt32()).Of(article.Text).ShouldBe(evidence.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(302)]
    [InlineData(0)]
    public async Task What_did_not_arrive_is_sent_again_under_the_same_key_after_a_restart(int first)
    {
        await using var sink = new WebhookSink(first);
        await _archive.Alerts.AddReceiverAsync("", "webhook", sink.Address, "each", "secret", Token);
        await CollectAsync();
        (await Loop().OnceAsync(Token)).ShouldBe(0);
        (await Loop().OnceAsync(Token)).ShouldBe(0);
        await _archive.DisposeAsync();
        _archive = Open();
        _time.Advance(TimeSpan.FromSeconds(31));
        (await Loop().OnceAsync(Token)).ShouldBe(1);
        _time.Advance(TimeSpan.FromDays(1));
        (await Loop().OnceAsync(Token)).ShouldBe(0);
        sink.Posted.Count.ShouldBe(2);
        sink.Posted.Select(p => p.Path).ShouldAllBe(path => path == "/hook");
        sink.Posted.Select(p => p.Headers["Readout-Delivery"]).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_webhook_that_is_gone_for_good_is_asked_no_more()
    {
        await using var sink = new WebhookSink(410);
        await _archive.Alerts.AddReceiverAsync("", "webhook", sink.Address, "each", "secret", Token);
        await CollectAsync();
        await Loop().OnceAsync(Token);
        _time.Advance(TimeSpan.FromDays(1));
        await Loop().OnceAsync(Token);
        sink.Posted.Count.ShouldBe(1);
        (await _archive.Alerts.ReceiversAsync("", Token))[0].Failed.ShouldBe(1);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/hook")]
    [InlineData("http://localhost:{0}/hook")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/hook")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://10.0.0.1/hook")]
    public async Task A_webhook_leads_into_no_network_of_ones_own(string address)
    {
        await using var sink = new WebhookSink();
        _fetcher.Dispose();
        _fetcher = new Fetcher(new FetcherOptions(), TimeProvider.System);
        var port = new Uri(sink.Address).Port;
        await _archive.Alerts.AddReceiverAsync("", "webhook", string.Format(System.Globalization.CultureInfo.InvariantCulture, address, port), "each", "secret", Token);
        await CollectAsync();
        (await Loop().OnceAsync(Token)).ShouldBe(0);
        sink.Posted.ShouldBeEmpty();
        (await _archive.Alerts.ReceiversAsync("", Token))[0].Problem.ShouldNotBeNull().ShouldContain("address");
    }

    [Fact]
    public async Task A_mail_that_was_put_off_is_sent_again_with_the_same_id()
    {
        await using var sink = new MailSink(putOff: 1);
        await _archive.Alerts.AddReceiverAsync("", "mail", "ann@desk.example", "each", "", Token);
        await CollectAsync();
        (await Loop(sink).OnceAsync(Token)).ShouldBe(0);
        (await _archive.Alerts.ReceiversAsync("", Token))[0].Problem.ShouldNotBeNull().ShouldContain("later");
        await _archive.DisposeAsync();
        _archive = Open();
        _time.Advance(TimeSpan.FromMinutes(1));
        (await Loop(sink).OnceAsync(Token)).ShouldBe(1);
        (await Loop(sink).OnceAsync(Token)).ShouldBe(0);
        var mail = sink.Messages.ShouldHaveSingleItem();
        mail.To.ToString().ShouldBe("ann@desk.example");
        mail.Subject.ShouldBe("“Fish”: Ministers meet in Port Selm");
        mail.MessageId.ShouldStartWith("readout-1-");
        Flat(mail.TextBody!).ShouldContain("fishing grounds");
        mail.HtmlBody!.ShouldContain("https://readout.example/articles/");
    }

    [Fact]
    public async Task No_password_goes_to_a_mail_server_that_does_not_encrypt()
    {
        await using var sink = new MailSink();
        var sender = new MailSender(new MailOptions(sink.Address, "ann", "hush", "readout@desk.example"));
        (await sender.TryAsync(Token)).ShouldNotBeNull().ShouldContain("STARTTLS");
        (await sender.SendAsync("ann@desk.example", "key", new Message("Subject", "Text", "<p>Text</p>"), Token)).Problem.ShouldNotBeNull();
        sink.Messages.ShouldBeEmpty();
        sink.Commands.ShouldAllBe(c => c.StartsWith("EHLO", StringComparison.Ordinal) || c == "QUIT");
        (await new MailSender(new MailOptions(sink.Address, null, null, "readout@desk.example")).TryAsync(Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_mail_server_mail_waits_and_holds_up_nothing()
    {
        await using var sink = new WebhookSink();
        await _archive.Alerts.AddReceiverAsync("", "mail", "ann@desk.example", "each", "", Token);
        await _archive.Alerts.AddReceiverAsync("", "webhook", sink.Address, "each", "secret", Token);
        await CollectAsync();
        (await Loop().OnceAsync(Token)).ShouldBe(1);
        (await _archive.Alerts.ReceiversAsync("", Token)).Single(r => r.Kind == "mail").Waiting.ShouldBe(1);
    }

    [Fact]
    public async Task A_digest_comes_once_a_day_and_can_be_read_as_text_and_as_a_page()
    {
        await using var sink = new MailSink();
        await _archive.Alerts.AddReceiverAsync("", "mail", "ann@desk.example", "daily", "", Token);
        await CollectAsync(Workplace.Talks.Replace("fishing grounds", "fishing <b>grounds</b> & boats", StringComparison.Ordinal).Replace("<b>", "&lt;b&gt;", StringComparison.Ordinal).Replace("</b>", "&lt;/b&gt;", StringComparison.Ordinal));
        await TickAsync();
        sink.Messages.ShouldBeEmpty();
        _time.Advance(TimeSpan.FromHours(11));
        for (var i = 0; i < 3; i++) await TickAsync();
        await _archive.DisposeAsync();
        _archive = Open();
        await TickAsync();
        var mail = sink.Messages.ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Readout, Wednesday 23 April 2031: 1 story, 1 alert");
        mail.TextBody!.ShouldContain("WHAT YOU FOLLOW");
        mail.TextBody!.ShouldContain("STORIES OF THE DAY");
        Flat(mail.TextBody!).ShouldContain("fishing <b>grounds</b> & boats");
        mail.TextBody!.Split('\n').Where(line => !line.Contains("https://", StringComparison.Ordinal)).ShouldAllBe(line => line.TrimEnd().Length <= 79);
        mail.HtmlBody!.ShouldContain("fishing &lt;b&gt;grounds&lt;/b&gt; &amp; boats");
        mail.HtmlBody!.ShouldNotContain("<b>");
        _time.Advance(TimeSpan.FromDays(1));
        await TickAsync();
        sink.Messages.Count.ShouldBe(1);

        async Task TickAsync()
        {
            var loop = Loop(sink);
            await loop.DigestsAsync(Token);
            await loop.OnceAsync(Token);
        }
    }

    [Theory]
    [InlineData(false, "2031-05-01T05:59:59Z", "digest-daily-2031-04-30")]
    [InlineData(false, "2031-05-01T06:00:00Z", "digest-daily-2031-05-01")]
    [InlineData(true, "2031-05-01T06:00:00Z", "digest-weekly-2031-04-28")]
    [InlineData(true, "2031-04-28T05:00:00Z", "digest-weekly-2031-04-21")]
    [InlineData(true, "2031-05-04T23:00:00Z", "digest-weekly-2031-04-28")]
    public void A_digest_is_named_by_the_morning_it_is_due(bool isWeekly, string now, string key) =>
        DeliveryLoop.Period(isWeekly, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)).Key.ShouldBe(key);

    [Fact]
    public async Task A_reader_keeps_a_search_and_receives_its_alert_by_mail_and_webhook()
    {
        await using var hook = new WebhookSink();
        await using var mail = new MailSink();
        await using var server = await RunningServer.StartAsync(options => options with
        {
            Every = TimeSpan.FromMilliseconds(300),
            Fetching = new FetcherOptions { AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")] },
            Mail = new MailOptions(mail.Address, null, null, "readout@desk.example"),
        }, ("storm.txt", Workplace.Storm));
        (await server.PostAsync("/searches", "name=Fish&query=fishing&alert=1")).Status.ShouldBe(303);
        (await server.PostAsync("/receivers", $"kind=webhook&rhythm=each&address={Uri.EscapeDataString(hook.Address)}")).Status.ShouldBe(303);
        (await server.PostAsync("/receivers", "kind=mail&rhythm=each&address=ann%40desk.example")).Status.ShouldBe(303);
        await File.WriteAllTextAsync(Path.Combine(server.Folder, "in", "talks.html"), Workplace.Talks, Token);
        for (var i = 0; i < 300 && (hook.Posted.Count == 0 || mail.Messages.Count == 0); i++) await Task.Delay(100, Token);
        hook.Posted.ShouldHaveSingleItem().Text.ShouldContain("fishing grounds");
        Flat(mail.Messages.ShouldHaveSingleItem().TextBody!).ShouldContain("fishing grounds");
        var page = await server.GetAsync("/alerts");
        page.Body.ShouldContain(": Ministers meet in Port Selm");
        page.Body.ShouldContain("<span class=\"count\">1<");
        (await server.GetAsync("/alerts.atom")).Body.ShouldContain("fishing grounds");
        await server.PostAsync("/alerts/seen", "number=1");
        (await server.GetAsync("/")).Body.ShouldNotContain("class=\"count\"");
    }

    /// <summary>Quoted lines as one.</summary>
    private static string Flat(string text) => text.ReplaceLineEndings("\n").Replace("\n  > ", " ", StringComparison.Ordinal);

    private NewsArchive Open() => NewsArchive.Open(Path.Combine(_place.Folder, "readout.db"), _time);

    private DeliveryLoop Loop(MailSink? mail = null) => new(_archive, new MessageWriter(_archive, Root, _time), new WebhookSender(_fetcher, Root, _time),
        mail is null ? null : new MailSender(new MailOptions(mail.Address, null, null, "readout@desk.example")), _time);

    private async Task CollectAsync(string text = Workplace.Talks)
    {
        await _archive.SaveSearchAsync("", "Fish", "fishing", alert: true, Token);
        await using var collector = await Collector.OpenAsync(_archive, new ReadoutEngine(), _time, Token);
        await collector.CollectAsync(new[] { new SourceItem("talks", new FetchedPage("talks", Encoding.UTF8.GetBytes(text)) { Url = "https://selm.example/talks" }, null) }.ToAsyncEnumerable(), null, Token);
        (await _archive.Alerts.ListAsync("", cancellation: Token)).Items.Count.ShouldBe(1);
    }
}
