using Readout.Documents;
using Readout.Facts;
using Readout.Language;

namespace Readout.Lab.Tasks;

/// <summary>Predictions for the scorers of the Facts room.</summary>
internal static class FactTasks
{
    private static Document Analyze(string id, string text, string? published, FactReader reader) => reader.Read(Analyzed(id, text, published));

    private static Document Analyzed(string id, string text, string? published)
    {
        var date = PartialDate.Parse(published);
        var article = new Article(id, null, "", text)
        {
            Published = date is null ? Publication.Unknown : new Publication(date, DateSource.Given, Confidence.High, published),
        };
        return new LanguageAnalyzer().Analyze(article);
    }

    public static void Status(string input, string output)
    {
        var reader = new FactReader();
        Lines.Write(output, Lines.Read(input).Select(row =>
        {
            var predicate = row.GetProperty("predicate");
            var document = Analyzed(row.Text("id"), row.Text("text"), null);
            var judged = reader.StatusOf(document, new TextSpan(predicate[0].GetInt32(), predicate[1].GetInt32()));
            return (object)new { id = row.Text("id"), status = judged.Status?.Word() ?? "not_a_contact", time = judged.Time, rule = judged.Rule };
        }));
    }

    public static void Quotes(string input, string output)
    {
        var reader = new FactReader();
        Lines.Write(output, Lines.Read(input).Select(row =>
        {
            var document = Analyze(row.Text("id"), row.Text("text"), null, reader);
            var attributions = document.Quotes.Select(quote => new
            {
                source = quote.Source is { } source ? new[] { Pair(source) } : [],
                cue = quote.Cue is { } cue ? new[] { Pair(cue) } : [],
                content = new[] { Pair(quote.Content) },
                kind = quote.Kind switch { QuoteKind.Direct => "direct", QuoteKind.Mixed => "mixed", _ => "indirect" },
                speaker = quote.Speaker,
            });
            return (object)new { id = row.Text("id"), attributions };
        }));
    }

    public static void Travels(string input, string output)
    {
        var reader = new FactReader();
        Lines.Write(output, Lines.Read(input).Select(row =>
        {
            var document = Analyze(row.Text("id"), row.Text("text"), row.TextOrNull("published"), reader);
            var contacts = document.Contacts.Select(contact => new
            {
                kind = contact.Kind.Word(),
                status = contact.Status.Word(),
                people = contact.People.Select(person => person.Name).ToArray(),
                countries = contact.Sides.Select(side => side.Code).ToArray(),
                start = contact.Start?.ToString(),
                end = contact.End?.ToString(),
                place = contact.Place,
                rule = contact.Rule,
            });
            return (object)new { id = row.Text("id"), contacts };
        }));
    }

    private static int[] Pair(TextSpan span) => [span.Start, span.End];
}
