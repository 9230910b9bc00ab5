using Readout.Sources;
using Readout.Sources.Fetching;
using Readout.Sources.Warc;
using Readout.Tests.Sources.Warc;

namespace Readout.Tests.Sources;

/// <summary>Tests that look at the memory of the whole process run alone.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Memory_does_not_grow_with_an_archive()
    {
        // Some 400 MB, made while they are read.
        var record = WarcReaderTests.Response(new string('x', 100_000));
        var pages = 0;
        long before = GC.GetTotalMemory(forceFullCollection: true), most = 0;
        await foreach (var item in WarcSource.ReadAsync(new Repeated(record, 4000), "f.warc", 1_000_000, Token))
        {
            if (++pages % 500 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            item.Problem.ShouldBeNull();
        }

        pages.ShouldBe(4000);
        (most - before).ShouldBeLessThan(10_000_000);
    }

    [Fact]
    public async Task Two_gigabytes_announced_are_not_fetched_and_unannounced_ones_are_cut()
    {
        await using var server = new LocalServer();
        var sent = 0L;
        server.On("/a", (_, stream, token) => LocalServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 2000000000\r\n\r\n", token));
        server.On("/b", async (_, stream, token) =>
        {
            await LocalServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\n\r\n", token);
            var block = new byte[64 * 1024];
            for (; sent < 2_000_000_000; sent += block.Length) await stream.WriteAsync(block, token);
        });
        using var fetcher = new Fetcher(LocalServer.Options with { LargestBody = 1_000_000 }, TimeProvider.System);
        (await fetcher.FetchAsync(server.Url("/a"), null, Token)).Problem.ShouldBe("it holds 2000 MB, more than the 1 MB that are read at most");
        var before = GC.GetTotalAllocatedBytes(precise: true);
        (await fetcher.FetchAsync(server.Url("/b"), null, Token)).Problem!.ShouldStartWith("it is larger than the 1 MB that are read at most");
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(20_000_000);
        sent.ShouldBeLessThan(100_000_000);
    }

    private sealed class Repeated(byte[] piece, int times) : ReadingStream
    {
        private long _at;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_at == (long)piece.Length * times) return ValueTask.FromResult(0);
            var start = (int)(_at % piece.Length);
            var count = Math.Min(buffer.Length, piece.Length - start);
            piece.AsMemory(start, count).CopyTo(buffer);
            _at += count;
            return ValueTask.FromResult(count);
        }
    }
}
