using System.CommandLine;
using System.Globalization;
using Readout.Workers.Queueing;

namespace Readout.Commands;

/// <summary><c>readout queue list|retry|drop</c>: what the workers could not work on.</summary>
internal static class QueueCommand
{
    public const string Name = "queue";

    private const int MostShown = 1000;

    public static IReadOnlyList<(string Line, string Meaning)> Examples { get; } =
    [
        ("readout queue list", "show what was set aside, and why"),
        ("readout queue retry 3", "have the third of them read again; without a number, all"),
        ("readout queue drop 3", "drop the third for good"),
    ];

    public static Command Build(Terminal terminal) => new(Name, "Look at what the workers set aside; try it again or drop it.")
    {
        List(terminal),
        Change(terminal, "retry", "Have pages read again.", static (letters, place, cancellation) => letters.RetryAsync(place, cancellation), "to be read again"),
        Change(terminal, "drop", "Drop messages for good.", static (letters, place, cancellation) => letters.DropAsync(place, cancellation), "dropped"),
    };

    private static Command List(Terminal terminal)
    {
        var queue = new QueueOptions(isNeeded: true);
        var command = new Command("list", "Show what was set aside, and why.");
        queue.AddTo(command);
        command.SetAction((parsed, cancellation) => WithAsync(queue, parsed, terminal, async letters =>
        {
            var all = await letters.ListAsync(MostShown, cancellation).ConfigureAwait(false);
            foreach (var letter in all)
            {
                var name = letter.Url ?? (letter.Name.Length > 0 ? letter.Name : "(no page)");
                terminal.Output.WriteLine(PageReading.Shown(string.Create(CultureInfo.InvariantCulture, $"{letter.Place,4}  {name}  {letter.Bytes:N0} bytes: {letter.Reason}")));
            }

            if (all.Count == 0) terminal.Output.WriteLine("Nothing was set aside.");
        }));
        return command;
    }

    private static Command Change(Terminal terminal, string name, string description, Func<DeadLetters, int?, CancellationToken, Task<int>> change, string done)
    {
        var place = new Argument<int?>("number") { Description = "Its number in 'readout queue list'; all where none is given.", Arity = ArgumentArity.ZeroOrOne };
        var queue = new QueueOptions(isNeeded: true);
        var command = new Command(name, description) { place };
        queue.AddTo(command);
        command.SetAction((parsed, cancellation) => WithAsync(queue, parsed, terminal, async letters =>
        {
            var count = await change(letters, parsed.GetValue(place), cancellation).ConfigureAwait(false);
            terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} {done}"));
        }));
        return command;
    }

    private static async Task<int> WithAsync(QueueOptions queue, ParseResult parsed, Terminal terminal, Func<DeadLetters, Task> use)
    {
        if (queue.Broker(parsed, terminal, Name, static _ => { }) is not { } broker)
        {
            terminal.Error.WriteLine(QueueOptions.Missing);
            return ExitCode.WrongUsage;
        }

        try
        {
            await use(new DeadLetters(broker)).ConfigureAwait(false);
            return ExitCode.Done;
        }
        catch (Exception lost) when (!terminal.Debug && Broker.IsLost(lost))
        {
            terminal.Error.WriteLine("readout: the queue: " + Broker.Words(lost));
            return ExitCode.SomeFailed;
        }
    }
}
