using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Readout.Archive.Sqlite;

/// <summary>Brings a file's tables up to date, forward only: <c>Schema/001.sql</c>, <c>002.sql</c> … each once, each whole or not at all.</summary>
internal static class Migrations
{
    /// <summary>The steps in their order.</summary>
    public static IReadOnlyList<string> Steps { get; } = Load();

    /// <summary>Runs the steps that the file has not seen.</summary>
    /// <exception cref="ArchiveException">The file was written by a newer version.</exception>
    public static void Run(SqliteConnection connection)
    {
        if (Version(connection) == Steps.Count) return;
        Prepare(connection);
        connection.Whole(c =>
        {
            var version = Version(c);
            if (version > Steps.Count)
                throw new ArchiveException($"this archive was written by a newer version of the program (its tables are of version {version}, this one knows {Steps.Count}): use that version");
            for (; version < Steps.Count; version++) c.Run(Steps[version]);
            return c.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Steps.Count}"));
        });
    }

    /// <summary>Gives the steps what they ask for beside SQL: the text of a packed article, the words of a day.</summary>
    public static void Prepare(SqliteConnection connection)
    {
        connection.CreateFunction("text_of", (byte[] packed) => PackedArticle.Unpack(packed).Text, isDeterministic: true);
        connection.CreateFunction("days_of", (long? day) => DayWords.Of(day), isDeterministic: true);
    }

    private static int Version(SqliteConnection connection) => (int)connection.Number("PRAGMA user_version");

    private static List<string> Load()
    {
        var assembly = typeof(Migrations).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }).ToList();
    }
}
