using Readout.Documents;

namespace Readout.Writing;

/// <summary>A report's text with every cited passage marked. Passages that lie inside each other nest; one that crosses another's end, or a paragraph's,
/// is cut there: its first piece carries the id, each piece its class.</summary>
internal static class ReportMarks
{
    /// <summary>The id of a passage within the page.</summary>
    public static string Id(string report, int start, int end) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{report}-{start}-{end}");

    /// <summary>Writes the paragraphs.</summary>
    /// <param name="page">The page.</param>
    /// <param name="text">The report's text; paragraphs parted by empty lines.</param>
    /// <param name="report">The report's own id within the page.</param>
    /// <param name="passages">The cited spans.</param>
    /// <param name="cut">Takes the ids of the passages that were cut.</param>
    public static void Write(HtmlPage page, string text, string report, IEnumerable<TextSpan> passages, ISet<string> cut)
    {
        var pieces = new PriorityQueue<(TextSpan Piece, TextSpan Passage), (int Start, int MinusEnd, int PassageStart)>();
        foreach (var passage in passages.Distinct()) Add(passage, passage);

        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
            if (end < 0) end = text.Length;
            if (end > start) Paragraph(new TextSpan(start, end));
            start = end + 2;
        }

        void Add(TextSpan piece, TextSpan passage) => pieces.Enqueue((piece, passage), (piece.Start, -piece.End, passage.Start));

        void Paragraph(TextSpan paragraph)
        {
            page.Open("p");
            var at = paragraph.Start;
            var open = new Stack<int>();
            while (pieces.TryPeek(out var next, out _) && next.Piece.Start < paragraph.End)
            {
                pieces.Dequeue();
                var from = Math.Max(next.Piece.Start, at);
                while (open.TryPeek(out var nearest) && nearest <= from) Shut(open.Pop());
                var to = Math.Min(next.Piece.End, open.TryPeek(out var enclosing) ? enclosing : paragraph.End);
                if (to <= from) continue;
                page.Text(text.AsSpan(at, from - at));
                at = from;
                var id = Id(report, next.Passage.Start, next.Passage.End);
                var first = next.Piece.Start == next.Passage.Start;
                if (to < next.Piece.End)
                {
                    Add(new TextSpan(to, next.Piece.End), next.Passage);
                    cut.Add(id);
                }

                page.Open("mark", ("id", first ? id : null), ("class", cut.Contains(id) ? id : null));
                open.Push(to);
            }

            while (open.Count > 0) Shut(open.Pop());
            page.Text(text.AsSpan(at, paragraph.End - at)).Close("p").Line();

            void Shut(int end)
            {
                page.Text(text.AsSpan(at, end - at)).Close("mark");
                at = end;
            }
        }
    }
}
