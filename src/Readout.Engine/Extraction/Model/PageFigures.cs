using Readout.Extraction.Metadata;

namespace Readout.Extraction.Model;

/// <summary>A block's place in its page, in figures: shares of prose, distances, repetitions.</summary>
internal sealed class PageFigures
{
    /// <summary>How many figures a block has.</summary>
    public const int Count = 40;

    private const int Clip = 40;
    private const int Ahead = 4;

    /// <summary>A block of so many characters that stands on the page twice is a repetition, no matter of course.</summary>
    private const int LongRepeat = 60;

    private readonly PageTree _tree;
    private readonly HtmlBody? _body;
    private readonly List<PageBlock> _blocks;
    private readonly BlockTokens _tokens;
    private readonly Dictionary<string, int> _repeats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _firstPlaces = new(StringComparer.Ordinal);
    private readonly Dictionary<int, double> _signatureProse = [];
    private readonly HashSet<int> _titleWords;
    private readonly HashSet<int>? _stated;
    private readonly HashSet<int>? _described;
    private readonly Dictionary<int, int> _rowLengths = [];
    private readonly double[] _nodeLength;
    private readonly double[] _nodeLinks;
    private readonly int[] _nodeBlocks;
    private readonly int[] _article;
    private readonly int[] _toTitle;
    private readonly int[] _toRoot;
    private readonly int[] _lastProse;
    private readonly int[] _nextProse;
    private readonly int[] _lastOther;
    private readonly int[] _headings;
    private readonly float[] _takenUp;
    private readonly double[] _before;
    private readonly double[] _proseBefore;
    private readonly double _prose;
    private readonly (int Start, int End) _run;
    private readonly bool _gaps;
    private readonly int _rootDepth;

    /// <summary>Counts a page through once.</summary>
    public PageFigures(PageTree tree, HtmlBody? body, BlockTokens tokens, int title, string titleText, PageMetadata? metadata)
    {
        (_tree, _body, _blocks, _tokens) = (tree, body, tree.Blocks, tokens);
        var (count, nodes) = (_blocks.Count, tree.Nodes.Count);
        (_nodeLength, _nodeLinks, _nodeBlocks) = (new double[nodes], new double[nodes], new int[nodes]);
        (_lastProse, _nextProse, _lastOther, _headings) = (new int[count], new int[count], new int[count], new int[count]);
        (_before, _proseBefore, _takenUp) = (new double[count + 1], new double[count + 1], new float[count]);
        _titleWords = tokens.Known(titleText);
        _stated = metadata?.ArticleBody is { } given ? BlockTokens.Runs(given) : null;
        _described = metadata?.First("og:description", "description", "twitter:description") is { } about ? BlockTokens.Runs(about) : null;
        int last = -1, other = -1, headings = 0;
        for (var i = 0; i < count; i++)
        {
            var block = _blocks[i];
            if (block.Row != 0) _rowLengths[block.Row] = _rowLengths.GetValueOrDefault(block.Row) + block.Text.Length;
            _repeats[block.Text] = _repeats.GetValueOrDefault(block.Text) + 1;
            _firstPlaces.TryAdd(block.Text, i);
            _nodeLength[block.Node] += block.Text.Length;
            _nodeLinks[block.Node] += block.LinkLength;
            _nodeBlocks[block.Node]++;
            _before[i + 1] = _before[i] + block.Text.Length;
            _proseBefore[i + 1] = _proseBefore[i] + (block.IsProse ? block.Text.Length * (1 - block.LinkShare) : 0);
            _gaps |= block.Gap > 0 && i > 0;
            if (block.Tag is "h1") headings++;
            (_lastProse[i], _lastOther[i], _headings[i]) = (last, other, headings);
            if (block.IsProse && block.LinkShare < 0.5) last = i;
            if (block.Is(LineLooks.OtherPart)) other = i;
            if (block.IsProse)
            {
                var signature = tree.Nodes[block.Node].Signature;
                _signatureProse[signature] = _signatureProse.GetValueOrDefault(signature) + block.Text.Length * (1 - block.LinkShare);
            }
        }

        _prose = _proseBefore[count];
        FromBehind(count);
        for (var i = nodes - 1; i > 0; i--)
        {
            var parent = tree.Nodes[i].Parent;
            _nodeLength[parent] += _nodeLength[i];
            _nodeLinks[parent] += _nodeLinks[i];
            _nodeBlocks[parent] += _nodeBlocks[i];
        }

        _run = FlatText.Run(_blocks);
        _rootDepth = body is null ? 0 : tree.Nodes[body.Root].Depth;
        _toTitle = Distances(title < 0 ? 0 : _blocks[title].Node);
        _toRoot = Distances(body?.Root ?? 0);
        _article = Articles(title < 0 ? -1 : _blocks[title].Node);
    }

