using System.Globalization;
using BenchmarkDotNet.Running;
using Readout.Bench;

if (args is ["growth", .. var counts]) StreamBenchmarks.Growth(counts.DefaultIfEmpty("10000").Select(count => int.Parse(count, CultureInfo.InvariantCulture)));
else if (args is ["copies", var prints]) LargeRuns.Copies(int.Parse(prints, CultureInfo.InvariantCulture));
else if (args is ["story", var reports]) LargeRuns.Story(int.Parse(reports, CultureInfo.InvariantCulture));
else if (args is ["language", .. var paths]) LanguageRun.Run(paths);
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
