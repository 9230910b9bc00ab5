using System.Buffers;
using System.Text.Json;
using AngleSharp.Dom;

namespace Readout.Extraction.Metadata;

/// <summary>What a page's head and its schema.org data say, unjudged.</summary>
internal sealed class PageMetadata
{
    private const int MostMarks = 200;
    private const int MostScripts = 40;
    private const int LongestScript = 2_000_000;

    private static readonly SearchValues<string> AuthorPages = SearchValues.Create(
        ["/author", "/staff/", "/profile", "/people/", "/contributor", "/writer", "/reporter", "/journalist", "/columnist"], StringComparison.OrdinalIgnoreCase);

    private readonly Dictionary<string, List<string>> _meta = new(StringComparer.Ordinal);

    private readonly List<string> _order = [];

    /// <summary>The <c>title</c> element.</summary>
    public string? PageTitle { get; private set; }

    /// <summary>The canonical address.</summary>
    public string? Canonical { get; private set; }

    /// <summary>The document's declared language.</summary>
    public string? Language { get; private set; }

    /// <summary>Schema.org: the article's headline.</summary>
    public string? Headline { get; private set; }

    /// <summary>Schema.org: when published.</summary>
    public string? DatePublished { get; private set; }

    /// <summary>Schema.org: when changed.</summary>
    public string? DateModified { get; private set; }

    /// <summary>Schema.org: the article's section.</summary>
    public string? Section { get; private set; }

    /// <summary>Schema.org: the publisher.</summary>
    public string? Publisher { get; private set; }

    /// <summary>Schema.org: the site.</summary>
    public string? Site { get; private set; }

    /// <summary>Schema.org: the whole body, where the page gives it.</summary>
    public string? ArticleBody { get; private set; }

    /// <summary>Schema.org: the authors, with their types where told.</summary>
    public List<(string Name, string? Type)> Authors { get; } = [];

    /// <summary>The <c>time</c> elements and what is marked as a publication date, in the order of the page.</summary>
    public List<IElement> Times { get; } = [];

    /// <summary>The elements that the page marks as the author.</summary>
    public List<IElement> AuthorElements { get; } = [];

    /// <summary>Links to authors' pages.</summary>
    public List<IElement> AuthorLinks { get; } = [];

    /// <summary>The kinds that schema.org data name, such as <c>LiveBlogPosting</c>.</summary>
    public HashSet<string> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the data says that only subscribers may read on.</summary>
    public bool Paywalled { get; private set; }

    /// <summary>Reads a document.</summary>
    public static PageMetadata Of(IDocument document)
    {
        var page = new PageMetadata { Language = document.DocumentElement?.GetAttribute("lang") };
        var scripts = 0;
        foreach (var element in Elements(document))
        {
            switch (element.LocalName)
            {
                case "meta":
                    page.Meta(element);
                    break;
                case "title" when page.PageTitle is null && element.NamespaceUri != "http://www.w3.org/2000/svg":
                    page.PageTitle = Folding.Line(element.TextContent);
                    break;
                case "link" when element.GetAttribute("rel") == "canonical":
                    page.Canonical ??= element.GetAttribute("href");
                    break;
                case "script" when element.GetAttribute("type")?.Contains("ld+json", StringComparison.OrdinalIgnoreCase) == true && scripts++ < MostScripts:
                    page.Schema(element.TextContent);
                    break;
                case "time":
                    page.Times.Add(element);
                    break;
                case "a" when page.AuthorLinks.Count < MostMarks && LeadsToAuthor(element.GetAttribute("href")):
                    page.AuthorLinks.Add(element);
                    break;
            }

            if (element.Attributes.Length > 0) page.Marks(element);
        }

        return page;
    }

    /// <summary>All elements in the order of the page.</summary>
    private static IEnumerable<IElement> Elements(IDocument document)
    {
        var open = new Stack<(INodeList Nodes, int Next)>();
        open.Push((document.ChildNodes, 0));
        while (open.TryPop(out var level))
        {
            var (nodes, next, count) = (level.Nodes, level.Next, level.Nodes.Length);
            while (next < count)
            {
                if (nodes[next++] is not IElement element) continue;
                yield return element;
                var inner = element.ChildNodes;
                if (inner.Length == 0) continue;
                open.Push((nodes, next));
                (nodes, next, count) = (inner, 0, inner.Length);
            }
        }
    }

