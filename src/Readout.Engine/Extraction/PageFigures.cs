namespace Readout.Extraction;

/// <summary>A block's place in its page, in figures: shares of prose, distances, repetitions.</summary>
internal sealed class PageFigures
{
    private const int Clip = 40;
    private const int Ahead = 4;

    private readonly PageTree _tree;
    private readonly HtmlBody? _body;
    private readonly BlockFeatures.Looks[] _looks;
    private readonly List<PageBlock> _blocks;
    private readonly Dictionary<string, int> _repeats = new(StringComparer.Ordinal);
    private readonly Dictionary<int, double> _signatureProse = [];
    private readonly Dictionary<string, int> _wordCounts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _titleWords = new(StringComparer.Ordinal);
    private readonly HashSet<string>[] _words;
    private readonly double[] _nodeLength;
    private readonly double[] _nodeLinks;
    private readonly int[] _nodeBlocks;
    private readonly int[] _lastProse;
    private readonly int[] _nextProse;
    private readonly int[] _lastOther;
    private readonly double[] _before;
    private readonly double _prose;
    private readonly (int Start, int End) _run;
    private readonly bool _gaps;
    private readonly int _rootDepth;

    /// <summary>Counts a page through once.</summary>
    public PageFigures(PageTree tree, HtmlBody? body, BlockFeatures.Looks[] looks, string titleText)
    {
        (_tree, _body, _looks, _blocks) = (tree, body, looks, tree.Blocks);
        var count = _blocks.Count;
        (_nodeLength, _nodeLinks, _nodeBlocks) = (new double[tree.Nodes.Count], new double[tree.Nodes.Count], new int[tree.Nodes.Count]);
        (_lastProse, _nextProse, _lastOther, _before) = (new int[count], new int[count], new int[count], new double[count + 1]);
        _words = new HashSet<string>[count];
        FlatText.AddWords(titleText, _titleWords);
        int last = -1, other = -1;
        for (var i = 0; i < count; i++)
        {
            var block = _blocks[i];
            _repeats[block.Text] = _repeats.GetValueOrDefault(block.Text) + 1;
            _nodeLength[block.Node] += block.Text.Length;
            _nodeLinks[block.Node] += block.LinkLength;
            _nodeBlocks[block.Node]++;
            _before[i + 1] = _before[i] + block.Text.Length;
            _gaps |= block.Gap > 0 && i > 0;
            (_lastProse[i], _lastOther[i]) = (last, other);
            if (looks[i].Prose && block.LinkShare < 0.5) last = i;
            if (looks[i].OtherPart) other = i;
            if (looks[i].Prose)
            {
                var signature = tree.Nodes[block.Node].Signature;
                _signatureProse[signature] = _signatureProse.GetValueOrDefault(signature) + block.Text.Length * (1 - block.LinkShare);
                _prose += block.Text.Length * (1 - block.LinkShare);
            }

            var words = _words[i] = new HashSet<string>(StringComparer.Ordinal);
            FlatText.AddWords(block.Text.Length > 2000 ? block.Text[..2000] : block.Text, words);
            foreach (var word in words) _wordCounts[word] = _wordCounts.GetValueOrDefault(word) + 1;
        }

        var next = count;
        for (var i = count - 1; i >= 0; i--)
        {
            _nextProse[i] = next;
            if (looks[i].Prose && _blocks[i].LinkShare < 0.5) next = i;
        }

        for (var i = tree.Nodes.Count - 1; i > 0; i--)
        {
            var parent = tree.Nodes[i].Parent;
            _nodeLength[parent] += _nodeLength[i];
            _nodeLinks[parent] += _nodeLinks[i];
            _nodeBlocks[parent] += _nodeBlocks[i];
        }

        _run = FlatText.Run(_blocks);
        _rootDepth = body is null ? 0 : tree.Nodes[body.Root].Depth;
    }

