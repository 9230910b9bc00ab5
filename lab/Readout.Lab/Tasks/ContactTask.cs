using System.Text.Json;
using Readout.Documents;
using Readout.Sources;

namespace Readout.Lab.Tasks;

/// <summary>Runs the engine over a folder of reports and writes what the scorer of contacts reads.</summary>
internal static class ContactTask
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static void Contacts(string input, string output)
    {
        var engine = new ReadoutEngine();
        var documents = new List<Document>();
        foreach (var item in FileSource.ReadAsync([input]).ToBlockingEnumerable())
        {
            if (item.Page is not { } page || page.Name.EndsWith("gold.json", StringComparison.Ordinal) || page.Name.EndsWith(".md", StringComparison.Ordinal)) continue;
            if (engine.Extract(page).Article is { } article) documents.Add(engine.Read(article));
        }

        var edition = engine.Tell(documents);
        var files = documents.ToDictionary(d => d.Article.Id, d => Path.GetFileName(d.Article.Name));
        var stories = edition.Stories.Select(comparison => new
        {
            title = comparison.Story.Title,
            reports = comparison.Story.Reports.Select(d => new { file = files[d.Article.Id], published = d.Article.Published.Date?.ToString(), title = d.Article.Title }),
            contacts = comparison.Contacts.Select(c => Row(c, files)),
            quotes = comparison.Quotes.Select(q => new { speaker = q.Speaker, role = q.Role, text = q.Text, kind = q.Kind.ToString(), reports = q.Evidence.Select(e => files[e.ArticleId]).Distinct() }),
        });
        File.WriteAllText(output, JsonSerializer.Serialize(new { asOf = edition.AsOf?.ToString(), stories }, Options));
    }

    private static object Row(Contact contact, Dictionary<ArticleId, string> files) => new
    {
        kind = contact.Kind.Word(),
        status = contact.Status.Word(),
        sides = contact.Sides.Select(side => side.Code),
        people = contact.People.Select(person => person.Name),
        level = contact.Level.Word(),
        start = contact.Start?.ToString(),
        end = contact.End?.ToString(),
        place = contact.Place,
        venue = contact.Venue,
        duration = contact.Duration,
        declined_by = contact.DeclinedBy?.Code,
        reason = contact.Reason,
        rule = contact.Rule,
        reports = contact.Evidence.Select(e => files[e.ArticleId]).Distinct(),
        evidence = contact.Evidence.Select(e => new { file = files[e.ArticleId], text = e.Quote }),
    };
}
