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
            var target = Path.GetFullPath(Linked(path) ?? path);
            if (Directory.Exists(target)) return "there is a folder of that name";
            if (Path.GetDirectoryName(target) is not { } folder || !Directory.Exists(folder)) return "its folder does not exist";
            var bytes = new UTF8Encoding(false).GetBytes(text);
            if (target.StartsWith("/dev/", StringComparison.Ordinal))
            {
                await File.WriteAllBytesAsync(target, bytes, cancellation).ConfigureAwait(false);
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

    /// <summary>What a symbolic link leads to in the end; null where the path is none.</summary>
    private static string? Linked(string path) =>
        new FileInfo(path).LinkTarget is null ? null : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName;

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
