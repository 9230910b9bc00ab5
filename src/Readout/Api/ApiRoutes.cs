using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Readout.Archive;
using Readout.Archive.Searching;
using Readout.Commands;
using Readout.Documents;
using Readout.Notifying;
using Readout.Serving;
using Readout.Writing;

namespace Readout.Api;

/// <summary>The API under <c>/api/v1</c>: the same rows as the pages, for programs.</summary>
/// <remarks>Lists have cursors, answers have tags, what is wrong is told as problem details (RFC 9457). What changes something stands in <see cref="ApiChanges"/>.</remarks>
internal static class ApiRoutes
{
    private const string Root = "/api/v1";
    private const string Document = "v1";

    /// <summary>What the document of the API needs.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(json =>
        {
            foreach (var converter in RowJson.Line.Converters) json.SerializerOptions.Converters.Add(converter);
            json.SerializerOptions.Encoder = RowJson.Line.Encoder;
        });
        services.AddOpenApi(Document, api =>
        {
            api.ShouldInclude = described => described.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
            api.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = "Readout";
                document.Info.Version = Document;
                document.Info.Description = "Stories, contacts and channels read from news reports, each with the words it stands on. Dates are ISO 8601, cut short where day or month are not known.";
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    ["token"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token of the page Settings, or of 'readout token'." },
                };
                return Task.CompletedTask;
            });
            api.AddSchemaTransformer((schema, context, _) =>
            {
                var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
                if (type.IsEnum || type == typeof(PartialDate) || type == typeof(ArticleId)) schema.Type = JsonSchemaType.String | (type == context.JsonTypeInfo.Type ? 0 : JsonSchemaType.Null);
                if (type == typeof(TextSpan)) schema.Type = JsonSchemaType.Array;
                return Task.CompletedTask;
            });
        });
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/api/{documentName}/openapi.json").WithMetadata(new NeededRole(Role.Nobody));
        var api = app.MapGroup(Root).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);
        MapStories(api);
        MapLedger(api);
        ApiChanges.Map(api);
        ApiExports.Map(app);
        app.Map("/api/{**rest}", () => Results.Problem("There is no such address; /api/v1/openapi.json lists them.", statusCode: StatusCodes.Status404NotFound)).ExcludeFromDescription();
    }

    /// <summary>An answer for something that is not there.</summary>
    public static IResult Missing(string what) => Results.Problem($"There is no such {what}.", statusCode: StatusCodes.Status404NotFound);

    /// <summary>An answer for a query that was not understood.</summary>
    public static IResult Wrong(string? problem) => Results.Problem(problem, statusCode: StatusCodes.Status400BadRequest);

    private static void MapStories(RouteGroupBuilder api)
    {
        api.MapGet("/stories", async (NewsArchive archive, Visitor visitor, [AsParameters] StoryQuery query, CancellationToken cancellation) =>
        {
            var (filter, problem) = query.Read(visitor.Name);
            return filter is null ? Wrong(problem) : Results.Ok(ApiPage<StoryRow>.Of(await archive.TodayAsync(filter, cancellation).ConfigureAwait(false)));
        }).Produces<ApiPage<StoryRow>>().WithSummary("Stories, those with many independent origins and new reports first");
        api.MapGet("/stories/{id}", async (NewsArchive archive, Visitor visitor, string id, CancellationToken cancellation) =>
        {
            if (await archive.StoryAsync(id, visitor.Name, cancellation).ConfigureAwait(false) is not { } story) return Missing("story");
            var readout = JsonNode.Parse(ReadoutJson.Write(new EditionReadout(story.Row.Last, [story.Readout], [])))!["stories"]![0]!.DeepClone();
            return Results.Ok(new ApiStory(story.Row, readout, story.History));
        }).Produces<ApiStory>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("A story with its readout, as in docs/readout.schema.json; the id of one that went into another leads to that");
        api.MapGet("/reports", async (NewsArchive archive, int? limit, string? cursor, CancellationToken cancellation) =>
        {
            var words = new QueryReading();
            var (most, after) = (words.Limit(limit, 1000), words.Cursor(cursor));
            return words.Problem is { } problem ? Wrong(problem) : Results.Ok(ApiPage<ReportRow>.Of(await archive.ReportsAsync(most, after, cancellation).ConfigureAwait(false)));
        }).Produces<ApiPage<ReportRow>>().WithSummary("Reports in order of collection, their newest versions, without their texts");
        api.MapGet("/reports/{id}", async (NewsArchive archive, string id, CancellationToken cancellation) =>
        {
            if (await archive.ArticleAsync(new ArticleId(id), cancellation).ConfigureAwait(false) is not { } row) return Missing("report");
            var versions = await archive.VersionsAsync(row.Article.Id, cancellation).ConfigureAwait(false);
            var article = row.Article;
            return Results.Ok(new ApiReport(article.Id, article.Url, article.Title, article.Outlet, [.. article.Byline], article.Published.Date, article.Language, row.Story, row.Collected, row.IsNewest,
                [.. versions.Select(v => v.Article.Id)], article.Text));
        }).Produces<ApiReport>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("A version of a report with its text, to which citations point");
        api.MapGet("/search", async (NewsArchive archive, Visitor visitor, [Description("Words, \"phrases\", -not, OR, brackets, and fields such as side:FRA.")] string q, int? limit, CancellationToken cancellation) =>
        {
            var words = new QueryReading();
            var most = words.Limit(limit, 500);
            var (query, problem) = SearchQuery.Parse(q);
            if (query is null) return Wrong($"The search was not understood at character {problem!.Position + 1}: {problem.Message}.");
            return words.Problem is { } wrong ? Wrong(wrong) : Results.Ok(await archive.SearchAsync(query, visitor.Name, most, cancellation).ConfigureAwait(false));
        }).Produces<SearchAnswer>().WithSummary("Reports that answer a search, with their stories and quotations");
    }

    private static void MapLedger(RouteGroupBuilder api)
    {
        api.MapGet("/contacts", async (NewsArchive archive, [AsParameters] ContactQuery query, CancellationToken cancellation) =>
        {
            var (filter, problem) = query.Read();
            return filter is null ? Wrong(problem) : Results.Ok(ApiPage<ContactRow>.Of(await archive.ContactsAsync(filter, cancellation).ConfigureAwait(false)));
        }).Produces<ApiPage<ContactRow>>().WithSummary("The ledger of contacts, the newest day first");
        api.MapGet("/pairs", async (NewsArchive archive, TimeProvider time, string? side, int? limit, CancellationToken cancellation) =>
        {
            var words = new QueryReading();
            var most = words.Limit(limit, 1000);
            if (words.Problem is { } problem) return Wrong(problem);
            var today = PartialDate.Parse(time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))!.Value;
            return Results.Ok(new ApiPage<PairRow>(await archive.BoardAsync(string.IsNullOrWhiteSpace(side) ? null : side, today, most, cancellation).ConfigureAwait(false), null));
        }).Produces<ApiPage<PairRow>>().WithSummary("The board: pairs of sides, those with most contacts first");
        api.MapGet("/pairs/{first}/{second}", async (NewsArchive archive, string first, string second, CancellationToken cancellation) =>
        {
            var day = await archive.NewestDayAsync(cancellation).ConfigureAwait(false);
            var channels = await archive.ChannelsAsync(first, second, day, cancellation).ConfigureAwait(false);
            return channels.Count == 0 ? Missing("pair") : Results.Ok(new ApiPair(first.ToUpperInvariant(), second.ToUpperInvariant(), day, channels));
        }).Produces<ApiPair>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("The channels of a pair by level, told for the newest day published");
        api.MapGet("/people", async (NewsArchive archive, string? name, string? side, int? limit, string? cursor, CancellationToken cancellation) =>
        {
            var words = new QueryReading();
            var (most, after) = (words.Limit(limit, 1000), words.Cursor(cursor));
            return words.Problem is { } problem ? Wrong(problem) : Results.Ok(ApiPage<PersonRow>.Of(await archive.PeopleAsync(name, side, most, after, cancellation).ConfigureAwait(false)));
        }).Produces<ApiPage<PersonRow>>().WithSummary("People, those named by most reports first");
        api.MapGet("/people/{number:long}", async (NewsArchive archive, long number, CancellationToken cancellation) =>
            await archive.PersonAsync(number, cancellation).ConfigureAwait(false) is { } person ? Results.Ok(person) : Missing("person"))
            .Produces<PersonPage>().ProducesProblem(StatusCodes.Status404NotFound).WithSummary("A person with roles over time, words and contacts");
        api.MapGet("/sources", async (NewsArchive archive, CancellationToken cancellation) => Results.Ok(new ApiPage<SourceRow>(await archive.SourcesAsync(cancellation).ConfigureAwait(false), null)))
            .Produces<ApiPage<SourceRow>>().WithSummary("Sources and how they fared");
        api.MapGet("/alerts", async (HttpRequest request, NewsArchive archive, Visitor visitor, int? limit, string? cursor, CancellationToken cancellation) =>
        {
            var words = new QueryReading();
            var (most, after) = (words.Limit(limit, 500), words.Cursor(cursor));
            if (words.Problem is { } problem) return Wrong(problem);
            var page = await archive.Alerts.ListAsync(visitor.Name, null, most, after, cancellation).ConfigureAwait(false);
            var root = new Uri(PageRoutes.Root(request));
            return Results.Ok(new ApiPage<AlertJson>([.. page.Items.Select(a => AlertJson.Of(a, root))], page.Next is null ? null : ApiCursor.Close(page.Next)));
        }).Produces<ApiPage<AlertJson>>().WithSummary("One's alerts with their evidence, the newest first");
    }
}

/// <summary>A story as programs get it.</summary>
internal sealed record ApiStory(StoryRow Row, JsonNode Readout, IReadOnlyList<StoryChange> History);

/// <summary>A version of a report as programs get it.</summary>
internal sealed record ApiReport(
    ArticleId Id, string? Url, string Title, string? Outlet, IReadOnlyList<string> Byline, PartialDate? Published, string? Language, string? Story, DateTimeOffset Collected, bool IsNewest,
    IReadOnlyList<ArticleId> Versions, string Text);

/// <summary>A pair of the board as programs get it.</summary>
internal sealed record ApiPair(string First, string Second, PartialDate? AsOf, IReadOnlyList<ChannelRow> Channels);
