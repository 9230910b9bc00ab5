using Readout.Documents;

namespace Readout.Bench;

/// <summary>A seeded stream of invented reports: happenings told by one to five reports over some days, a third of the reports reprints of an earlier one.</summary>
internal static class ReportGenerator
{
    private const int Vocabulary = 30_000;
    private const int WordsOfAStory = 60;
    private const int WordsOfAReport = 350;
    private const int OpenStories = 200;

    public static IEnumerable<Article> Articles(int count, int seed)
    {
        var random = new Random(seed);
        var words = Enumerable.Range(0, Vocabulary).Select(_ => Word(random)).ToArray();
        var stories = Enumerable.Range(0, OpenStories).Select(_ => Story(random, words)).ToArray();
        var recent = new string[OpenStories];
        var first = new NodaTime.LocalDate(2031, 1, 1);
        for (var at = 0; at < count; at++)
        {
            var slot = random.Next(OpenStories);
            if (random.Next(3) == 0) (stories[slot], recent[slot]) = (Story(random, words), null!);
            var text = recent[slot] is { } earlier && random.Next(3) == 0 ? Reprint(earlier, random) : Text(random, words, stories[slot]);
            recent[slot] = text;
            yield return new Article($"report{at}", null, string.Join(' ', stories[slot][..7]), text)
            {
                Published = new Publication(new PartialDate(first.PlusDays(at / 500)), DateSource.Given, Confidence.High, null),
            };
        }
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => "bcdfghklmnprstvw"[random.Next(16)].ToString() + "aeiou"[random.Next(5)]));

    /// <summary>Common words far oftener than rare ones.</summary>
    private static string Pick(Random random, string[] words) => words[(int)(Math.Pow(random.NextDouble(), 3) * words.Length)];

    private static string[] Story(Random random, string[] words) =>
        Enumerable.Range(0, WordsOfAStory).Select(at => at % 3 == 0 ? Capital(words[random.Next(words.Length)]) : Pick(random, words)).ToArray();

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string Text(Random random, string[] words, string[] story)
    {
        var text = new System.Text.StringBuilder();
        for (var at = 0; at < WordsOfAReport; at++)
        {
            text.Append(random.Next(4) == 0 ? story[random.Next(story.Length)] : Pick(random, words));
            text.Append(at % 60 == 59 ? ".\n\n" : at % 15 == 14 ? ". " : " ");
        }

        return text.ToString();
    }

    private static string Reprint(string text, Random random) => random.Next(2) == 0 ? text : text[..(text.Length * random.Next(30, 90) / 100)];
}
