namespace Readout.Extraction;

/// <summary>Finds the part of a page that holds the article, and what the page's own words say about each block as seen from there.</summary>
internal sealed class HtmlBody
{
    /// <summary>A part that holds at least this share of a page's prose is no furniture, whatever its class says.</summary>
    private const double TrustedBelow = 0.4;

    /// <summary>The walk goes down to a child as long as it keeps this share of the prose.</summary>
    private const double KeptShare = 0.65;

    /// <summary>Prose in what looks like furniture counts this much.</summary>
    private const double FurnitureWeight = 0.1;

    private readonly PageTree _tree;
    private readonly double[] _prose;
    private readonly BlockKinds[] _kinds;
    private readonly bool[] _inRoot;

    /// <summary>Looks at the page.</summary>
    public HtmlBody(PageTree tree)
    {
        _tree = tree;
        var nodes = tree.Nodes;
        _prose = Prose(static _ => 1);
        var total = nodes.Count > 0 ? _prose[0] : 0;
        _kinds = new BlockKinds[nodes.Count];
        for (var i = 1; i < nodes.Count; i++)
        {
            var own = nodes[i].Own;
            if (_prose[i] >= total * TrustedBelow && total > 0) own &= ~BlockKinds.Furniture;
            _kinds[i] = _kinds[nodes[i].Parent] | own;
        }

        _prose = Prose(block => ((_kinds[block.Node] | block.Inline) & BlockKinds.Furniture) != 0 ? FurnitureWeight : 1);
        Root = FindRoot();
        _inRoot = new bool[nodes.Count];
        for (var i = 0; i < nodes.Count; i++) _inRoot[i] = i == Root || i > 0 && _inRoot[nodes[i].Parent];

        // Seen from the article's own part, what stands above it says nothing about its blocks.
        var path = new HashSet<int>();
        for (var i = Root; i >= 0; i = nodes[i].Parent) path.Add(i);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (path.Contains(i))
            {
                _kinds[i] = BlockKinds.None;
                continue;
            }

            var own = nodes[i].Own;
            if (_prose[i] >= total * TrustedBelow && total > 0) own &= ~BlockKinds.Furniture;
            _kinds[i] = _kinds[nodes[i].Parent] | own;
        }
    }

    /// <summary>The index of the element that holds the article.</summary>
    public int Root { get; }

    /// <summary>Whether the block stands in the article's part.</summary>
    public bool InRoot(PageBlock block) => _inRoot[block.Node];

    /// <summary>What the elements between the article's part and the block say.</summary>
    public BlockKinds KindsOf(PageBlock block) => _kinds[block.Node] | block.Inline;

    /// <summary>The characters of prose in an element.</summary>
    public double ProseIn(int node) => _prose[node];

    private double[] Prose(Func<PageBlock, double> weight)
    {
        const int Most = 600;
        var nodes = _tree.Nodes;
        var prose = new double[nodes.Count];
        foreach (var block in _tree.Blocks)
        {
            if (!block.IsProse) continue;
            prose[block.Node] += Math.Min(block.Text.Length, Most) * (1 - block.LinkShare) * weight(block);
        }

        for (var i = nodes.Count - 1; i > 0; i--) prose[nodes[i].Parent] += prose[i];
        return prose;
    }

    private int FindRoot()
    {
        var nodes = _tree.Nodes;
        if (nodes.Count == 0 || _prose[0] <= 0) return 0;
        var largest = new int[nodes.Count];
        for (var i = nodes.Count - 1; i > 0; i--)
        {
            var parent = nodes[i].Parent;
            if (largest[parent] == 0 || _prose[i] >= _prose[largest[parent]]) largest[parent] = i;
        }

        var root = 0;
        while (largest[root] != 0 && _prose[largest[root]] >= _prose[root] * KeptShare && !IsLeafLike(nodes[largest[root]].Tag)) root = largest[root];
        return root;
    }

    private static bool IsLeafLike(string tag) => tag is "p" or "li" or "td" or "blockquote" or "h1" or "h2" or "h3" or "pre" or "ul" or "ol";
}
