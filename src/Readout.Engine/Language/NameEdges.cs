using System.Collections.Immutable;
using Readout.Documents;
using Readout.Language.English;

namespace Readout.Language;

/// <summary>Where names begin and end, by how they are written: titles in quotation marks are whole, a nickname stands within its person's name, a large article belongs to what follows it.</summary>
internal static class NameEdges
{
    private const int LongestNickname = 24;
    private const string Article = "The ";

    /// <summary>Mends the names of a document.</summary>
    /// <param name="names">In order.</param>
    /// <param name="titles">Titles in quotation marks, in order.</param>
    public static ImmutableArray<Name> Mend(string text, ImmutableArray<Name> names, List<TextSpan> titles)
    {
        var mended = ImmutableArray.CreateBuilder<Name>(names.Length);
        var title = 0;
        for (var i = 0; i < names.Length; i++)
        {
            while (title < titles.Count && titles[title].End <= names[i].Span.Start) title++;
            var end = i + 1;
            while (title < titles.Count && end < names.Length && titles[title].Contains(names[end].Span)) end++;
            var free = mended.Count == 0 ? 0 : mended[^1].Span.End;
            if (title < titles.Count && free <= titles[title].Start && (end == names.Length || names[end].Span.Start >= titles[title].End) && IsPartOf(text, titles[title], names.AsSpan()[i..end]))
            {
                mended.Add(new Name(titles[title], NameType.Other));
                i = end - 1;
                continue;
            }

            var name = WithArticle(text, names[i], free);
            if (EndBehindNickname(text, name) is var whole && whole > name.Span.End)
            {
                while (i + 1 < names.Length && names[i + 1].Span.Start < whole) whole = Math.Max(whole, names[++i].Span.End);
                name = name with { Span = new TextSpan(name.Span.Start, whole) };
            }

            mended.Add(name);
        }

        return mended.DrainToImmutable();
    }

    /// <summary>Whether the names are parts of a title: no states, not the one name that it is, nobody behind an office or "Mr".</summary>
    private static bool IsPartOf(string text, TextSpan title, ReadOnlySpan<Name> names)
    {
        if (!title.Contains(names[0].Span) || (names.Length == 1 && names[0].Span == title)) return false;
        var lead = text.AsSpan(title.Start, names[0].Span.Start - title.Start).TrimEnd();
        if (Offices.Find(lead) is not null || Lexicon.Honorifics.Contains(lead)) return false;
        foreach (var name in names)
        {
            if (name.Side is not null) return false;
        }

        return true;
    }

    /// <summary>"backed by The Harrow Trust": an article written large within a sentence belongs to the name of an organisation, a band or a work that no list knows.</summary>
    /// <param name="free">Where the name before it ends.</param>
    private static Name WithArticle(string text, Name name, int free)
    {
        var start = name.Span.Start - Article.Length;
        if (name.Type is NameType.Person or NameType.Place || name.Side is not null || start < Math.Max(2, free) || !text.AsSpan(start, Article.Length).SequenceEqual(Article)) return name;
        if (text[start - 1] != ' ' || !(char.IsLetter(text[start - 2]) || text[start - 2] is ',') || Gazetteer.Find(name.Span.Of(text.AsSpan())) is not null) return name;
        return name with { Span = new TextSpan(start, name.Span.End) };
    }

    /// <summary>Where a person's name ends that goes on behind a nickname: Harold "Junior" Thorne. Else where it ended.</summary>
    private static int EndBehindNickname(string text, Name name)
    {
        var at = name.Span.End;
        if (name.Type != NameType.Person || at + 4 >= text.Length || text[at] != ' ' || text[at + 1] is not ('"' or '“') || !char.IsUpper(text[at + 2])) return at;
        var close = text.AsSpan(at + 2, Math.Min(LongestNickname, text.Length - at - 2)).IndexOfAny('"', '”');
        if (close < 0 || text.AsSpan(at + 2, close).IndexOfAny(",.!?\n") >= 0) return at;
        var family = at + 2 + close + 2;
        if (family + 1 >= text.Length || text[family - 1] != ' ' || !char.IsUpper(text[family])) return at;
        var end = family;
        while (end < text.Length && (char.IsLetter(text[end]) || text[end] is '-' or '\'' or '’' && end + 1 < text.Length && char.IsUpper(text[end + 1]))) end++;
        return end;
    }
}
