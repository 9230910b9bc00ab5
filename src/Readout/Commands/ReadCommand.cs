using System.CommandLine;
using Readout.Assisting;
using Readout.Comparison;
using Readout.Documents;
using Readout.Sources;
using Readout.Sources.Fetching;
using Readout.Writing;

namespace Readout.Commands;

/// <summary><c>readout read</c>: reports in, one readout out.</summary>
internal static class ReadCommand
{
    public const string Name = "read";

    public static IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("readout read reports/", "read every report of a folder and print the readout"),
        ("readout read a.html b.txt --format html --output brief.html", "write a page that opens in any browser, with the reports' own words a click away"),
        ("readout read reports/ --evidence --story 1", "the first story alone, with the exact words beneath each line"),
        ("readout read https://herald.example/feed.xml --at-most 10", "fetch a feed, a page or a site; the network is used for nothing else"),
        ("readout read reports/ --as-of 2023-06-18 --format json", "everything, as JSON, told for a given day"),
    ];

    private static readonly Dictionary<string, ReadoutFormat> Formats = new(StringComparer.Ordinal)
    {
        ["text"] = ReadoutFormat.Text,
        ["markdown"] = ReadoutFormat.Markdown,
        ["html"] = ReadoutFormat.Html,
        ["json"] = ReadoutFormat.Json,
    };

    public static Command Build(Terminal terminal)
    {
        var paths = PageReading.Paths("Files (.html, .htm, .txt, .jsonl, .warc, feeds; each also as .gz), folders of them, and addresses (https://…) of pages, feeds, sitemaps and sites, which are fetched.");
        var format = new Option<string?>("--format", "-f")
        {
            Description = "The form of the readout. [default: by the ending of --output, else text]",
            HelpName = string.Join('|', Formats.Keys),
        };
        format.AcceptOnlyFromAmong([.. Formats.Keys]);
        var asOf = new Option<PartialDate?>("--as-of")
        {
            Description = "The day it is told for: what lies after it is still to come. [default: the newest date of publication]",
            HelpName = "DATE",
            CustomParser = result =>
            {
                if (PartialDate.TryParse(result.Tokens[0].Value, out var date)) return date;
                result.AddError($"'{result.Tokens[0].Value}' is no date: write it as 2023-06-18, 2023-06 or 2023.");
                return null;
            },
        };
        var output = new Option<string?>("--output", "-o") { Description = "Write to this file, whole or not at all, instead of standard output.", HelpName = "FILE" };
        output.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value.Length: 0 }]) result.AddError("--output takes the name of a file.");
        });
        var story = new Option<int?>("--story") { Description = "Only the story of this number, as the list of stories counts them.", HelpName = "N", CustomParser = PageOptions.Number("--story", 1, int.MaxValue) };
        var evidence = new Option<bool>("--evidence") { Description = "Print beneath each line the exact words it stands on (text and markdown)." };
        var all = new Option<bool>("--all") { Description = "Show every item of long sections (text and markdown)." };
        var page = new PageOptions(terminal);
        var network = new NetworkOptions();
        var assistant = new AssistantSettings();

        var command = new Command(Name, "Read reports and print one readout of them.") { paths, format, asOf, output, story, evidence, all, page.Width, page.Color };
        network.AddTo(command);
        assistant.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var file = parsed.GetValue(output);
            var options = page.Of(parsed, toFile: file is not null) with { All = parsed.GetValue(all), Evidence = parsed.GetValue(evidence) };
            var form = parsed.GetValue(format) is { } word ? Formats[word] : FormatOf(file);
            var (fetching, webReading) = network.Of(parsed);
            var reading = new PageReading(new ReadoutEngine(), terminal, fetching, webReading);
            return RunAsync(terminal, reading, parsed.GetValue(paths)!, parsed.GetValue(asOf), parsed.GetValue(story), assistant.Of(parsed), form, options, file, cancellation);
        });
        return command;
    }

    private static async Task<Edition> PhraseAsync(Edition edition, AssistantOptions options, Terminal terminal, CancellationToken cancellation)
    {
        using var fetcher = new Fetcher(Assistant.Fetching, terminal.Time);
        var assistant = new Assistant(options, fetcher, terminal.Time);
        var stories = new List<StoryComparison>();
        foreach (var story in edition.Stories)
        {
            var (phrased, problem) = await assistant.PhraseAsync(story, cancellation).ConfigureAwait(false);
            if (problem is not null) terminal.Error.WriteLine($"readout: the assistant left the gist of '{PageReading.Shown(story.Story.Title)}' as it is: {problem}");
            stories.Add(phrased);
        }

        return edition with { Stories = stories.ToEquatableArray() };
    }

    private static async Task<int> RunAsync(Terminal terminal, PageReading reading, IReadOnlyList<string> paths, PartialDate? asOf, int? story, AssistantOptions? assistant, ReadoutFormat format,
        WritingOptions options, string? file, CancellationToken cancellation)
    {
        if (file is not null && FileSource.Reads(paths.Where(p => !PageReading.IsAddress(p)), file))
        {
            terminal.Error.WriteLine($"readout: '{file}' is one of the reports to be read; write the readout somewhere else.");
            return ExitCode.WrongUsage;
        }

        var pages = await reading.ReadAsync(paths, keep: false, cancellation).ConfigureAwait(false);
        var failed = reading.Report(pages);
        var documents = pages.Select(p => p.Document).OfType<Document>().DistinctBy(d => d.Article.Id).ToList();
        if (documents.Count == 0)
        {
            terminal.Error.WriteLine(pages.Count == 0 ? "readout: there are no reports there (.html, .htm, .txt, .jsonl, .warc, feeds, or these as .gz)."
                : $"readout: nothing could be read ({Inputs(pages.Count)}).");
            return ExitCode.SomeFailed;
        }

        var edition = await Task.Run(() => reading.Engine.Tell(documents, asOf), cancellation).ConfigureAwait(false);
        if (story is { } number)
        {
            if (number < 1 || number > edition.Stories.Count)
            {
                terminal.Error.WriteLine($"readout: there is no story {number}; they are numbered from 1 to {edition.Stories.Count}.");
                return ExitCode.SomeFailed;
            }

            edition = Edition.Of(edition.AsOf, [edition.Stories[number - 1]]);
        }

        if (assistant is not null) edition = await PhraseAsync(edition, assistant, terminal, cancellation).ConfigureAwait(false);
        var text = ReadoutWriter.Write(edition, format, options);
        cancellation.ThrowIfCancellationRequested();
        if (file is null)
        {
            await terminal.Output.WriteAsync(text.AsMemory(), cancellation).ConfigureAwait(false);
        }
        else if (await OutputFile.WriteAsync(file, text, cancellation).ConfigureAwait(false) is { } problem)
        {
            terminal.Error.WriteLine($"readout: '{file}' could not be written: {problem}");
            return ExitCode.SomeFailed;
        }

        return failed ? ExitCode.SomeFailed : ExitCode.Done;
    }

    private static ReadoutFormat FormatOf(string? file) => Path.GetExtension(file)?.ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" => ReadoutFormat.Html,
        ".MD" or ".MARKDOWN" => ReadoutFormat.Markdown,
        ".JSON" => ReadoutFormat.Json,
        _ => ReadoutFormat.Text,
    };

    private static string Inputs(int count) => count == 1 ? "1 input" : $"{count} inputs";
}
