using System.CommandLine;
using Readout.Archive;
using Readout.Sources.Feeds;

namespace Readout.Commands;

/// <summary><c>readout add</c>: sources to collect from.</summary>
internal static class AddCommand
{
    public const string Name = "add";

    public static IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("readout add https://herald.example/feed.xml", "a feed, a news sitemap, a page, or a site whose feeds are found"),
        ("readout add feeds.opml", "all feeds of a list"),
        ("readout add reports/", "a folder of saved reports"),
    ];

    public static Command Build(Terminal terminal)
    {
        var what = new Argument<string[]>("source") { Description = "Addresses (https://…), lists of feeds (.opml) and folders.", Arity = ArgumentArity.OneOrMore };
        var name = new Option<string?>("--name") { Description = "What to call it; for one source. [default: its address]", HelpName = "NAME" };
        var archive = new ArchiveOptions();
        var command = new Command(Name, "Add sources to collect from.") { what, name, archive.Data, archive.Database, archive.Format };
        command.SetAction((parsed, cancellation) => archive.WithAsync(parsed, terminal, make: true, async kept =>
        {
            var failed = false;
            var added = new List<SourceRow>();
            foreach (var source in parsed.GetValue(what)!)
            {
                var (found, problem) = await SourcesAsync(source, parsed.GetValue(name), cancellation).ConfigureAwait(false);
                foreach (var one in found) added.Add(await kept.AddSourceAsync(one, cancellation).ConfigureAwait(false));
                if (problem is null) continue;
                terminal.Error.WriteLine($"readout: {source}: {problem}");
                failed = true;
            }

            if (archive.IsJson(parsed)) terminal.Output.WriteLine(System.Text.Json.JsonSerializer.Serialize(added, RowJson.Page));
            else foreach (var row in added) terminal.Output.WriteLine($"{row.Number}\t{row.Kind}\t{row.Name}\t{row.Address}");
            return failed ? ExitCode.SomeFailed : ExitCode.Done;
        }));
        return command;
    }

    /// <summary>What an argument of the command line names.</summary>
    public static async Task<(IReadOnlyList<NewSource> Sources, string? Problem)> SourcesAsync(string argument, string? name, CancellationToken cancellation)
    {
        if (PageReading.IsAddress(argument)) return ([new NewSource("web", argument, name ?? argument)], null);
        if (Directory.Exists(argument)) return ([new NewSource("folder", Path.GetFullPath(argument), name ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(argument))))], null);
        if (argument.StartsWith("--", StringComparison.Ordinal)) return ([], "there is no such option");
        if (!File.Exists(argument)) return ([], "there is no such file or folder, and it is no address (https://…)");
        var (outlines, problem) = Opml.Read(await File.ReadAllBytesAsync(argument, cancellation).ConfigureAwait(false));
        return ([.. outlines.Select(o => new NewSource("web", o.XmlUrl, o.Text, o.Folder))], problem);
    }
}
