using System.Globalization;
using BenchmarkDotNet.Running;
using Readout.Bench;

if (args is ["growth", .. var counts]) StreamBenchmarks.Growth(counts.DefaultIfEmpty("10000").Select(count => int.Parse(count, CultureInfo.InvariantCulture)));
else if (args is ["language", .. var paths]) LanguageRun.Run(paths);
else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
