using System.CommandLine;
using System.Text.Json;
using Readout.Archive;
using Readout.Documents;

namespace Readout.Commands;

/// <summary><c>readout contacts</c>: the ledger.</summary>
internal static class ContactsCommand
{
    public const string Name = "contacts";

    public static IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("readout contacts --side CHN --side USA", "all contacts of a pair, the newest first"),
        ("readout contacts --status postponed --since 2023-01 --format json", "what was put off since a month"),
    ];

    public static Command Build(Terminal terminal)
    {
        var sides = new Option<string[]>("--side") { Description = "A side that takes part; may be given several times.", HelpName = "CODE", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
        var status = Word("--status", "Only contacts of this status.", Enum.GetValues<ContactStatus>(), s => s.Word());
        var kind = Word("--kind", "Only contacts of this kind.", Enum.GetValues<ContactKind>(), k => k.Word());
        var level = Word("--level", "Only contacts on this level.", Enum.GetValues<Level>(), l => l.Word());
        var person = new Option<string?>("--person") { Description = "Somebody who takes part: words of the name.", HelpName = "NAME" };
        var since = Date("--since", "On this day or later.");
        var until = Date("--until", "On this day or earlier.");
        var limit = new Option<int?>("--limit") { Description = "At most so many. [default: 100]", HelpName = "N", CustomParser = PageOptions.Number("--limit", 1, 10_000) };
        var archive = new ArchiveOptions();
        var command = new Command(Name, "Show the ledger of contacts.") { sides, status, kind, level, person, since, until, limit, archive.Data, archive.Database, archive.Format };
        command.SetAction((parsed, cancellation) => archive.WithAsync(parsed, terminal, make: false, async kept =>
        {
            var filter = new ContactFilter
            {
                Sides = parsed.GetValue(sides) ?? [],
                Status = Of(parsed.GetValue(status), Enum.GetValues<ContactStatus>(), s => s.Word()),
                Kind = Of(parsed.GetValue(kind), Enum.GetValues<ContactKind>(), k => k.Word()),
                Level = Of(parsed.GetValue(level), Enum.GetValues<Level>(), l => l.Word()),
                Person = parsed.GetValue(person),
                Since = parsed.GetValue(since),
                Until = parsed.GetValue(until),
                Limit = parsed.GetValue(limit) ?? 100,
            };
            var rows = await kept.ContactsAsync(filter, cancellation).ConfigureAwait(false);
            if (archive.IsJson(parsed)) terminal.Output.WriteLine(JsonSerializer.Serialize(rows.Items, RowJson.Page));
            else foreach (var row in rows.Items) terminal.Output.WriteLine(PageReading.Shown(Line(row)));
            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>A contact in one line.</summary>
    public static string Line(ContactRow row) =>
        $"{row.Start?.ToString() ?? "no date",-10}  {row.Status.Word(),-9}  {row.Kind.Word()} · {string.Join(", ", row.Sides)} · {string.Join(", ", row.People)}{(row.Place is { } place ? $" · {place}" : "")} · story {row.Story}";

    /// <summary>An option that takes a day, a month or a year.</summary>
    public static Option<PartialDate?> Date(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result =>
        {
            if (PartialDate.TryParse(result.Tokens[0].Value, out var date)) return date;
            result.AddError($"'{result.Tokens[0].Value}' is no date: write it as 2023-06-18, 2023-06 or 2023.");
            return null;
        },
    };

    private static Option<string?> Word<T>(string name, string description, T[] values, Func<T, string> word)
    {
        var words = values.Select(word).ToArray();
        var option = new Option<string?>(name) { Description = description, HelpName = string.Join('|', words) };
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    private static T? Of<T>(string? word, T[] values, Func<T, string> words)
        where T : struct => word is null ? null : values.First(v => words(v) == word);
}
