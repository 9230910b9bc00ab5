using System.Globalization;
using Readout.Archive.Tables;

namespace Readout.Archive.Sqlite;

/// <summary>Brings a file's tables up to date, forward only: <c>Schema/001.sql</c>, <c>002.sql</c> … each once, each whole or not at all.</summary>
internal static class Migrations
{
    /// <summary>After so many texts it is told how far a step is.</summary>
    private const int TextsBetweenNotes = 10_000;

    /// <summary>The steps in their order.</summary>
    public static IReadOnlyList<string> Steps { get; } = SchemaSteps.Load("Sqlite");

    /// <summary>Runs the steps that the file has not seen.</summary>
    /// <exception cref="ArchiveException">The file was written by a newer version.</exception>
    public static void Run(SqliteSession session, Action<string>? note)
    {
        if (Version(session) == Steps.Count) return;
        Prepare(session, note);
        session.Whole(c =>
        {
            var version = Version(c);
            if (version > Steps.Count)
                throw new ArchiveException($"this archive was written by a newer version of the program (its tables are of version {version}, this one knows {Steps.Count}): use that version");
            if (version > 0) note?.Invoke($"the archive's tables are brought from version {version} to {Steps.Count}; until that is done it stays as it was");
            for (; version < Steps.Count; version++) c.Run(Steps[version]);
            return c.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Steps.Count}"));
        });
    }

    /// <summary>Gives the steps what they ask for beside SQL: the text of a packed article, the words of a day.</summary>
    public static void Prepare(SqliteSession session, Action<string>? note = null)
    {
        var texts = 0;
        session.Connection.CreateFunction("text_of", (byte[] packed) => Text(packed), isDeterministic: true);
        session.Connection.CreateFunction("days_of", (long? day) => DayWords.Of(day), isDeterministic: true);

        string Text(byte[] packed)
        {
            if (++texts % TextsBetweenNotes == 0) note?.Invoke(string.Create(CultureInfo.InvariantCulture, $"{texts:N0} reports were read anew for the full text"));
            return PackedArticle.Unpack(packed).Text;
        }
    }

    /// <summary>How many steps the file has seen; 0 where it is empty or another program's.</summary>
    public static int Version(SqliteSession session) => (int)session.Number("PRAGMA user_version");
}
