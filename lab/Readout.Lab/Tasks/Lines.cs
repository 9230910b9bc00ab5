using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Readout.Lab.Tasks;

/// <summary>JSON Lines in and out; a name ending in <c>.gz</c> is packed.</summary>
internal static class Lines
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<JsonElement> Read(string path)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0) continue;
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }

    /// <summary>Writes one object a line; the file appears whole or not at all.</summary>
    public static void Write(string path, IEnumerable<object> rows)
    {
        var part = path + ".part";
        using (var file = File.Create(part))
        using (Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file)
        using (var writer = new StreamWriter(stream, new UTF8Encoding(false)))
        {
            foreach (var row in rows)
            {
                writer.Write(JsonSerializer.Serialize(row, Options));
                writer.Write('\n');
            }
        }

        File.Move(part, path, overwrite: true);
    }

    public static string Text(this JsonElement row, string name) => row.GetProperty(name).GetString() ?? "";

    public static string? TextOrNull(this JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
