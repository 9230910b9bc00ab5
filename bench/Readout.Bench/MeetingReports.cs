using System.Globalization;
using Readout.Documents;

namespace Readout.Bench;

/// <summary>Seeded reports of one invented visit in many wordings, so that one story grows as large as one likes: a fifth of them reprints.</summary>
internal static class MeetingReports
{
    private const int Sentences = 6;

    private static readonly string[] Openings =
    [
        "French Foreign Minister Claire Aubin met her Indian counterpart Rohan Mehra in Lisbon on Tuesday to speak about fishing rights.",
        "Claire Aubin, the foreign minister of France, and Rohan Mehra of India met in Lisbon on Tuesday after weeks of quarrel over fishing.",
        "In Lisbon, France's Claire Aubin and India's Rohan Mehra held talks on fishing on Tuesday.",
    ];

    private static readonly string[] Sayings =
    [
        "“We have {0} points left to settle and will settle them this year,” Aubin said.",
        "Mehra told reporters that {0} trawlers had been held in port since spring.",
        "The talks lasted {0} minutes, an official said.",
        "“Nobody wanted {0} boats to rot in a harbour,” said Mehra.",
        "A spokeswoman in Paris said that {0} licences would be handed out in May.",
        "About {0} crews followed the meeting on screens in the harbour of Marseille.",
        "Aubin is to visit New Delhi in June, her ministry said, with a delegation of {0}.",
        "The two states had put off a meeting in March after {0} nets were cut near Reunion.",
        "Fishing brought the region {0} million euros last year, figures of the union show.",
        "In Mumbai {0} people marched against the treaty on Monday.",
    ];

    public static IEnumerable<Article> Articles(int count, int seed)
    {
        var random = new Random(seed);
        var before = new List<string>();
        for (var at = 0; at < count; at++)
        {
            var text = before.Count > 0 && random.Next(5) == 0 ? before[random.Next(before.Count)] : Text(random);
            if (before.Count < 100) before.Add(text);
            yield return new Article($"report{at}", $"https://outlet{at % 700}.example/{at}", "Aubin and Mehra talk about fishing in Lisbon", text)
            {
                Outlet = $"Outlet {at % 700}",
                Published = new Publication(new PartialDate(2031, 4, 22 + random.Next(3)), DateSource.Given, Confidence.High, null),
            };
        }
    }

    private static string Text(Random random)
    {
        var sentences = new List<string> { Openings[random.Next(Openings.Length)] };
        foreach (var saying in Enumerable.Range(0, Sentences).Select(_ => Sayings[random.Next(Sayings.Length)]).Distinct())
            sentences.Add(string.Format(CultureInfo.InvariantCulture, saying, random.Next(2, 90)));
        return string.Join("\n\n", sentences);
    }
}
