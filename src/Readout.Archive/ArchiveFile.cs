using Readout.Archive.Sqlite;

namespace Readout.Archive;

/// <summary>The file that an archive lies in, as a whole.</summary>
public static class ArchiveFile
{
    /// <summary>A file of SQLite and what may lie beside it: its log, and where readers stand in it.</summary>
    private static readonly string[] Parts = ["", "-wal", "-shm"];

    /// <summary>Puts another file in an archive's place. What was there is kept beside it, in whatever state it is; nothing kept before is written over.</summary>
    /// <returns>Where what was there lies now; null where nothing was.</returns>
    /// <exception cref="ArchiveException">Another process collects into the archive; nothing was changed.</exception>
    public static async Task<string?> ReplaceAsync(string place, string by)
    {
        var hold = SqliteDatabase.Hold(place, ArchiveWork.Collecting) ?? throw new ArchiveException("another process collects into this archive: stop it first; nothing was changed");
        await using var holding = hold.ConfigureAwait(false);
        string? beside = null;
        if (Parts.Any(part => File.Exists(place + part)))
        {
            beside = place + ".before-restore";
            for (var i = 2; File.Exists(beside); i++) beside = $"{place}.before-restore-{i}";
            foreach (var part in Parts.Where(part => File.Exists(place + part))) File.Move(place + part, beside + part);
        }

        File.Move(by, place);
        return beside;
    }

    /// <summary>Removes a file of an archive and what lies beside it.</summary>
    public static void Remove(string file)
    {
        foreach (var part in Parts) File.Delete(file + part);
    }
}
