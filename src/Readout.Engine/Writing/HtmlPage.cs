using System.Buffers;
using System.Text;

namespace Readout.Writing;

/// <summary>Writes HTML: every text and attribute goes through <see cref="Escape"/>, so that words of a report are never markup.</summary>
internal sealed class HtmlPage
{
    /// <summary>What most of a text consists of, and what is written as it is.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(" !#$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\t\n–—‘’“”");

    private readonly StringBuilder _page = new();

    public override string ToString() => _page.ToString();

    /// <summary>Markup of the program's own; never words of a report.</summary>
    public HtmlPage Raw(string markup)
    {
        _page.Append(markup);
        return this;
    }

    /// <summary>Words.</summary>
    public HtmlPage Text(ReadOnlySpan<char> text)
    {
        Escape(text, _page);
        return this;
    }

    /// <summary>Opens an element; an attribute without a value is left out.</summary>
    public HtmlPage Open(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _page.Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            if (value is null) continue;
            _page.Append(' ').Append(name).Append("=\"");
            Escape(value, _page);
            _page.Append('"');
        }

        _page.Append('>');
        return this;
    }

    public HtmlPage Close(string element)
    {
        _page.Append("</").Append(element).Append('>');
        return this;
    }

    /// <summary>An element that holds words.</summary>
    public HtmlPage Element(string element, string? style, string text) => Open(element, ("class", style)).Text(text).Close(element);

    public HtmlPage Line()
    {
        _page.Append('\n');
        return this;
    }

    /// <summary>Escapes for text and for quoted attributes; what no HTML may hold (control characters, noncharacters, lone surrogates) becomes
    /// U+FFFD, and so do marks that turn the direction of what follows.</summary>
    private static void Escape(ReadOnlySpan<char> text, StringBuilder page)
    {
        for (int plain; (plain = text.IndexOfAnyExcept(Plain)) >= 0;)
        {
            page.Append(text[..plain]);
            Rune.DecodeFromUtf16(text[plain..], out var rune, out var length);
            text = text[(plain + length)..];
            switch (rune.Value)
            {
                case '&': page.Append("&amp;"); break;
                case '<': page.Append("&lt;"); break;
                case '>': page.Append("&gt;"); break;
                case '"': page.Append("&quot;"); break;
                case '\'': page.Append("&#39;"); break;
                case '\t' or '\n': page.Append((char)rune.Value); break;
                case < 0x20 or (>= 0x7F and <= 0x9F) or (>= 0xFDD0 and <= 0xFDEF): page.Append('\uFFFD'); break;
                case (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069): page.Append('\uFFFD'); break;
                case var value when (value & 0xFFFE) == 0xFFFE: page.Append('\uFFFD'); break;
                default: page.Append(rune); break;
            }
        }

        page.Append(text);
    }
}
