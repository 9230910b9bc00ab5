namespace Readout.Sources;

/// <summary>What a file holds, as its ending says.</summary>
internal enum FileKind
{
    /// <summary>A page.</summary>
    Html,

    /// <summary>Text that somebody saved from a page.</summary>
    Text,

    /// <summary>One JSON object a line.</summary>
    JsonLines,

    /// <summary>A crawler's archive.</summary>
    Warc,

    /// <summary>RSS, Atom, JSON Feed or a sitemap.</summary>
    Feed,
}

/// <summary>A file to be read.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Name">Its path below the folder named (parted by <c>/</c>), or its own name.</param>
/// <param name="Kind">What its ending says.</param>
/// <param name="IsPacked">Whether it ends in <c>.gz</c>.</param>
internal sealed record ListedFile(string Path, string Name, FileKind Kind, bool IsPacked);

/// <summary>Finds the files that a list of files and folders names.</summary>
internal static class FileList
{
    /// <summary>The endings that a folder is searched for, and those of files that are read when they are named.</summary>
    private const string FolderEndings = ".txt, .html, .htm, .jsonl, .warc, .rss, .atom";

    private const string KnownEndings = FolderEndings + ", .xml or .json (feeds), each also with .gz";

    /// <summary>The files in ordinal order of their names, each once, and what could not be found.</summary>
    public static (List<ListedFile> Files, List<SourceItem> Problems) Of(IEnumerable<string> paths)
    {
        var files = new Dictionary<string, ListedFile>(StringComparer.Ordinal);
        var problems = new List<SourceItem>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path)) AddFolder(path, files, problems);
            else if (!File.Exists(path)) problems.Add(new SourceItem(path, null, "there is no such file or folder"));
            else if (Listed(path, Path.GetFileName(path), named: true) is { } file) files.TryAdd(Path.GetFullPath(path), file);
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
                    if (Listed(Path.Combine(current, entry.Name), relative, named: false) is not { } file) continue;
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

        if (!found && !failed) problems.Add(new SourceItem(folder, null, $"the folder holds no reports; files that are read end in {FolderEndings}, each also with .gz"));
    }

    /// <summary>A file of a known ending. Of the many things that end in .xml or .json, only what is named is taken for a feed.</summary>
    private static ListedFile? Listed(string path, string name, bool named)
    {
        var packed = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        FileKind? kind = Path.GetExtension(packed ? name[..^3] : name).ToUpperInvariant() switch
        {
            ".TXT" => FileKind.Text,
            ".HTML" or ".HTM" => FileKind.Html,
            ".JSONL" => FileKind.JsonLines,
            ".WARC" => FileKind.Warc,
            ".RSS" or ".ATOM" => FileKind.Feed,
            ".XML" or ".RDF" or ".JSON" or ".OPML" when named => FileKind.Feed,
            _ => null,
        };
        return kind is { } found ? new ListedFile(path, name, found, packed) : null;
    }
}
