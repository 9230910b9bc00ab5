using System.Net;
using System.Text;
using System.Xml;

namespace Readout.Sources.Feeds;

/// <summary>An element of a feed's XML with what is in it. Prefixes are resolved; one that nobody declared stands for what it usually means.</summary>
internal sealed class XmlPart
{
    public const string AtomNamespace = "http://www.w3.org/2005/Atom";
    private const string XmlNamespace = "http://www.w3.org/XML/1998/namespace";
    private const int DeepestNesting = 256;

    /// <summary>About three times what a feed of 50,000 entries holds.</summary>
    private const int MostParts = 3_000_000;

    private static readonly Dictionary<string, string> UsualPrefixes = new(StringComparer.Ordinal)
    {
        ["xml"] = XmlNamespace,
        ["atom"] = AtomNamespace,
        ["a10"] = AtomNamespace,
        ["content"] = "http://purl.org/rss/1.0/modules/content/",
        ["dc"] = "http://purl.org/dc/elements/1.1/",
        ["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        ["news"] = "http://www.google.com/schemas/sitemap-news/0.9",
    };

    private List<object>? _content;
    private List<(string Namespace, string Name, string Value)>? _attributes;

    private XmlPart(string ns, string name, XmlPart? parent) => (Namespace, Name, Parent) = (ns, name, parent);

    public string Namespace { get; }

    /// <summary>The name without its prefix.</summary>
    public string Name { get; }

    public XmlPart? Parent { get; }

    /// <summary>Whether its end was reached.</summary>
    public bool IsWhole { get; private set; }

    public IEnumerable<XmlPart> Children => _content?.OfType<XmlPart>() ?? [];

    /// <summary>All text in it, markup left out.</summary>
    public string Text
    {
        get
        {
            if (_content is null) return "";
            if (_content is [string only]) return only;
            var text = new StringBuilder();
            Write(text, markup: false);
            return text.ToString();
        }
    }

    /// <summary>What is in it, as markup.</summary>
    public string Markup
    {
        get
        {
            var text = new StringBuilder();
            Write(text, markup: true);
            return text.ToString();
        }
    }

    /// <summary>Parses cleaned XML (<see cref="XmlCleaning"/>). What stood before an error is kept.</summary>
    /// <returns>The root, or null where there is none, and what was wrong.</returns>
    public static (XmlPart? Root, string? Problem) Parse(string text)
    {
        using var reader = new XmlTextReader(new StringReader(text)) { Namespaces = false, DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
        XmlPart? root = null;
        var open = new Stack<(XmlPart Part, Dictionary<string, string> Prefixes)>();
        var count = 0;
        try
        {
            while (reader.Read())
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        if (open.Count >= DeepestNesting) return (root, $"its elements are nested deeper than {DeepestNesting}");
                        if (++count > MostParts) return (root, $"it has more than {MostParts:N0} elements");
                        var prefixes = open.TryPeek(out var outer) ? outer.Prefixes : UsualPrefixes;
                        var part = Start(reader, outer.Part, ref prefixes);
                        root ??= part;
                        if (reader.IsEmptyElement) part.IsWhole = true;
                        else open.Push((part, prefixes));
                        break;
                    case XmlNodeType.EndElement:
                        open.Pop().Part.IsWhole = true;
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when open.TryPeek(out var inner):
                        if (inner.Part._content is not null || reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) (inner.Part._content ??= []).Add(reader.Value);
                        break;
                }
            }

            return (root, root is null ? "there is no XML in it" : null);
        }
        catch (XmlException e)
        {
            return (root, $"its XML is broken at line {e.LineNumber}");
        }
    }

    /// <summary>The first child of the name that belongs to the same vocabulary as this.</summary>
    public XmlPart? Child(string name) => Children.FirstOrDefault(c => c.Name == name && c.Namespace == Namespace);

    /// <summary>The first child of the name, whatever its vocabulary.</summary>
    public XmlPart? AnyChild(string name) => Children.FirstOrDefault(c => c.Name == name);

    /// <summary>The value of an attribute without a prefix, trimmed; null where it is not there.</summary>
    public string? Attribute(string name) => Attribute("", name);

    /// <summary>A link resolved against <c>xml:base</c>, then the feed's own address; null where that gives no address of the web.</summary>
    public string? Resolve(string? link, Uri? document)
    {
        if (string.IsNullOrWhiteSpace(link)) return null;
        return Uri.TryCreate(Base(document), link.Trim(), out var url) || Uri.TryCreate(link.Trim(), UriKind.Absolute, out url)
            ? url.Scheme is "http" or "https" ? url.AbsoluteUri : null
            : null;
    }

    private Uri? Base(Uri? document)
    {
        var outer = Parent is null ? document : Parent.Base(document);
        return Attribute(XmlNamespace, "base") is { } told && (Uri.TryCreate(outer, told, out var own) || Uri.TryCreate(told, UriKind.Absolute, out own)) ? own : outer;
    }

    private string? Attribute(string ns, string name)
    {
        foreach (var attribute in _attributes ?? [])
        {
            if (attribute.Name == name && attribute.Namespace == ns) return attribute.Value.Trim();
        }

        return null;
    }

    private static XmlPart Start(XmlTextReader reader, XmlPart? parent, ref Dictionary<string, string> prefixes)
    {
        var name = reader.Name;
        List<(string Name, string Value)>? told = null;
        while (reader.MoveToNextAttribute())
        {
            if (reader.Name is "xmlns" || reader.Name.StartsWith("xmlns:", StringComparison.Ordinal))
                prefixes = new Dictionary<string, string>(prefixes, StringComparer.Ordinal) { [reader.Name is "xmlns" ? "" : reader.Name[6..]] = reader.Value.Trim() };
            else (told ??= []).Add((reader.Name, reader.Value));
        }

        reader.MoveToElement();
        var (ns, local) = Resolved(name, prefixes, prefixes.GetValueOrDefault("", ""));
        var part = new XmlPart(ns, local, parent);
        if (parent is not null) (parent._content ??= []).Add(part);
        foreach (var (key, value) in told ?? [])
        {
            var (space, own) = Resolved(key, prefixes, "");
            (part._attributes ??= []).Add((space, own, value));
        }

        return part;
    }

    private static (string Namespace, string Name) Resolved(string name, Dictionary<string, string> prefixes, string bare)
    {
        var colon = name.IndexOf(':');
        return colon <= 0 ? (bare, name) : (prefixes.GetValueOrDefault(name[..colon], name[..colon]), name[(colon + 1)..]);
    }

    private void Write(StringBuilder text, bool markup)
    {
        foreach (var piece in _content ?? [])
        {
            if (piece is not XmlPart part)
            {
                text.Append(markup ? WebUtility.HtmlEncode((string)piece) : (string)piece);
                continue;
            }

            if (markup) text.Append('<').Append(part.Name);
            foreach (var (_, name, value) in markup ? part._attributes ?? [] : [])
                text.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
            if (markup) text.Append('>');
            part.Write(text, markup);
            if (markup && part.Name is not ("br" or "img" or "hr" or "input" or "wbr")) text.Append("</").Append(part.Name).Append('>');
        }
    }
}
