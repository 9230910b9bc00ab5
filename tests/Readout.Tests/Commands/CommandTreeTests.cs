using System.CommandLine;
using Readout.Commands;

namespace Readout.Tests.Commands;

public sealed class CommandTreeTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Every_command_argument_and_option_is_described()
    {
        var root = CommandTree.Build(new Terminal { Output = TextWriter.Null, Error = TextWriter.Null });
        var seen = 0;
        Check(root, "readout");
        seen.ShouldBeGreaterThan(10);

        void Check(Command command, string path)
        {
            command.Description.ShouldNotBeNullOrWhiteSpace(path);
            foreach (var symbol in command.Arguments.Cast<Symbol>().Concat(command.Options).Concat(command.Subcommands))
            {
                seen++;
                symbol.Description.ShouldNotBeNullOrWhiteSpace($"{path} {symbol.Name}");
            }

            foreach (var sub in command.Subcommands) Check(sub, $"{path} {sub.Name}");
        }
    }

    [Fact]
    public async Task Every_command_shows_examples_that_parse()
    {
        var root = CommandTree.Build(new Terminal { Output = TextWriter.Null, Error = TextWriter.Null });
        foreach (var command in root.Subcommands)
        {
            (await _place.RunAsync(command.Name, "--help")).ShouldBe(ExitCode.Done);
            var examples = _place.Output.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("readout " + command.Name, StringComparison.Ordinal) && !l.Contains('<')).ToList();
            examples.ShouldNotBeEmpty(command.Name);
            foreach (var example in examples) root.Parse(example.Split('|')[0]["readout ".Length..]).Errors.ShouldBeEmpty(example);
        }
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        (await _place.RunAsync("--version")).ShouldBe(ExitCode.Done);
        _place.Output.ShouldMatch(@"^readout \d+\.\d+\.\d+\n$");
    }

    [Theory]
    [InlineData("readout --help")]
    [InlineData("readout --help", "reed")]
    [InlineData("readout read --help", "read")]
    [InlineData("readout explain --help", "explain")]
    public async Task Wrong_usage_gets_a_hint(string hint, params string[] args)
    {
        (await _place.RunAsync(args)).ShouldBe(ExitCode.WrongUsage);
        _place.ErrorLines[0].ShouldStartWith("readout: ");
        _place.ErrorLines[^1].ShouldBe($"Try '{hint}'.");
    }

    [Fact]
    public async Task A_bug_shows_no_stack_trace_unless_asked_for()
    {
        var talks = _place.Put("talks.html", Workplace.Talks);
        using var error = new StringWriter();
        var terminal = new Terminal { Output = new Failing(), Error = error };
        (await CommandTree.RunAsync(["read", talks], terminal, TestContext.Current.CancellationToken)).ShouldBe(ExitCode.SomeFailed);
        error.ToString().ShouldContain("InvalidTimeZoneException: out of order");
        error.ToString().ShouldNotContain("   at ");
        var debug = terminal with { Variable = name => name == "READOUT_DEBUG" ? "1" : null };
        (await CommandTree.RunAsync(["read", talks], debug, TestContext.Current.CancellationToken)).ShouldBe(ExitCode.SomeFailed);
        error.ToString().ShouldContain("   at ");
    }

    [Fact]
    public async Task A_reader_who_has_gone_ends_the_program_quietly()
    {
        var talks = _place.Put("talks.html", Workplace.Talks);
        using var error = new StringWriter();
        var terminal = new Terminal { Output = new Failing(new IOException("Broken pipe", 32)), Error = error };
        (await CommandTree.RunAsync(["read", talks], terminal, TestContext.Current.CancellationToken)).ShouldBe(ExitCode.Done);
        error.ToString().ShouldBe("");
    }

    private sealed class Failing(Exception? exception = null) : TextWriter
    {
        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public override void Write(char value) => throw exception ?? new InvalidTimeZoneException("out of order");

        public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) =>
            Task.FromException(exception ?? new InvalidTimeZoneException("out of order"));
    }
}
