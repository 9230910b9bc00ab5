using System.Globalization;
using Readout.Documents;
using Readout.Extraction;

namespace Readout.Writing;

/// <summary>Tells step by step what was made of one page: the way to understand a wrong result.</summary>
public static class PageExplanation
{
    /// <summary>So much of a block is shown; its beginning is enough to know it by.</summary>
    private const int BlockLength = 160;

    /// <summary>Writes the steps as text; lines end in "\n".</summary>
    /// <param name="fetched">The page.</param>
    /// <param name="extracted">What extraction made of it; null where it failed.</param>
    /// <param name="document">The report with all its layers; null where there is none.</param>
    /// <param name="options">Columns and colours.</param>
    public static string Write(FetchedPage fetched, Extracted? extracted, Document? document, WritingOptions options)
    {
        ArgumentNullException.ThrowIfNull(fetched);
        ArgumentNullException.ThrowIfNull(options);
        var page = new TextPage(options.Width, options.Color);
        page.Rule();
        page.Paragraph(0, 0, new Run(fetched.Name, Ink.Strong));
        page.Rule();
        var steps = new Steps(page);
        steps.Page(fetched);
        if (extracted is not null) steps.Blocks(extracted);
        if (extracted?.Article is { } article) steps.Article(article);
        if (document is not null) steps.Document(document);
        page.Blank();
        return page.ToString();
    }

    /// <summary>Writes how single contacts were read: each place that speaks of one, what its words say by themselves, by which rule, and what was made of it.</summary>
    /// <param name="document">The report with all its layers.</param>
    /// <param name="traces">How each place was read.</param>
    /// <param name="wanted">A contact's number as the steps count them (with or without "#"), the first six signs of its id or more, or words that all occur in it or in a sentence that was dropped.</param>
    /// <param name="options">Columns and colours.</param>
    /// <returns>Null where no contact and no dropped sentence answers to what is wanted.</returns>
    public static string? Why(Document document, IReadOnlyList<Facts.ContactTrace> traces, string wanted, WritingOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(traces);
        ArgumentException.ThrowIfNullOrWhiteSpace(wanted);
        ArgumentNullException.ThrowIfNull(options);
        wanted = wanted.Trim();
        if (wanted is ['#', ..]) wanted = wanted[1..];
        var words = wanted.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var contacts = Chosen(document.Contacts, wanted, words);
        var dropped = int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? []
            : traces.Where(t => t.Contact is null && Array.TrueForAll(words, w => t.Sentence.Of(document.Text).Contains(w, StringComparison.OrdinalIgnoreCase))).ToList();
        if (contacts.Count == 0 && dropped.Count == 0) return null;
        var page = new TextPage(options.Width, options.Color);
        page.Rule();
        page.Paragraph(0, 0, new Run(document.Article.Name, Ink.Strong));
        page.Rule();
        var steps = new Steps(page);
        foreach (var number in contacts) steps.Why(document, number, [.. traces.Where(t => t.Contact == document.Contacts[number].Id)]);
        if (dropped.Count > 0) steps.Dropped(document, dropped);
        page.Blank();
        return page.ToString();
    }

