using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Readout.Archive;
using Readout.Pages;
using Readout.Workers.Collecting;
using Readout.Workers.Grouping;

namespace Readout.Serving;

/// <summary>The addresses that change something: each by POST, each leading back to a page.</summary>
internal static class ChangeRoutes
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var editing = app.MapGroup("").WithMetadata(new NeededRole(Role.Editor));
        app.MapPost("/stories/{id}/mark", async (HttpRequest request, NewsArchive archive, Visitor visitor, string id, CancellationToken cancellation) =>
        {
            var form = await request.ReadFormAsync(cancellation).ConfigureAwait(false);
            if (!await archive.MarkAsync(visitor.Name, id, Flag(form["read"]), Flag(form["starred"]), cancellation).ConfigureAwait(false)) return PageRoutes.Missing("There is no such story");
            return Back(Links.Own(form["back"]));
        });
        editing.MapPost("/stories/{id}/merge", async (HttpRequest request, NewsArchive archive, IStoryEditor editor, Visitor visitor, string id, CancellationToken cancellation) =>
        {
            var form = await request.ReadFormAsync(cancellation).ConfigureAwait(false);
            if (await OtherAsync(archive, form["other"], id, cancellation).ConfigureAwait(false) is not { } other) return PageRoutes.Missing("There is no such story", "Copy the address of the other story out of its page.");
            return await CorrectAsync(editor, visitor, new Correction(CorrectionKind.Merge, id, other), cancellation).ConfigureAwait(false);
        });
        editing.MapPost("/stories/{id}/reports", async (HttpRequest request, NewsArchive archive, IStoryEditor editor, Visitor visitor, string id, CancellationToken cancellation) =>
        {
            var form = await request.ReadFormAsync(cancellation).ConfigureAwait(false);
            if (await archive.StoryAsync(id, "", cancellation).ConfigureAwait(false) is not { } story) return PageRoutes.Missing("There is no such story");
            var articles = story.Readout.Reports.Select(r => r.Id).Where(r => form["article"].Contains(r)).ToList();
            if (articles.Count == 0) return PageRoutes.Missing("No report was chosen", "Choose the reports that belong elsewhere, then say where.");
            if (form["do"] != "move") return await CorrectAsync(editor, visitor, new Correction(CorrectionKind.Split, id, Articles: articles), cancellation).ConfigureAwait(false);
            if (await OtherAsync(archive, form["other"], id, cancellation).ConfigureAwait(false) is not { } other) return PageRoutes.Missing("There is no such story", "Copy the address of the other story out of its page.");
            return await CorrectAsync(editor, visitor, new Correction(CorrectionKind.Move, id, other, articles), cancellation).ConfigureAwait(false);
        });
        editing.MapPost("/stories/{id}/reject", async (HttpRequest request, NewsArchive archive, IStoryEditor editor, Visitor visitor, string id, CancellationToken cancellation) =>
        {
            var form = await request.ReadFormAsync(cancellation).ConfigureAwait(false);
            if (await archive.StoryAsync(id, "", cancellation).ConfigureAwait(false) is not { } story) return PageRoutes.Missing("There is no such story");
            var fact = form["fact"].ToString();
            if (!story.Readout.Reports.Any(r => fact.Contains($":{r.Id}:", StringComparison.Ordinal))) return PageRoutes.Missing("There is no such statement");
            return await CorrectAsync(editor, visitor, new Correction(CorrectionKind.RejectFact, story.Row.Id, Fact: fact), cancellation).ConfigureAwait(false);
        });
        editing.MapPost("/corrections/{number:long}/undo", async (HttpRequest request, IStoryEditor editor, long number, CancellationToken cancellation) =>
        {
            var form = await request.ReadFormAsync(cancellation).ConfigureAwait(false);
            if (!await editor.UndoAsync(number, cancellation).ConfigureAwait(false)) return PageRoutes.Missing("There is no such correction");
            return Back(Links.Own("/stories/" + Links.Part(form["story"].ToString())));
        });
        app.MapPost("/searches", async (HttpRequest request, NewsArchive archive, Visitor visitor, CancellationToken cancellation) =>
        {
            var form = await request.ReadFormAsync(cancellation).ConfigureAwait(false);
            var (name, query) = (form["name"].ToString().Trim(), form["query"].ToString());
            if (name.Length is 0 or > 200 || Archive.Searching.SearchQuery.Parse(query).Query is null) return PageRoutes.Missing("The search was not kept", "It needs a name, and words that are understood.");
            await archive.SaveSearchAsync(visitor.Name, name, query, alert: form["alert"] == "1", cancellation).ConfigureAwait(false);
            return Back("/search?q=" + Links.Part(query));
        });
        app.MapPost("/searches/{number:long}/forget", async (NewsArchive archive, Visitor visitor, long number, CancellationToken cancellation) =>
        {
            await archive.ForgetSearchAsync(visitor.Name, number, cancellation).ConfigureAwait(false);
            return Back("/search");
        });
        editing.MapPost("/sources", async (HttpRequest request, NewsArchive archive, IServiceProvider services, CollectSignal signal, CancellationToken cancellation) =>
        {
            var form = await request.ReadFormAsync(cancellation).ConfigureAwait(false);
            if (Links.Web(form["address"].ToString().Trim()) is not { } address)
                return await PageRoutes.SourcesAsync(archive, services, "That is no address of the web (https://…).", cancellation).ConfigureAwait(false);
            var name = form["name"].ToString().Trim();
            await archive.AddSourceAsync(new NewSource("web", address, name.Length > 0 ? name : address), cancellation).ConfigureAwait(false);
            signal.Raise();
            return Back("/sources");
        });
        editing.MapPost("/sources/{number:long}/pause", async (HttpRequest request, NewsArchive archive, CollectSignal signal, long number, CancellationToken cancellation) =>
        {
            var form = await request.ReadFormAsync(cancellation).ConfigureAwait(false);
            if (!await archive.PauseSourceAsync(number, form["paused"] == "1", cancellation).ConfigureAwait(false)) return PageRoutes.Missing("There is no such source");
            if (form["paused"] != "1") signal.Raise();
            return Back("/sources");
        });
        app.MapPost("/sources/{number:long}/forget", async (HttpRequest request, NewsArchive archive, IStoryEditor editor, IServiceProvider services, long number, CancellationToken cancellation) =>
        {
            var form = await request.ReadFormAsync(cancellation).ConfigureAwait(false);
            if (form["sure"] != "1") return await PageRoutes.SourcesAsync(archive, services, "Nothing was forgotten: say that you are sure.", cancellation).ConfigureAwait(false);
            if (!await archive.PauseSourceAsync(number, paused: true, cancellation).ConfigureAwait(false)) return PageRoutes.Missing("There is no such source");
            try
            {
                await editor.ForgetAsync(new Forgetting(number, null), CancellationToken.None).ConfigureAwait(false);
                return Back("/sources");
            }
            catch (ArchiveException elsewhere) when (editor is DistantDesk)
            {
                return await PageRoutes.SourcesAsync(archive, services, "Nothing was forgotten: " + elsewhere.Message + ".", cancellation).ConfigureAwait(false);
            }
        }).WithMetadata(new NeededRole(Role.Admin));
        editing.MapPost("/sources/{number:long}/remove", async (NewsArchive archive, long number, CancellationToken cancellation) =>
            await archive.RemoveSourceAsync(number, cancellation).ConfigureAwait(false) ? Back("/sources") : PageRoutes.Missing("There is no such source"));
    }

    private static async Task<IResult> CorrectAsync(IStoryEditor editor, Visitor visitor, Correction correction, CancellationToken cancellation)
    {
        await editor.CorrectAsync(correction, visitor.Name, cancellation).ConfigureAwait(false);
        return Back($"/stories/{Links.Part(correction.Story)}#corrections");
    }

    private static async Task<string?> OtherAsync(NewsArchive archive, string? id, string story, CancellationToken cancellation) =>
        await archive.StoryAsync(id?.Split('#')[0].TrimEnd('/', ' ').Split('/')[^1].Trim() ?? "", "", cancellation).ConfigureAwait(false) is { } other && other.Row.Id != story ? other.Row.Id : null;

    private static bool? Flag(string? value) => value switch { "1" => true, "0" => false, _ => null };

    /// <summary>Leads to a page after a change, so that loading it again changes nothing.</summary>
    public static IResult Back(string address) => new SeeOther(address);

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
