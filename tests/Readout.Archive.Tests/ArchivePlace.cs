using Microsoft.Extensions.Time.Testing;
using Readout.Documents;
using Readout.Tests.Servers;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Readout.Archive.Tests;

/// <summary>An archive of its own for one test, and a folder beside it.</summary>
/// <param name="address">Where it lies; null for a file in the folder.</param>
public sealed class ArchivePlace(Func<Task<string>>? address = null) : IAsyncLifetime
{
    private NewsArchive? _archive;
    private string _place = "";

    public string Folder { get; } = Directory.CreateTempSubdirectory("readout-archive-").FullName;

    /// <summary>The file, where it lies in one.</summary>
    public string File => Path.Combine(Folder, "readout.db");

    /// <summary>The file or address.</summary>
    public string Place => _place;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2031, 5, 1, 12, 0, 0, TimeSpan.Zero));

    public NewsArchive Archive => _archive!;

    public async ValueTask InitializeAsync()
    {
        _place = address is null ? File : await address();
        _archive = NewsArchive.Open(_place, Time);
    }

    public async Task ReopenAsync()
    {
        await Archive.DisposeAsync();
        _archive = NewsArchive.Open(_place, Time);
    }

    internal Task<int> KeepAsync(params Document[][] stories) => Archive.KeepAsync(new CollectedBatch([.. stories.SelectMany(s => s).Select(d => new CollectedReport(d, null))], [.. stories.Select(Told.Story)], []));

    public async ValueTask DisposeAsync()
    {
        if (_archive is not null) await _archive.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
