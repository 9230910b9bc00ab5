using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Readout.Tests.Browsing;

/// <summary>A site on loopback with a feed and the report that it names.</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FeedServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First() + "/feed.xml";

    public static async Task<FeedServer> StartAsync(string report)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/feed.xml", (HttpRequest request) => Results.Text($"""
            <?xml version="1.0"?><rss version="2.0"><channel><title>The Selm Herald</title><link>http://{request.Host}/</link>
            <item><title>Ministers meet in Port Selm</title><link>http://{request.Host}/talks.html</link><guid>talks</guid></item></channel></rss>
            """, "application/rss+xml"));
        app.MapGet("/talks.html", () => Results.Text(report, "text/html"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new FeedServer(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
