using System.Text;
using Readout.Commands;
using Readout.Writing;

namespace Readout.Tests.Commands;

public sealed class ReadCommandTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task A_folder_is_read_and_its_readout_printed()
    {
        _place.Put("talks.html", Workplace.Talks);
        _place.Put("storm.txt", Workplace.Storm);
        (await _place.RunAsync("read", _place.Folder)).ShouldBe(ExitCode.Done);
        _place.Error.ShouldBe("");
        _place.Output.ShouldContain("Ministers meet in Port Selm");
        _place.Output.ShouldContain("SOURCES");
        _place.Output.ShouldNotContain("\e");
    }

    [Fact]
    public async Task A_report_that_is_read_is_never_written_over()
    {
        var talks = _place.Put("talks.html", Workplace.Talks);
        var link = Path.Combine(_place.Folder, "link.txt");
        File.CreateSymbolicLink(link, talks);
        foreach (var output in new[] { talks, link })
        {
            (await _place.RunAsync("read", _place.Folder, "--output", output)).ShouldBe(ExitCode.WrongUsage);
            _place.Error.ShouldContain("one of the reports to be read");
        }

        (await File.ReadAllTextAsync(talks, TestContext.Current.CancellationToken)).ShouldBe(Workplace.Talks);
    }

    [Theory]
    [InlineData("--output", "", "name of a file")]
    [InlineData("--width", "wide", "not 'wide'")]
    [InlineData("--width", "1", "not '1'")]
    [InlineData("--story", "0", "not '0'")]
    public async Task A_value_that_makes_no_sense_is_wrong_usage(string option, string value, string said)
    {
        (await _place.RunAsync("read", _place.Put("talks.html", Workplace.Talks), option, value)).ShouldBe(ExitCode.WrongUsage);
        _place.Error.ShouldContain(said);
        _place.Error.ShouldNotContain("Nullable");
    }

    [Fact]
    public async Task Ids_and_names_cannot_steer_the_terminal_that_shows_a_problem()
    {
        _place.Put("a\nb\e[31m.txt", "");
        (await _place.RunAsync("read", _place.Folder)).ShouldBe(ExitCode.SomeFailed);
        _place.Error.ShouldNotContain("\e");
        _place.ErrorLines.ShouldContain(l => l.Contains("b\uFFFD[31m.txt: the file is empty", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Json_reads_back_into_the_model()
    {
        _place.Put("talks.html", Workplace.Talks);
        (await _place.RunAsync("read", _place.Folder, "--format", "json")).ShouldBe(ExitCode.Done);
        var readout = ReadoutJson.Read(_place.Output);
        readout.Stories.Single().Reports.Single().File.ShouldBe("talks.html");
        readout.AsOf!.Value.ToString().ShouldBe("2031-04-22");
    }

    [Theory]
    [InlineData("html", "<!DOCTYPE html>")]
    [InlineData("markdown", "# ")]
    [InlineData("json", "{\n")]
    public async Task Each_format_is_written(string format, string start)
    {
        _place.Put("talks.html", Workplace.Talks);
        (await _place.RunAsync("read", _place.Folder, "--format", format)).ShouldBe(ExitCode.Done);
        _place.Output.ShouldStartWith(start);
    }

    [Fact]
    public async Task The_same_input_in_another_order_gives_the_same_bytes()
    {
        var talks = _place.Put("talks.html", Workplace.Talks);
        var storm = _place.Put("storm.txt", Workplace.Storm);
        await _place.RunAsync("read", talks, storm, "--format", "json");
        var first = _place.Output;
        await _place.RunAsync("read", storm, talks, "--format", "json");
        _place.Output.ShouldBe(first);
    }

    [Fact]
    public async Task The_day_it_is_told_for_can_be_given()
    {
        _place.Put("talks.html", Workplace.Talks);
        (await _place.RunAsync("read", _place.Folder, "--format", "json", "--as-of", "2031-06")).ShouldBe(ExitCode.Done);
        ReadoutJson.Read(_place.Output).AsOf!.Value.ToString().ShouldBe("2031-06");
    }

    [Fact]
    public async Task A_file_is_written_whole_in_the_form_of_its_ending_and_nothing_else_is_left()
    {
        _place.Put("in/talks.html", Workplace.Talks);
        var file = Path.Combine(_place.Folder, "brief.html");
        (await _place.RunAsync("read", Path.Combine(_place.Folder, "in"), "--output", file)).ShouldBe(ExitCode.Done);
        File.ReadAllText(file).ShouldStartWith("<!DOCTYPE html>");
        _place.Output.ShouldBe("");
        Directory.GetFiles(_place.Folder).ShouldBe([file]);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_named_and_nothing_is_left()
    {
        var talks = _place.Put("talks.html", Workplace.Talks);
        (await _place.RunAsync("read", talks, "--output", Path.Combine(_place.Folder, "none", "brief.html"))).ShouldBe(ExitCode.SomeFailed);
        _place.ErrorLines.Single().ShouldContain("its folder does not exist");
        (await _place.RunAsync("read", talks, "--output", _place.Folder)).ShouldBe(ExitCode.SomeFailed);
        _place.ErrorLines.Single().ShouldContain("there is a folder of that name");
        Directory.GetFiles(_place.Folder).ShouldBe([talks]);
    }

    [Fact]
    public async Task Bad_inputs_are_each_named_and_the_rest_is_done()
    {
        var talks = _place.Put("talks.html", Workplace.Talks);
        var empty = _place.Put("empty.html", "");
        var binary = _place.Put("picture.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0, 0, 0, 0]);
        var gone = Path.Combine(_place.Folder, "gone.txt");
        (await _place.RunAsync("read", talks, empty, binary, gone, "https://[::1]/talks")).ShouldBe(ExitCode.SomeFailed);
        _place.ErrorLines.Length.ShouldBe(4);
        foreach (var name in new[] { "empty.html", "picture.txt", "gone.txt", "https://[::1]/talks" })
            _place.ErrorLines.ShouldContain(line => line.StartsWith("readout: ") && line.Contains(name));
        _place.Output.ShouldContain("Ministers meet in Port Selm");
    }

    [Fact]
    public async Task Nothing_readable_at_all_is_one_clear_line_more()
    {
        var empty = _place.Put("empty.html", "");
        (await _place.RunAsync("read", empty)).ShouldBe(ExitCode.SomeFailed);
        _place.Output.ShouldBe("");
        _place.ErrorLines[^1].ShouldBe("readout: nothing could be read (1 input).");
    }

    [Fact]
    public async Task A_folder_without_reports_is_named()
    {
        Directory.CreateDirectory(Path.Combine(_place.Folder, "bare"));
        (await _place.RunAsync("read", Path.Combine(_place.Folder, "bare"))).ShouldBe(ExitCode.SomeFailed);
        _place.Output.ShouldBe("");
        _place.ErrorLines.Length.ShouldBeInRange(1, 2);
    }

    [Theory]
    [InlineData("<html><body><article><h1>Broken <p>A page that never closes <b>anything", "broken.html")]
    [InlineData("<", "lt.html")]
    [InlineData("\uFEFF \n \t ", "blank.txt")]
    public async Task Broken_pages_never_crash(string text, string name)
    {
        _place.Put(name, text);
        (await _place.RunAsync("read", _place.Folder)).ShouldBeInRange(ExitCode.Done, ExitCode.SomeFailed);
        _place.Error.ShouldNotContain("bug");
    }

    [Fact]
    public async Task A_single_line_of_five_megabytes_is_read_or_refused()
    {
        var line = new StringBuilder(5_100_000);
        while (line.Length < 5_000_000) line.Append("The envoy of the northern isles met the ferry master again and they said “not yet” to each other. ");
        _place.Put("line.txt", line.ToString());
        (await _place.RunAsync("read", _place.Folder, "--format", "json")).ShouldBeInRange(ExitCode.Done, ExitCode.SomeFailed);
        _place.Error.ShouldNotContain("bug");
    }

    [Fact]
    public async Task A_hundred_thousand_nested_elements_are_read_or_refused()
    {
        _place.Put("deep.html", "<html><body>" + string.Concat(Enumerable.Repeat("<div>", 100_000)) + "Some words at the bottom.");
        (await _place.RunAsync("read", _place.Folder)).ShouldBeInRange(ExitCode.Done, ExitCode.SomeFailed);
        _place.Error.ShouldNotContain("bug");
    }

    [Fact]
    public async Task One_story_can_be_asked_for_by_its_number()
    {
        _place.Put("talks.html", Workplace.Talks);
        _place.Put("storm.txt", Workplace.Storm);
        (await _place.RunAsync("read", _place.Folder, "--story", "2", "--format", "json")).ShouldBe(ExitCode.Done);
        ReadoutJson.Read(_place.Output).Stories.Count.ShouldBe(1);
        (await _place.RunAsync("read", _place.Folder, "--story", "3")).ShouldBe(ExitCode.SomeFailed);
        _place.ErrorLines.Single().ShouldBe("readout: there is no story 3; they are numbered from 1 to 2.");
    }

    [Theory]
    [InlineData("auto", "xterm", null, true)]
    [InlineData("auto", "xterm", "1", false)]
    [InlineData("auto", "dumb", null, false)]
    [InlineData("auto", null, null, false)]
    [InlineData("always", null, "1", true)]
    [InlineData("never", "xterm", null, false)]
    public async Task Colours_stand_only_where_they_are_wanted(string color, string? term, string? noColor, bool colored)
    {
        _place.Put("talks.html", Workplace.Talks);
        await _place.RunAsync(name => name == "TERM" ? term : name == "NO_COLOR" ? noColor : null, TestContext.Current.CancellationToken, "read", _place.Folder, "--color", color);
        _place.Output.Contains('\e').ShouldBe(colored);
    }

    [Theory]
    [InlineData("--format", "pdf")]
    [InlineData("--as-of", "18.6.2023")]
    [InlineData("--width", "12")]
    [InlineData("--width", "wide")]
    [InlineData("--color", "blue")]
    [InlineData("--story", "one")]
    [InlineData("--colour", "always")]
    public async Task A_wrong_option_is_refused_with_a_hint(string option, string value)
    {
        (await _place.RunAsync("read", _place.Folder, option, value)).ShouldBe(ExitCode.WrongUsage);
        _place.ErrorLines[^1].ShouldBe("Try 'readout read --help'.");
        _place.Output.ShouldBe("");
    }

    [Fact]
    public async Task Stopping_is_told_by_its_own_code()
    {
        _place.Put("talks.html", Workplace.Talks);
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        (await _place.RunAsync(_ => null, stopped.Token, "read", _place.Folder)).ShouldBe(ExitCode.Cancelled);
        _place.Output.ShouldBe("");
    }

    [Fact]
    public async Task A_pipe_with_a_name_is_written_into_and_stays_a_pipe()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no pipes with names of files on Windows.");
        var talks = _place.Put("in/talks.html", Workplace.Talks);
        var pipe = Path.Combine(_place.Folder, "pipe");
        using (var make = System.Diagnostics.Process.Start("mkfifo", [pipe])) await make.WaitForExitAsync(TestContext.Current.CancellationToken);
        var reading = Task.Run(() => File.ReadAllTextAsync(pipe, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        (await _place.RunAsync("read", talks, "--output", pipe)).ShouldBe(ExitCode.Done);
        (await reading).ShouldContain("Ministers meet in Port Selm");
        (await _place.RunAsync("read", talks, "--output", "/dev/null")).ShouldBe(ExitCode.Done);
        Directory.GetFiles(_place.Folder).ShouldBe([pipe]);
    }

    [Fact]
    public async Task A_link_is_kept_and_what_it_leads_to_is_written()
    {
        var talks = _place.Put("in/talks.html", Workplace.Talks);
        var link = Path.Combine(_place.Folder, "link.md");
        File.CreateSymbolicLink(link, "brief.md");
        (await _place.RunAsync("read", talks, "--output", Path.GetRelativePath(Environment.CurrentDirectory, link))).ShouldBe(ExitCode.Done);
        new FileInfo(link).LinkTarget.ShouldBe("brief.md");
        File.ReadAllText(Path.Combine(_place.Folder, "brief.md")).ShouldStartWith("# ");
    }

    [Fact]
    public void Nobody_who_reads_the_problems_is_no_problem()
    {
        using var gone = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out);
        gone.DisposeLocalCopyOfClientHandle();
        using var error = new StreamWriter(new UnheardStream(gone)) { AutoFlush = true };
        error.WriteLine("nobody hears this");
        error.WriteLine("nor this");
    }

    [Theory]
    [InlineData("--allow-network", "home")]
    [InlineData("--proxy", "proxy:8080")]
    [InlineData("--contact", "call me")]
    [InlineData("--at-most", "0")]
    public async Task An_option_of_the_network_that_makes_no_sense_is_wrong_usage(string option, string value)
    {
        (await _place.RunAsync("read", "https://[::1]/", option, value)).ShouldBe(ExitCode.WrongUsage);
        // The address of a proxy may hold a password: it is not repeated.
        _place.ErrorLines[0].ShouldContain(value == "0" ? "not '0'" : option == "--contact" ? "without spaces" : option == "--proxy" ? option : value);
    }

    [Fact]
    public async Task Addresses_are_fetched_in_ones_own_network_only_when_it_is_allowed()
    {
        using var server = new System.Net.HttpListener();
        var port = FreePort();
        server.Prefixes.Add($"http://127.0.0.1:{port}/");
        server.Start();
        var serving = Task.Run(async () =>
        {
            while (true)
            {
                var context = await server.GetContextAsync();
                var body = context.Request.Url!.AbsolutePath switch
                {
                    "/feed.xml" => "<rss><channel><title>T</title><item><link>/talks</link><pubDate>some day</pubDate></item></channel></rss>",
                    "/talks" => Workplace.Talks,
                    _ => "",
                };
                context.Response.StatusCode = body.Length > 0 ? 200 : 404;
                context.Response.Close(Encoding.UTF8.GetBytes(body), willBlock: false);
            }
        }, TestContext.Current.CancellationToken);
        var feed = $"http://127.0.0.1:{port}/feed.xml";
        (await _place.RunAsync("read", feed)).ShouldBe(ExitCode.SomeFailed);
        _place.ErrorLines[0].ShouldBe($"readout: {feed}: 127.0.0.1 is a loopback address");
        (await _place.RunAsync("read", feed, "--allow-network", "127.0.0.0/8", "--format", "json")).ShouldBe(ExitCode.Done);
        ReadoutJson.Read(_place.Output).Stories.Single().Reports.Single().Url.ShouldBe($"http://127.0.0.1:{port}/talks");
        _place.ErrorLines.ShouldBe([$"readout: http://127.0.0.1:{port}/talks: its date is none: 'some day'"]);
        server.Stop();
        await Should.ThrowAsync<Exception>(serving);

        static int FreePort()
        {
            using var probe = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
            probe.Start();
            return ((System.Net.IPEndPoint)probe.LocalEndpoint).Port;
        }
    }
}
