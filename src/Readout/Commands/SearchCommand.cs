using System.CommandLine;
using System.Text.Json;
using Readout.Archive.Searching;

namespace Readout.Commands;

/// <summary><c>readout search</c>: reports, stories and quotations of the archive.</summary>
internal static class SearchCommand
{
    public const string Name = "search";

    public static IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("readout search strike", "reports that hold a word"),
        ("readout search side:FRA status:postponed after:2023-03", "by fields: person, side, pair, outlet, topic, status, level, kind, before, after, said, independent"),
    ];

    public static Command Build(Terminal terminal)
    {
        var words = new Argument<string[]>("query") { Description = "Words, \"phrases\", begin*, -not (behind --), OR, brackets, and fields such as side:FRA or independent:>2.", Arity = ArgumentArity.OneOrMore };
        var limit = new Option<int?>("--limit") { Description = "At most so many reports. [default: 20]", HelpName = "N", CustomParser = PageOptions.Number("--limit", 1, 500) };
        var archive = new ArchiveOptions();
        var command = new Command(Name, "Search the archive.") { words, limit, archive.Data, archive.Database, archive.Format };
        command.SetAction((parsed, cancellation) =>
        {
            var text = string.Join(' ', parsed.GetValue(words)!);
            var (query, problem) = SearchQuery.Parse(text);
            if (query is null)
            {
                terminal.Error.WriteLine($"readout: the search was not understood at character {problem!.Position + 1}: {problem.Message}.");
                terminal.Error.WriteLine("  " + text);
                terminal.Error.WriteLine("  " + new string(' ', problem.Position) + "^");
                return Task.FromResult(ExitCode.WrongUsage);
            }

            return archive.WithAsync(parsed, terminal, make: false, async kept =>
            {
                var answer = await kept.SearchAsync(query, "", parsed.GetValue(limit) ?? 20, cancellation).ConfigureAwait(false);
                if (archive.IsJson(parsed))
                {
                    terminal.Output.WriteLine(JsonSerializer.Serialize(answer, RowJson.Page));
                    return ExitCode.Done;
                }

                foreach (var hit in answer.Reports)
                {
                    terminal.Output.WriteLine(PageReading.Shown($"{hit.Published?.ToString() ?? "no date"}  {hit.Title} · {hit.Outlet ?? hit.Url ?? "no outlet"} · story {hit.Story}"));
                    terminal.Output.WriteLine(PageReading.Shown("    " + hit.Snippet.ReplaceLineEndings(" ")));
                }

                if (answer.Reports.Count == 0) terminal.Error.WriteLine("readout: nothing was found.");
                return ExitCode.Done;
            });
        });
        return command;
    }
}
