namespace Readout.Extraction;

/// <summary>What a line looks like by its words alone (<see cref="LineShapes"/>), looked at once.</summary>
[Flags]
internal enum LineLooks
{
    None = 0,

    /// <summary>Ends as a sentence does.</summary>
    Ends = 1 << 0,

    /// <summary>Running text.</summary>
    Prose = 1 << 1,

    /// <summary>A picture's words.</summary>
    Caption = 1 << 2,

    /// <summary>Sends the reader elsewhere.</summary>
    ReadOn = 1 << 3,

    /// <summary>Words of the page's own working.</summary>
    Working = 1 << 4,

    /// <summary>What stands behind an article's end.</summary>
    EndMatter = 1 << 5,

    /// <summary>Heads another part of the page.</summary>
    OtherPart = 1 << 6,

    /// <summary>About an author.</summary>
    Biography = 1 << 7,

    /// <summary>A count or running time.</summary>
    Count = 1 << 8,

    /// <summary>A by-line.</summary>
    Byline = 1 << 9,

    /// <summary>A short line with a day.</summary>
    DateLine = 1 << 10,

    /// <summary>Like a headline.</summary>
    Headline = 1 << 11,

    /// <summary>A day and nothing else.</summary>
    DateAlone = 1 << 12,
}
