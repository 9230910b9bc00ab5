using System.Globalization;
using System.Text;
using Readout.Documents;
using Readout.Sources;

namespace Readout.Workers.Tests;

/// <summary>Seeded reports of invented happenings: stories of one to six reports, some of them reprints, most with a meeting and a quotation, in the order in which they came.</summary>
internal static class InventedReports
{
    private const int Seed = 5;
    private const int MostOfAStory = 6;
    private const int StoriesAtOnce = 12;
    private const int WordsOfAStory = 40;
    private const int WordsOfASentence = 12;

    private static readonly string[] States =
    [
        "France", "Norway", "Chile", "Japan", "Kenya", "Turkey", "Canada", "Egypt", "Poland", "Brazil", "Vietnam", "Ghana", "Spain", "Sweden", "Peru", "Thailand", "Uganda", "Jordan", "Mexico", "Morocco",
        "Hungary", "Argentina", "Malaysia", "Senegal", "Ireland", "Finland", "Ecuador", "Indonesia", "Zambia", "Oman", "Cuba", "Tunisia", "Romania", "Uruguay", "Nepal", "Angola",
    ];

    private static readonly string[] Capitals =
    [
        "Paris", "Oslo", "Santiago", "Tokyo", "Nairobi", "Ankara", "Ottawa", "Cairo", "Warsaw", "Brasilia", "Hanoi", "Accra", "Madrid", "Stockholm", "Lima", "Bangkok", "Kampala", "Amman", "Mexico City", "Rabat",
        "Budapest", "Buenos Aires", "Kuala Lumpur", "Dakar", "Dublin", "Helsinki", "Quito", "Jakarta", "Lusaka", "Muscat", "Havana", "Tunis", "Bucharest", "Montevideo", "Kathmandu", "Luanda",
    ];

    private static readonly string[] Matters =
    [
        "fishing quotas", "a grain corridor", "rail freight", "the shared river", "student visas", "undersea cables", "steel duties", "a border post", "gas storage", "wheat prices", "air routes", "a prisoner exchange",
        "debt relief", "vaccine supplies", "a tax treaty", "satellite launches", "forest fires", "a defence pact", "migrant workers", "cocoa exports",
    ];

    private static readonly string[] Events =
    [
        "after a storm closed the harbour", "while strikes went on at home", "on the eve of a summit", "days after a ship ran aground", "as prices rose again", "before the rains", "amid a dispute over maps",
        "following weeks of silence", "with elections near", "despite a ban on flights",
    ];

    /// <summary>So many reports as a source brings them.</summary>
    public static async IAsyncEnumerable<SourceItem> ItemsAsync(int count)
    {
        foreach (var page in Pages(count))
        {
            await Task.CompletedTask;
            yield return new SourceItem(page.Name, page, null);
        }
    }

    /// <summary>So many pages; the same ones every time.</summary>
    public static IEnumerable<FetchedPage> Pages(int count)
    {
        var random = new Random(Seed);
        var open = new List<Happening>();
        var founded = 0;
        for (var at = 0; at < count; at++)
        {
            if (open.Count < StoriesAtOnce) open.Add(new Happening(random, founded++));
            var happening = open[random.Next(open.Count)];
            yield return happening.Report(random, at);
            if (happening.Told >= happening.Size) open.Remove(happening);
        }
    }

