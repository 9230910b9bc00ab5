using System.Globalization;
using System.Text;

namespace Readout.Writing;

/// <summary>What words are printed in; a page without colours leaves it out.</summary>
internal enum Ink
{
    Plain,
    Strong,
    Faint,
    Heading,
    Mark,
    Done,
    Coming,
    Open,
    Off,
}

/// <summary>Words in one ink.</summary>
internal readonly record struct Run(string Text, Ink Ink = Ink.Plain);

/// <summary>A column of a row: where it starts, how wide it is, what stands in it.</summary>
internal readonly record struct Cell(int Start, int Width, params Run[] Runs);

/// <summary>A page of a fixed width: paragraphs with hanging indents and rows of columns, wrapped by the width that a terminal shows.</summary>
internal sealed class TextPage(int width, bool color)
{
    private readonly StringBuilder _page = new();

    public int Width { get; } = width;

    public override string ToString() => _page.ToString();

    public void Blank() => _page.Append('\n');

    public void Rule() => Line([new Run(new string('─', Width), Ink.Faint)], 0);

    /// <summary>A paragraph: its first line starts at <paramref name="indent"/>, the others at <paramref name="hanging"/>.</summary>
    public void Paragraph(int indent, int hanging, params ReadOnlySpan<Run> runs)
    {
        var lines = Wrap(runs, Width - indent, Width - hanging);
        for (var i = 0; i < lines.Count; i++) Line(lines[i], i == 0 ? indent : hanging);
    }

    /// <summary>Columns side by side, each wrapped in its own width; in order, not overlapping.</summary>
    public void Row(params ReadOnlySpan<Cell> cells)
    {
        var columns = new List<List<List<Run>>>();
        foreach (var cell in cells) columns.Add(Wrap(cell.Runs, cell.Width, cell.Width));
        var height = columns.Max(c => c.Count);
        for (var row = 0; row < height; row++)
        {
            var at = 0;
            for (var i = 0; i < cells.Length; i++)
            {
                if (row >= columns[i].Count) continue;
                _page.Append(' ', cells[i].Start - at);
                at = cells[i].Start + Print(columns[i][row]);
            }

            _page.Append('\n');
        }
    }

    private void Line(List<Run> runs, int indent)
    {
        if (runs.Count > 0) _page.Append(' ', indent);
        Print(runs);
        _page.Append('\n');
    }

    private int Print(List<Run> runs)
    {
        var printed = 0;
        string? inked = null;
        foreach (var run in runs)
        {
            printed += DisplayWidth.Of(run.Text);
            var code = color ? Code(run.Ink) : null;
            if (code != inked)
            {
                if (inked is not null) _page.Append("\e[0m");
                if (code is not null) _page.Append("\e[").Append(code).Append('m');
                inked = code;
            }

            _page.Append(run.Text);
        }

        if (inked is not null) _page.Append("\e[0m");
        return printed;
    }

    /// <summary>Breaks at spaces; a word wider than its line is cut between letters.</summary>
    private static List<List<Run>> Wrap(ReadOnlySpan<Run> runs, int firstWidth, int width)
    {
        var lines = new List<List<Run>> { new() };
        var left = firstWidth;
        foreach (var word in Words(runs))
        {
            var wide = word.Sum(r => DisplayWidth.Of(r.Text));
            var line = lines[^1];
            if (line.Count > 0 && wide + 1 <= left)
            {
                line[^1] = line[^1] with { Text = line[^1].Text + " " };
                line.AddRange(word);
                left -= wide + 1;
                continue;
            }

            if (line.Count > 0)
            {
                lines.Add([]);
                left = width;
            }

            foreach (var piece in word)
            {
                var pieces = StringInfo.GetTextElementEnumerator(piece.Text);
                var fitting = new StringBuilder();
                while (pieces.MoveNext())
                {
                    var letter = pieces.GetTextElement();
                    var needed = DisplayWidth.Of(letter);
                    if (needed > left && (fitting.Length > 0 || lines[^1].Count > 0))
                    {
                        if (fitting.Length > 0) lines[^1].Add(piece with { Text = fitting.ToString() });
                        fitting.Clear();
                        lines.Add([]);
                        left = width;
                    }

                    fitting.Append(letter);
                    left -= needed;
                }

                if (fitting.Length > 0) lines[^1].Add(piece with { Text = fitting.ToString() });
            }
        }

        return lines;
    }

    /// <summary>The words: runs cut at spaces; what no space parts stays together, in whatever inks.</summary>
    private static List<List<Run>> Words(ReadOnlySpan<Run> runs)
    {
        var words = new List<List<Run>>();
        var open = false;
        foreach (var run in runs)
        {
            var text = DisplayWidth.Printable(run.Text);
            var start = 0;
            for (var i = 0; i <= text.Length; i++)
            {
                if (i < text.Length && text[i] != ' ') continue;
                if (i > start)
                {
                    if (!open) words.Add([]);
                    words[^1].Add(new Run(text[start..i], run.Ink));
                    open = true;
                }

                if (i < text.Length) open = false;
                start = i + 1;
            }
        }

        return words;
    }

    /// <summary>SGR codes that read well on dark and on light grounds.</summary>
    private static string? Code(Ink ink) => ink switch
    {
        Ink.Strong => "1",
        Ink.Faint => "2",
        Ink.Heading => "1;36",
        Ink.Mark => "36",
        Ink.Done => "1;32",
        Ink.Coming => "1;34",
        Ink.Open => "1;33",
        Ink.Off => "1;31",
        _ => null,
    };
}
