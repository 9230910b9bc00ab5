using Microsoft.Data.Sqlite;

namespace Readout.Archive.Tests.Sqlite;

/// <summary>What only an archive in a file can.</summary>
public sealed class SqliteFileTests : IAsyncLifetime
{
    private readonly ArchivePlace _place = new();

    private NewsArchive Archive => _place.Archive;

    public ValueTask InitializeAsync() => _place.InitializeAsync();

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task A_copy_taken_while_it_is_in_use_is_whole()
    {
        await _place.KeepAsync([Told.Talks()]);
        var copy = Path.Combine(_place.Folder, "copy.db");
        var writing = _place.KeepAsync([Told.Storm()]);
        await Archive.BackupAsync(copy);
        await writing;
        await using var copied = NewsArchive.Open(copy, _place.Time);
        (await copied.CheckAsync()).ShouldBeEmpty();
        (await copied.SizeAsync()).Articles.ShouldBeInRange(1, 2);
    }

    [Fact]
    public async Task A_copy_takes_the_archives_own_place_by_no_way()
    {
        await _place.KeepAsync([Told.Talks()]);
        var link = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Directory.CreateSymbolicLink(link, Path.GetDirectoryName(_place.File)!);
        try
        {
            foreach (var target in new[] { _place.File, Path.Combine(link, Path.GetFileName(_place.File)) })
                (await Should.ThrowAsync<ArchiveException>(() => Archive.BackupAsync(target))).Message.ShouldContain("own place");
        }
        finally
        {
            Directory.Delete(link);
        }

        (await Archive.CheckAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused()
    {
        await Archive.DisposeAsync();
        await using (var connection = new SqliteConnection($"Data Source={_place.File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 999";
            command.ExecuteNonQuery();
        }

        Should.Throw<ArchiveException>(() => NewsArchive.Open(_place.File, _place.Time)).Message.ShouldContain("newer version");
    }
}