    /// <summary>Writes so many reports into a folder, named in their order.</summary>
    public static void Write(string folder, int count)
    {
        var at = 0;
        foreach (var page in Pages(count)) File.WriteAllBytes(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"r{at++:D6}.html")), page.Content.Span);
    }

    private static string Word(Random random)
    {
        const string Consonants = "bdfgklmnprstv";
        const string Vowels = "aeiou";
        return string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => $"{Consonants[random.Next(Consonants.Length)]}{Vowels[random.Next(Vowels.Length)]}{Consonants[random.Next(Consonants.Length)]}"));
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private sealed class Happening(Random random, int number)
    {
        private readonly int _first = random.Next(States.Length);
        private readonly int _second = random.Next(States.Length - 1);
        private readonly string _matter = Matters[random.Next(Matters.Length)];
        private readonly string _when = Events[random.Next(Events.Length)];
        private readonly int _day = number % 28;
        private readonly int _month = (number / 28 % 12) + 1;
        private readonly string _here = Capital(Word(random) + Word(random));
        private readonly string _there = Capital(Word(random) + Word(random));
        private readonly string[] _own = [.. Enumerable.Range(0, WordsOfAStory).Select(_ => Word(random))];
        private readonly List<string> _texts = [];

        public int Size { get; } = 1 + random.Next(MostOfAStory);

        public int Told => _texts.Count;

        public FetchedPage Report(Random random, int at)
        {
            var other = _second >= _first ? _second + 1 : _second;
            var title = Title(random);
            var text = _texts.Count > 0 && random.Next(4) == 0 ? _texts[random.Next(_texts.Count)] : Text(random, other);
            _texts.Add(text);
            var body = string.Concat(text.Split("\n\n").Select(p => $"<p>{p}</p>"));
            var url = string.Create(CultureInfo.InvariantCulture, $"https://outlet{random.Next(60)}.example/{at}");
            var html = string.Create(CultureInfo.InvariantCulture,
                $"<!DOCTYPE html><html lang=\"en\"><head><title>{title}</title><meta property=\"article:published_time\" content=\"2031-{_month:D2}-{_day + 1:D2}\"><link rel=\"canonical\" href=\"{url}\"></head><body><article><h1>{title}</h1>{body}</article></body></html>");
            return new FetchedPage($"report {at}", Encoding.UTF8.GetBytes(html))
            {
                Url = url,
                Form = PageForm.Html,
            };
        }

        /// <summary>Words that only this happening has.</summary>
        private string Sentence(Random random) => Capital(string.Join(' ', Enumerable.Range(0, WordsOfASentence).Select(_ => _own[random.Next(_own.Length)]))) + ".";

        private string Title(Random random) => random.Next(3) switch
        {
            0 => $"{_here} and {_there} speak about {_matter} in {Capital(_own[0])} {Capital(_own[1])}",
            1 => $"{States[_first]}: {_here} hopes for {_own[2]} {_own[3]} on {_matter}",
            _ => $"Talks on {_matter} near {Capital(_own[0])} go on, {_there} says",
        };

        private string Text(Random random, int other) => string.Join("\n\n", Lead(random, other), $"{Sentence(random)} {Sentence(random)}", Detail(random), Quote(random, other));

        private string Lead(Random random, int other) => random.Next(3) switch
        {
            0 => $"{States[_first]}'s foreign minister Ada {_here} met her counterpart from {States[other]}, Ivo {_there}, in {Capitals[_first]} on Monday to talk about {_matter}, {_when}.",
            1 => $"Ada {_here}, the foreign minister of {States[_first]}, received Ivo {_there}, {States[other]}'s foreign minister, in {Capitals[_first]}, {_when}. Both spoke of {_matter}.",
            _ => $"{Capitals[_first]} hosted Ivo {_there} of {States[other]} for talks with Ada {_here} about {_matter}.",
        };

        private string Detail(Random random) => random.Next(3) switch
        {
            0 => $"The talks lasted {random.Next(2, 6)} hours and touched on {random.Next(10, 400)} crews that wait near {Capital(_own[0])}, an official said.",
            1 => $"Some {random.Next(10, 400)} people from {Capital(_own[0])} had asked for {_own[4]} {_own[5]} since spring.",
            _ => $"A paper of {random.Next(3, 30)} pages lists what {Capital(_own[1])} and {Capital(_own[0])} are to get.",
        };

        private string Quote(Random random, int other) => random.Next(3) switch
        {
            0 => $"“We have {random.Next(2, 20)} points left to settle and will settle them this year,” {_here} said. {_there} is to travel to {Capitals[other]} in June with a delegation of {random.Next(5, 40)}.",
            1 => $"“Nobody gains from waiting,” {_there} told reporters. A second round is planned for July.",
            _ => $"{_here} said that {Capital(_own[0])} comes first. “The rest can follow,” she added.",
        };
    }
}