    /// <summary>Writes a block's figures into its row; the next free place.</summary>
    public int Write(Span<float> row, int at, int i, int title, string? articleBody)
    {
        var block = _blocks[i];
        var node = _tree.Nodes[block.Node];
        var parent = Math.Max(0, node.Parent);
        var grandparent = Math.Max(0, _tree.Nodes[parent].Parent);
        var inRoot = _body?.InRoot(block) ?? true;
        var prose = Math.Max(1, _prose);
        var total = Math.Max(1, _before[^1]);
        row[at++] = BlockFeatures.Bit(inRoot);
        row[at++] = inRoot ? node.Depth - _rootDepth : -1;
        row[at++] = Share(_body?.ProseIn(block.Node) ?? 0, prose);
        row[at++] = Share(_body?.ProseIn(parent) ?? 0, prose);
        row[at++] = Share(_body?.ProseIn(grandparent) ?? 0, prose);
        row[at++] = Share(_signatureProse.GetValueOrDefault(node.Signature), prose);
        row[at++] = Share(_nodeLinks[parent], Math.Max(1, _nodeLength[parent]));
        row[at++] = Share(_nodeLinks[grandparent], Math.Max(1, _nodeLength[grandparent]));
        row[at++] = Math.Min(Clip, _nodeBlocks[parent]);
        row[at++] = Share(_before[i], total);
        row[at++] = (float)Math.Log2(1 + _before[i]);
        row[at++] = (float)Math.Log2(1 + total - _before[i + 1]);
        row[at++] = title < 0 ? -Clip - 1 : Math.Clamp(i - title, -Clip, Clip);
        row[at++] = title < 0 ? -1 : (float)Math.Log2(1 + Math.Max(0, _before[i] - _before[title]));
        row[at++] = _lastProse[i] < 0 ? Clip : Math.Min(Clip, i - _lastProse[i]);
        row[at++] = _nextProse[i] >= _blocks.Count ? Clip : Math.Min(Clip, _nextProse[i] - i);
        row[at++] = _lastProse[i] < 0 ? 0 : _looks[_lastProse[i]].Length;
        row[at++] = _nextProse[i] >= _blocks.Count ? 0 : _looks[_nextProse[i]].Length;
        row[at++] = _lastOther[i] < 0 ? Clip : Math.Min(Clip, i - _lastOther[i]);
        row[at++] = _repeats[block.Text];
        row[at++] = Shared(_words[i], _titleWords);
        row[at++] = articleBody is null ? -1 : BlockFeatures.Bit(articleBody.AsSpan().Contains(block.Text.AsSpan(0, Math.Min(30, block.Text.Length)), StringComparison.Ordinal));
        row[at++] = block.Gap + (_gaps ? 0 : -1);
        row[at++] = i + 1 < _blocks.Count ? _blocks[i + 1].Gap : 2;
        row[at++] = BlockFeatures.Bit(block.Bullet);
        row[at++] = i < _run.Start ? i - _run.Start : i >= _run.End ? i - _run.End + 1 : 0;
        row[at++] = TakenUp(i);
        row[at++] = Familiar(i);
        row[at++] = ProseAround(i);
        return at;
    }

    /// <summary>The share of its words that the next blocks take up.</summary>
    private float TakenUp(int i)
    {
        if (_words[i].Count is 0 or > 30) return -1;
        var shared = 0;
        foreach (var word in _words[i])
        {
            for (var j = i + 1; j <= Math.Min(_blocks.Count - 1, i + Ahead); j++)
            {
                if (!_words[j].Contains(word)) continue;
                shared++;
                break;
            }
        }

        return (float)shared / _words[i].Count;
    }

    /// <summary>In how many blocks its words stand, on average.</summary>
    private float Familiar(int i)
    {
        if (_words[i].Count == 0) return 0;
        var sum = 0;
        foreach (var word in _words[i]) sum += Math.Min(Clip, _wordCounts[word]);
        return (float)sum / _words[i].Count;
    }

    /// <summary>The share of prose among the characters of five blocks on either side.</summary>
    private float ProseAround(int i)
    {
        const int Side = 5;
        double prose = 0, all = 1;
        for (var j = Math.Max(0, i - Side); j <= Math.Min(_blocks.Count - 1, i + Side); j++)
        {
            if (j == i) continue;
            all += _blocks[j].Text.Length;
            if (_looks[j].Prose) prose += _blocks[j].Text.Length * (1 - _blocks[j].LinkShare);
        }

        return (float)(prose / all);
    }

    private static float Share(double part, double whole) => (float)Math.Min(1, part / whole);

    private static float Shared(HashSet<string> left, HashSet<string> right)
    {
        if (left.Count == 0 || right.Count == 0) return 0;
        var shared = 0;
        foreach (var word in left.Count < right.Count ? left : right) shared += (left.Count < right.Count ? right : left).Contains(word) ? 1 : 0;
        return (float)shared / Math.Max(left.Count, right.Count);
    }
}
