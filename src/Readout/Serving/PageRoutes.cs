using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Readout.Archive;
using Readout.Archive.Searching;
using Readout.Documents;
using Readout.Exporting;
using Readout.Pages;
using Readout.Workers.Collecting;
using Readout.Writing;

namespace Readout.Serving;

/// <summary>The addresses that are read: pages, feeds, the calendar. Nothing here changes anything.</summary>
internal static class PageRoutes
{
    private const int FeedLength = 50;
    private const int CalendarLength = 2000;

    private static readonly string Style = ReadoutWriter.StyleSheet + Embedded("Readout.Pages.app.css");
    private static readonly string Script = Embedded("Readout.Pages.app.js");

    /// <summary>What of a story of hundreds of reports stands on its page: the texts of the first reports, and as many marks behind a line as a reader may look at.</summary>
    private static readonly HtmlBounds Shown = new(Texts: 40, Cites: 20, (report, passage) => Links.Passage(new ArticleId(report.Id), passage));

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/app.css", () => Results.Text(Style, "text/css; charset=utf-8")).WithMetadata(new NeededRole(Role.Nobody));
        app.MapGet("/app.js", () => Results.Text(Script, "text/javascript; charset=utf-8")).WithMetadata(new NeededRole(Role.Nobody));
        app.MapGet("/", TodayAsync);
        app.MapGet("/today.atom", async (HttpRequest request, NewsArchive archive, CancellationToken cancellation) =>
            Xml(Feeds.Stories(Root(request), "/today.atom", (await archive.TodayAsync(new StoryFilter { Limit = FeedLength }, cancellation).ConfigureAwait(false)).Items)));
        app.MapGet("/stories/{id}", StoryAsync);
        app.MapGet("/articles/{id}", ArticleAsync);
        app.MapGet("/board", BoardAsync);
        app.MapGet("/board/{first}/{second}", PairAsync);
        app.MapGet("/contacts", ContactsAsync);
        app.MapGet("/contacts.atom", async (HttpRequest request, NewsArchive archive, TimeProvider time, CancellationToken cancellation) =>
            Xml(Feeds.Contacts(Root(request), "/contacts.atom" + request.QueryString, (await archive.ContactsAsync(Filter(request.Query).Filter with { Limit = FeedLength }, cancellation).ConfigureAwait(false)).Items, time.GetUtcNow())));
        app.MapGet("/contacts.ics", async (HttpRequest request, NewsArchive archive, TimeProvider time, CancellationToken cancellation) =>
            Results.Text(Calendar(new Uri(Root(request)), (await archive.ContactsAsync(Filter(request.Query).Filter with { Limit = CalendarLength }, cancellation).ConfigureAwait(false)).Items, time.GetUtcNow()), "text/calendar; charset=utf-8"));
        app.MapGet("/people", async (HttpRequest request, NewsArchive archive, string? name, string? side, string? next, CancellationToken cancellation) => Page<PeoplePage>(new()
        {
            ["People"] = await archive.PeopleAsync(Said(name), SaidSide(side), after: Said(next), cancellation: cancellation).ConfigureAwait(false),
            ["Words"] = name,
            ["Side"] = SaidSide(side),
            ["Here"] = Here(request),
        }));
        app.MapGet("/people/{number:long}", async (NewsArchive archive, long number, CancellationToken cancellation) =>
            await archive.PersonAsync(number, cancellation).ConfigureAwait(false) is { } person ? Page<PersonView>(new() { ["Person"] = person }) : Missing("There is no such person"));
        app.MapGet("/search", SearchAsync);
        app.MapGet("/sources", async (NewsArchive archive, IServiceProvider services, CancellationToken cancellation) => await SourcesAsync(archive, services, null, cancellation).ConfigureAwait(false));
        app.MapGet("/settings", async (NewsArchive archive, Visitor visitor, CancellationToken cancellation) => await SettingsAsync(archive, visitor, null, cancellation).ConfigureAwait(false));
        app.MapFallback(() => Missing("There is no such page", "The address is wrong, or what stood here is gone."));
    }

    /// <summary>A component as an answer.</summary>
    public static RazorComponentResult<T> Page<T>(Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK)
        where T : IComponent => new(parameters) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>A page that says what is not there.</summary>
    public static IResult Missing(string title, string detail = "It may have gone into another one, or the address is wrong.") =>
        Page<MissingPage>(new() { ["Title"] = title, ["Detail"] = detail }, StatusCodes.Status404NotFound);

    /// <summary>A page that says what may not be done.</summary>
    public static IResult Refused() => Page<MissingPage>(new() { ["Title"] = "Your account may not do that", ["Detail"] = "Somebody who manages accounts can give you another role." }, StatusCodes.Status403Forbidden);

    /// <summary>The settings, with a token that was just made.</summary>
    public static async Task<IResult> SettingsAsync(NewsArchive archive, Visitor visitor, string? token, CancellationToken cancellation) => Page<SettingsPage>(new()
    {
        ["Size"] = await archive.SizeAsync(cancellation).ConfigureAwait(false),
        ["Place"] = archive.Place,
        ["Tokens"] = await archive.Access.TokensAsync(visitor.Name, cancellation).ConfigureAwait(false),
        ["NewToken"] = token,
    });

    /// <summary>The list of sources, with what is wrong with what was asked for.</summary>
    public static async Task<IResult> SourcesAsync(NewsArchive archive, IServiceProvider services, string? problem, CancellationToken cancellation) => Page<SourcesPage>(new()
    {
        ["Sources"] = await archive.SourcesAsync(cancellation).ConfigureAwait(false),
        ["Progress"] = services.GetService<Collector>()?.Progress,
        ["Problem"] = problem,
    }, problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> TodayAsync(HttpRequest request, NewsArchive archive, Visitor visitor, string? side, string? with, string? topic, string? since, string? until, string? unread, string? starred, string? next, CancellationToken cancellation)
    {
        var problems = new List<string>();
        var filter = new StoryFilter
        {
            Sides = Sides(side, with),
            Topic = Said(topic),
            Since = Day(since, problems),
            Until = Day(until, problems),
            Unread = Said(unread) is not null,
            Starred = Said(starred) is not null,
            After = Said(next),
            Reader = visitor.Name,
        };
        var stories = await archive.TodayAsync(filter, cancellation).ConfigureAwait(false);
        return Page<TodayPage>(new()
        {
            ["Stories"] = stories,
            ["Filter"] = filter,
            ["Here"] = Here(request),
            ["Problem"] = problems.Count == 0 ? null : string.Join(' ', problems),
            ["IsEmptyArchive"] = stories.Items.Count == 0 && (await archive.TodayAsync(new StoryFilter { Limit = 1 }, cancellation).ConfigureAwait(false)).Items.Count == 0,
        });
    }

    private static async Task<IResult> StoryAsync(HttpContext context, NewsArchive archive, Visitor visitor, StoryShelf shelf, string id, CancellationToken cancellation)
    {
        if (await archive.StoryStateAsync(id, visitor.Name, cancellation).ConfigureAwait(false) is not { } state) return Missing("There is no such story");
        if (state.Id != id) return Results.Redirect("/stories/" + state.Id);
        var page = shelf.Find(new ShelfKey(state, visitor.Role >= Role.Editor));
        if (page is null)
        {
            if (await archive.StoryAsync(id, visitor.Name, cancellation).ConfigureAwait(false) is not { } story) return Missing("There is no such story");
            visitor.Unseen = state.Unseen;
            page = await RenderedAsync(context.RequestServices, archive, story, cancellation).ConfigureAwait(false);
            shelf.Keep(new ShelfKey(state with { Version = story.Row.Version }, visitor.Role >= Role.Editor), page);
        }

        context.Response.Headers.ContentSecurityPolicy = page.Policy;
        return Results.Bytes(page.Html, "text/html; charset=utf-8", entityTag: EntityTagHeaderValue.Parse(page.Tag));
    }

    private static async Task<ShelvedPage> RenderedAsync(IServiceProvider services, NewsArchive archive, StoryPage story, CancellationToken cancellation)
    {
        var articles = await StoryTexts.OfAsync(archive, story, cancellation, Shown.Texts).ConfigureAwait(false);
        var parts = ReadoutWriter.Parts(new EditionReadout(story.Row.Last, [story.Readout], []), articles, Shown);
        var corrections = (await archive.CorrectionsAsync(cancellation).ConfigureAwait(false)).Where(c => c.Correction.Story == story.Row.Id || c.Correction.Other == story.Row.Id).Reverse().ToList();
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["Story"] = story, ["Parts"] = parts, ["Corrections"] = corrections });
        var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        await using var closing = renderer.ConfigureAwait(false);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<StoryView>(parameters).ConfigureAwait(true)).ToHtmlString()).ConfigureAwait(false);
        var policy = parts.Style.Length == 0 ? RequestGuard.Policy() : RequestGuard.Policy($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(parts.Style)))}'");
        return ShelvedPage.Of(Encoding.UTF8.GetBytes(html), policy);
    }

    private static async Task<IResult> ArticleAsync(NewsArchive archive, string id, int? start, int? end, CancellationToken cancellation)
    {
        if (await archive.ArticleAsync(new ArticleId(id), cancellation).ConfigureAwait(false) is not { } row) return Missing("There is no such report");
        return Page<ArticleView>(new()
        {
            ["Row"] = row,
            ["Versions"] = await archive.VersionsAsync(row.Article.Id, cancellation).ConfigureAwait(false),
            ["Marked"] = start is >= 0 && end > start ? new TextSpan(start.Value, end.Value) : null,
        });
    }

    private static async Task<IResult> BoardAsync(NewsArchive archive, string? side, CancellationToken cancellation)
    {
        var day = await archive.NewestDayAsync(cancellation).ConfigureAwait(false);
        return Page<BoardPage>(new()
        {
            ["Pairs"] = await archive.BoardAsync(SaidSide(side), day ?? new PartialDate(1), cancellation: cancellation).ConfigureAwait(false),
            ["Side"] = SaidSide(side),
            ["AsOf"] = day,
        });
    }

    private static async Task<IResult> PairAsync(NewsArchive archive, Visitor visitor, string first, string second, CancellationToken cancellation)
    {
        var day = await archive.NewestDayAsync(cancellation).ConfigureAwait(false);
        return Page<PairPage>(new()
        {
            ["First"] = first.ToUpperInvariant(),
            ["Second"] = second.ToUpperInvariant(),
            ["AsOf"] = day,
            ["Channels"] = await archive.ChannelsAsync(first, second, day, cancellation).ConfigureAwait(false),
            ["IsFollowed"] = (await archive.Alerts.FollowsAsync(visitor.Name, cancellation).ConfigureAwait(false)).Contains(AlertRoutes.PairSubject(first, second)),
        });
    }

    private static async Task<IResult> ContactsAsync(HttpRequest request, NewsArchive archive, CancellationToken cancellation)
    {
        var (filter, problem) = Filter(request.Query);
        return Page<ContactsPage>(new()
        {
            ["Contacts"] = await archive.ContactsAsync(filter, cancellation).ConfigureAwait(false),
            ["Filter"] = filter,
            ["QueryString"] = request.QueryString.ToString(),
            ["Problem"] = problem,
        });
    }

    private static async Task<IResult> SearchAsync(NewsArchive archive, Visitor visitor, string? q, CancellationToken cancellation)
    {
        var text = q ?? "";
        var (query, problem) = string.IsNullOrWhiteSpace(text) ? (null, null) : SearchQuery.Parse(text);
        return Page<SearchPage>(new()
        {
            ["Text"] = text,
            ["Problem"] = problem,
            ["Answer"] = query is null ? null : await archive.SearchAsync(query, visitor.Name, cancellation: cancellation).ConfigureAwait(false),
            ["Saved"] = await archive.SavedSearchesAsync(visitor.Name, cancellation).ConfigureAwait(false),
        }, problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static (ContactFilter Filter, string? Problem) Filter(IQueryCollection query)
    {
        var problems = new List<string>();
        var filter = new ContactFilter
        {
            Sides = Sides(query["side"], query["with"]),
            Kind = Choice<ContactKind>(query["kind"], problems),
            Status = Choice<ContactStatus>(query["status"], problems),
            Level = Choice<Level>(query["level"], problems),
            Person = Said(query["person"]),
            Since = Day(query["since"], problems),
            Until = Day(query["until"], problems),
            After = Said(query["next"]),
        };
        return (filter, problems.Count == 0 ? null : string.Join(' ', problems));
    }

    private static T? Choice<T>(string? word, List<string> problems)
        where T : struct, Enum
    {
        if (Said(word) is not { } said) return null;
        if (Enum.TryParse<T>(said, ignoreCase: true, out var value) && Enum.IsDefined(value)) return value;
        problems.Add($"“{said}” is none of {string.Join(", ", Enum.GetNames<T>())}.");
        return null;
    }

    private static PartialDate? Day(string? word, List<string> problems)
    {
        if (Said(word) is not { } said) return null;
        if (PartialDate.Parse(said) is { } day) return day;
        problems.Add($"“{said}” is no date: write 2023-03-24, 2023-03 or 2023.");
        return null;
    }

    private static string[] Sides(string? first, string? second) => [.. new[] { Said(first), Said(second) }.OfType<string>().Select(Links.SideCode)];

    private static string? SaidSide(string? word) => Said(word) is { } said ? Links.SideCode(said) : null;

    private static string? Said(string? word) => string.IsNullOrWhiteSpace(word) ? null : word.Trim();

    private static string Here(HttpRequest request) => request.Path + request.QueryString.ToString();

    /// <summary>The address by which the app was reached.</summary>
    public static string Root(HttpRequest request) =>
        request.HttpContext.RequestServices.GetRequiredService<ServerOptions>().Root is { } root ? root.GetLeftPart(UriPartial.Authority) : $"{request.Scheme}://{request.Host}";

    /// <summary>An Atom feed as an answer.</summary>
    public static IResult Xml(string text) => Results.Text(text, "application/atom+xml; charset=utf-8");

    private static string Calendar(Uri root, IReadOnlyList<ContactRow> contacts, DateTimeOffset now)
    {
        using var page = new StringWriter();
        var calendar = new CalendarWriter(page, root, now);
        calendar.Begin();
        foreach (var contact in contacts) calendar.Add(contact);
        calendar.End();
        return page.ToString();
    }

    private static string Embedded(string name)
    {
        using var reader = new StreamReader(typeof(PageRoutes).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
