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
            var attributions = document.Attributions.Where(told => !told.Nested).Select(told => new
            {
                source = told.Source is { } source ? new[] { Pair(source) } : [],
                cue = told.Cue is { } cue ? new[] { Pair(cue) } : [],
                content = told.Content.Select(piece => Pair(told.Kind == QuoteKind.Indirect ? piece : WithMarks(document.Text, piece))).ToArray(),
                kind = KindOf(document.Text, told),
                speaker = told.Speaker,
                rule = told.Rule,
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

    /// <summary>The corpus counts the marks and a "that" before them as part of the content.</summary>
    private static TextSpan WithMarks(string text, TextSpan content)
    {
        var (start, end) = (content.Start, content.End);
        while (start > 0 && text[start - 1] is '"' or '“' or '\'') start--;
        if (end + 1 < text.Length && text[end] == ',' && text[end + 1] is '"' or '”' or '\'' or '’') end++;
        while (end < text.Length && text[end] is '"' or '”' or '\'') end++;
        if (start >= 5 && text.AsSpan(start - 5, 5) is "that ") start -= 5;
        return new TextSpan(start, end);
    }

    /// <summary>The corpus derives the kind from double quotation marks alone; two single ones count as none.</summary>
    private static string KindOf(string text, Attribution told) => told.Kind switch
    {
        QuoteKind.Direct when told.Content[0].Start > 0 && text[told.Content[0].Start - 1] is '\'' or '‘' => "indirect",
        QuoteKind.Direct => "direct",
        QuoteKind.Mixed => "mixed",
        _ => "indirect",
    };

    private static int[] Pair(TextSpan span) => [span.Start, span.End];
}
