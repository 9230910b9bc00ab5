using System.Diagnostics;
using Readout.Archive;
using Readout.Commands;

namespace Readout.Tests.Commands;

public sealed class ConfigurationTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void The_command_line_holds_before_the_environment_and_that_before_the_file()
    {
        var file = _place.Put("readout.conf", "# the desk's server\nport = 1001\nevery = 7\naccounts = yes\ntrusted-proxy = 10.0.0.1/32, 10.0.0.2/32\nurl = https://file.example\n");
        var secret = _place.Put("secret", "hush\n");
        var variables = new Dictionary<string, string> { ["READOUT_PORT"] = "1002", ["READOUT_EVERY"] = "8", ["READOUT_SMTP_PASSWORD_FILE"] = secret, ["READOUT_CONFIG"] = file };
        var root = CommandTree.Build(new Terminal { Output = TextWriter.Null, Error = TextWriter.Null });
        var (args, problem) = Configuration.Extend(["serve", "--port", "1003", "samples"], root, variables.GetValueOrDefault);
        problem.ShouldBeNull();
        args.ShouldBe(["serve", "--every=8", "--accounts=true", "--trusted-proxy=10.0.0.1/32", "--trusted-proxy=10.0.0.2/32", "--url=https://file.example", "--smtp-password=hush", "--port", "1003", "samples"], ignoreOrder: true);
        args[0].ShouldBe("serve");
        root.Parse(args).Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("prot = 80", "line 1: there is no option 'prot'")]
    [InlineData("port 80", "line 1: write it as 'option = value'")]
    [InlineData("accounts = perhaps", "accounts is yes or no, not 'perhaps'")]
    public async Task A_line_that_is_not_understood_is_named(string line, string said)
    {
        (await _place.RunAsync("serve", "--config", _place.Put("readout.conf", line))).ShouldBe(ExitCode.WrongUsage);
        _place.Error.ShouldContain(said);
    }

    [Fact]
    public async Task A_secret_that_cannot_be_read_is_named_without_being_guessed()
    {
        (await _place.RunAsync(name => name == "READOUT_SMTP_PASSWORD_FILE" ? "/no/such/file" : null, TestContext.Current.CancellationToken, "serve")).ShouldBe(ExitCode.WrongUsage);
        _place.Error.ShouldContain("READOUT_SMTP_PASSWORD_FILE");
    }

    [Fact]
    public void One_file_serves_several_commands()
    {
        var file = _place.Put("readout.conf", "port = 1001\nevery = 7\nsmtp = smtp://mail.example\nstages = read\n");
        var root = CommandTree.Build(new Terminal { Output = TextWriter.Null, Error = TextWriter.Null });
        Configuration.Extend(["collect", "--config", file], root, _ => null).ShouldSatisfyAllConditions(e => e.Problem.ShouldBeNull(), e => e.Args.ShouldContain("--every=7"), e => e.Args.ShouldNotContain("--port=1001"));
        Configuration.Extend(["doctor", "--config", file], root, _ => null).Args.ShouldBe(["doctor", "--smtp=smtp://mail.example", "--config", file]);
    }

    [Fact]
    public void A_mistyped_variable_is_found() =>
        Configuration.Unknown(CommandTree.Build(new Terminal { Output = TextWriter.Null, Error = TextWriter.Null }), ["PATH", "READOUT_PROT", "READOUT_PORT", "READOUT_SMTP_PASSWORD_FILE", "READOUT_DATA", "READOUT_CONFIG", "READOUT_DEBUG"]).ShouldBe(["READOUT_PROT"]);

    [Theory]
    [InlineData("--smtp", "smtp://ann:hush@mail.example")]
    [InlineData("--proxy", "socks://ann:hush@proxy.example")]
    [InlineData("--assistant", "http://ann:hush@localhost/v1")]
    [InlineData("--queue", "http://ann:hush@queue.example")]
    public async Task A_wrong_address_is_refused_without_the_password_in_it(string option, string address)
    {
        (await _place.RunAsync("serve", option, address)).ShouldBe(ExitCode.WrongUsage);
        _place.Error.ShouldContain(option);
        _place.Error.ShouldNotContain("hush");
    }

    [Fact]
    public async Task The_doctor_finds_what_is_well_and_what_is_not()
    {
        var data = Path.Combine(_place.Folder, "data");
        (await _place.RunAsync("import", _place.Put("talks.html", Workplace.Talks), "--data", data)).ShouldBe(ExitCode.Done);
        var code = await _place.RunAsync("doctor", "--data", data);
        _place.Output.ShouldContain("ok  the engine reads a sample");
        _place.Output.ShouldContain("ok  the archive opens: 1 reports, 1 stories");
        code.ShouldBe(_place.Output.Contains("!!", StringComparison.Ordinal) ? ExitCode.SomeFailed : ExitCode.Done);
        (await _place.RunAsync("doctor", "--data", data, "--smtp", "smtp://127.0.0.1:1")).ShouldBe(ExitCode.SomeFailed);
        _place.Output.ShouldContain("!!  the mail server answers: ");
    }

    [Fact]
    public async Task A_server_that_is_told_to_stop_ends_what_it_writes_and_goes()
    {
        var data = Path.Combine(_place.Folder, "data");
        for (var i = 0; i < 40; i++) _place.Put($"in/{i}.txt", Workplace.Storm.Replace("Ulmen", "Ulmen " + i, StringComparison.Ordinal));
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandTree).Assembly.Location, "serve", Path.Combine(_place.Folder, "in"), "--data", data, "--port", "0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!.ShouldStartWith("Readout is at http://127.0.0.1:");
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        await process.WaitForExitAsync(late.Token);
        process.ExitCode.ShouldBe(ExitCode.Cancelled);
        await using var archive = NewsArchive.Open(Path.Combine(data, "readout.db"), TimeProvider.System);
        (await archive.CheckAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }
}
