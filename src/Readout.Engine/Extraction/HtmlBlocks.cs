using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using Readout.Extraction.Model;

namespace Readout.Extraction;

/// <summary>Walks an HTML document once, without recursion, and writes down its blocks.</summary>
internal sealed class HtmlBlocks
{
    private static readonly FrozenSet<string> Skipped = FrozenSet.Create(StringComparer.Ordinal, "script", "style", "noscript", "template", "svg", "iframe", "object",
        "video", "audio", "canvas", "select", "textarea", "input", "head", "map", "math", "datalist", "progress", "meter", "rp", "rt", "option");

    private static readonly FrozenSet<string> InlineNames = FrozenSet.Create(StringComparer.Ordinal, "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del",
        "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
        "var", "wbr", "img", "picture", "source", "button", "rb", "o:p", "st1:place", "st1:city");

    private readonly PageTree _tree = new();
    private readonly StringBuilder _text = new();
    private int _linkLength;
    private BlockKinds _inline;
    private bool _afterBreak;
    private int _row;
    private int _rows;

    private HtmlBlocks()
    {
    }

    private readonly record struct Frame(INode Node, int Next, int Home, bool Block, bool Link, BlockKinds Inline, int Row);

    /// <summary>The blocks of the document's body.</summary>
    public static PageTree Of(IDocument document)
    {
        var walk = new HtmlBlocks();
        if (document.Body is { } body) walk.Walk(body);
        return walk._tree;
    }

    private void Walk(IElement body)
    {
        var stack = new Stack<Frame>();
        _tree.Nodes.Add(new PageNode(-1, "body", BlockKinds.None, 0, 0));
        stack.Push(new Frame(body, 0, 0, true, false, BlockKinds.None, 0));
        while (stack.TryPop(out var frame))
        {
            if (frame.Next >= frame.Node.ChildNodes.Length)
            {
                if (frame.Block) Flush(frame.Home);
                if (frame.Node is IElement { LocalName: "tr" }) _row = frame.Row;
                continue;
            }

            stack.Push(frame with { Next = frame.Next + 1 });
            var child = frame.Node.ChildNodes[frame.Next];
            if (child is IText text) Append(text.Data, frame);
            else if (child is IElement element) Enter(element, frame, stack);
        }
    }

    private void Append(string data, in Frame frame)
    {
        var before = _text.Length;
        Folding.AppendTo(_text, data);
        var added = _text.Length - before;
        if (added == 0 || added == 1 && _text[^1] == ' ') return;
        _inline = before == 0 ? frame.Inline : _inline & frame.Inline;
        if (frame.Link) _linkLength += added;
        _afterBreak = false;
    }

    private void Enter(IElement element, in Frame frame, Stack<Frame> stack)
    {
        var tag = element.LocalName;
        if (Skipped.Contains(tag)) return;
        if (tag == "br")
        {
            // Two in a row part paragraphs, one only lines.
            if (_afterBreak) Flush(frame.Home);
            else if (_text.Length > 0 && _text[^1] != ' ') _text.Append(' ');
            _afterBreak = _text.Length > 0;
            return;
        }

        if (InlineNames.Contains(tag))
        {
            var kinds = KindsOf(element, tag, null);
            stack.Push(new Frame(element, 0, frame.Home, false, frame.Link || tag is "a" or "button", frame.Inline | kinds, frame.Row));
            return;
        }

        Flush(frame.Home);
        var classes = element.ClassName;
        var parent = _tree.Nodes[frame.Home];
        var signature = HashCode(tag, classes) * 31 + parent.Signature % 1009;
        var mark = _tree.Marks.Count;
        _tree.Marks.Add(BlockTokens.Hash(tag));
        var own = KindsOf(element, tag, _tree.Marks);
        _tree.Nodes.Add(new PageNode(frame.Home, tag, own, parent.Depth + 1, signature) { Mark = mark, MarkCount = _tree.Marks.Count - mark });
        if (tag == "tr") _row = ++_rows;
        stack.Push(new Frame(element, 0, _tree.Nodes.Count - 1, true, frame.Link, BlockKinds.None, frame.Row));
    }

    private static BlockKinds KindsOf(IElement element, string tag, List<int>? marks)
    {
        if (element.Attributes.Length == 0) return ClassWords.Of(tag, null, null, null, null);
        var kinds = ClassWords.Of(tag, element.ClassName, element.Id, element.GetAttribute("role"), element.GetAttribute("itemprop"), marks);
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true" || IsUnseen(element.GetAttribute("style"))) kinds |= BlockKinds.Hidden;
        return kinds;
    }

    private static bool IsUnseen(string? style)
    {
        var at = style?.IndexOf("display", StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0) return style?.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase) ?? false;
        return style.AsSpan(at + "display".Length).TrimStart(": ").StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }

    private void Flush(int home)
    {
        if (_text.Length > 0 && _text[^1] == ' ') _text.Length--;
        if (_text.Length > 0)
        {
            _tree.Blocks.Add(new PageBlock
            {
                Text = _text.ToString(),
                Tag = _tree.Nodes[home].Tag,
                Node = home,
                LinkLength = _linkLength,
                Inline = _inline,
                Row = _row,
            });
        }

        _text.Clear();
        _linkLength = 0;
        _inline = BlockKinds.None;
        _afterBreak = false;
    }

    /// <summary>The same on every run, unlike <see cref="string.GetHashCode()"/>; digits are left out, they often count.</summary>
    private static int HashCode(string tag, string? classes)
    {
        var hash = 17;
        foreach (var c in tag) hash = hash * 31 + c;
        foreach (var c in classes ?? "")
        {
            if (!char.IsAsciiDigit(c)) hash = hash * 31 + c;
        }

        return hash & 0xFFFFFF;
    }
}
