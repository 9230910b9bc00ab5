using System.Diagnostics;

namespace Readout.Workers.Tests.Faults;

/// <summary>A disk that is small enough to be filled.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int Lot = 1 << 16;

    private readonly string _ballast;

    private SmallDisk(string folder) => (Folder, _ballast) = (folder, Path.Combine(folder, "ballast"));

    public string Folder { get; }

    /// <summary>Makes one; skips the test where that needs rights that it does not have, unless <c>READOUT_TEST_SERVERS=1</c> says that it must run.</summary>
    public static async Task<SmallDisk> MakeAsync(int megabytes)
    {
        var disk = new SmallDisk(Directory.CreateTempSubdirectory("readout-disk").FullName);
        if (await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=1777", "readout", disk.Folder) is { Length: > 0 } refused)
        {
            Directory.Delete(disk.Folder);
            if (Environment.GetEnvironmentVariable("READOUT_TEST_SERVERS") == "1") Assert.Fail(refused);
            Assert.Skip("no disk can be made here: " + refused);
        }

        return disk;
    }

    /// <summary>Fills it to the last byte.</summary>
    public void Fill()
    {
        var lot = new byte[Lot];
        using var ballast = new FileStream(_ballast, FileMode.Append, FileAccess.Write, FileShare.Read, 0);
        for (var size = Lot; size > 0;)
        {
            try
            {
                ballast.Write(lot, 0, size);
            }
            catch (IOException)
            {
                size /= 16;
            }
        }
    }

    /// <summary>Makes room again.</summary>
    public void Clear() => File.Delete(_ballast);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    /// <summary>What the command complained of; empty where it did not.</summary>
    private static async Task<string> RunAsync(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? "" : $"{command[0]}: {said.Trim()}";
    }
}
