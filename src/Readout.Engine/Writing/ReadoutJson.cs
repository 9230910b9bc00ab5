using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using Readout.Documents;

namespace Readout.Writing;

/// <summary>The readout as JSON: written with a stable order and readable letters, read back strictly, and described by a JSON Schema.</summary>
public static class ReadoutJson
{
    /// <summary>Letters of all scripts stand as they are; only what JSON demands is escaped.</summary>
    private static readonly ReadoutJsonContext Context =
        new(new JsonSerializerOptions(ReadoutJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private const string SchemaDialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>Indented by two spaces, lines ended by "\n", the last one too.</summary>
    public static string Write(EditionReadout readout) => JsonSerializer.Serialize(readout, Context.EditionReadout) + "\n";

    /// <summary>Reads what <see cref="Write"/> wrote. Unknown, missing or doubled members and unknown words are refused.</summary>
    /// <exception cref="JsonException">The text is not the JSON of a readout; the message says where.</exception>
    public static EditionReadout Read(string json) =>
        JsonSerializer.Deserialize(json, Context.EditionReadout) ?? throw new JsonException("A readout is an object, not null.");

    /// <summary>The JSON Schema of the output, made from the types.</summary>
    public static string Schema()
    {
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };
        var types = Context.EditionReadout.GetJsonSchemaAsNode(options).AsObject();
        var schema = new JsonObject { ["$schema"] = SchemaDialect, ["title"] = "The output of readout read --format json" };
        foreach (var (name, node) in types.ToList())
        {
            types.Remove(name);
            schema[name] = node;
        }

        return schema.ToJsonString(Context.Options) + "\n";
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var nullable = type != context.TypeInfo.Type;
        JsonObject? written = null;
        if (ReadoutWords.Of(type) is { } words)
        {
            var choices = new JsonArray([.. words.Select(w => (JsonNode?)JsonValue.Create(w))]);
            if (nullable) choices.Add((JsonNode?)null);
            written = new JsonObject { ["type"] = TypeOf(nullable), ["enum"] = choices };
        }
        else if (type == typeof(PartialDate))
        {
            written = new JsonObject { ["type"] = TypeOf(nullable), ["pattern"] = @"^\d{4}(-\d{2}(-\d{2})?)?$" };
        }

        var target = written ?? node as JsonObject;
        if (target is null) return node;
        var provider = context.PropertyInfo?.AttributeProvider ?? (context.Path.IsEmpty ? context.TypeInfo.Type : null);
        if (provider?.GetCustomAttributes(typeof(DescriptionAttribute), false).FirstOrDefault() is DescriptionAttribute description)
            target.Insert(0, "description", description.Description);
        return target;
    }

    private static JsonNode TypeOf(bool nullable) => nullable ? new JsonArray("string", "null") : JsonValue.Create("string");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    WriteIndented = true,
    IndentSize = 2,
    NewLine = "\n",
    Converters = [typeof(ContactKindConverter), typeof(ContactStatusConverter), typeof(LevelConverter), typeof(DateSourceConverter),
        typeof(ConfidenceConverter), typeof(QuoteKindConverter), typeof(TopicStanceConverter), typeof(ChannelStateConverter), typeof(OutcomeConverter), typeof(EventRootConverter),
        typeof(PartialDateConverter)])]
[JsonSerializable(typeof(EditionReadout))]
internal sealed partial class ReadoutJsonContext : JsonSerializerContext;
