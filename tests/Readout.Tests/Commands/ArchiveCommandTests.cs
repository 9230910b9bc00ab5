using System.Text.Json;
using Readout.Archive;
using Readout.Commands;

namespace Readout.Tests.Commands;

public sealed class ArchiveCommandTests : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    private string Data => Path.Combine(_place.Folder, "data");

    [Fact]
    public async Task Sources_are_added_collected_and_searched()
    {
        _place.Put("in/talks.html", Workplace.Talks);
        _place.Put("in/storm.txt", Workplace.Storm);
        (await RunAsync("add", Path.Combine(_place.Folder, "in"))).ShouldBe(ExitCode.Done);
        (await RunAsync("collect", "--once")).ShouldBe(ExitCode.Done, _place.Error);
        _place.Output.ShouldBe("2 pages: 2 new, 0 known, 0 failed\n");
        (await RunAsync("search", "harbour", "--format", "json")).ShouldBe(ExitCode.Done);
        using (var found = JsonDocument.Parse(_place.Output)) found.RootElement.GetProperty("reports").GetArrayLength().ShouldBe(1);
        (await RunAsync("story", "--format", "json")).ShouldBe(ExitCode.Done);
        using var stories = JsonDocument.Parse(_place.Output);
        stories.RootElement.GetArrayLength().ShouldBe(2);
        (await RunAsync("story", stories.RootElement[0].GetProperty("id").GetString()!)).ShouldBe(ExitCode.Done);
        _place.Output.ShouldContain("────");
        (await RunAsync("contacts", "--side", "NOR")).ShouldBe(ExitCode.Done);
        _place.Output.ShouldContain("held");
        (await RunAsync("board")).ShouldBe(ExitCode.Done);
        _place.Output.ShouldContain("CHL–NOR");
        (await RunAsync("check")).ShouldBe(ExitCode.Done);
        _place.Output.ShouldEndWith("all is well\n");
    }

    [Fact]
    public async Task What_is_exported_can_be_imported()
    {
        _place.Put("in/talks.html", Workplace.Talks);
        (await RunAsync("import", Path.Combine(_place.Folder, "in"))).ShouldBe(ExitCode.Done);
        (await RunAsync("export", "reports")).ShouldBe(ExitCode.Done);
        var file = _place.Put("out.jsonl", _place.Output);
        var other = Path.Combine(_place.Folder, "other");
        (await _place.RunAsync("import", file, "--data", other)).ShouldBe(ExitCode.Done, _place.Error);
        (await _place.RunAsync("export", "contacts", "--data", other)).ShouldBe(ExitCode.Done);
        _place.Output.Split('\n').Length.ShouldBeGreaterThan(2);
        (await RunAsync("export", "events")).ShouldBe(ExitCode.Done);
        _place.Output.ShouldStartWith("GLOBALEVENTID\t");
    }

    [Fact]
    public async Task A_backup_is_restored()
    {
        _place.Put("in/talks.html", Workplace.Talks);
        (await RunAsync("import", Path.Combine(_place.Folder, "in"))).ShouldBe(ExitCode.Done);
        var copy = Path.Combine(_place.Folder, "copy.db");
        (await RunAsync("backup", copy)).ShouldBe(ExitCode.Done);
        (await RunAsync("import", _place.Put("storm.txt", Workplace.Storm))).ShouldBe(ExitCode.Done);
        (await RunAsync("restore", copy)).ShouldBe(ExitCode.Done, _place.Error);
        _place.Output.ShouldStartWith("1 reports");
        (await RunAsync("compact")).ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task What_is_no_whole_copy_takes_no_archives_place()
    {
        (await RunAsync("import", _place.Put("talks.html", Workplace.Talks))).ShouldBe(ExitCode.Done);
        var copy = Path.Combine(_place.Folder, "copy.db");
        (await RunAsync("backup", copy)).ShouldBe(ExitCode.Done);
        (await RunAsync("backup", Path.Combine(Data, "readout.db"))).ShouldBe(ExitCode.SomeFailed);
        (await RunAsync("restore", _place.Put("empty.db", ""))).ShouldBe(ExitCode.SomeFailed);
        (await RunAsync("restore", _place.Put("other.db", Workplace.Storm))).ShouldBe(ExitCode.SomeFailed);
        (await RunAsync("restore", _place.Put("half.db", File.ReadAllBytes(copy)[..100_000]))).ShouldBe(ExitCode.SomeFailed);
        Directory.GetFiles(Data).Select(Path.GetFileName).ShouldBe(["readout.db"]);
        (await RunAsync("check")).ShouldBe(ExitCode.Done);
        _place.Output.ShouldStartWith("1 reports");
    }

    [Fact]
    public async Task A_copy_takes_the_place_of_a_broken_archive_and_of_none_that_is_collected_into()
    {
        (await RunAsync("import", _place.Put("talks.html", Workplace.Talks))).ShouldBe(ExitCode.Done);
        var copy = Path.Combine(_place.Folder, "copy.db");
        var file = Path.Combine(Data, "readout.db");
        (await RunAsync("backup", copy)).ShouldBe(ExitCode.Done);
        await using (var archive = NewsArchive.Open(file, TimeProvider.System))
        await using (await archive.HoldAsync(ArchiveWork.Collecting, TestContext.Current.CancellationToken)) (await RunAsync("restore", copy)).ShouldBe(ExitCode.SomeFailed);
        _place.Error.ShouldContain("another process collects");
        (await RunAsync("restore", copy)).ShouldBe(ExitCode.Done);
        File.WriteAllText(file, "broken");
        (await RunAsync("restore", copy)).ShouldBe(ExitCode.Done, _place.Error);
        File.ReadAllText(file + ".before-restore-2").ShouldBe("broken");
        _place.Output.ShouldStartWith("1 reports");
    }

    [Fact]
    public async Task A_wrong_search_is_shown_where_it_is_wrong()
    {
        (await RunAsync("search", "talks (")).ShouldBe(ExitCode.WrongUsage);
        _place.ErrorLines[^1].ShouldBe("        ^");
    }

    [Fact]
    public async Task Without_an_archive_it_says_how_to_make_one()
    {
        (await RunAsync("story")).ShouldBe(ExitCode.SomeFailed);
        _place.Error.ShouldContain("there is no archive in");
    }

    private Task<int> RunAsync(params string[] args) => _place.RunAsync(name => name == "READOUT_DATA" ? Data : null, TestContext.Current.CancellationToken, args);
}
