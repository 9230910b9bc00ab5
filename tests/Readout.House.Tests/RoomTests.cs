using System.Text.RegularExpressions;

namespace Readout.House.Tests;

/// <summary>Holds the house's table: which room may use which, and what rooms may be called.</summary>
public sealed partial class RoomTests
{
    /// <summary>The rooms of the engine in the order of the way of the data: each may use those before it.</summary>
    private static readonly string[] Rooms =
        ["Documents", "Extraction", "Language", "Facts", "Copies", "Stories", "Comparison", "Relations", "Writing"];

    /// <summary>What each project may use of the others.</summary>
    private static readonly Dictionary<string, string[]> Projects = new(StringComparer.Ordinal)
    {
        ["Readout.Engine"] = [],
        ["Readout.Sources"] = ["Readout.Engine"],
        ["Readout.Archive"] = ["Readout.Engine"],
        ["Readout.Workers"] = ["Readout.Engine", "Readout.Sources", "Readout.Archive"],
        ["Readout"] = ["Readout.Engine", "Readout.Sources", "Readout.Archive", "Readout.Workers"],
    };

    /// <summary>What the engine must not touch: it is pure.</summary>
    private static readonly string[] Impure =
        ["System.Net.Http", "System.Net.Sockets", "System.IO.File", "File.", "Directory.", "Console.", "DateTime.", "Stopwatch", "Environment.", "Thread.", "Process."];

    private static readonly string[] VagueNames = ["Utils", "Util", "Common", "Helper", "Helpers", "Manager", "Service", "Impl", "Misc", "Base"];

    private const int LongestFile = 400;

    public static TheoryData<string> EngineRooms => [.. Rooms];

    [Theory]
    [MemberData(nameof(EngineRooms))]
    public void A_room_uses_only_the_rooms_before_it(string room)
    {
        var later = Rooms[(Array.IndexOf(Rooms, room) + 1)..];
        var wrong =
            from file in Sources(Path.Combine("src", "Readout.Engine", room))
            let text = File.ReadAllText(file)
            from other in later
            where Regex.IsMatch(text, $@"\bReadout\.{other}\b")
            select $"{Path.GetRelativePath(Repository.Root, file)} uses {other}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void The_table_names_every_room_of_the_engine()
    {
        var folders = Directory.GetDirectories(Path.Combine(Repository.Root, "src", "Readout.Engine"))
            .Select(f => Path.GetFileName(f)).Where(f => f is not ("bin" or "obj"));
        folders.ShouldBe(Rooms, ignoreOrder: true);
    }

    [Fact]
    public void A_project_uses_only_what_the_table_allows()
    {
        foreach (var project in Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories))
        {
            var used = ProjectReference().Matches(File.ReadAllText(project)).Select(m => m.Groups[1].Value);
            used.ShouldBeSubsetOf(Projects[Path.GetFileNameWithoutExtension(project)]);
        }
    }

    [Fact]
    public void The_engine_is_pure()
    {
        var wrong =
            from file in Sources(Path.Combine("src", "Readout.Engine"))
            from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
            where !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from word in Impure
            where Regex.IsMatch(line.Text, $@"(?<![\w.]){Regex.Escape(word)}")
            select $"{Path.GetRelativePath(Repository.Root, file)}:{line.Number} uses {word}";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Namespaces_follow_folders()
    {
        foreach (var file in Sources(Path.Combine("src", "Readout.Engine")))
        {
            var folder = Path.GetDirectoryName(Path.GetRelativePath(Path.Combine(Repository.Root, "src", "Readout.Engine"), file))!;
            var expected = folder.Length == 0 ? "Readout" : "Readout." + folder.Replace(Path.DirectorySeparatorChar, '.');
            Namespace().Match(File.ReadAllText(file)).Groups[1].Value.ShouldBe(expected, file);
        }
    }

    [Fact]
    public void Nothing_has_a_vague_name()
    {
        var wrong =
            from file in Sources("src").Concat(Sources("lab"))
            let name = Path.GetFileNameWithoutExtension(file)
            where VagueNames.Any(v => name.EndsWith(v, StringComparison.Ordinal))
            select file;
        wrong.ShouldBeEmpty();
        Directory.GetDirectories(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
            .Select(f => Path.GetFileName(f)).Intersect(VagueNames).ShouldBeEmpty();
    }

    [Fact]
    public void No_file_does_two_jobs()
    {
        var wrong =
            from file in Sources("src")
            let lines = File.ReadLines(file).Count()
            where lines > LongestFile
            select $"{Path.GetRelativePath(Repository.Root, file)} has {lines} lines";
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void ARCHITECTURE_introduces_every_room()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "ARCHITECTURE.md"));
        foreach (var room in Rooms) text.ShouldContain($"`{room}/`");
        foreach (var project in Projects.Keys) text.ShouldContain($"`{project}/`");
    }

    [Fact]
    public void Every_public_type_is_used_outside_its_own_file()
    {
        var texts = Sources("src").Concat(Sources("lab")).Concat(Sources("tests")).Concat(Sources("bench"))
            .ToDictionary(f => f, File.ReadAllText, StringComparer.Ordinal);
        var unused =
            from file in Sources("src")
            from Match type in PublicType().Matches(texts[file])
            let name = type.Groups[1].Value
            where !texts.Any(t => t.Key != file && Regex.IsMatch(t.Value, $@"\b{Regex.Escape(name)}\b"))
            where !IsNamedByASignatureInItsFile(texts[file], name)
            select $"{name} in {Path.GetRelativePath(Repository.Root, file)}";
        unused.ShouldBeEmpty();
    }

    /// <summary>A type that others get from a member of its file (a record's part, an extension's home) is used though they never write its name.</summary>
    private static bool IsNamedByASignatureInItsFile(string text, string name) =>
        Regex.Count(text, $@"\b{Regex.Escape(name)}\b(?!\s*[:{{(]\s*$)") > 1 || text.Contains($"static class {name}", StringComparison.Ordinal);

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"ProjectReference Include=""[^""]*/([\w.]+)\.csproj""")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^public (?:sealed |static |readonly |abstract |partial )*(?:record struct|record|class|struct|enum|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
