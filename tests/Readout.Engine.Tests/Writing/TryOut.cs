using Readout.Writing;

namespace Readout.Tests.Writing;

public sealed class TryOut
{
    [Fact]
    public void Write_all()
    {
        Directory.CreateDirectory("/tmp/prog");
        foreach (var w in new[] { 50, 80, 120 })
            File.WriteAllText($"/tmp/prog/both{w}.txt", ReadoutWriter.Write(SampleEdition.Both, ReadoutFormat.Text, new WritingOptions { Width = w, Color = w == 80 }));
        File.WriteAllText("/tmp/prog/one.ev.txt", ReadoutWriter.Write(SampleEdition.One, ReadoutFormat.Text, new WritingOptions { Evidence = true }));
        File.WriteAllText("/tmp/prog/both.md", ReadoutWriter.Write(SampleEdition.Both, ReadoutFormat.Markdown, new WritingOptions { Evidence = true }));
        File.WriteAllText("/tmp/prog/both.html", ReadoutWriter.Write(SampleEdition.Both, ReadoutFormat.Html, new WritingOptions()));
        File.WriteAllText("/tmp/prog/one.html", ReadoutWriter.Write(SampleEdition.One, ReadoutFormat.Html, new WritingOptions()));
        File.WriteAllText("/tmp/prog/both.json", ReadoutWriter.Write(SampleEdition.Both, ReadoutFormat.Json, new WritingOptions()));
        File.WriteAllText("/tmp/prog/schema.json", ReadoutJson.Schema());
    }
}
