using System.Runtime.CompilerServices;

namespace Readout.Sources;

/// <summary>Watches a folder: what lies there first, then each file that is new or changed, once it has come to rest.</summary>
/// <remarks>It looks again and again instead of waiting for the system's messages, which network drives and containers often do not send.</remarks>
public static class FolderWatch
{
    /// <summary>Reads on until it is stopped.</summary>
    /// <param name="folder">The folder, with all below it.</param>
    /// <param name="options">Limits.</param>
    /// <param name="every">The time between two looks; a file is read when it is the same at two of them.</param>
    /// <param name="time">The clock the looks go by.</param>
    /// <param name="cancellation">Ends the watch; it throws, as any reading that is stopped.</param>
    public static async IAsyncEnumerable<SourceItem> ReadAsync(string folder, FileSourceOptions options, TimeSpan every, TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var read = new Dictionary<string, (long, DateTime)>(StringComparer.Ordinal);
        var seen = new Dictionary<string, (long, DateTime)>(StringComparer.Ordinal);
        while (true)
        {
            var now = Looks(folder);
            foreach (var (path, look) in now.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                if (read.TryGetValue(path, out var before) && before == look || !seen.TryGetValue(path, out var last) || last != look) continue;
                read[path] = look;
                await foreach (var item in FileSource.ReadAsync([path], options, cancellation).ConfigureAwait(false)) yield return item;
            }

            seen = now;
            foreach (var gone in read.Keys.Except(now.Keys).ToList()) read.Remove(gone);
            await Task.Delay(every, time, cancellation).ConfigureAwait(false);
        }
    }

    private static Dictionary<string, (long, DateTime)> Looks(string folder)
    {
        var looks = new Dictionary<string, (long, DateTime)>(StringComparer.Ordinal);
        foreach (var file in FileList.Of([folder]).Files)
        {
            var info = new FileInfo(file.Path);
            if (info.Exists) looks[file.Path] = (info.Length, info.LastWriteTimeUtc);
        }

        return looks;
    }
}
