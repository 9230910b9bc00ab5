using System.Collections.Frozen;
using System.Globalization;
using Readout.Documents;

namespace Readout.Archive.Searching;

/// <summary>Reads what people type into a search box.</summary>
/// <remarks>
/// Words, "phrases", begin* words, -not, OR, brackets, and fields (<see cref="Fields"/>). Parts side by side must all hold, and OR
/// binds closer: <c>a b OR c</c> is a and (b or c). One pass over the text, no regular expressions; whatever is typed comes to a tree or a named problem.
/// </remarks>
public sealed class SearchQuery
{
    /// <summary>The longest search, in UTF-16 code units.</summary>
    public const int Longest = 2000;

    /// <summary>Words, phrases and fields; with some hundreds the full text gives up.</summary>
    private const int MostParts = 64;

    /// <summary>Brackets and minus signs within each other.</summary>
    private const int Deepest = 32;

    /// <summary>The fields that a search knows.</summary>
    public static FrozenSet<string> Fields { get; } = new[]
    {
        "person", "side", "pair", "outlet", "topic", "status", "level", "kind", "before", "after", "said", "independent",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly string _text;
    private int _at;
    private int _parts;
    private QueryProblem? _problem;

    private SearchQuery(string text) => _text = text;

    /// <summary>The tree of a search, or the reason why there is none.</summary>
    public static (QueryNode? Query, QueryProblem? Problem) Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Longest) return (null, new QueryProblem(Longest, $"a search has at most {Longest} characters"));
        var query = new SearchQuery(text);
        var node = query.All(0);
        if (query._problem is null && query._at < text.Length) query.Fail(query._at, "this bracket closes nothing");
        if (query._problem is null && node is null) query.Fail(0, "there is nothing to search for");
        return query._problem is { } problem ? (null, problem) : (node, null);
    }

    private QueryNode? All(int depth)
    {
        var parts = new List<QueryNode>();
        while (_problem is null && Any(depth) is { } part) parts.Add(part);
        return parts.Count switch { 0 => null, 1 => parts[0], _ => new QueryAll(parts) };
    }

    private QueryNode? Any(int depth)
    {
        if (One(depth) is not { } first) return null;
        var parts = new List<QueryNode> { first };
        while (_problem is null && TakeOr())
        {
            var at = _at;
            if (One(depth) is { } next) parts.Add(next);
            else Fail(at, "OR needs something behind it");
        }

        return parts.Count == 1 ? first : new QueryAny(parts);
    }

    private QueryNode? One(int depth)
    {
        SkipSpace();
        if (_problem is not null || _at >= _text.Length || _text[_at] == ')') return null;
        var start = _at;
        if (_text[_at] is not ('(' or '-') && ++_parts > MostParts) return Fail(start, $"a search has at most {MostParts} parts");
        if (depth > Deepest) return Fail(start, $"brackets lie more than {Deepest} deep");
        if (_text[_at] == '(')
        {
            _at++;
            var inner = All(depth + 1);
            if (_problem is not null) return null;
            if (_at >= _text.Length) return Fail(start, "this bracket is not closed");
            _at++;
            return inner ?? Fail(start, "these brackets are empty");
        }

        if (_text[_at] == '-')
        {
            _at++;
            if (_at >= _text.Length || char.IsWhiteSpace(_text[_at])) return Fail(start, "a minus sign stands right before what is left out");
            return One(depth + 1) is { } part ? new QueryNot(part) : Fail(start, "a minus sign stands right before what is left out");
        }

        if (IsOr(_at)) return Fail(start, "OR needs something before it");
        if (_text[_at] == '"') return Phrase() is { } phrase ? Words(phrase, false, start) : null;
        return Word(start);
    }

    private QueryNode? Word(int start)
    {
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not ('(' or ')' or '"' or ':')) _at++;
        var word = _text[start.._at];
        if (_at < _text.Length && _text[_at] == ':' && IsFieldName(word))
        {
            if (!Fields.TryGetValue(word, out var name)) return Fail(start, $"there is no field '{word}'; there are {string.Join(", ", Fields.Order(StringComparer.Ordinal))}");
            _at++;
            var at = _at;
            var value = _at < _text.Length && _text[_at] == '"' ? Phrase() : Plain();
            if (_problem is not null) return null;
            return value is { Length: > 0 } ? Field(name, value, at) : Fail(at, $"{name}: needs a value right behind it");
        }

        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not ('(' or ')' or '"')) _at++;
        word = _text[start.._at];
        return Words(word.TrimEnd('*'), word.EndsWith('*'), start);
    }

    private QueryNode? Words(string words, bool prefix, int start)
    {
        if (words.Any(char.IsLetterOrDigit)) return new QueryWords(words.Replace('\0', ' '), prefix);
        return Fail(start, "there is no word in this");
    }

    private QueryNode? Field(string name, string value, int at)
    {
        var problem = name switch
        {
            "before" or "after" when PartialDate.Parse(value) is null => "this is no date: write it as 2023-06-18, 2023-06 or 2023",
            "independent" when Comparison(value) is null => "write a number, perhaps behind >, >=, < or <=",
            "pair" when value.Split('-', '/') is not [{ Length: > 0 }, { Length: > 0 }] => "a pair is two sides, such as CHN-USA",
            "status" when !Enum.GetValues<ContactStatus>().Any(s => Same(s.Word(), value)) => "there is no such status; there are " + string.Join(", ", Enum.GetValues<ContactStatus>().Select(s => s.Word())),
            "level" when !Enum.GetValues<Level>().Any(l => Same(l.Word(), value)) => "there is no such level; there are " + string.Join(", ", Enum.GetValues<Level>().Select(l => l.Word())),
            "kind" when !Enum.GetValues<ContactKind>().Any(k => Same(k.Word(), value)) => "there is no such kind; there are " + string.Join(", ", Enum.GetValues<ContactKind>().Select(k => k.Word())),
            "person" or "said" when !value.Any(char.IsLetterOrDigit) => "there is no word in this",
            _ => null,
        };
        return problem is null ? new QueryField(name, value.Replace('\0', ' ')) : Fail(at, problem);

        static bool Same(string word, string value) => string.Equals(word, value, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>An operator and a number, or null where the value is none.</summary>
    internal static (string Operator, int Number)? Comparison(string value)
    {
        var sign = value switch { ['>', '=', ..] => ">=", ['<', '=', ..] => "<=", ['>', ..] => ">", ['<', ..] => "<", ['=', ..] => "=", _ => "" };
        return int.TryParse(value.AsSpan(sign.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (sign.Length == 0 ? "=" : sign, number) : null;
    }

    private string? Phrase()
    {
        var start = _at++;
        var end = _text.IndexOf('"', _at);
        if (end < 0)
        {
            Fail(start, "this quotation mark is not closed");
            return null;
        }

        var words = _text[_at..end];
        _at = end + 1;
        return words;
    }

    private string Plain()
    {
        var start = _at;
        while (_at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not ('(' or ')' or '"')) _at++;
        return _text[start.._at];
    }

    private bool TakeOr()
    {
        SkipSpace();
        if (!IsOr(_at)) return false;
        _at += 2;
        return true;
    }

    private bool IsOr(int at) =>
        string.CompareOrdinal(_text, at, "OR", 0, 2) == 0 && at + 2 <= _text.Length && (at + 2 == _text.Length || char.IsWhiteSpace(_text[at + 2]) || _text[at + 2] is '(' or '"');

    private static bool IsFieldName(string word) => word.Length > 1 && word.All(char.IsAsciiLetter);

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
    }

    private QueryNode? Fail(int position, string message)
    {
        _problem ??= new QueryProblem(position, message);
        return null;
    }
}
