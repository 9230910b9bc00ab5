using NodaTime;
using Readout.Documents;
using Readout.Sources;

namespace Readout.Workers.Collecting;

/// <summary>What came of a page: a document, or why there is none, or neither, where the report is known or too old to be kept.</summary>
/// <param name="Document">The report with its layers; null where there is none.</param>
/// <param name="Problem">Why there is none, in words for people; null where nothing is amiss.</param>
public readonly record struct ReadReport(Document? Document, string? Problem);

/// <summary>Reads pages: extraction, language, facts. Whatever a page holds, it comes to a document or to words that say why not.</summary>
/// <param name="engine">The engine.</param>
public sealed class ReportReader(ReadoutEngine engine)
{
    /// <summary>Reports of days before this one are not read; null where all are.</summary>
    public LocalDate? Oldest { get; set; }

    /// <summary>Reads one thing that a source brought.</summary>
    /// <param name="item">It.</param>
    /// <param name="isKnown">Whether an article need not be read because it came before; it does not throw.</param>
    /// <param name="cancellation">Stops before the reading begins.</param>
    public async ValueTask<ReadReport> ReadAsync(SourceItem item, Func<ArticleId, ValueTask<bool>> isKnown, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(isKnown);
        cancellation.ThrowIfCancellationRequested();
        if (item.Page is not { } page) return new ReadReport(null, item.Problem ?? "nothing was read");
        try
        {
            var extracted = engine.Extract(page);
            if (extracted.Article is not { } article) return new ReadReport(null, extracted.Reason ?? "no article was found in it");
            if (!IsWellFormed(article.Text) || !IsWellFormed(article.Title)) return new ReadReport(null, "its text holds broken characters");
            if (article.Published.Date?.Last < Oldest || await isKnown(article.Id).ConfigureAwait(false)) return default;
            return new ReadReport(engine.Read(article), null);
        }
        catch (Exception bug) when (bug is not (OperationCanceledException or OutOfMemoryException))
        {
            return new ReadReport(null, $"it could not be read because of a bug; please report it ({bug.GetType().Name}: {bug.Message})");
        }
    }

    /// <summary>Half a surrogate pair cannot be written and read back.</summary>
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return false;
            i++;
        }

        return true;
    }
}
