using System.Text.RegularExpressions;
using Readout.Documents;

namespace Readout.Extraction.Metadata;

/// <summary>Finds when an article was published, and says where it was read and how sure it is.</summary>
internal static partial class PublicationReader
{
    private const int LongestLine = 160;
    private const int LongestLabel = 24;

    /// <summary>A date may stand behind the stand-first, so many lines behind the first of the text.</summary>
    private const int BehindStart = 4;

    /// <summary>From an HTML page: schema.org data, <c>meta</c>, <c>time</c> elements near the headline, the address, visible lines.</summary>
    public static Publication OfPage(PageMetadata page, PageTree tree, HtmlBody body, string? url)
    {
        var stated = Stated(page, tree, body, url);
        return AsDated(stated, DateReader.Address(url ?? page.Canonical ?? page.First("og:url")));
    }

    /// <summary>A moment told in universal time falls on the day before or behind in the outlet's own time; the address has that day.</summary>
    private static Publication AsDated(Publication stated, PartialDate? address)
    {
        if (stated.From is not (DateSource.JsonLd or DateSource.Meta or DateSource.TimeElement) || stated.Confidence == Confidence.Low) return stated;
        if (stated.Date?.ExactDay is not { } told || address?.ExactDay is not { } there) return stated;
        if (stated.Words is not { Length: > 16 } words || !words.EndsWith('Z') && !words.EndsWith("+00:00", StringComparison.Ordinal) && !words.EndsWith("+0000", StringComparison.Ordinal)) return stated;
        return NodaTime.Period.DaysBetween(told, there) is 1 or -1 ? stated with { Date = address } : stated;
    }

    private static Publication Stated(PageMetadata page, PageTree tree, HtmlBody body, string? url)
    {
        if (DateReader.Machine(page.DatePublished) is { } schema) return new Publication(schema, DateSource.JsonLd, Confidence.High, page.DatePublished);
        var meta = page.First("article:published_time", "og:published_time", "article:published", "datepublished", "date.published", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
            "publish-date", "publication_date", "date_published", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "dc.date.created", "originalpublicationdate", "article_date_original",
            "citation_publication_date", "citation_date", "cxenseparse:recs:publishtime", "rnews:datepublished", "bt:pubdate", "date", "created", "article.created", "article:post_date", "og:article:published_time");
        if (DateReader.Machine(meta) is { } given) return new Publication(given, DateSource.Meta, Confidence.High, meta);
        var time = OfTimes(page);
        if (time is { Confidence: Confidence.High }) return time;
        var address = url ?? page.Canonical ?? page.First("og:url");
        if (DateReader.Address(address) is { } inAddress) return new Publication(inAddress, DateSource.Url, Confidence.Medium, address);
        if (page.Published() is { } published) return new Publication(DateReader.Machine(published), DateSource.Meta, Confidence.High, published);
        if (time is not null) return time;
        if (OfBlocks(tree, body) is { } seen) return seen;
        return Changed(page) is { Date: not null } changed ? changed with { Confidence = Confidence.Low } : Publication.Unknown;
    }

    /// <summary>When the page says it was last changed.</summary>
    public static Publication Changed(PageMetadata page)
    {
        var changed = page.DateModified ?? page.First("article:modified_time", "og:updated_time", "lastmod", "last-modified", "dcterms.modified", "modified-date", "date.updated");
        if (DateReader.Machine(changed) is not { } modified) return Publication.Unknown;
        return new Publication(modified, page.DateModified is null ? DateSource.Meta : DateSource.JsonLd, Confidence.High, changed);
    }

    /// <summary>From the lines around an article's start in flat text; a line that only names the day of the week and stands above all else is the day of saving.</summary>
    /// <param name="lines">The page's lines in order.</param>
    /// <param name="title">The title's index, or -1.</param>
    /// <param name="start">The first paragraph's index.</param>
    /// <param name="end">Behind the last paragraph.</param>
    public static Publication OfLines(IReadOnlyList<string> lines, int title, int start, int end)
    {
        // A line that only tells of a change is asked last: the day of publication may stand beside it.
        foreach (var changes in (ReadOnlySpan<bool>)[false, true])
        {
            if (OfStated(lines, title, start, end, changes) is { } stated) return stated;
            if (OfStart(lines, title, start, changes) is { } near) return near;
        }

        for (var i = Math.Max(0, title - 5); i < title; i++)
        {
            if (LineShapes.IsDateLine(lines[i]) && !IsDayOfSaving(lines[i]) && DateReader.Visible(lines[i]) is { } found)
                return new Publication(found.Date, DateSource.VisibleText, Confidence.Low, lines[i]);
        }

        for (var i = start; i < Math.Min(end, lines.Count); i++)
        {
            if (lines[i].Length <= LongestLine && EmbeddedPost().IsMatch(lines[i]) && DateReader.Visible(lines[i]) is { } post)
                return new Publication(post.Date, DateSource.EmbeddedPost, Confidence.Low, lines[i]);
        }

        return Publication.Unknown;
    }

