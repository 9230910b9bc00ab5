using System.Collections.Concurrent;
using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using Readout.Documents;
using Readout.Extraction;
using Readout.Sources;
using Readout.Sources.Fetching;
using Spectre.Console;

namespace Readout.Commands;

/// <summary>One input, read as far as it could be.</summary>
/// <param name="Name">What a person calls it.</param>
/// <param name="Page">The page, or null.</param>
/// <param name="Extracted">What extraction made of it, or null.</param>
/// <param name="Document">The report with all its layers, or null.</param>
/// <param name="Problem">Why there is no report; null where there is one.</param>
/// <param name="Note">What is amiss though there is one; null where nothing is.</param>
internal sealed record PageRead(string Name, FetchedPage? Page, Extracted? Extracted, Document? Document, string? Problem, string? Note = null);

/// <summary>Reads pages over all cores; results stand in the order of the inputs, whatever the order in which they were done.</summary>
internal sealed class PageReading(ReadoutEngine engine, Terminal terminal, FetcherOptions fetching, WebSourceOptions webReading)
{
    /// <summary>Whoever waits longer than this is shown how far it is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    private int _done;

    /// <summary>The engine that reads.</summary>
    public ReadoutEngine Engine => engine;

    /// <summary>The argument of every command that reads pages.</summary>
    public static Argument<string[]> Paths(string description)
    {
        var paths = new Argument<string[]>("path") { Description = description, Arity = ArgumentArity.OneOrMore };
        paths.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => t.Value.StartsWith('-')))
                result.AddError($"There is no option '{token.Value}' (a file of that name is given as './{token.Value}').");
        });
        return paths;
    }

    /// <summary>Reads all inputs. Each that cannot be read is a result with a problem.</summary>
    /// <param name="paths">Files, folders and addresses.</param>
    /// <param name="keep">Whether to keep pages and what extraction decided, for an explanation.</param>
    /// <param name="cancellation">Stops between two pages.</param>
    public async Task<IReadOnlyList<PageRead>> ReadAsync(IReadOnlyList<string> paths, bool keep, CancellationToken cancellation)
    {
        var reading = Task.Run(() => ReadAllAsync(paths, keep, cancellation), CancellationToken.None);
        if (terminal.ErrorIsTerminal)
        {
            await Task.WhenAny(reading, Task.Delay(Patience, terminal.Time, CancellationToken.None)).ConfigureAwait(false);
            if (!reading.IsCompleted) await ShowProgressAsync(reading).ConfigureAwait(false);
        }

        return await reading.ConfigureAwait(false);
    }

    /// <summary>Names each problem on standard error; whether there was any.</summary>
    public bool Report(IReadOnlyList<PageRead> pages)
    {
        var failed = false;
        foreach (var page in pages)
        {
            if (page.Note is { } note) terminal.Error.WriteLine(Shown($"readout: {page.Name}: {note}"));
            if (page.Problem is not { } problem) continue;
            terminal.Error.WriteLine(Shown($"readout: {page.Name}: {problem}"));
            failed = true;
        }

        return failed;
    }

    /// <summary>A line as it may reach a terminal: names of files and ids of lines can hold line ends and the terminal's own commands.</summary>
    internal static string Shown(string line) =>
        string.Concat(line.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator ? '\uFFFD' : c));

    private async Task<IReadOnlyList<PageRead>> ReadAllAsync(IReadOnlyList<string> paths, bool keep, CancellationToken cancellation)
    {
        var results = new ConcurrentDictionary<int, PageRead>();
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
        await Parallel.ForEachAsync(NumberedAsync(paths, cancellation), parallel, (numbered, _) =>
        {
            results[numbered.Number] = Read(numbered.Item, keep);
            Interlocked.Increment(ref _done);
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        return [.. results.OrderBy(r => r.Key).Select(r => r.Value)];
    }

    /// <summary>The items of all files, then those of all addresses; only an address that was named makes a connection.</summary>
    private async IAsyncEnumerable<(int Number, SourceItem Item)> NumberedAsync(
        IReadOnlyList<string> paths, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var number = 0;
        var addresses = paths.Where(IsAddress).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (addresses.Count < paths.Count)
        {
            await foreach (var item in FileSource.ReadAsync(paths.Where(p => !IsAddress(p)), cancellation).ConfigureAwait(false))
                yield return (number++, item);
        }

        if (addresses.Count == 0) yield break;
        using var fetcher = new Fetcher(fetching, terminal.Time);
        await foreach (var item in new WebSource(fetcher, new SourceStates(), webReading).ReadAsync(addresses, cancellation).ConfigureAwait(false))
            yield return (number++, item);
    }

    private PageRead Read(SourceItem item, bool keep)
    {
        if (item.Page is not { } page) return new PageRead(item.Name, null, null, null, item.Problem ?? "nothing was read");
        Extracted? extracted = null;
        try
        {
            extracted = engine.Extract(page);
            if (extracted.Article is not { } article) return new PageRead(item.Name, Kept(page), Kept(extracted), null, extracted.Reason ?? "no article was found in it");
            return new PageRead(item.Name, Kept(page), Kept(extracted), engine.Read(article), null, item.Note);
        }
        catch (Exception bug) when (bug is not (OperationCanceledException or OutOfMemoryException))
        {
            var problem = $"it could not be read because of a bug; please report it ({(terminal.Debug ? bug.ToString() : CommandTree.OneLine(bug))})";
            return new PageRead(item.Name, Kept(page), Kept(extracted), null, problem);
        }

        T? Kept<T>(T? part) where T : class => keep ? part : null;
    }

    internal static bool IsAddress(string path) =>
        path.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || path.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private async Task ShowProgressAsync(Task reading)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        await console.Status().StartAsync("Reading …", async status =>
        {
            while (!reading.IsCompleted)
            {
                status.Status($"Reading … {Volatile.Read(ref _done)} done");
                await Task.WhenAny(reading, Task.Delay(Patience, terminal.Time, CancellationToken.None)).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
    }
}
