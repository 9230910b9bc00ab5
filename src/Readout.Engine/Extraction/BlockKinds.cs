using System.Collections.Frozen;
using Readout.Extraction.Model;

namespace Readout.Extraction;

/// <summary>What a page's own words (element names, classes, ids, roles) say about a part of it.</summary>
[Flags]
internal enum BlockKinds
{
    None = 0,
    Comment = 1 << 0,
    Related = 1 << 1,
    Share = 1 << 2,
    Advert = 1 << 3,
    Menu = 1 << 4,
    Footer = 1 << 5,
    Sidebar = 1 << 6,
    Author = 1 << 7,
    Date = 1 << 8,
    Tags = 1 << 9,
    SignUp = 1 << 10,
    Caption = 1 << 11,
    Popup = 1 << 12,
    Title = 1 << 13,
    Content = 1 << 14,
    Embed = 1 << 15,
    Hidden = 1 << 16,
    Summary = 1 << 17,
    Picture = 1 << 18,
    Header = 1 << 19,
    List = 1 << 20,
    Table = 1 << 21,
    Quote = 1 << 22,
    Article = 1 << 23,
    Form = 1 << 24,
    ArticleBody = 1 << 25,
    Latest = 1 << 26,
    Emphasis = 1 << 27,
    Strong = 1 << 28,

    /// <summary>Parts that are hardly ever an article's text.</summary>
    Furniture = Comment | Related | Share | Advert | Menu | Footer | Sidebar | Tags | SignUp | Popup | Hidden | Form,
}

/// <summary>The words of classes, ids and roles, and what they stand for. Words are lower case, taken apart at signs and camel humps.</summary>
internal static class ClassWords
{
    private static readonly FrozenDictionary<string, BlockKinds> Words = Table(
        (BlockKinds.Comment, "comment comments disqus respond reply replies discussion livefyre coral viafoura commentlist hyvor fyre"),
        (BlockKinds.Related, "related recommend recommended recommendation recommendations recommends outbrain taboola zergnet revcontent mgid recirc recirculation "
            + "readmore readnext alsoread readalso seealso suggested similar upnext nextup teaser teasers promo promos promoted trc carousel slider slideshow swiper "
            + "pagination pager prev next previous morefrom internallink crosslink relatedposts relatedarticles yarpp jetpack inarticle storylist cards"),
        (BlockKinds.Latest, "latest popular trending mostread mostpopular most more recent headlines toplists also also-read feed river archive archives"),
        (BlockKinds.Share, "share sharing shares social sharedaddy addtoany addthis follow followus shareaholic socialmedia sociallinks like likes reactions rating ratings vote"),
        (BlockKinds.Advert, "ad ads adv advert adverts advertisement advertising adsense adslot adunit dfp gpt sponsor sponsored sponsors sponsorship banner banners "
            + "affiliate affiliates promotion promotions partner partners disclosure"),
        (BlockKinds.Menu, "nav navs menu menus breadcrumb breadcrumbs navigation navbar toolbar masthead topbar skip toc tableofcontents contents sitemap drawer hamburger "
            + "search searchbar tabs submenu subnav ticker toggle dropdown tocs jump"),
        (BlockKinds.Footer, "footer foot copyright colophon legal disclaimer footers bottombar endnote endmatter postfooter afterpost afterarticle aftercontent correction"),
        (BlockKinds.Sidebar, "sidebar aside widget widgets rail rightrail siderail secondary complementary sidecolumn infobox factbox"),
        (BlockKinds.Author, "author authors byline bylines bio biography authorbox writer contributor contributors aboutauthor authorbio vcard avatar profile reporter"),
        (BlockKinds.Date, "date dates time timestamp published pubdate meta metadata dateline updated modified posted postmeta datetime"),
        (BlockKinds.Tags, "tag tags tagged category categories topic topics keyword keywords label labels taxonomy taglist cats hashtags badge kicker eyebrow"),
        (BlockKinds.SignUp, "newsletter newsletters subscribe subscription signup optin mailchimp mailerlite convertkit hubspot cta paywall login register registration membership "
            + "donate donation piano subscribebox leadform callout subscriber subscribers offer"),
        (BlockKinds.Caption, "caption captions figcaption credit credits attribution photographer imagecredit photocredit imagecaption cutline"),
        (BlockKinds.Picture, "image images photo photos gallery media figure thumbnail thumb thumbs video videos player lightbox picture img"),
        (BlockKinds.Popup, "cookie cookies consent gdpr onetrust modal popup overlay notice alert popover dialog toast interstitial"),
        (BlockKinds.Title, "title headline headlinetext hed heading posttitle entrytitle subtitle subheadline subhead"),
        (BlockKinds.Summary, "dek standfirst lede summary excerpt description intro abstract deck synopsis subheading keypoints highlights takeaways"),
        (BlockKinds.Content, "article content body entry post story text main richtext prose articlebody bodytext storybody postcontent entrycontent articlecontent paragraph paragraphs "
            + "wysiwyg rte copy editorial"),
        (BlockKinds.Embed, "embed embeds tweet twitter instagram youtube facebook iframe tiktok"),
        (BlockKinds.Hidden, "hidden invisible visuallyhidden srt sr screenreader noprint printonly hide"),
        (BlockKinds.Quote, "pullquote blockquote quote quotes pull"),
        (BlockKinds.Form, "form forms input contact"));