    /// <summary>A line that speaks of publishing.</summary>
    private static Publication? OfStated(IReadOnlyList<string> lines, int title, int start, int end, bool changes)
    {
        for (var i = Math.Max(0, title - 6); i < Math.Min(lines.Count, end + 6); i++)
        {
            if (i > start && i < end || lines[i].Length > LongestLine || LineShapes.IsProse(lines[i]) && !DateReader.IsAlone(lines[i]) || Saved().IsMatch(lines[i]) || IsChange(lines[i]) != changes) continue;
            if (lines[i].Length <= LongestLabel && i + 1 < lines.Count && LabelAlone().IsMatch(lines[i]) && DateReader.IsAlone(lines[i + 1]) && DateReader.Visible(lines[i + 1]) is { } below)
                return new Publication(below.Date, DateSource.VisibleText, Confidence.High, lines[i] + " " + lines[i + 1]);
            if (Stated().IsMatch(lines[i]) && DateReader.Visible(lines[i]) is { } stated && !LineShapes.IsCaption(lines[i]))
                return new Publication(stated.Date, DateSource.VisibleText, Confidence.High, lines[i]);
        }

        return null;
    }

    /// <summary>A day between headline and text.</summary>
    private static Publication? OfStart(IReadOnlyList<string> lines, int title, int start, bool changes)
    {
        for (var i = Math.Max(0, title); i < Math.Min(start + BehindStart, lines.Count); i++)
        {
            if (lines[i].Length > LongestLine || LineShapes.IsProse(lines[i]) && !DateReader.IsAlone(lines[i]) || Saved().IsMatch(lines[i]) || IsChange(lines[i]) != changes || LineShapes.IsCaption(lines[i]) || i >= start && !LineShapes.IsDateLine(lines[i])) continue;
            if (!EmbeddedPost().IsMatch(lines[i]) && DateReader.Visible(lines[i]) is { } found)
                return new Publication(found.Date, DateSource.VisibleText, Confidence.Medium, lines[i]);
        }

        return null;
    }

    /// <summary>Whether a line tells of a change alone: no word of publishing in it, and no day before the word of changing.</summary>
    private static bool IsChange(string line) => ChangeWords().Match(line) is { Success: true } change && !PublishingWords().IsMatch(line) && !(DateReader.Visible(line) is { } day && day.Start < change.Index);

    /// <summary>A site's running date: it names the weekday, often between bars, and nothing of publishing.</summary>
    private static bool IsDayOfSaving(string line) => Saved().IsMatch(line) || Weekday().IsMatch(line) && !Stated().IsMatch(line);

    private static Publication? OfTimes(PageMetadata page)
    {
        Publication? first = null;
        foreach (var time in page.Times)
        {
            if (time.LocalName == "time" && !time.HasAttribute("datetime") && time.GetAttribute("itemprop") is null) continue;
            var value = time.GetAttribute("datetime") ?? time.GetAttribute("content") ?? time.TextContent;
            if (DateReader.Machine(value) is not { } date) continue;
            if (time.GetAttribute("itemprop") is "datePublished" || time.HasAttribute("pubdate"))
                return new Publication(date, DateSource.TimeElement, Confidence.High, value);
            first ??= new Publication(date, DateSource.TimeElement, Confidence.Medium, value);
        }

        return first;
    }

    private static Publication? OfBlocks(PageTree tree, HtmlBody body)
    {
        var title = tree.Blocks.FindIndex(b => b.Role == "title");
        var start = tree.Blocks.FindIndex(Math.Max(0, title), b => b.Role == "body" && body.InRoot(b));
        var end = tree.Blocks.FindLastIndex(b => b.Role == "body");
        var found = OfLines([.. tree.Blocks.Select(b => b.Text)], title, start < 0 ? tree.Blocks.Count : start, end + 1);
        return found.Date is null ? null : found;
    }

    [GeneratedRegex(@"\b(published|posted|first published|publication date|date|updated|last (changed|modified|edited)|released|issued|erstellt|veröffentlicht|publié|publicado|pubblicato|gepubliceerd|opublikowano|опубликовано|δημοσίευση|дата)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stated();

    [GeneratedRegex(@"\b(updated|last (changed|modified|edited|reviewed)|modified|aktualisiert|mis à jour|actualizado|atualizado|aggiornato|aktualizacja|обновлено|ενημέρωση|ενημερώθηκε|更新)(\b|：)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ChangeWords();

    [GeneratedRegex(@"\b(published|posted|publication|released|issued|created|erstellt|veröffentlicht|publié|publicado|pubblicato|opublikowano|dodano|опубликовано|δημοσίευση)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PublishingWords();

    /// <summary>"Published", "Posted on:": the day stands on the next line.</summary>
    [GeneratedRegex(@"^(first )?(published|posted|publication date|date published|erstellt|veröffentlicht|publié|publicado|pubblicato|opublikowano|опубликовано)( on| at| le| el| il| am)?\s*:?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LabelAlone();

    /// <summary>When the page was kept, not when it was published.</summary>
    [GeneratedRegex(@"^\W*(saved|printed|archived|retrieved|accessed|downloaded|captured|snapshot)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Saved();

    [GeneratedRegex(@"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Weekday();

    [GeneratedRegex(@"^[—–-] ?.{1,60}\(@\w{1,30}\)", RegexOptions.CultureInvariant)]
    private static partial Regex EmbeddedPost();
}
