using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Readout.Documents;
using Readout.Relations;

namespace Readout.Commands;

/// <summary>Rows of the archive as JSON: the names and words of the readout, dates cut short where they are not known.</summary>
internal static class RowJson
{
    /// <summary>On one line, for JSON Lines.</summary>
    public static JsonSerializerOptions Line { get; } = Options(indented: false);

    /// <summary>For people to look at.</summary>
    public static JsonSerializerOptions Page { get; } = Options(indented: true);

    private static JsonSerializerOptions Options(bool indented) => new(JsonSerializerDefaults.Web)
    {
        WriteIndented = indented,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new WordConverter<ContactKind>(k => k.Word()), new WordConverter<ContactStatus>(s => s.Word()), new WordConverter<Level>(l => l.Word()),
            new WordConverter<PartialDate>(d => d.ToString()), new WordConverter<ArticleId>(i => i.Value), new WordConverter<ChannelState>(s => s.ToString().ToLowerInvariant()),
            new WordConverter<ChannelAct>(a => a.Mode()), new SpanConverter(),
        },
    };

    private sealed class WordConverter<T>(Func<T, string> word) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(word(value));
    }

    private sealed class SpanConverter : JsonConverter<TextSpan>
    {
        public override TextSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, TextSpan value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(value.Start);
            writer.WriteNumberValue(value.End);
            writer.WriteEndArray();
        }
    }
}
