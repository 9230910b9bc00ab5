using Readout.Documents;

namespace Readout.Tests.Copies;

/// <summary>Reports made for the tests out of invented words by a seeded generator, so that two seeds share no run of words.</summary>
internal static class Texts
{
    private static readonly string[] Small = ["the", "a", "of", "in", "and", "to", "with", "for", "on", "that", "was", "by"];
    private static readonly string[] Starts = ["bar", "cor", "del", "fen", "gol", "hal", "jun", "kel", "lim", "mor", "nev", "pol", "quin", "ros", "sal", "tam", "vor", "wes"];
    private static readonly string[] Middles = ["an", "er", "il", "ov", "ud", "ac", "em", "in", "oth", "ur", "as", "el"];
    private static readonly string[] Ends = ["ded", "ting", "ly", "ment", "ter", "son", "ford", "wick", "ance", "ow", "ity", "ers"];

    /// <summary>Sentences of a dozen words, three to a paragraph.</summary>
    public static string Report(int seed, int sentences = 24)
    {
        var random = new Random(seed);
        var lines = new List<string>();
        for (var at = 0; at < sentences; at++)
        {
            var words = Enumerable.Range(0, 12).Select(_ => random.Next(3) == 0 ? Pick(Small) : Pick(Starts) + Pick(Middles) + Pick(Ends)).ToArray();
            words[0] = char.ToUpperInvariant(words[0][0]) + words[0][1..];
            lines.Add(string.Join(' ', words) + ".");
        }

        return string.Join("\n\n", lines.Chunk(3).Select(chunk => string.Join(' ', chunk)));

        string Pick(string[] words) => words[random.Next(words.Length)];
    }

    public static Article Article(string name, string text, string? date = null, string? agency = null, string title = "") =>
        new(name, null, title, text)
        {
            Published = date is null ? Publication.Unknown : new Publication(PartialDate.Parse(date), DateSource.Given, Confidence.High, date),
            WireCredit = agency is null ? null : new WireCredit(agency, agency),
        };
}
