using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Readout.Archive;
using Readout.Pages;
using Readout.Serving;
using Readout.Workers.Collecting;
using Readout.Workers.Grouping;

namespace Readout.Api;

/// <summary>What programs may change, always by a token of the scope write.</summary>
internal static class ApiChanges
{
    public static void Map(RouteGroupBuilder api)
    {
        var own = api.MapGroup("").WithMetadata(new NeededRole(Role.Reader, ByToken: true));
        own.MapPost("/stories/{id}/marks", async (NewsArchive archive, Visitor visitor, string id, NewMarks marks, CancellationToken cancellation) =>
            await archive.MarkAsync(visitor.Name, id, marks.Read, marks.Starred, cancellation).ConfigureAwait(false) ? Results.NoContent() : ApiRoutes.Missing("story"))
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).WithSummary("Mark a story as read or starred; what is left out stays");
        own.MapPost("/alerts/seen", async (NewsArchive archive, Visitor visitor, SeenAlerts seen, CancellationToken cancellation) =>
        {
            await archive.Alerts.SeeAsync(visitor.Name, seen.Number, cancellation).ConfigureAwait(false);
            return Results.NoContent();
        }).Produces(StatusCodes.Status204NoContent).WithSummary("Take all alerts up to a number for seen");

        var editing = api.MapGroup("").WithMetadata(new NeededRole(Role.Editor, ByToken: true));
        editing.MapPost("/sources", async (NewsArchive archive, CollectSignal signal, NewWebSource source, CancellationToken cancellation) =>
        {
            if (Links.Web(source.Address) is not { } address) return ApiRoutes.Wrong("address is none of the web (https://…).");
            var row = await archive.AddSourceAsync(new NewSource("web", address, string.IsNullOrWhiteSpace(source.Name) ? address : source.Name.Trim(), source.Folder ?? ""), cancellation).ConfigureAwait(false);
            signal.Raise();
            return Results.Created($"/api/v1/sources#{row.Number}", row);
        }).Produces<SourceRow>(StatusCodes.Status201Created).WithSummary("Add a feed, a site or a page to collect from");
        editing.MapDelete("/sources/{number:long}", async (NewsArchive archive, IStoryEditor editor, Visitor visitor, long number, bool? reports, CancellationToken cancellation) =>
        {
            if (reports == true)
            {
                if (!visitor.MayForgetByToken) return Results.Problem("Only an administrator's token forgets reports.", statusCode: StatusCodes.Status403Forbidden);
                if (!await archive.PauseSourceAsync(number, paused: true, cancellation).ConfigureAwait(false)) return ApiRoutes.Missing("source");
                try
                {
                    await editor.ForgetAsync(new Forgetting(number, null), CancellationToken.None).ConfigureAwait(false);
                }
                catch (ArchiveException elsewhere) when (editor is DistantDesk)
                {
                    return Results.Problem(elsewhere.Message, statusCode: StatusCodes.Status409Conflict);
                }
            }

            return await archive.RemoveSourceAsync(number, cancellation).ConfigureAwait(false) ? Results.NoContent() : ApiRoutes.Missing("source");
        }).Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Remove a source; its reports stay, unless reports=true says that they are forgotten for good");
        editing.MapPost("/corrections", async (NewsArchive archive, IStoryEditor editor, Visitor visitor, NewCorrection told, CancellationToken cancellation) =>
        {
            if (!Enum.TryParse<CorrectionKind>(told.Kind, ignoreCase: true, out var kind) || !Enum.IsDefined(kind)) return ApiRoutes.Wrong($"kind is none of: {string.Join(", ", Enum.GetNames<CorrectionKind>())}.");
            if (await archive.StoryAsync(told.Story, "", cancellation).ConfigureAwait(false) is not { } story) return ApiRoutes.Missing("story");
            if (kind is CorrectionKind.Merge or CorrectionKind.Move && (told.Other is null || await archive.StoryAsync(told.Other, "", cancellation).ConfigureAwait(false) is null)) return ApiRoutes.Missing("other story");
            if (kind is CorrectionKind.Split or CorrectionKind.Move && !(told.Articles is { Count: > 0 } articles && articles.All(a => story.Readout.Reports.Any(r => r.Id == a)))) return ApiRoutes.Wrong("articles are reports of the story.");
            if (kind is CorrectionKind.RejectFact && !story.Readout.Reports.Any(r => told.Fact?.Contains($":{r.Id}:", StringComparison.Ordinal) == true)) return ApiRoutes.Wrong("fact is the evidence of a statement of the story: contact:ARTICLE:START-END.");
            var number = await editor.CorrectAsync(new Correction(kind, story.Row.Id, told.Other, told.Articles, told.Fact), visitor.Name, cancellation).ConfigureAwait(false);
            return Results.Created($"/api/v1/corrections/{number}", new CorrectionNumber(number));
        }).Produces<CorrectionNumber>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status404NotFound).WithSummary("Merge, split, move, or reject a fact; kept for good, and the stories are told anew");
        editing.MapDelete("/corrections/{number:long}", async (IStoryEditor editor, long number, CancellationToken cancellation) =>
            await editor.UndoAsync(number, cancellation).ConfigureAwait(false) ? Results.NoContent() : ApiRoutes.Missing("correction"))
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).WithSummary("Take a correction back");
    }
}

/// <summary>Marks of a story; null leaves a mark as it is.</summary>
internal sealed record NewMarks(bool? Read, bool? Starred);

/// <summary>Up to which alert all are seen.</summary>
internal sealed record SeenAlerts(long Number);

/// <summary>A source of the web to add.</summary>
internal sealed record NewWebSource(string Address, string? Name, string? Folder);

/// <summary>What is set right: as <see cref="Correction"/>.</summary>
internal sealed record NewCorrection(string Kind, string Story, string? Other, IReadOnlyList<string>? Articles, string? Fact);

/// <summary>The number of a correction, by which it is taken back.</summary>
internal sealed record CorrectionNumber(long Number);
