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

    private static readonly string[] States = ["France", "Norway", "Chile", "Japan", "Kenya", "Turkey", "Canada", "Egypt", "Poland", "Brazil", "Vietnam", "Ghana"];
    private static readonly string[] Capitals = ["Paris", "Oslo", "Santiago", "Tokyo", "Nairobi", "Ankara", "Ottawa", "Cairo", "Warsaw", "Brasilia", "Hanoi", "Accra"];
    private static readonly string[] Families = ["Aubin", "Lind", "Rojas", "Mori", "Otieno", "Demir", "Tremblay", "Fahmy", "Nowak", "Teixeira", "Pham", "Mensah"];
    private static readonly string[] Matters = ["fishing quotas", "a grain corridor", "rail freight", "the shared river", "student visas", "undersea cables", "steel duties", "a border post", "gas storage", "wheat prices"];
    private static readonly string[] Events = ["after a storm closed the harbour", "while strikes went on at home", "on the eve of a summit", "days after a ship ran aground", "as prices rose again", "before the rains"];

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
        private readonly string[] _own = [.. Enumerable.Range(0, WordsOfAStory).Select(_ => Word(random))];
        private readonly List<string> _texts = [];

        public int Size { get; } = 1 + random.Next(MostOfAStory);

        public int Told => _texts.Count;

        public FetchedPage Report(Random random, int at)
        {
            var other = _second >= _first ? _second + 1 : _second;
            var (here, there) = (Families[_first], Families[other]);
            var title = string.Create(CultureInfo.InvariantCulture, $"{here} and {there} speak about {_matter} in {Capital(_own[0])} {Capital(_own[1])}");
            var text = _texts.Count > 0 && random.Next(4) == 0 ? _texts[random.Next(_texts.Count)] : Text(random, here, there, other);
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

        private string Text(Random random, string here, string there, int other) => string.Create(CultureInfo.InvariantCulture, $"""
            {States[_first]}'s foreign minister Ada {here} met her counterpart from {States[other]}, Ivo {there}, in {Capitals[_first]} on Monday to talk about {_matter}, {_when}.

            {Sentence(random)} {Sentence(random)}

            The talks lasted {random.Next(2, 6)} hours and touched on {random.Next(10, 400)} crews that wait near {Capital(_own[0])}, an official said.

            “We have {random.Next(2, 20)} points left to settle and will settle them this year,” {here} said. {there} is to travel to {Capitals[other]} in June with a delegation of {random.Next(5, 40)}.
            """);
    }
}
