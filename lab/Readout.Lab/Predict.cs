using Readout.Lab.Tasks;

namespace Readout.Lab;

/// <summary>Writes predictions for the scorers. A task that the engine does not serve yet exits with 3 and writes nothing.</summary>
internal static class Predict
{
    public const int NotServed = 3;

    /// <summary>Every task of the scorers; null: not served yet.</summary>
    public static IReadOnlyDictionary<string, Action<string, string>?> Tasks { get; } = new SortedDictionary<string, Action<string, string>?>(StringComparer.Ordinal)
    {
        ["contacts"] = ContactTask.Contacts,
        ["duplicates"] = Duplicates.Predict,
        ["eventcoref"] = null,
        ["events"] = EventTasks.Events,
        ["events-open"] = EventTasks.Open,
        ["extraction"] = ExtractionTask.Predict,
        ["factuality"] = null,
        ["names"] = LanguageTasks.Names,
        ["quotes"] = FactTasks.Quotes,
        ["sentences"] = LanguageTasks.Sentences,
        ["status"] = FactTasks.Status,
        ["stories"] = StoryLines.Predict,
        ["summary"] = Summaries.Predict,
        ["timeline"] = Timelines.Predict,
        ["times"] = LanguageTasks.Times,
        ["travels"] = FactTasks.Travels,
        ["trees"] = TreesTask.Write,
    };

    public static int Run(string task, string input, string output)
    {
        if (!Tasks.TryGetValue(task, out var predict))
        {
            Console.Error.WriteLine($"There is no task '{task}'. Tasks: {string.Join(' ', Tasks.Keys)}");
            return 2;
        }

        if (predict is null)
        {
            Console.Error.WriteLine($"The engine does not serve the task '{task}' yet; nothing was written.");
            return NotServed;
        }

        predict(input, output);
        return 0;
    }
}
