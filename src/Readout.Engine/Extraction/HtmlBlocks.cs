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
    private readonly Dictionary<string, Classes> _classes = new(StringComparer.Ordinal);
    private Frame[] _open = new Frame[64];
    private int _depth;
    private int _linkLength;
    private BlockKinds _inline;
    private bool _afterBreak;
    private int _row;
    private int _rows;

    private HtmlBlocks()
    {
    }

    /// <summary>An element that is open, and which of its children comes next.</summary>
    private record struct Frame(INodeList Children, int Count, int Next, int Home, bool Block, bool Link, bool IsRow, BlockKinds Inline, int Row);

    /// <summary>What a class attribute says: a page's elements share a few of them.</summary>
    /// <param name="Kinds">What its words stand for.</param>
    /// <param name="Marks">Its words, hashed.</param>
    /// <param name="Factor">By which a hash under way is multiplied…</param>
    /// <param name="Sum">…and what is added, as if the attribute's characters were taken in one by one.</param>
    private sealed record Classes(BlockKinds Kinds, int[] Marks, int Factor, int Sum)
    {
        public static Classes None { get; } = new(BlockKinds.None, [], 1, 0);
    }

    /// <summary>The blocks of the document's body.</summary>
    public static PageTree Of(IDocument document)
    {
        var walk = new HtmlBlocks();
        if (document.Body is { } body) walk.Walk(body);
        return walk._tree;
    }

    private void Walk(IElement body)
    {
        _tree.Nodes.Add(new PageNode(-1, "body", BlockKinds.None, 0, 0));
        Open(body, 0, block: true, link: false, BlockKinds.None, 0);
        while (_depth > 0)
        {
            ref var frame = ref _open[_depth - 1];
            if (frame.Next >= frame.Count)
            {
                if (frame.Block) Flush(frame.Home);
                if (frame.IsRow) _row = frame.Row;
                _depth--;
                continue;
            }

            var child = frame.Children[frame.Next++];
            if (child is IElement element) Enter(element, frame);
            else if (child is IText text) Append(text.Data, frame);
        }
    }

    private void Open(IElement element, int home, bool block, bool link, BlockKinds inline, int row)
    {
        if (_depth == _open.Length) Array.Resize(ref _open, _depth * 2);
        var children = element.ChildNodes;
        _open[_depth++] = new Frame(children, children.Length, 0, home, block, link, block && element.LocalName == "tr", inline, row);
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

    private void Enter(IElement element, Frame frame)
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
            var kinds = KindsOf(element, tag, marks: null, out _);
            Open(element, frame.Home, block: false, frame.Link || tag is "a" or "button", frame.Inline | kinds, frame.Row);
            return;
        }

        Flush(frame.Home);
        var parent = _tree.Nodes[frame.Home];
        var mark = _tree.Marks.Count;
        _tree.Marks.Add(BlockTokens.Hash(tag));
        var own = KindsOf(element, tag, _tree.Marks, out var classes);
        var signature = HashCode(tag, classes) * 31 + parent.Signature % 1009;
        _tree.Nodes.Add(new PageNode(frame.Home, tag, own, parent.Depth + 1, signature) { Mark = mark, MarkCount = _tree.Marks.Count - mark });
        if (tag == "tr") _row = ++_rows;
        Open(element, _tree.Nodes.Count - 1, block: true, frame.Link, BlockKinds.None, frame.Row);
    }

    private BlockKinds KindsOf(IElement element, string tag, List<int>? marks, out Classes classes)
    {
        classes = Classes.None;
        if (element.Attributes.Length == 0) return ClassWords.Of(tag, null, null);
        var kinds = ClassWords.Of(tag, element.GetAttribute("role"), element.GetAttribute("itemprop"));
        if (element.ClassName is { } names)
        {
            classes = ClassesOf(names);
            kinds |= classes.Kinds;
            marks?.AddRange(classes.Marks);
        }

        if (element.Id is { } id) kinds |= ClassWords.OfNames(id, marks);
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true" || IsUnseen(element.GetAttribute("style"))) kinds |= BlockKinds.Hidden;
        return kinds;
    }

    private Classes ClassesOf(string names)
    {
        if (_classes.TryGetValue(names, out var known)) return known;
        var marks = new List<int>();
        var kinds = ClassWords.OfNames(names, marks);
        var (factor, sum) = (1, 0);
        foreach (var c in names)
        {
            if (!char.IsAsciiDigit(c)) (factor, sum) = (factor * 31, sum * 31 + c);
        }

        return _classes[names] = new Classes(kinds, [.. marks], factor, sum);
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
    private static int HashCode(string tag, Classes classes)
    {
        var hash = 17;
        foreach (var c in tag) hash = hash * 31 + c;
        return (hash * classes.Factor + classes.Sum) & 0xFFFFFF;
    }
}
