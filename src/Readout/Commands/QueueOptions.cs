using System.CommandLine;
using Readout.Workers.Queueing;

namespace Readout.Commands;

/// <summary>The options that name the queue by which several machines work together.</summary>
internal sealed class QueueOptions
{
    /// <summary>What is said where a command cannot do without.</summary>
    public const string Missing = "readout: which queue? --queue amqp://user:password@host/, or READOUT_QUEUE.";

    private const string DeskUsually = "main";

    public QueueOptions(bool isNeeded)
    {
        Queue = new Option<string?>("--queue")
        {
            Description = $"RabbitMQ, as amqp://user:password@host/. [default: READOUT_QUEUE{(isNeeded ? "" : "; none, this process does all of it")}]",
            HelpName = "ADDRESS",
        };
        Queue.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && !(Uri.TryCreate(word, UriKind.Absolute, out var url) && url.Scheme is "amqp" or "amqps")) result.AddError("--queue is no address of RabbitMQ: write it as amqp://user:password@host/.");
        });
        Desk.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var word }] && !DeskQueues.IsName(word)) result.AddError($"'{word}' is no name of a desk: letters, digits, '-' and '_'.");
        });
    }

    public Option<string?> Queue { get; }

    /// <summary>Desks share a broker and keep apart: each has an archive and queues of its own.</summary>
    public Option<string> Desk { get; } = new("--desk") { Description = "Whose queues: each archive has a desk.", HelpName = "NAME", DefaultValueFactory = _ => DeskUsually };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Queue);
        command.Options.Add(Desk);
    }

    /// <summary>The way to the broker; null where none was named.</summary>
    public Broker? Broker(ParseResult parsed, Terminal terminal, string name, Action<string> problem) =>
        (parsed.GetValue(Queue) ?? terminal.Variable("READOUT_QUEUE")) is { Length: > 0 } address && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            ? new Broker(uri, new DeskQueues(parsed.GetValue(Desk)!), "readout " + name) { Problem = problem }
            : null;
}
