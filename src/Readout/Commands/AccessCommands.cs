using System.CommandLine;
using Readout.Serving;

namespace Readout.Commands;

/// <summary><c>readout account</c> and <c>readout token</c>: who may sign in, and keys for programs.</summary>
internal static class AccessCommands
{
    public const string AccountName = "account";
    public const string TokenName = "token";

    public static IReadOnlyList<(string Line, string Meaning)> AccountExamples { get; } =
    [
        ("readout account", "the accounts"),
        ("readout account ann --role admin", "add ann with a password that is shown this once; of one that is there, set the role"),
        ("readout account ann --new-password", "another password; all sessions of ann end"),
        ("readout account ann --remove", "remove ann"),
    ];

    public static IReadOnlyList<(string Line, string Meaning)> TokenExamples { get; } =
    [
        ("readout token", "the tokens"),
        ("readout token dashboard", "make a token that may read; it is shown this once"),
        ("readout token importer --write --for ann", "one that may also write, for an account"),
        ("readout token 0a1b2c3d4e5f --remove", "take a token back, by its id"),
    ];

    public static Command Account(Terminal terminal)
    {
        var name = new Argument<string?>("name") { Description = "The account's name; left out, the accounts are listed.", Arity = ArgumentArity.ZeroOrOne };
        var role = new Option<string?>("--role") { Description = "What it may do. [default for a new one: reader]", HelpName = "reader|editor|admin" };
        role.AcceptOnlyFromAmong([.. AccountRoutes.RoleNames]);
        var password = new Option<bool>("--new-password") { Description = "Give it another password, shown this once." };
        var remove = new Option<bool>("--remove") { Description = "Remove it." };
        var archive = new ArchiveOptions();
        var command = new Command(AccountName, "Add, change and list the accounts of a server that others can reach.") { name, role, password, remove, archive.Data, archive.Database };
        command.SetAction((parsed, cancellation) => archive.WithAsync(parsed, terminal, make: true, async kept =>
        {
            if (parsed.GetValue(name) is not { } wanted)
            {
                foreach (var row in await kept.Access.AccountsAsync(cancellation).ConfigureAwait(false)) terminal.Output.WriteLine($"{row.Name}\t{row.Role}\t{row.Added.UtcDateTime:yyyy-MM-dd}");
                return ExitCode.Done;
            }

            if (!AccountRoutes.IsName(wanted)) return Failed(terminal, $"'{wanted}' is no name: letters, digits, dots, hyphens and underscores make one.");
            var isKnown = await kept.Access.AccountAsync(wanted, cancellation).ConfigureAwait(false) is not null;
            if (parsed.GetValue(remove))
                return await kept.Access.RemoveAccountAsync(wanted, cancellation).ConfigureAwait(false) ? ExitCode.Done : Failed(terminal, $"{wanted} was not removed: there is no such account, or nobody would be left who manages accounts.");
            if (isKnown && parsed.GetValue(role) is { } other && !await kept.Access.SetRoleAsync(wanted, other, cancellation).ConfigureAwait(false))
                return Failed(terminal, "the role was not changed: somebody must be left who manages accounts.");
            if (isKnown && !parsed.GetValue(password)) return ExitCode.Done;
            var word = SecretKey.NewPassword();
            if (isKnown) await kept.Access.SetPasswordAsync(wanted, AccountRoutes.Hashed(word), cancellation).ConfigureAwait(false);
            else await kept.Access.AddAccountAsync(wanted, AccountRoutes.Hashed(word), parsed.GetValue(role) ?? "reader", cancellation).ConfigureAwait(false);
            terminal.Output.WriteLine($"The password of {wanted} is {word} (shown this once)");
            return ExitCode.Done;
        }));
        return command;
    }

    public static Command Token(Terminal terminal)
    {
        var name = new Argument<string?>("name") { Description = "What it is for; left out, the tokens are listed.", Arity = ArgumentArity.ZeroOrOne };
        var write = new Option<bool>("--write") { Description = "It may also change something." };
        var account = new Option<string>("--for") { Description = "Whose it is. [default: nobody's, for a machine of one's own]", HelpName = "ACCOUNT", DefaultValueFactory = _ => "" };
        var remove = new Option<bool>("--remove") { Description = "Take back the token of this id." };
        var archive = new ArchiveOptions();
        var command = new Command(TokenName, "Make, list and take back tokens for programs.") { name, write, account, remove, archive.Data, archive.Database };
        command.SetAction((parsed, cancellation) => archive.WithAsync(parsed, terminal, make: true, async kept =>
        {
            var whose = parsed.GetValue(account)!;
            if (parsed.GetValue(name) is not { } wanted)
            {
                foreach (var row in await kept.Access.TokensAsync(whose, cancellation).ConfigureAwait(false)) terminal.Output.WriteLine($"{row.Id}\t{row.Name}\t{row.Scopes}\t{row.Created.UtcDateTime:yyyy-MM-dd}");
                return ExitCode.Done;
            }

            if (parsed.GetValue(remove))
                return await kept.Access.RemoveTokenAsync(whose, wanted, cancellation).ConfigureAwait(false) ? ExitCode.Done : Failed(terminal, $"there is no token '{wanted}': 'readout token' lists them.");
            if (whose.Length > 0 && await kept.Access.AccountAsync(whose, cancellation).ConfigureAwait(false) is null) return Failed(terminal, $"there is no account '{whose}'.");
            var key = SecretKey.New("readout_");
            await kept.Access.AddTokenAsync(whose, wanted, parsed.GetValue(write) ? "read write" : "read", SecretKey.Hash(key), cancellation).ConfigureAwait(false);
            terminal.Output.WriteLine(key);
            return ExitCode.Done;
        }));
        return command;
    }

    private static int Failed(Terminal terminal, string why)
    {
        terminal.Error.WriteLine("readout: " + why);
        return ExitCode.SomeFailed;
    }
}
