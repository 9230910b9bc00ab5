namespace Readout.Tests;

/// <summary>The repository's own files, found from the tests' folder upwards.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Readout.slnx"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside the repository: no Readout.slnx above " + AppContext.BaseDirectory);
    }
}