    /// <summary>What lies ahead of each block: the next prose, and which of its words the next blocks take up.</summary>
    private void FromBehind(int count)
    {
        var next = count;
        var places = new int[_tokens.Distinct];
        Array.Fill(places, int.MaxValue);
        for (var i = count - 1; i >= 0; i--)
        {
            _nextProse[i] = next;
            if (_blocks[i].IsProse && _blocks[i].LinkShare < 0.5) next = i;
            var words = _tokens.Content(i);
            var shared = 0;
            foreach (var id in words)
            {
                if (places[id] - i <= Ahead) shared++;
                places[id] = i;
            }

            _takenUp[i] = words.Length is 0 or > 30 ? -1 : (float)shared / words.Length;
        }
    }

    /// <summary>How many steps up from each element the first one lies that also holds the given element.</summary>
    private int[] Distances(int from)
    {
        var nodes = _tree.Nodes;
        var steps = new int[nodes.Count];
        var onPath = new bool[nodes.Count];
        for (var i = from; i >= 0; i = nodes[i].Parent) onPath[i] = true;
        for (var i = 1; i < steps.Length; i++) steps[i] = onPath[i] ? 0 : Math.Min(Clip, steps[nodes[i].Parent] + 1);
        return steps;
    }

    /// <summary>For each element: 0 in no article element, 1 in the headline's, 2 in another one.</summary>
    private int[] Articles(int title)
    {
        var nodes = _tree.Nodes;
        var holdsTitle = new bool[nodes.Count];
        for (var i = title; i >= 0; i = nodes[i].Parent) holdsTitle[i] = true;
        var articles = new int[nodes.Count];
        for (var i = 1; i < articles.Length; i++) articles[i] = nodes[i].Tag == "article" ? holdsTitle[i] ? 1 : 2 : articles[nodes[i].Parent];
        return articles;
    }

    /// <summary>Writes a block's figures into its row; the next free place.</summary>
    public int Write(Span<float> row, int at, int i, int title)
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
        row[at++] = _lastProse[i] < 0 ? 0 : BlockFeatures.LogLength(_blocks[_lastProse[i]]);
        row[at++] = _nextProse[i] >= _blocks.Count ? 0 : BlockFeatures.LogLength(_blocks[_nextProse[i]]);
        row[at++] = _lastOther[i] < 0 ? Clip : Math.Min(Clip, i - _lastOther[i]);
        row[at++] = _repeats[block.Text];
        row[at++] = InTitle(i);
        row[at++] = _stated is null ? -1 : BlockFeatures.Bit(_stated.Contains(BlockTokens.Start(_tokens.Words(i))));
        row[at++] = _described is null ? -1 : BlockFeatures.Bit(_described.Contains(BlockTokens.Start(_tokens.Words(i))));
        row[at++] = block.Row == 0 ? -1 : (float)Math.Log2(1 + _rowLengths[block.Row]);
        row[at++] = block.Gap + (_gaps ? 0 : -1);
        row[at++] = i + 1 < _blocks.Count ? _blocks[i + 1].Gap : 2;
        row[at++] = BlockFeatures.Bit(block.Bullet);
        row[at++] = i < _run.Start ? i - _run.Start : i >= _run.End ? i - _run.End + 1 : 0;
        row[at++] = _takenUp[i];
        row[at++] = Familiar(i);
        row[at++] = ProseAround(i);
        row[at++] = _article[block.Node];
        row[at++] = title < 0 ? Clip : _toTitle[block.Node];
        row[at++] = _toRoot[block.Node];
        row[at++] = Math.Min(5, _headings[i]);
        row[at++] = block.Text.Length >= LongRepeat && _firstPlaces[block.Text] < i ? 1 : 0;
        row[at++] = Share(_nodeLength[block.Node], Math.Max(1, _nodeLength[parent]));
        row[at++] = Math.Min(Clip, _nodeBlocks[grandparent]);
        row[at++] = Share(_proseBefore[i], prose);
        row[at++] = (float)Math.Log2(1 + prose);
        return at;
    }

    /// <summary>The share of the headline's words in it, or of its words in the headline, whichever has more of them.</summary>
    private float InTitle(int i)
    {
        var words = _tokens.Content(i);
        if (words.Length == 0 || _titleWords.Count == 0) return 0;
        var shared = 0;
        foreach (var id in words) shared += _titleWords.Contains(id) ? 1 : 0;
        return (float)shared / Math.Max(words.Length, _titleWords.Count);
    }

    /// <summary>In how many blocks its words stand, on average.</summary>
    private float Familiar(int i)
    {
        var words = _tokens.Content(i);
        if (words.Length == 0) return 0;
        var sum = 0;
        foreach (var id in words) sum += Math.Min(Clip, _tokens.Count(id));
        return (float)sum / words.Length;
    }

    /// <summary>The share of prose among the characters of five blocks on either side.</summary>
    private float ProseAround(int i)
    {
        const int Side = 5;
        var (from, to) = (Math.Max(0, i - Side), Math.Min(_blocks.Count, i + Side + 1));
        var all = 1 + _before[to] - _before[from] - _blocks[i].Text.Length;
        var prose = _proseBefore[to] - _proseBefore[from] - (_proseBefore[i + 1] - _proseBefore[i]);
        return (float)(prose / all);
    }

    private static float Share(double part, double whole) => (float)Math.Min(1, part / whole);
}
