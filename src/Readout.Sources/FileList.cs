using Readout.Documents;

namespace Readout.Sources;

/// <summary>A file to be read.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Name">Its path below the folder named (parted by <c>/</c>), or its own name.</param>
/// <param name="Form">What its ending says; <see cref="PageForm.CleanText"/> stands for JSON Lines.</param>
/// <param name="IsPacked">Whether it ends in <c>.gz</c>.</param>
internal sealed record ListedFile(string Path, string Name, PageForm Form, bool IsPacked);

/// <summary>Finds the files that a list of files and folders names.</summary>
internal static class FileList
{
    private const string KnownEndings = ".txt, .html, .htm or .jsonl, each also with .gz";

    /// <summary>The files in ordinal order of their names, each once, and what could not be found.</summary>
    public static (List<ListedFile> Files, List<SourceItem> Problems) Of(IEnumerable<string> paths)
    {
        var files = new Dictionary<string, ListedFile>(StringComparer.Ordinal);
        var problems = new List<SourceItem>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path)) AddFolder(path, files, problems);
            else if (!File.Exists(path)) problems.Add(new SourceItem(path, null, "there is no such file or folder"));
            else if (Listed(path, Path.GetFileName(path)) is { } file) files.TryAdd(Path.GetFullPath(path), file);
            else problems.Add(new SourceItem(path, null, $"its ending is not known; files that are read end in {KnownEndings}"));
        }

        // Two files of one name: both are called by the path that was given.
        foreach (var twins in files.GroupBy(f => f.Value.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).ToList())
        {
            foreach (var (key, file) in twins) files[key] = file with { Name = file.Path.Replace('\\', '/') };
        }

        problems.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return ([.. files.OrderBy(f => f.Value.Name, StringComparer.Ordinal).ThenBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value)], problems);
    }

    private static void AddFolder(string folder, Dictionary<string, ListedFile> files, List<SourceItem> problems)
    {
        var open = new Stack<string>([folder]);
        var found = false;
        var failed = false;
        while (open.TryPop(out var current))
        {
            try
            {
                foreach (var entry in new DirectoryInfo(current).EnumerateFileSystemInfos())
                {
                    if (entry.Name.StartsWith('.') || (entry.Attributes & FileAttributes.Hidden) != 0) continue;
                    if ((entry.Attributes & FileAttributes.Directory) != 0)
                    {
                        // A linked folder may lead back up.
                        if (entry.LinkTarget is null) open.Push(entry.FullName);
                        continue;
                    }

                    var relative = Path.GetRelativePath(folder, Path.Combine(current, entry.Name)).Replace('\\', '/');
                    if (Listed(Path.Combine(current, entry.Name), relative) is not { } file) continue;
                    found = true;
                    files.TryAdd(Path.GetFullPath(entry.FullName), file);
                }
            }
            catch (UnauthorizedAccessException)
            {
                failed = true;
                problems.Add(new SourceItem(current, null, "there is no permission to list this folder"));
            }
            catch (IOException e)
            {
                failed = true;
                problems.Add(new SourceItem(current, null, "the folder cannot be listed: " + e.Message));
            }
        }

        if (!found && !failed) problems.Add(new SourceItem(folder, null, $"the folder holds no reports; files that are read end in {KnownEndings}"));
    }

    private static ListedFile? Listed(string path, string name)
    {
        var packed = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        var form = Path.GetExtension(packed ? name[..^3] : name).ToUpperInvariant() switch
        {
            ".TXT" => PageForm.FlatText,
            ".HTML" or ".HTM" => PageForm.Html,
            ".JSONL" => PageForm.CleanText,
            _ => PageForm.Unknown,
        };
        return form == PageForm.Unknown ? null : new ListedFile(path, name, form, packed);
    }
}
