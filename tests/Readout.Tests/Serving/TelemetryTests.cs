using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;
using Readout.Serving;
using Readout.Tests.Commands;

namespace Readout.Tests.Serving;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Traces_and_metrics_come_to_the_collector_without_texts_searches_and_keys()
    {
        var received = new ConcurrentQueue<(string Path, string Body)>();
        await using var collector = Receiver(received);
        await collector.StartAsync(TestContext.Current.CancellationToken);
        var address = new Uri(collector.Urls.Single());
        await using (var server = await RunningServer.StartAsync(options => options with { Telemetry = address }, ("talks.html", Workplace.Talks)))
        {
            (await server.GetAsync("/search?q=herringword")).Status.ShouldBe(200);
            (await server.GetAsync("/api/v1/stories", "Authorization: Bearer readout_keyword")).Status.ShouldBe(401);
        }

        var traces = Said("/opentelemetry.proto.collector.trace.v1.TraceService/Export");
        traces.ShouldContain("GET /search");
        traces.ShouldContain("collect");
        var metrics = Said("/opentelemetry.proto.collector.metrics.v1.MetricsService/Export");
        metrics.ShouldContain("readout.pages");
        metrics.ShouldContain("http.server.request.duration");
        foreach (var word in new[] { "herringword", "keyword", "Port Selm", "fishing" }) (traces + metrics).ShouldNotContain(word);

        string Said(string path) => string.Concat(received.Where(r => r.Path == path).Select(r => r.Body));
    }

    [Theory]
    [InlineData("http://localhost:4317", OtlpExportProtocol.Grpc, "http://localhost:4317/")]
    [InlineData("http://localhost:4318", OtlpExportProtocol.HttpProtobuf, "http://localhost:4318/v1/traces")]
    [InlineData("http://localhost:4318/otlp/", OtlpExportProtocol.HttpProtobuf, "http://localhost:4318/otlp/v1/traces")]
    public void Over_http_each_kind_has_a_path_of_its_own(string collector, OtlpExportProtocol protocol, string sent)
    {
        var otlp = new OtlpExporterOptions();
        Telemetry.Aim(otlp, new Uri(collector), "v1/traces");
        otlp.Protocol.ShouldBe(protocol);
        otlp.Endpoint.AbsoluteUri.ShouldBe(sent);
    }

    /// <summary>A collector that takes everything by gRPC and answers each time that all is well.</summary>
    private static WebApplication Receiver(ConcurrentQueue<(string Path, string Body)> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.Enqueue((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(new byte[5]);
            context.Response.AppendTrailer("grpc-status", "0");
        });
        return app;
    }
}
