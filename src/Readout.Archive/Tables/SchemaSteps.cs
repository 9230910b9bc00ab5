namespace Readout.Archive.Tables;

/// <summary>The numbered steps that make an engine's tables.</summary>
internal static class SchemaSteps
{
    /// <summary>The steps of an engine's room, in their order.</summary>
    public static IReadOnlyList<string> Load(string room)
    {
        var assembly = typeof(SchemaSteps).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.Contains($".{room}.Schema.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }).ToList();
    }
}
