using System.Text;

namespace Readout.Commands;

/// <summary>Writes a result to a file: whole or not at all.</summary>
internal static class OutputFile
{
    /// <summary>Writes beside the file, then puts the new one in its place. What is no ordinary file (<c>/dev/null</c>, a pipe) is written to directly.</summary>
    /// <returns>Why it could not be written; null where it was.</returns>
    public static async Task<string?> WriteAsync(string path, string text, CancellationToken cancellation)
    {
        string? part = null;
        try
        {
            var target = Final(path);
            if (Directory.Exists(target)) return "there is a folder of that name";
            if (Path.GetDirectoryName(target) is not { } folder || !Directory.Exists(folder)) return "its folder does not exist";
            var bytes = new UTF8Encoding(false).GetBytes(text);
            if (await OpenUnlessFileAsync(target, cancellation).ConfigureAwait(false) is { } open)
            {
                await using var stream = open.ConfigureAwait(false);
                await open.WriteAsync(bytes, cancellation).ConfigureAwait(false);
                return null;
            }

            part = $"{target}.{Environment.ProcessId}.part";
            await File.WriteAllBytesAsync(part, bytes, cancellation).ConfigureAwait(false);
            File.Move(part, target, overwrite: true);
            part = null;
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return problem.Message;
        }
        finally
        {
            if (part is not null) TryDelete(part);
        }
    }

    /// <summary>What exists and is no ordinary file, open to be written into; null for a file, and where nothing is.</summary>
    /// <remarks>A pipe is waited for until somebody reads it, as a shell does.</remarks>
    private static async Task<FileStream?> OpenUnlessFileAsync(string target, CancellationToken cancellation)
    {
        var isDevice = IsDevice(target);
        if (!File.Exists(target) || !isDevice && new FileInfo(target).Length > 0) return null;
        FileStream stream;
        try
        {
            // On a thread of its own: the opening of a pipe blocks and cannot be broken off.
            stream = await Task.Factory.StartNew(() => new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                .WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (UnauthorizedAccessException) when (!isDevice)
        {
            return null;
        }

        if (isDevice || !stream.CanSeek || !HasLength(stream)) return stream;
        await stream.DisposeAsync().ConfigureAwait(false);
        return null;
    }

    /// <summary>Whether a stream's length can be set, as that of an empty file can be to what it is, and that of a device cannot.</summary>
    private static bool HasLength(FileStream stream)
    {
        try
        {
            stream.SetLength(0);
            return true;
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>The whole path, or what a symbolic link leads to in the end. What <c>/dev/stdout</c> leads to may have no name: then it is written to by its own.</summary>
    /// <remarks>The framework resolves a link that is given by a relative path against the root: it is made whole first.</remarks>
    private static string Final(string path)
    {
        var whole = Path.GetFullPath(path);
        if (new FileInfo(whole).LinkTarget is null || File.ResolveLinkTarget(whole, returnFinalTarget: true) is not { } linked) return whole;
        return linked.Exists || !IsDevice(whole) && !IsDevice(linked.FullName) ? linked.FullName : whole;
    }

    private static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);

    private static void TryDelete(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // What stopped the writing stops the clearing up too; it has been reported.
        }
    }
}