    /// <summary>What an element's name and role say, taken together.</summary>
    public static BlockKinds Of(string tag, string? role, string? itemprop) => ByTag(tag) | ByRole(role) | (itemprop is "articleBody" ? BlockKinds.ArticleBody : BlockKinds.None);

    private static BlockKinds ByTag(string tag) => tag switch
    {
        "nav" or "menu" => BlockKinds.Menu,
        "footer" => BlockKinds.Footer,
        "aside" => BlockKinds.Sidebar,
        "header" => BlockKinds.Header,
        "form" => BlockKinds.Form,
        "figcaption" or "caption" => BlockKinds.Caption,
        "figure" or "picture" => BlockKinds.Picture,
        "ul" or "ol" or "dl" or "li" => BlockKinds.List,
        "table" => BlockKinds.Table,
        "blockquote" => BlockKinds.Quote,
        "article" or "main" => BlockKinds.Article,
        "address" => BlockKinds.Author,
        "time" => BlockKinds.Date,
        "dialog" => BlockKinds.Popup,
        "em" or "i" => BlockKinds.Emphasis,
        "strong" or "b" => BlockKinds.Strong,
        _ => BlockKinds.None,
    };

    private static BlockKinds ByRole(string? role) => role switch
    {
        "navigation" or "menu" or "search" => BlockKinds.Menu,
        "contentinfo" => BlockKinds.Footer,
        "complementary" => BlockKinds.Sidebar,
        "banner" => BlockKinds.Header,
        "dialog" or "alert" => BlockKinds.Popup,
        "main" or "article" => BlockKinds.Article,
        _ => BlockKinds.None,
    };

    /// <summary>What the words of classes or of an id say.</summary>
    /// <param name="names">The attribute.</param>
    /// <param name="marks">Takes the words' hashes.</param>
    public static BlockKinds OfNames(string names, List<int>? marks)
    {
        const int Longest = 400;
        var text = names.AsSpan(0, Math.Min(names.Length, Longest));
        var lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> word = stackalloc char[24];
        var length = 0;
        var kinds = BlockKinds.None;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            var hump = char.IsAsciiLetterUpper(c) && i > 0 && char.IsAsciiLetterLower(text[i - 1]);
            if (length > 0 && (hump || !char.IsAsciiLetter(c)))
            {
                var known = word[..Math.Min(length, word.Length)];
                if (lookup.TryGetValue(known, out var kind)) kinds |= kind;
                if (length > 1) marks?.Add(BlockTokens.Hash(known));
                length = 0;
            }

            if (!char.IsAsciiLetter(c)) continue;
            if (length < word.Length) word[length] = char.ToLowerInvariant(c);
            length++;
        }

        return kinds;
    }

    private static FrozenDictionary<string, BlockKinds> Table(params ReadOnlySpan<(BlockKinds Kind, string Words)> rows)
    {
        var table = new Dictionary<string, BlockKinds>(StringComparer.Ordinal);
        foreach (var (kind, words) in rows)
        {
            foreach (var word in words.Split(' ')) table[word] = table.GetValueOrDefault(word) | kind;
        }

        return table.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
