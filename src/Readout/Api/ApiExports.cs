using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Readout.Archive;
using Readout.Exporting;
using Readout.Serving;

namespace Readout.Api;

/// <summary>Everything of a kind, written while it is read.</summary>
internal static class ApiExports
{
    /// <summary>Where exports are.</summary>
    public const string Path = "/api/v1/export";

    private const int Buffer = 64 * 1024;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Path + "/{kind}", (HttpRequest request, NewsArchive archive, Visitor visitor, TimeProvider time, string kind, string? format) =>
    {
        var forms = Export.Forms.Where(f => f.Kind == kind).ToList();
        if (forms.Count == 0) return Results.Problem($"There is no export of that name, but: {string.Join(", ", Export.Forms.Select(f => f.Kind).Distinct())}.", statusCode: StatusCodes.Status404NotFound);
        var chosen = forms.Find(f => f.Form == (format ?? forms[0].Form));
        if (chosen.Kind is null) return ApiRoutes.Wrong($"format is none of: {string.Join(", ", forms.Select(f => f.Form))}.");
        var export = new Export(archive, new Uri(PageRoutes.Root(request)), time);
        return Results.Stream(async stream =>
        {
            var writer = new StreamWriter(stream, new UTF8Encoding(false), Buffer) { NewLine = "\n" };
            await using var closing = writer.ConfigureAwait(false);
            await export.WriteAsync(kind, chosen.Form, visitor.Name, writer, request.HttpContext.RequestAborted).ConfigureAwait(false);
        }, chosen.MediaType);
    }).Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status404NotFound)
        .WithSummary("Everything of a kind, streaming and uncapped: " + string.Join("; ", Export.Forms.Select(f => $"{f.Kind} as {f.Form}: {f.Meaning}")));
}
