namespace Readout.Extraction;

/// <summary>A stretch of text that a reader sees as one: a paragraph, a heading, a list item, a cell, a line of flat text.</summary>
internal sealed class PageBlock
{
    private LineLooks? _looks;
    private int _words = -1;

    /// <summary>Its words, folded.</summary>
    public required string Text { get; init; }

    /// <summary>The nearest block element's name; "line" in flat text.</summary>
    public required string Tag { get; init; }

    /// <summary>The node of the tree it stands in.</summary>
    public int Node { get; init; }

    /// <summary>How many of its characters are links' words.</summary>
    public int LinkLength { get; init; }

    /// <summary>What the inline elements around all of its text say.</summary>
    public BlockKinds Inline { get; init; }

    /// <summary>How many empty lines stand before it (flat text).</summary>
    public int Gap { get; init; }

    /// <summary>The table row it stands in, counted over the page; 0 for none.</summary>
    public int Row { get; init; }

    /// <summary>How far the line was moved in, and a bullet dropped (flat text).</summary>
    public bool Bullet { get; init; }

    /// <summary>How many words stand in it.</summary>
    public int Words => _words >= 0 ? _words : _words = LineShapes.Words(Text);

    /// <summary>What its words look like.</summary>
    public LineLooks Looks => _looks ??= LineShapes.Look(Text, Words);

    /// <summary>Whether it is running text.</summary>
    public bool IsProse => (Looks & LineLooks.Prose) != 0;

    /// <summary>What it was taken for.</summary>
    public string Role { get; set; } = "furniture";

    /// <summary>Why.</summary>
    public string Rule { get; set; } = "not looked at";

    /// <summary>Links' share of its characters, 0 to 1.</summary>
    public double LinkShare => Text.Length == 0 ? 0 : Math.Min(1, (double)LinkLength / Text.Length);

    /// <summary>Whether its words look like one of these.</summary>
    public bool Is(LineLooks looks) => (Looks & looks) != 0;

    /// <summary>Decides.</summary>
    public void Take(string role, string rule) => (Role, Rule) = (role, rule);
}

/// <summary>A block element of a page.</summary>
/// <param name="Parent">Its parent's index, -1 for the root. Parents come before children.</param>
/// <param name="Tag">Its name.</param>
/// <param name="Own">What its own name and classes say.</param>
/// <param name="Depth">0 for the root.</param>
/// <param name="Signature">A hash of name and classes: the page's parts of one make share it.</param>
internal readonly record struct PageNode(int Parent, string Tag, BlockKinds Own, int Depth, int Signature)
{
    /// <summary>Where its words (of name, classes and id, hashed) begin in <see cref="PageTree.Marks"/>.</summary>
    public int Mark { get; init; }

    /// <summary>How many there are.</summary>
    public int MarkCount { get; init; }
}

/// <summary>A page as blocks of text in reading order, and the elements they stand in.</summary>
internal sealed class PageTree
{
    /// <summary>The elements; parents before children.</summary>
    public List<PageNode> Nodes { get; } = [];

    /// <summary>The words of all elements' names, classes and ids, hashed, one element after the other.</summary>
    public List<int> Marks { get; } = [];

    /// <summary>The blocks in the order of the page.</summary>
    public List<PageBlock> Blocks { get; } = [];
}
