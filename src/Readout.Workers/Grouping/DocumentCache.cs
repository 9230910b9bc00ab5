using Readout.Archive;
using Readout.Documents;

namespace Readout.Workers.Grouping;

/// <summary>Reports with their layers, the latest ones; others are read again from the archive's texts.</summary>
internal sealed class DocumentCache(NewsArchive archive, ReadoutEngine engine)
{
    /// <summary>Documents kept; one of 700 words takes about 200 KB.</summary>
    private const int Most = 600;

    private readonly Lock _lock = new();
    private readonly Dictionary<ArticleId, Document> _documents = [];
    private readonly Queue<ArticleId> _order = new();

    public void Add(Document document)
    {
        lock (_lock)
        {
            if (!_documents.TryAdd(document.Article.Id, document)) return;
            _order.Enqueue(document.Article.Id);
            if (_order.Count > Most) _documents.Remove(_order.Dequeue());
        }
    }

    /// <summary>Keeps these no longer.</summary>
    public void Remove(IReadOnlySet<ArticleId> articles)
    {
        lock (_lock)
        {
            foreach (var id in articles) _documents.Remove(id);
        }
    }

    /// <summary>The document of an article; null where the archive does not hold it.</summary>
    public async Task<Document?> FindAsync(ArticleId id, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_documents.TryGetValue(id, out var known)) return known;
        }

        if (await archive.ArticleAsync(id, cancellation).ConfigureAwait(false) is not { } row) return null;
        var document = engine.Read(row.Article);
        Add(document);
        return document;
    }
}
