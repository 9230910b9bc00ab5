using Readout.Comparison;
using Readout.Documents;
using Readout.Sources;

namespace Readout.Tests.Samples;

/// <summary>The folder <c>samples/</c>, read once, on the way that the program goes: files, articles, documents, edition.</summary>
internal sealed class SampleFolder
{
    private static readonly Lazy<Task<SampleFolder>> Once = new(ReadAsync);

    private SampleFolder(SampleGold gold, IReadOnlyDictionary<string, Article> articles, Edition edition)
    {
        Gold = gold;
        Articles = articles;
        Edition = edition;
        Names = articles.ToDictionary(a => a.Value.Id, a => a.Key);
    }

    /// <summary>The gold, without the engine.</summary>
    public static SampleGold GoldFile { get; } = SampleGold.Load(Path.Combine(Repository.Root, "samples", "gold.json"));

    public SampleGold Gold { get; }

    /// <summary>The articles by the name of their file under <c>samples/</c>.</summary>
    public IReadOnlyDictionary<string, Article> Articles { get; }

    /// <summary>The files by their article.</summary>
    public IReadOnlyDictionary<ArticleId, string> Names { get; }

    public Edition Edition { get; }

    /// <summary>The files of reports with their texts.</summary>
    public static IEnumerable<(string Name, string Text)> Reports() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".html" or ".txt").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file)));

    /// <summary>What the engine made of the folder.</summary>
    public static Task<SampleFolder> GetAsync() => Once.Value;

    /// <summary>The story that holds most of the happening's reports.</summary>
    public StoryComparison StoryOf(GoldHappening happening)
    {
        var files = happening.Reports.Select(r => r.File).ToHashSet(StringComparer.Ordinal);
        return Edition.Stories.OrderByDescending(s => Files(s).Count(files.Contains)).ThenBy(s => s.Story.Reports.Count).First();
    }

    /// <summary>The files of a story.</summary>
    public IEnumerable<string> Files(StoryComparison story) => story.Story.Reports.Select(d => Names[d.Article.Id]);

    private static async Task<SampleFolder> ReadAsync()
    {
        var folder = Path.Combine(Repository.Root, "samples");
        var engine = new ReadoutEngine();
        var articles = new Dictionary<string, Article>(StringComparer.Ordinal);
        await foreach (var item in FileSource.ReadAsync([folder]))
        {
            item.Problem.ShouldBeNull(item.Name);
            var file = GoldFile.Reports.Select(r => r.File).SingleOrDefault(f => item.Name.Replace('\\', '/').EndsWith(f, StringComparison.Ordinal));
            file.ShouldNotBeNull($"{item.Name} is no report of gold.json");
            var extracted = engine.Extract(item.Page!);
            extracted.Article.ShouldNotBeNull($"{item.Name}: {extracted.Reason}");
            articles.Add(file, extracted.Article);
        }

        return new SampleFolder(GoldFile, articles, engine.Tell(articles.Values.Select(engine.Read)));
    }
}
