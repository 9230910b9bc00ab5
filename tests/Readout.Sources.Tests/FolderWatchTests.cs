using Microsoft.Extensions.Time.Testing;
using Readout.Sources;

namespace Readout.Tests.Sources;

public sealed class FolderWatchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("readout-watch").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_lies_there_is_read_then_what_is_new_or_changed_once_it_rests()
    {
        var time = new FakeTimeProvider();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.txt"), "words", stop.Token);
        await using var items = FolderWatch.ReadAsync(_folder, new FileSourceOptions(), TimeSpan.FromSeconds(1), time, stop.Token).GetAsyncEnumerator(stop.Token);
        (await NextAsync()).ShouldBe("a.txt");
        await File.WriteAllTextAsync(Path.Combine(_folder, "b.txt"), "new words", stop.Token);
        (await NextAsync()).ShouldBe("b.txt");
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.txt"), "other words", stop.Token);
        (await NextAsync()).ShouldBe("a.txt");
        var more = items.MoveNextAsync().AsTask();
        for (var i = 0; i < 5; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, stop.Token);
        }

        more.IsCompleted.ShouldBeFalse();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(more);

        async Task<string> NextAsync()
        {
            var next = items.MoveNextAsync().AsTask();
            while (!next.IsCompleted)
            {
                time.Advance(TimeSpan.FromSeconds(1));
                await Task.Delay(10, stop.Token);
            }

            (await next).ShouldBeTrue();
            return items.Current.Name;
        }
    }
}
