using Readout.Documents;

namespace Readout.Archive.Tables;

/// <summary>How far the way from pages to stories is: one row.</summary>
internal static class ProgressTable
{
    public static CollectionProgress Read(Session session) => session.Rows("SELECT settled, given, handed, written FROM progress",
        row => new CollectionProgress(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)))[0];

    /// <summary>The stories are settled up to an article, that among them.</summary>
    public static void Settle(Session session, ArticleId last) =>
        session.Write("UPDATE progress SET settled = num FROM (SELECT num FROM articles WHERE id = $id) a WHERE settled < num", ("$id", last.Value));

    /// <summary>Pages of the intake up to this one have come to what they come to.</summary>
    public static void Write(Session session, long written) => session.Run("UPDATE progress SET written = $written WHERE written < $written", ("$written", written));

    public static bool Hand(Session session, long givenBefore, long given, long handed) =>
        session.Run("UPDATE progress SET given = $given, handed = $handed WHERE given = $before", ("$given", given), ("$handed", handed), ("$before", givenBefore)) > 0;
}
