using System.Security.Cryptography;
using Readout.Archive;

namespace Readout.Serving;

/// <summary>A page of a story as it was sent.</summary>
/// <param name="Html">The page, in UTF-8.</param>
/// <param name="Policy">The policy that goes with it: it names the page's own styles.</param>
/// <param name="Tag">Its entity tag.</param>
internal sealed record ShelvedPage(byte[] Html, string Policy, string Tag)
{
    /// <summary>A page with its tag.</summary>
    public static ShelvedPage Of(byte[] html, string policy) => new(html, policy, $"\"{Convert.ToHexStringLower(SHA256.HashData(html).AsSpan(0, 16))}\"");
}

/// <summary>What a page of a story depends on.</summary>
/// <param name="State">The story as it stands, and the reader's count of alerts.</param>
/// <param name="MayEdit">Whether corrections are offered.</param>
internal readonly record struct ShelfKey(StoryState State, bool MayEdit);

/// <summary>Pages of stories, kept until the story changes; those asked for longest ago go when there are too many.</summary>
/// <remarks>
/// The key is all that such a page shows beside the story's own content: <see cref="StoryState"/> with the count of alerts in the page's head, and whether
/// corrections are offered. Nothing else of whoever reads stands in it,
/// so what is shown to one may be shown to another for whom the count is the same.
/// </remarks>
internal sealed class StoryShelf
{
    /// <summary>Bytes of pages that are kept.</summary>
    private const long MostBytes = 48_000_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<ShelfKey, LinkedListNode<(ShelfKey Key, ShelvedPage Page)>> _pages = [];
    private readonly LinkedList<(ShelfKey Key, ShelvedPage Page)> _order = new();
    private long _bytes;

    public ShelvedPage? Find(ShelfKey key)
    {
        lock (_lock)
        {
            if (!_pages.TryGetValue(key, out var node)) return null;
            _order.Remove(node);
            _order.AddLast(node);
            return node.Value.Page;
        }
    }

    public void Keep(ShelfKey key, ShelvedPage page)
    {
        lock (_lock)
        {
            if (_pages.ContainsKey(key)) return;
            _pages[key] = _order.AddLast((key, page));
            for (_bytes += page.Html.Length; _bytes > MostBytes && _order.First is { } oldest; _bytes -= oldest.Value.Page.Html.Length)
            {
                _order.RemoveFirst();
                _pages.Remove(oldest.Value.Key);
            }
        }
    }
}