    private static List<int> Chosen(EquatableArray<Contact> contacts, string wanted, string[] words)
    {
        if (int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= contacts.Count) return number > 0 ? [number - 1] : [];
        var all = Enumerable.Range(0, contacts.Count);
        var named = wanted.Length < ShortestId ? [] : all.Where(i => contacts[i].Id.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
        return named.Count > 0 ? named : [.. all.Where(i => Array.TrueForAll(words, w => Said(contacts[i]).Contains(w, StringComparison.OrdinalIgnoreCase)))];
    }

    /// <summary>Fewer signs are words, not the beginning of an id.</summary>
    private const int ShortestId = 6;

    private static string Said(Contact contact) => string.Join(' ', contact.People.Select(p => p.Name).Append(contact.Kind.Word()).Append(contact.Status.Word()).Append(contact.Place).Append(contact.Start?.ToString())
        .Concat(contact.Sides.Select(s => s.Code)).Concat(contact.Evidence.Select(e => e.Quote)));

    private sealed class Steps(TextPage page)
    {
        private int _step;

        public void Page(FetchedPage fetched)
        {
            Heading("The page", "");
            Line("size", string.Create(CultureInfo.InvariantCulture, $"{fetched.Content.Length:#,0} bytes"));
            Line("form", fetched.Form == PageForm.Unknown ? "not told; extraction looks at the bytes" : fetched.Form.ToString());
            Line("address", fetched.Url ?? "not known");
            if (fetched.Charset is { } charset) Line("charset", charset);
        }

        public void Blocks(Extracted extracted)
        {
            Heading("Its blocks, and what each was taken for", Count(extracted.Blocks.Count));
            foreach (var block in extracted.Blocks)
            {
                Line(block.Role, Cut(block.Text));
                page.Paragraph(Text, Text, new Run("rule: " + block.Rule, Ink.Faint));
            }

            if (extracted.Reason is { } reason) page.Paragraph(2, 2, new Run("No article: " + reason, Ink.Off));
        }

        public void Article(Article article)
        {
            Heading("The article", "");
            Line("id", article.Id.Value);
            Line("title", article.Title.Length > 0 ? article.Title : "none found");
            Line("outlet", article.Outlet ?? "not known");
            Line("byline", article.Byline.IsEmpty ? "none found" : Wording.And([.. article.Byline]));
            Line("published", article.Published.Date is { } date
                ? $"{date}, read from: {article.Published.From.Word()}; sure: {article.Published.Confidence.Word()}"
                : "no date found");
            if (article.Published.Words is { } words) page.Paragraph(Text, Text, new Run($"“{Cut(words)}”", Ink.Faint));
            Line("wire", article.WireCredit is { } wire ? $"{wire.Agency}, by the words “{Cut(wire.Words)}”" : "no agency credited");
            Line("language", article.Language ?? "not known");
            Line("text", string.Create(CultureInfo.InvariantCulture, $"{article.Text.Length:#,0} code units"));
            foreach (var caption in article.Captions) Line("caption", Cut(caption));
        }

        public void Document(Document document)
        {
            var text = document.Text;
            if (document.Unread is { } reason) page.Paragraph(2, 2, new Run("Not read: " + reason, Ink.Off));
            Heading("Sentences", Count(document.Sentences.Count));
            var paragraph = -1;
            for (var i = 0; i < document.Sentences.Count; i++)
            {
                var sentence = document.Sentences[i];
                if (sentence.Paragraph != paragraph && paragraph >= 0) page.Blank();
                paragraph = sentence.Paragraph;
                var number = (i + 1).ToString(CultureInfo.InvariantCulture);
                page.Row(new Cell(2, NumberWidth, new Run(number, Ink.Mark)), new Cell(2 + NumberWidth + 1, page.Width - NumberWidth - 3, new Run(sentence.Span.Of(text))));
                var tree = string.Join(' ', Enumerable.Range(sentence.FirstToken, sentence.EndToken - sentence.FirstToken).Select(token => Branch(document, token)));
                if (tree.Length > 0) page.Paragraph(2 + NumberWidth + 1, 2 + NumberWidth + 1, new Run(tree, Ink.Faint));
            }

            Heading("Names", Count(document.Names.Count));
            foreach (var name in document.Names)
                Line(name.Type.ToString().ToLowerInvariant(), name.Span.Of(text), (name.Side is { } side ? $"side {side} " : "") + name.Span);

            Heading("Times", Count(document.Times.Count));
            foreach (var time in document.Times)
            {
                var range = time.Start is { } start ? $"; from {start}{(time.End is { } end ? $" to {end}" : "")}" : "";
                Line(time.Type.ToString().ToLowerInvariant(), time.Span.Of(text), $"value {time.Value ?? "none"}{range} {time.Span}");
            }

            Heading("People", Count(document.People.Count));
            foreach (var person in document.People)
            {
                Line(person.Side?.Code ?? "no side", person.Name,
                    $"{person.Role ?? "no role told"}; {person.Level.Word()} level; {Wording.Count(person.Mentions.Count, "mention")}");
            }

            Heading("Quotations", Count(document.Quotes.Count));
            foreach (var quote in document.Quotes)
            {
                Line(quote.Kind.Word(), Cut(quote.Content.Of(text), Evidence),
                    $"speaker: {quote.Speaker ?? "not sure"}{(quote.Role is { } role ? $", {role}" : "")}"
                    + $"; cue: {(quote.Cue is { } cue ? cue.Of(text) : "none")}; named as: {(quote.Source is { } source ? source.Of(text) : "not named here")} {quote.Content}");
            }

            Heading("Attributions", Count(document.Attributions.Count));
            foreach (var told in document.Attributions)
            {
                Line(told.Denied ? "denied" : told.Kind.Word(), Cut(string.Join(" … ", told.Content.Select(piece => piece.Of(text))), Evidence),
                    $"source: {(told.Source is { } source ? source.Of(text) : "not named")}{(told.Speaker is { } speaker ? $" ({speaker})" : "")}{(told.Side is { } side ? $", side {side}" : "")}"
                    + $"; cue: {(told.Cue is { } cue ? cue.Of(text) : "none")}{(told.Nested ? "; within another" : "")}; rule: {told.Rule} {told.Content[0]}");
            }

            Heading("Contacts", Count(document.Contacts.Count));
            for (var i = 0; i < document.Contacts.Count; i++) Contact(document.Contacts[i], i + 1);

            Heading("Events", Count(document.Events.Count));
            foreach (var e in document.Events)
            {
                var mode = e.Mode is null ? "" : $", {e.Mode}";
                Line(e.Root.ToString().ToUpperInvariant(), $"{e.Source.Side} → {e.Target.Side}{mode}",
                    string.Create(CultureInfo.InvariantCulture, $"{e.Status.ToString().ToLowerInvariant()}; {(e.Date is { } date ? date.ToString() : "no date")}; quad class {e.Root.Quad()}, score {e.Root.Score()}, CAMEO {e.Root.CameoRoot()}; ")
                    + $"“{e.Source.Words.Of(text)}” {e.Source.Words} to “{e.Target.Words.Of(text)}” {e.Target.Words} by “{e.Trigger.Of(text)}” {e.Trigger}; rule: {e.Rule}");
            }

            Heading("Topics", Count(document.Topics.Count));
            foreach (var topic in document.Topics)
                Line(topic.Stance.Word(), topic.Label, string.Join(", ", topic.Mentions.Select(m => $"“{m.Of(text)}” {m}")));
        }

        public void Why(Document document, int number, List<Facts.ContactTrace> traces)
        {
            Heading("The contact", "");
            Contact(document.Contacts[number], number + 1);
            Heading("The words that tell it, each by itself", Count(traces.Count));
            foreach (var trace in traces) Trace(document, trace);
        }

        public void Dropped(Document document, List<Facts.ContactTrace> traces)
        {
            Heading("Words that name a contact and tell of none", Count(traces.Count));
            foreach (var trace in traces) Trace(document, trace);
        }

        private void Trace(Document document, Facts.ContactTrace trace)
        {
            page.Blank();
            Line(trace.Words is { } words ? words.Of(document.Text) : "a stay", $"“{Cut(trace.Sentence.Of(document.Text), Evidence)}” {trace.Sentence}");
            var status = trace.Status is { } read ? read.Word() + (trace.Sure ? "" : " (no word says so: the reading that claims least)") : "none";
            Detail($"kind: {trace.Kind.Word()}; status: {status}; rule: {trace.Rule}");
            if (trace.People.Count + trace.Sides.Count > 0) Detail($"people: {(trace.People.IsEmpty ? "none" : string.Join(", ", trace.People))}; sides: {(trace.Sides.IsEmpty ? "none" : string.Join(", ", trace.Sides))}");
            if (trace.Start is { } start) Detail($"day: {start}, {(trace.OwnDate ? "told here" : "from the heading or the words around it")}");
            if (trace.Place is { } place) Detail($"place: {place}");
            Detail($"so: {trace.Outcome}");
        }

        private void Detail(string text) => page.Paragraph(Text, Text + 2, new Run(text, Ink.Faint));

        private void Contact(Contact contact, int number)
        {
            string?[] what =
            [
                string.Create(CultureInfo.InvariantCulture, $"#{number}"),
                contact.Kind.Word(),
                contact.Level.Word() + " level",
                contact.Start is { } start ? $"{start}{(contact.End is { } end ? $" to {end}" : "")}" : "no date",
                contact.Place, contact.Venue,
                contact.Duration is { } duration ? Wording.Duration(duration) : null,
                contact.Occasion,
            ];
            Line(contact.Status.Word(), string.Join(" · ", what.OfType<string>()),
                $"sides: {(contact.Sides.IsEmpty ? "none" : string.Join(", ", contact.Sides))}; people: "
                + (contact.People.IsEmpty ? "none" : string.Join("; ", contact.People.Select(p => p.Name + (p.Role is { } role ? $" ({role})" : "")))));
            if (contact.DeclinedBy is { } side) page.Paragraph(Text, Text, new Run($"{contact.Status.Word()} by {side}", Ink.Faint));
            if (contact.Reason is { } reason) page.Paragraph(Text, Text, new Run($"reason: “{reason}”", Ink.Faint));
            page.Paragraph(Text, Text, new Run("rule: " + (contact.Rule ?? "not told"), Ink.Faint));
            foreach (var cite in contact.Evidence) page.Paragraph(Text, Text + 2, new Run($"“{Cut(cite.Quote, Evidence)}” ", Ink.Plain), new Run(cite.Span.ToString(), Ink.Mark));
        }

        /// <summary>Wide enough for the number of the last sentence of the longest report.</summary>
        private const int NumberWidth = 5;

        /// <summary>Where the second column starts.</summary>
        private const int Text = 16;

        private void Heading(string title, string count)
        {
            page.Blank();
            page.Paragraph(0, 0, new Run(string.Create(CultureInfo.InvariantCulture, $"{++_step}. {title}"), Ink.Heading), new Run(count, Ink.Faint));
        }

        private void Line(string label, string text, string? detail = null)
        {
            page.Row(new Cell(2, Text - 4, new Run(label, Ink.Strong)), new Cell(Text, page.Width - Text, new Run(text)));
            if (detail is not null) page.Paragraph(Text, Text, new Run(detail, Ink.Faint));
        }

        /// <summary>"met/VBD.root", "Lind/NNP.nsubj&lt;met": the tag, the relation, and the head it leads to.</summary>
        private static string Branch(Document document, int token)
        {
            var word = document.Words[token];
            var head = word.Head < 0 ? "" : "<" + document.Tokens[word.Head].Span.Of(document.Text);
            return $"{document.Tokens[token].Span.Of(document.Text)}/{word.Tag}.{word.Relation}{head}";
        }

        private static string Count(int count) => string.Create(CultureInfo.InvariantCulture, $" ({count:#,0})");

        /// <summary>So much of what a fact stands on is shown: longer is no sentence of people.</summary>
        private const int Evidence = 2000;

        private static string Cut(string text, int longest = BlockLength)
        {
            if (text.Length <= longest) return text;
            var end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
            return string.Create(CultureInfo.InvariantCulture, $"{text[..end]} … ({text.Length:#,0} in all)");
        }
    }
}