    /// <summary>The first content of the first of these <c>meta</c> names (or properties) that the page has.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_meta.TryGetValue(name, out var contents)) return contents[0];
        }

        return null;
    }

    /// <summary>The first content whose name speaks of publishing ("w-published-date") and of no change.</summary>
    public string? Published()
    {
        foreach (var name in _order)
        {
            if (name.Contains("publish", StringComparison.Ordinal) && !name.Contains("publisher", StringComparison.Ordinal) && !name.Contains("modif", StringComparison.Ordinal)
                && !name.Contains("updat", StringComparison.Ordinal) && DateReader.Machine(_meta[name][0]) is not null) return _meta[name][0];
        }

        return null;
    }

    /// <summary>All contents of a <c>meta</c> name.</summary>
    public IReadOnlyList<string> All(string name) => _meta.TryGetValue(name, out var contents) ? contents : [];

    private void Marks(IElement element)
    {
        var itemprop = element.GetAttribute("itemprop");
        if (element.LocalName != "time" && (itemprop is "datePublished" or "dateCreated" || element.GetAttribute("property") is "datePublished") && Times.Count < MostMarks) Times.Add(element);
        if (element.LocalName is "meta" or "link" || AuthorElements.Count >= MostMarks) return;
        if (itemprop == "author" || element.GetAttribute("rel") is { } rel && rel.Split(' ').Contains("author", StringComparer.OrdinalIgnoreCase)) AuthorElements.Add(element);
    }

    /// <summary>Whether an address is one of a site's pages about its authors.</summary>
    private static bool LeadsToAuthor(string? href)
    {
        const int Longest = 300;
        if (href is null || href.Length is < 6 or > Longest) return false;
        return href.AsSpan().ContainsAny(AuthorPages);
    }

    private void Meta(IElement element)
    {
        var content = element.GetAttribute("content");
        if (string.IsNullOrWhiteSpace(content)) return;
        var name = element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("itemprop");
        if (name is null || name.Length > 100) return;
        var key = name.ToLowerInvariant();
        if (!_meta.TryGetValue(key, out var contents))
        {
            _meta[key] = contents = [];
            _order.Add(key);
        }

        contents.Add(Folding.Line(content));
    }

    private void Schema(string script)
    {
        if (script.Length > LongestScript) return;
        var data = Parse(script) ?? Parse(Cleaned(script)) ?? (script.Contains("&quot;", StringComparison.Ordinal) ? Parse(Cleaned(System.Net.WebUtility.HtmlDecode(script))) : null);
        if (data is null) return;
        using (data)
        {
            var nodes = new List<JsonElement>();
            Collect(data.RootElement, nodes);
            var named = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var node in nodes)
            {
                if (Text(node, "@id") is { } id && Text(node, "name") is not null) named.TryAdd(id, node);
            }

            foreach (var node in nodes)
            {
                if (Text(node, "@type") is { } type) Types.Add(type);
                if (IsArticle(node)) Article(node, named);
                else if (IsOf(node, "WebSite")) Site ??= Text(node, "name");
            }

            foreach (var node in nodes)
            {
                if (DatePublished is null && IsOf(node, "WebPage")) DatePublished = Text(node, "datePublished");
            }
        }
    }

    private void Article(JsonElement node, Dictionary<string, JsonElement> named)
    {
        Headline ??= Text(node, "headline") ?? Text(node, "name");
        DatePublished ??= Text(node, "datePublished") ?? Text(node, "dateCreated");
        DateModified ??= Text(node, "dateModified");
        Section ??= Text(node, "articleSection");
        ArticleBody ??= Text(node, "articleBody");
        Paywalled |= node.TryGetProperty("isAccessibleForFree", out var free) && (free.ValueKind == JsonValueKind.False
            || string.Equals(Words(free), "false", StringComparison.OrdinalIgnoreCase));
        if (Publisher is null && node.TryGetProperty("publisher", out var publisher)) Publisher = Names(publisher, named).FirstOrDefault().Name;
        if (Authors.Count == 0 && node.TryGetProperty("author", out var author)) Authors.AddRange(Names(author, named));
        if (Authors.Count == 0 && node.TryGetProperty("creator", out var creator)) Authors.AddRange(Names(creator, named));
    }

    private static List<(string Name, string? Type)> Names(JsonElement value, Dictionary<string, JsonElement> named)
    {
        var names = new List<(string, string?)>();
        var open = new Stack<JsonElement>([value]);
        while (open.TryPop(out var item) && names.Count < 30)
        {
            if (item.ValueKind == JsonValueKind.String)
            {
                names.Add((Words(item) ?? "", null));
            }
            else if (item.ValueKind == JsonValueKind.Array)
            {
                foreach (var inner in item.EnumerateArray().Reverse()) open.Push(inner);
            }
            else if (item.ValueKind == JsonValueKind.Object)
            {
                var known = Text(item, "name") is null && Text(item, "@id") is { } id && named.TryGetValue(id, out var other) ? other : item;
                if (Text(known, "name") is { } name) names.Add((name, Text(known, "@type")));
                else if (known.TryGetProperty("name", out var list) && list.ValueKind == JsonValueKind.Array) open.Push(list);
            }
        }

        return names;
    }

    /// <summary>All objects that may be things: the root, list items, members of a graph, what a page is about.</summary>
    private static void Collect(JsonElement root, List<JsonElement> nodes)
    {
        var open = new Stack<JsonElement>([root]);
        while (open.TryPop(out var item) && nodes.Count < 500)
        {
            if (item.ValueKind == JsonValueKind.Array)
            {
                foreach (var inner in item.EnumerateArray().Reverse()) open.Push(inner);
            }
            else if (item.ValueKind == JsonValueKind.Object)
            {
                nodes.Add(item);
                if (item.TryGetProperty("mainEntity", out var main)) open.Push(main);
                if (item.TryGetProperty("author", out var author)) open.Push(author);
                if (item.TryGetProperty("@graph", out var graph)) open.Push(graph);
            }
        }
    }

    private static bool IsArticle(JsonElement node) => IsOf(node, "Article") || IsOf(node, "BlogPosting") || IsOf(node, "Report") || IsOf(node, "Review");

    private static bool IsOf(JsonElement node, string ending)
    {
        if (!node.TryGetProperty("@type", out var type)) return false;
        if (type.ValueKind == JsonValueKind.String) return Words(type)?.EndsWith(ending, StringComparison.Ordinal) ?? false;
        if (type.ValueKind != JsonValueKind.Array) return false;
        foreach (var one in type.EnumerateArray())
        {
            if (Words(one)?.EndsWith(ending, StringComparison.Ordinal) ?? false) return true;
        }

        return false;
    }

    private static string? Text(JsonElement node, string name)
    {
        if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0) value = value[0];
        return Words(value);
    }

    /// <summary>A string's words, entities resolved (many sites write them into JSON); null where empty or broken.</summary>
    private static string? Words(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return null;
        try
        {
            var text = Folding.Line(System.Net.WebUtility.HtmlDecode(value.GetString()!));
            return text.Length > 0 ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null; // Half a surrogate pair, written as an escape.
        }
    }

    private static JsonDocument? Parse(string script)
    {
        try
        {
            return JsonDocument.Parse(script, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Line ends inside strings and CDATA marks are the usual faults of such data.</summary>
    private static string Cleaned(string script)
    {
        var text = script.Trim().TrimEnd(';');
        var start = text.AsSpan().IndexOfAny('{', '[');
        var end = text.AsSpan().LastIndexOfAny('}', ']');
        if (start < 0 || end < start) return "";
        return string.Create(end + 1 - start, text[start..(end + 1)], static (span, from) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = char.IsControl(from[i]) ? ' ' : from[i];
        });
    }
}
