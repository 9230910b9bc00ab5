using Readout.Archive;
using Readout.Commands;
using Readout.Tests.Servers;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Readout.Tests.Commands;

/// <summary>The commands over an archive on a PostgreSQL server.</summary>
public sealed class DatabaseTests(PostgresServer server) : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task An_archive_on_a_server_is_collected_into_searched_and_checked()
    {
        var address = await server.NewAddressAsync();
        _place.Put("in/talks.html", Workplace.Talks);
        _place.Put("in/storm.txt", Workplace.Storm);
        (await RunAsync("search", "harbour", "--database", address)).ShouldBe(ExitCode.SomeFailed);
        _place.Error.ShouldStartWith("readout: there is no archive in postgres://postgres@127.0.0.1:");
        (await RunAsync("add", Path.Combine(_place.Folder, "in"), "--database", address)).ShouldBe(ExitCode.Done, _place.Error);
        (await RunAsync("collect", "--once", "--database", address)).ShouldBe(ExitCode.Done, _place.Error);
        _place.Output.ShouldBe("2 pages: 2 new, 0 known, 0 failed\n");
        (await RunAsync("collect", "--once", "--database", address)).ShouldBe(ExitCode.Done, _place.Error);
        _place.Output.ShouldBe("2 pages: 0 new, 2 known, 0 failed\n");
        (await RunAsync("search", "harbour", "--database", address)).ShouldBe(ExitCode.Done);
        _place.Output.ShouldContain("Ulmen");
        (await RunAsync("board", "--database", address)).ShouldBe(ExitCode.Done);
        _place.Output.ShouldContain("CHL–NOR");
        (await RunAsync("check", "--database", address)).ShouldBe(ExitCode.Done, _place.Error);
        _place.Output.ShouldEndWith("all is well\n");
        (await RunAsync("doctor", "--database", address)).ShouldBe(ExitCode.Done, _place.Output);
        _place.Output.ShouldContain("ok  the archive opens: 2 reports, 2 stories");
        (await RunAsync("backup", "copy.db", "--database", address)).ShouldBe(ExitCode.SomeFailed);
        _place.Error.ShouldContain("pg_dump");
        (await RunAsync("restore", _place.Put("copy.db", "x"), "--database", address)).ShouldBe(ExitCode.SomeFailed);
        _place.Error.ShouldContain("pg_restore");
    }

    [Fact]
    public async Task An_archive_goes_from_a_folder_to_a_server_and_back()
    {
        var address = await server.NewAddressAsync();
        var (data, back) = (Path.Combine(_place.Folder, "data"), Path.Combine(_place.Folder, "back"));
        (await RunAsync("import", _place.Put("talks.html", Workplace.Talks), "--data", data)).ShouldBe(ExitCode.Done, _place.Error);
        (await RunAsync("transfer", address, "--data", data)).ShouldBe(ExitCode.Done, _place.Error);
        _place.Output.ShouldStartWith("1 reports in 1 versions, 1 stories: all is in postgres://");
        _place.Error.ShouldContain("articles: 1\n");
        (await RunAsync("transfer", back, "--database", address)).ShouldBe(ExitCode.Done, _place.Error);
        (await RunAsync("transfer", back, "--database", address)).ShouldBe(ExitCode.SomeFailed);
        _place.Error.ShouldContain("holds something already");
        foreach (var kind in new[] { "reports", "contacts", "events" })
        {
            (await RunAsync("export", kind, "--data", data)).ShouldBe(ExitCode.Done);
            var here = _place.Output;
            (await RunAsync("export", kind, "--data", back)).ShouldBe(ExitCode.Done);
            _place.Output.ShouldBe(here);
            (await RunAsync("export", kind, "--database", address)).ShouldBe(ExitCode.Done);
            _place.Output.ShouldBe(here);
        }
    }

    [Fact]
    public async Task The_database_is_named_by_the_environment_where_the_command_line_names_no_archive()
    {
        var address = await server.NewAddressAsync();
        string? Variable(string name) => name == "READOUT_DATABASE" ? address : null;
        (await _place.RunAsync(Variable, TestContext.Current.CancellationToken, "import", _place.Put("talks.html", Workplace.Talks))).ShouldBe(ExitCode.Done, _place.Error);
        await using var archive = NewsArchive.Open(address, TimeProvider.System, make: false);
        (await archive.SizeAsync(TestContext.Current.CancellationToken)).Reports.ShouldBe(1);
        foreach (var command in new[] { "check", "collect" })
        {
            (await _place.RunAsync(Variable, TestContext.Current.CancellationToken, command, "--data", Path.Combine(_place.Folder, "none"))).ShouldBe(ExitCode.SomeFailed);
            _place.Error.ShouldContain("there is no archive in " + _place.Folder);
        }
    }

    [Theory]
    [InlineData("postgres://ann:verysecret@127.0.0.1:1/readout", "the database postgres://ann@127.0.0.1:1/readout?schema=readout does not answer")]
    [InlineData("postgres://ann:verysecret@/readout", "this is no address of a database")]
    [InlineData("ann:verysecret@db/readout", "--database wants an address")]
    public async Task What_is_wrong_with_a_database_is_one_line_without_the_password(string address, string told)
    {
        (await RunAsync("search", "harbour", "--database", address)).ShouldBe(ExitCode.SomeFailed);
        _place.ErrorLines.ShouldHaveSingleItem().ShouldStartWith("readout: " + told);
        _place.Error.ShouldNotContain("verysecret");
    }

    private Task<int> RunAsync(params string[] args) => _place.RunAsync(args);
}
