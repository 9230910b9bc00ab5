using Readout.Documents;
using Readout.Sources;

namespace Readout.Bench;

/// <summary>The texts of the reports in <c>samples/</c>, in the order of their files.</summary>
internal static class SampleReports
{
    public static IReadOnlyList<string> Texts() => [.. Articles(Path.Combine(Root(), "samples")).Select(article => article.Text)];

    /// <summary>The articles of a folder or file of reports; a JSON Lines file of the scorers' data may be one.</summary>
    public static IReadOnlyList<Article> Articles(string path)
    {
        var engine = new ReadoutEngine();
        return [.. FileSource.ReadAsync([path]).ToBlockingEnumerable().Select(item => item.Page).OfType<FetchedPage>().Select(page => engine.Extract(page).Article).OfType<Article>()];
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Readout.slnx"))) return folder.FullName;
        }

        throw new InvalidOperationException("The benchmarks run outside the repository: no Readout.slnx above " + AppContext.BaseDirectory);
    }
}
