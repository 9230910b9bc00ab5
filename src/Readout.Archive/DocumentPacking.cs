using System.Text.Json;
using System.Text.Json.Serialization;
using Readout.Archive.Tables;
using Readout.Documents;

namespace Readout.Archive;

/// <summary>A document with all its layers as bytes and back, for what goes from one process to another.</summary>
/// <remarks>JSON beneath Brotli: what a later version adds is passed over by an earlier one. What is unpacked equals what was packed, layer by layer.</remarks>
public static class DocumentPacking
{
    /// <summary>How tokens are written: two numbers each, and the words of grammar in columns, for they are most of a document.</summary>
    private sealed record PackedDocument(
        PackedArticle Article, string? Unread, Paragraph[] Paragraphs, Sentence[] Sentences, int[] Tokens, UniversalTag[] Universal, string[] Tags, string[] Lemmas, int[] Heads,
        string[] Relations, Name[] Names, TimeExpression[] Times, Person[] People, Quotation[] Quotes, Attribution[] Attributions, Contact[] Contacts, CodedEvent[] Events, Topic[] Topics);

    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new SpanConverter(), new DateConverter(), new SideConverter(), new ArticleIdConverter(), new ListConverter() },
    };

    /// <summary>Packs a document whose layers are all there.</summary>
    /// <exception cref="MissingLayerException">One is not.</exception>
    public static byte[] Pack(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var words = document.Words.Items;
        return Packing.Pack(JsonSerializer.SerializeToUtf8Bytes(
            new PackedDocument(
                PackedArticle.Of(document.Article), document.Unread, [.. document.Paragraphs], [.. document.Sentences], [.. document.Tokens.SelectMany(t => new[] { t.Span.Start, t.Span.End })],
                [.. words.Select(w => w.Universal)], [.. words.Select(w => w.Tag)], [.. words.Select(w => w.Lemma)], [.. words.Select(w => w.Head)], [.. words.Select(w => w.Relation)],
                [.. document.Names], [.. document.Times], [.. document.People], [.. document.Quotes], [.. document.Attributions], [.. document.Contacts], [.. document.Events], [.. document.Topics]),
            Options));
    }

    /// <summary>The document again.</summary>
    /// <exception cref="ArchiveException">The bytes are no packed document.</exception>
    public static Document Unpack(byte[] packed)
    {
        ArgumentNullException.ThrowIfNull(packed);
        try
        {
            if (JsonSerializer.Deserialize<PackedDocument>(Packing.Unpack(packed), Options) is not { Article: not null } kept) throw new ArchiveException("these bytes are no packed document");
            return new Document(kept.Article.ToArticle())
            {
                Unread = kept.Unread,
                Paragraphs = [.. kept.Paragraphs ?? []],
                Sentences = [.. kept.Sentences ?? []],
                Tokens = (kept.Tokens ?? []).Chunk(2).Select(pair => new Token(new TextSpan(pair[0], pair[1]))).ToEquatableArray(),
                Words = Enumerable.Range(0, kept.Tags?.Length ?? 0).Select(i => new Word(kept.Universal[i], kept.Tags![i], kept.Lemmas[i], kept.Heads[i], kept.Relations[i])).ToEquatableArray(),
                Names = [.. kept.Names ?? []],
                Times = [.. kept.Times ?? []],
                People = [.. kept.People ?? []],
                Quotes = [.. kept.Quotes ?? []],
                Attributions = [.. kept.Attributions ?? []],
                Contacts = [.. kept.Contacts ?? []],
                Events = [.. kept.Events ?? []],
                Topics = [.. kept.Topics ?? []],
            };
        }
        catch (Exception broken) when (broken is JsonException or NullReferenceException or ArgumentException or IndexOutOfRangeException)
        {
            throw new ArchiveException($"these bytes are no packed document ({broken.Message})");
        }
    }

    /// <summary>A span as two numbers.</summary>
    private sealed class SpanConverter : JsonConverter<TextSpan>
    {
        public override TextSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("A span is two numbers.");
            reader.Read();
            var start = reader.GetInt32();
            reader.Read();
            var end = reader.GetInt32();
            reader.Read();
            return reader.TokenType == JsonTokenType.EndArray ? new TextSpan(start, end) : throw new JsonException("A span is two numbers.");
        }

        public override void Write(Utf8JsonWriter writer, TextSpan value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Start);
            writer.WriteNumberValue(value.End);
            writer.WriteEndArray();
        }
    }

    private sealed class DateConverter : JsonConverter<PartialDate>
    {
        public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            PartialDate.Parse(reader.GetString()) ?? throw new JsonException("That is no date.");

        public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class SideConverter : JsonConverter<Side>
    {
        public override Side Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Side value, JsonSerializerOptions options) => writer.WriteStringValue(value.Code);
    }

    private sealed class ArticleIdConverter : JsonConverter<ArticleId>
    {
        public override ArticleId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, ArticleId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }

    /// <summary>Lists that compare by their items, whatever is in them.</summary>
    private sealed class ListConverter : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(EquatableArray<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(ListConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
    }

    private sealed class ListConverter<T> : JsonConverter<EquatableArray<T>>
    {
        public override EquatableArray<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            [.. JsonSerializer.Deserialize<T[]>(ref reader, options) ?? []];

        public override void Write(Utf8JsonWriter writer, EquatableArray<T> value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.Items, options);
    }
}
