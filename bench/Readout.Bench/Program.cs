using System.Globalization;
using BenchmarkDotNet.Running;
using Readout.Bench;

var kept = Path.Combine(Path.GetTempPath(), "readout-bench");
if (args is ["growth", .. var counts]) StreamBenchmarks.Growth(counts.DefaultIfEmpty("10000").Select(count => Number(count)));
else if (args is ["copies", var prints]) LargeRuns.Copies(Number(prints));
else if (args is ["story", var reports]) LargeRuns.Story(Number(reports));
else if (args is ["language", .. var paths]) LanguageRun.Run(paths);
else if (args is ["archive", .. var size]) await ArchiveRun.RunAsync(Number(size.ElementAtOrDefault(0) ?? "1000000"), size.ElementAtOrDefault(1) ?? kept, size.ElementAtOrDefault(2) ?? "");
else if (args is ["load", .. var folder]) await LoadRun.RunAsync(folder.ElementAtOrDefault(0) ?? kept);
else if (args is ["ingest", .. var pages]) await IngestRun.RunAsync(Number(pages.ElementAtOrDefault(0) ?? "2000"));
else if (args is ["capacity", .. var inputs]) CapacityRun.Run(inputs);
else BenchmarkSwitcher.FromAssembly(typeof(ArchiveRun).Assembly).Run(args);

static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
