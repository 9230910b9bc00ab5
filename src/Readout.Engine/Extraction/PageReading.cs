using System.Collections.Frozen;
using AngleSharp;
using AngleSharp.Browser;
using AngleSharp.Dom;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using Readout.Extraction.Metadata;
using Readout.Extraction.Model;

namespace Readout.Extraction;

/// <summary>A page taken apart and not yet judged: blocks, headline, and for HTML where the article lies and what the head says.</summary>
internal sealed class PageReading
{
    private static readonly HtmlParserOptions Options = new()
    {
        IsScripting = false,
        SkipComments = true,
        IsKeepingSourceReferences = false,
        DisableElementPositionTracking = true,
        ShouldEmitAttribute = (ref _, name) => Read.Contains(name.Span),
    };

    /// <summary>The attributes that something here reads, and those that tell a parser what a tag means; the others, most of a page's markup, are not kept.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Read = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "lang", "name", "property", "content", "itemprop", "rel",
        "href", "type", "class", "id", "role", "hidden", "aria-hidden", "style", "datetime", "pubdate", "encoding", "color", "face", "size").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Nothing is loaded or watched: links are only read.</summary>
    private static readonly IConfiguration Plain = Configuration.Default.Without<ILinkRelationFactory>().Without<IAttributeObserver>().Without<IMetaHandler>();

    private PageReading(PageTree tree) => Tree = tree;

    /// <summary>The blocks.</summary>
    public PageTree Tree { get; }

    /// <summary>Where the article lies; null for saved text.</summary>
    public HtmlBody? Body { get; private init; }

    /// <summary>The parsed page; null for saved text.</summary>
    public IDocument? Document { get; private init; }

    /// <summary>What the head says; null for saved text.</summary>
    public PageMetadata? Metadata { get; private init; }

    /// <summary>The outlet, where it is known.</summary>
    public string? Outlet { get; private init; }

    /// <summary>The headline; empty where none was found.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The headline's block, or -1.</summary>
    public int TitleIndex { get; private set; } = -1;

    /// <summary>What the model says of each block; null until it was asked.</summary>
    public BlockAnswers? Answers { get; set; }

    /// <summary>Takes another block for the headline.</summary>
    public void Entitle(int block) => (TitleIndex, Title) = (block, Tree.Blocks[block].Text);

    /// <summary>The page as a tree, as a browser without scripts would see it.</summary>
    /// <remarks>It holds nothing but memory and need not be disposed of, which would take it apart node by node.</remarks>
    public static IDocument Parse(string html) => new HtmlParser(Options, BrowsingContext.New(Plain)).ParseDocument(html);

    /// <summary>Takes an HTML page apart.</summary>
    public static PageReading OfHtml(string html, string? outlet)
    {
        var document = Parse(html);
        var metadata = PageMetadata.Of(document);
        var tree = HtmlBlocks.Of(document);
        var body = new HtmlBody(tree);
        outlet ??= HtmlOutlets.Of(metadata, tree);
        var reading = new PageReading(tree) { Document = document, Metadata = metadata, Body = body, Outlet = outlet };
        var (title, block) = TitleReader.Of(tree, body, metadata, outlet);
        reading.Title = title;
        reading.TitleIndex = block is null ? -1 : tree.Blocks.IndexOf(block);
        return reading;
    }

    /// <summary>Takes saved text apart.</summary>
    public static PageReading OfLines(string text, string? outlet) => OfLines(FlatText.Blocks(text), outlet);

    /// <summary>Takes lines that are blocks already.</summary>
    public static PageReading OfLines(PageTree tree, string? outlet)
    {
        var reading = new PageReading(tree) { Outlet = outlet };
        var (start, end) = FlatText.Run(tree.Blocks);
        reading.TitleIndex = FlatText.TitleIn(tree.Blocks, start, end);
        if (reading.TitleIndex >= 0) reading.Title = tree.Blocks[reading.TitleIndex].Text;
        return reading;
    }
}
