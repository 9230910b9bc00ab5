using Readout.Comparison;
using Readout.Copies;
using Readout.Documents;
using Readout.Stories;

namespace Readout.Tests.Comparison;

/// <summary>Reports by hand: a text of plain sentences, and what was found in it.</summary>
internal static class Told
{
    public static Document Report(string name, string? published, string text, params Func<Document, Contact>[] contacts) =>
        With(Bare(name, published, text), contacts);

    public static Document With(Document document, params Func<Document, Contact>[] contacts) =>
        document with { Contacts = contacts.Select(c => c(document)).OrderBy(c => c.Evidence[0].Span).ToEquatableArray() };

    public static Document Bare(string name, string? published, string text)
    {
        var article = new Article(name, null, name, text)
        {
            Published = published is null ? Publication.Unknown : new Publication(PartialDate.Parse(published), DateSource.Given, Confidence.High, null),
        };
        var paragraphs = new List<Paragraph>();
        var sentences = new List<Sentence>();
        var tokens = new List<Token>();
        var start = 0;
        foreach (var part in text.Split("\n\n"))
        {
            var heading = part.Length > 0 && !part.EndsWith('.') && !part.EndsWith('”');
            paragraphs.Add(new Paragraph(new TextSpan(start, start + part.Length), heading ? ParagraphKind.Heading : ParagraphKind.Body));
            var at = start;
            foreach (var words in part.Split(". "))
            {
                var last = at + words.Length == start + part.Length;
                var end = at + words.Length + (last ? 0 : 1);
                var firstToken = tokens.Count;
                for (var i = at; i < end;)
                {
                    if (!char.IsLetterOrDigit(text[i]))
                    {
                        if (text[i] != ' ') tokens.Add(new Token(new TextSpan(i, i + 1)));
                        i++;
                        continue;
                    }

                    var j = i;
                    while (j < end && char.IsLetterOrDigit(text[j])) j++;
                    tokens.Add(new Token(new TextSpan(i, j)));
                    i = j;
                }

                if (end > at) sentences.Add(new Sentence(new TextSpan(at, end), firstToken, tokens.Count, paragraphs.Count - 1));
                at = end + 1;
            }

            start += part.Length + 2;
        }

        return new Document(article)
        {
            Paragraphs = paragraphs.ToEquatableArray(),
            Sentences = sentences.ToEquatableArray(),
            Tokens = tokens.ToEquatableArray(),
            Words = tokens.Select(_ => new Word(UniversalTag.X, "XX", "", -1, "root")).ToEquatableArray(),
            Names = [],
            Times = [],
            People = [],
            Quotes = [],
            Attributions = [],
            Contacts = [],
            Topics = [],
        };
    }

    /// <summary>A contact whose evidence is the sentence that holds the words given.</summary>
    public static Func<Document, Contact> Contact(string words, ContactKind kind, ContactStatus status, string sides, string people,
        string? start = null, string? place = null, string? end = null, Level level = Level.ForeignMinister, Func<Contact, Contact>? more = null) => document =>
    {
        var at = document.Text.IndexOf(words, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"'{words}' stands in the report");
        var codes = sides.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var contact = new Contact
        {
            Id = ContentHash.Of(document.Article.Id.Value, words, kind.Word(), status.Word()),
            Kind = kind,
            Status = status,
            Sides = codes.Select(c => new Side(c)).ToEquatableArray(),
            People = people.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Person).ToEquatableArray(),
            Level = level,
            Start = PartialDate.Parse(start),
            End = PartialDate.Parse(end),
            Place = place,
            Evidence = [Citation.Of(document.Article, document.SentenceAt(at)!.Value.Span)],
        };
        return more is null ? contact : more(contact);
    };

    public static Story Story(params Document[] reports) => Story(reports, reports.Select(r => new[] { r }).ToArray());

    public static Story Story(Document[] reports, params Document[][] origins) => new(new StoryId("story"), "A story", reports.ToEquatableArray(),
        origins.Select(g => new OriginGroup(g[0].Article.Id, null, g.Select(d => d.Article.Id).ToEquatableArray())).ToEquatableArray());

    public static StoryComparison Compared(params Document[] reports) => new StoryComparer().Compare(Story(reports), PartialDate.Parse("2024-05-20"));

    private static Participant Person(string words)
    {
        var parts = words.Split('/');
        return new Participant(parts[0], null, parts.Length > 1 ? new Side(parts[1]) : null);
    }
}
