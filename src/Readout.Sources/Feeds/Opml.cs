using System.Text;
using System.Xml;

namespace Readout.Sources.Feeds;

/// <summary>One feed of a list of feeds.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="XmlUrl">The feed's address.</param>
/// <param name="HtmlUrl">The site's address, where it is known.</param>
/// <param name="Folder">The folders it lies in, the outermost first, parted by <c>/</c>; empty where in none.</param>
public sealed record OpmlOutline(string Text, string XmlUrl, string? HtmlUrl = null, string Folder = "");

/// <summary>Lists of feeds in OPML 1.0 and 2.0, as feed readers exchange them.</summary>
public static class Opml
{
    /// <summary>The feeds of a list in their order, each address once, and what is wrong with it; what came before an error is kept.</summary>
    public static (IReadOnlyList<OpmlOutline> Outlines, string? Problem) Read(ReadOnlySpan<byte> bytes)
    {
        if (FeedReader.FormatOf(bytes) != FeedFormat.Opml) return ([], "it is no list of feeds (OPML)");
        var (root, problem) = FeedReader.Parse(bytes, null);
        var outlines = new List<OpmlOutline>();
        if (root?.AnyChild("body") is { } body) Collect(body, "", outlines);
        return ([.. outlines.DistinctBy(o => o.XmlUrl, StringComparer.Ordinal)], problem);
    }

    /// <summary>A list as OPML 2.0, in UTF-8; feeds of one folder stand together.</summary>
    public static byte[] Write(string title, IEnumerable<OpmlOutline> outlines)
    {
        ArgumentNullException.ThrowIfNull(outlines);
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("opml");
            xml.WriteAttributeString("version", "2.0");
            xml.WriteStartElement("head");
            xml.WriteElementString("title", Clean(title));
            xml.WriteEndElement();
            xml.WriteStartElement("body");
            string[] open = [];
            foreach (var outline in outlines.OrderBy(o => o.Folder, StringComparer.Ordinal))
            {
                var path = outline.Folder.Split('/', StringSplitOptions.RemoveEmptyEntries);
                var shared = open.Zip(path).TakeWhile(p => p.First == p.Second).Count();
                for (var i = open.Length; i > shared; i--) xml.WriteEndElement();
                foreach (var folder in path[shared..])
                {
                    xml.WriteStartElement("outline");
                    xml.WriteAttributeString("text", Clean(folder));
                }

                open = path;
                xml.WriteStartElement("outline");
                xml.WriteAttributeString("type", "rss");
                xml.WriteAttributeString("text", Clean(outline.Text));
                xml.WriteAttributeString("xmlUrl", Clean(outline.XmlUrl));
                if (outline.HtmlUrl is { } home) xml.WriteAttributeString("htmlUrl", Clean(home));
                xml.WriteEndElement();
            }

            xml.WriteEndDocument();
        }

        return stream.ToArray();
    }

    private static void Collect(XmlPart part, string folder, List<OpmlOutline> outlines)
    {
        foreach (var outline in part.Children.Where(c => c.Name == "outline"))
        {
            var text = FeedText.Line(outline.Attribute("text") ?? outline.Attribute("title"));
            if (outline.Resolve(outline.Attribute("xmlUrl") ?? outline.Attribute("xmlurl"), null) is { } url)
                outlines.Add(new OpmlOutline(text.Length > 0 ? text : url, url, outline.Resolve(outline.Attribute("htmlUrl"), null), folder));
            else Collect(outline, folder.Length == 0 ? text.Replace('/', '-') : $"{folder}/{text.Replace('/', '-')}", outlines);
        }
    }

    /// <summary>Without the characters that XML cannot hold.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(r => r.Value > 0xFFFF || XmlConvert.IsXmlChar((char)r.Value)));
}
