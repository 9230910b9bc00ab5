using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Readout.Workers.Collecting;

namespace Readout.Serving;

/// <summary>Traces and metrics, sent by OTLP to the collector that whoever runs the program named, and to nobody else.</summary>
internal static class Telemetry
{
    private const string Name = "Readout";

    /// <summary>What the program's own spans come from.</summary>
    public static ActivitySource Activities { get; } = new(Name);

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Sent = Meter.CreateCounter<long>("readout.deliveries", description: "Tries to send an alert or digest, by outcome.");

    /// <summary>Counts a try to send something.</summary>
    public static void Tried(bool arrived) => Sent.Add(1, new KeyValuePair<string, object?>("outcome", arrived ? "arrived" : "failed"));

    /// <summary>Counts what is collected from now on.</summary>
    public static void Watch(Collector collector) => Meter.CreateObservableCounter("readout.pages", () =>
    {
        var progress = collector.Progress;
        return new[] { Of(progress.Kept, "kept"), Of(progress.Known, "known"), Of(progress.Failed, "failed") };

        static Measurement<long> Of(int number, string outcome) => new(number, new KeyValuePair<string, object?>("outcome", outcome));
    }, description: "Pages looked at, by what became of them.");

    /// <summary>The port on which collectors take OTLP over HTTP; on 4317 and others they are spoken to by gRPC.</summary>
    private const int HttpPort = 4318;

    /// <summary>Sends what is measured to a collector.</summary>
    public static void AddTo(IServiceCollection services, Uri collector) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService("readout", serviceVersion: typeof(Telemetry).Assembly.GetName().Version!.ToString(3)))
        .WithTracing(traces => traces.AddSource(Name).AddAspNetCoreInstrumentation().AddOtlpExporter(otlp => Aim(otlp, collector, "v1/traces")))
        .WithMetrics(metrics => metrics.AddMeter(Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddOtlpExporter(otlp => Aim(otlp, collector, "v1/metrics")));

    /// <summary>Over HTTP each kind has a path of its own, which the exporter adds only to addresses that it took from the environment.</summary>
    internal static void Aim(OtlpExporterOptions otlp, Uri collector, string path)
    {
        if (collector.Port == HttpPort) otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = otlp.Protocol == OtlpExportProtocol.HttpProtobuf ? new Uri(collector.AbsoluteUri.TrimEnd('/') + "/" + path) : collector;
    }
}
