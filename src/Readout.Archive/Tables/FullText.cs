using Readout.Archive.Searching;
using Readout.Documents;

namespace Readout.Archive.Tables;

/// <summary>The full text of articles, quotations and people's names: how words become an expression that the engine matches, and rows become words.</summary>
internal abstract class FullText
{
    /// <summary>The beginnings of all of these words, in any order, as people's names are looked for.</summary>
    public string Names(string words) => All([.. Single(words).Select(w => Phrase(w, isPrefix: true))]);

    /// <summary>All of these words, in any order, each as it is written or with an asterisk behind it for its beginning.</summary>
    public string Said(string words) => All([.. Single(words).Select(w => Phrase(w.TrimEnd('*'), w.EndsWith('*')))]);

    /// <summary>The expression of a part of a search that is about the text alone; null where another field is in it, or where nothing in it must stand in the text.</summary>
    public string? Of(QueryNode node)
    {
        switch (node)
        {
            case QueryWords words:
                return Phrase(words.Text, words.IsPrefix);
            case QueryAny any:
                var choices = any.Parts.Select(Of).ToList();
                return choices.Contains(null) ? null : $"({Any(choices!)})";
            case QueryAll all:
                var wanted = all.Parts.Where(p => p is not QueryNot).Select(Of).ToList();
                var unwanted = all.Parts.OfType<QueryNot>().Select(p => Of(p.Part)).ToList();
                if (wanted.Count == 0 || wanted.Contains(null) || unwanted.Contains(null)) return null;
                var positive = $"({All(wanted!)})";
                return unwanted.Count == 0 ? positive : $"({Without(positive, $"({Any(unwanted!)})")})";
            default:
                return null;
        }
    }

    /// <summary>A statement that lists the articles in which words stand, as <c>article</c>.</summary>
    public abstract string Listed(Session session, QueryNode words, SearchStatement statement);

    /// <summary>The condition that words stand in one article, <c>articles a</c>.</summary>
    public abstract string OfOne(QueryNode words, SearchStatement statement);

    /// <summary>The numbers of the reports that answer a search, the best or newest first.</summary>
    /// <param name="session">Where they are looked for.</param>
    /// <param name="text">The part that the text answers alone; null where there is none.</param>
    /// <param name="rest">The other parts.</param>
    /// <param name="words">The words in the first part, those left out not among them.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="bounds">How far is read.</param>
    public abstract List<long> Find(Session session, QueryNode? text, List<QueryNode> rest, List<QueryWords> words, int limit, SearchBounds bounds);

    /// <summary>The numbers of the newest quotations in which words stand, at most so many.</summary>
    public abstract List<long> Quotes(Session session, QueryNode words, int limit);

    /// <summary>Counts the articles that have no full text.</summary>
    public abstract string ArticlesLeftOut { get; }

    public abstract void AddArticle(Session session, long number, Article article);

    public abstract void AddQuote(Session session, long number, string words);

    public abstract void AddPerson(Session session, long number, string name);

    /// <summary>Words that stand one behind the other, taken as they are whatever signs are in them.</summary>
    protected abstract string Phrase(string words, bool isPrefix);

    /// <summary>That all hold; what nothing answers to where there is none.</summary>
    protected abstract string All(List<string> expressions);

    protected abstract string Any(List<string> expressions);

    protected abstract string Without(string wanted, string unwanted);

    private static IEnumerable<string> Single(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => w.Any(char.IsLetterOrDigit));
}
