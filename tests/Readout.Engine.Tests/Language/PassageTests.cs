using System.Text;
using Readout.Documents;

namespace Readout.Tests.Language;

/// <summary>The news passages of <c>passages.txt</c>: names, roles and times are marked in them as a careful reader finds them.</summary>
public sealed class PassageTests
{
    private const string Wednesday = "2031-06-18";

    public static IEnumerable<TheoryDataRow<string>> Lines() =>
        File.ReadLines(Path.Combine(Repository.Root, "tests/Readout.Engine.Tests/Language/passages.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => new TheoryDataRow<string>(line));

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_passage_gives_the_names_roles_and_times_marked_in_it(string line)
    {
        var passage = Marked(line);
        var article = new Article("passage", null, "", passage.Text) { Published = new Publication(PartialDate.Parse(passage.Published), DateSource.Given, Confidence.High, null) };
        var document = new ReadoutEngine().Read(article);
        // A name that is not marked may still be of the kind "other": what belongs there is a matter of taste.
        document.Names
            .Select(n => $"{"polx"[(int)n.Type]} {n.Span.Of(passage.Text)}")
            .Where(n => n[0] != 'x' || passage.Names.Contains(n))
            .ShouldBe(passage.Names, ignoreOrder: true);
        document.Times.Select(t => $"{t.Span.Of(passage.Text)} = {t.Value}").ShouldBe(passage.Times);
        foreach (var (name, role) in passage.Roles) document.People.Where(p => p.Name == name).Select(p => p.Role).ShouldBe([role], name);
    }

    private static Passage Marked(string line)
    {
        var published = Wednesday;
        if (line.Length > 13 && line.AsSpan(10, 3) is " | ") (published, line) = (line[..10], line[13..]);
        var text = new StringBuilder();
        List<string> names = [];
        List<string> times = [];
        List<(string, string)> roles = [];
        for (var i = 0; i < line.Length;)
        {
            if (line[i] != '{')
            {
                text.Append(line[i++]);
                continue;
            }

            var end = line.IndexOf('}', i);
            var parts = line[(i + 1)..end].Split('|');
            text.Append(parts[1]);
            if (parts[0] == "t") times.Add($"{parts[1]} = {parts[2]}");
            else names.Add($"{parts[0]} {parts[1]}");
            if (parts[0] == "p" && parts[2].Length > 0) roles.Add((parts[1], parts[2]));
            i = end + 1;
        }

        return new Passage(text.ToString(), published, names, times, roles);
    }

    private sealed record Passage(string Text, string Published, List<string> Names, List<string> Times, List<(string Name, string Role)> Roles);
}
