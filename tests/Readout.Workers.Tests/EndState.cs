using System.Globalization;
using System.Text;
using Readout.Archive;
using Readout.Writing;

namespace Readout.Workers.Tests;

/// <summary>All that an archive tells, as text: the same archives tell the same, byte for byte.</summary>
internal static class EndState
{
    public static async Task<string> OfAsync(NewsArchive archive, CancellationToken cancellation)
    {
        var told = new StringBuilder();
        await foreach (var row in archive.ArticlesAsync(cancellation))
            told.AppendLine(CultureInfo.InvariantCulture, $"{row.Article.Id} {row.Article.Url} {row.Story} {row.IsNewest}");
        var stories = new List<string>();
        for (var after = (string?)null; ;)
        {
            var page = await archive.TodayAsync(new StoryFilter { Limit = 500, After = after }, cancellation);
            foreach (var row in page.Items)
            {
                var story = (await archive.StoryAsync(row.Id, "", cancellation))!;
                stories.Add($"{row.Id} {row.Title} {row.Reports} {row.Origins} {row.Contacts}\n{ReadoutJson.Write(new EditionReadout(null, [story.Readout], []))}");
            }

            if (page.Next is null) break;
            after = page.Next;
        }

        stories.Sort(StringComparer.Ordinal);
        told.AppendJoin('\n', stories).AppendLine();
        var contacts = new List<string>();
        for (var after = (string?)null; ;)
        {
            var page = await archive.ContactsAsync(new ContactFilter { Limit = 1000, After = after }, cancellation);
            contacts.AddRange(page.Items.Select(c => $"{c.Id} {c.Story} {c.Kind} {c.Status} {c.Level} {c.Start} {c.End} {c.Place} {string.Join('+', c.Sides)} {string.Join('+', c.People)} {c.Origins} {c.Words}"));
            if (page.Next is null) break;
            after = page.Next;
        }

        contacts.Sort(StringComparer.Ordinal);
        return told.AppendJoin('\n', contacts).ToString();
    }
}
