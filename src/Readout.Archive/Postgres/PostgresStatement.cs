using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace Readout.Archive.Postgres;

/// <summary>A statement of the tables as PostgreSQL takes it. Three things are said in other words; all else is the same.</summary>
/// <remarks>
/// <c>$name</c> becomes <c>$1</c>, <c>$2</c> …; <c>CROSS JOIN … ON</c>, by which SQLite is told an order, is a plain join; and <c>x_text MATCH $words</c> asks the text search of that table.
/// </remarks>
internal sealed partial class PostgresStatement
{
    /// <summary>Statements that are remembered; what is written with ever other words is translated anew.</summary>
    private const int MostKnown = 2000;

    private static readonly ConcurrentDictionary<string, PostgresStatement> Known = new(StringComparer.Ordinal);

    private readonly List<string> _names = [];

    /// <summary>Of what type each value was, so that a missing one can be said to be of it too: the server keeps a statement ready for values of the same types only.</summary>
    private readonly NpgsqlDbType[] _types;

    private PostgresStatement(string sql)
    {
        Text = Foreign().Replace(sql, Translated);
        _types = new NpgsqlDbType[_names.Count];
        Array.Fill(_types, NpgsqlDbType.Unknown);
    }

    public string Text { get; }

    public static PostgresStatement Of(string sql)
    {
        if (Known.TryGetValue(sql, out var known)) return known;
        var statement = new PostgresStatement(sql);
        if (Known.Count < MostKnown) Known.TryAdd(sql, statement);
        return statement;
    }

    /// <summary>Adds the values that the statement names, in its order; others are not looked at.</summary>
    public void Add(NpgsqlParameterCollection parameters, ReadOnlySpan<(string Name, object? Value)> values)
    {
        for (var i = 0; i < _names.Count; i++) parameters.Add(Parameter(i, Find(values, _names[i])));
    }

    private NpgsqlParameter Parameter(int place, object? value)
    {
        var parameter = value switch
        {
            null => null,
            string text => new NpgsqlParameter { Value = Storable(text), NpgsqlDbType = NpgsqlDbType.Text },
            long number => new NpgsqlParameter<long> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Bigint },
            int number => new NpgsqlParameter<long> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Bigint },
            bool flag => new NpgsqlParameter<long> { TypedValue = flag ? 1 : 0, NpgsqlDbType = NpgsqlDbType.Bigint },
            double number => new NpgsqlParameter<double> { TypedValue = number, NpgsqlDbType = NpgsqlDbType.Double },
            byte[] bytes => new NpgsqlParameter { Value = bytes, NpgsqlDbType = NpgsqlDbType.Bytea },
            _ => throw new InvalidOperationException("A value of a type that the tables do not hold: " + value.GetType().Name),
        };
        if (parameter is null) return new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = _types[place] };
        _types[place] = parameter.NpgsqlDbType;
        return parameter;
    }

    /// <summary>Without what PostgreSQL has no place for: the zero character, and halves of surrogate pairs.</summary>
    public static string Storable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || char.IsSurrogate(text[i])) return Replaced(text);
        }

        return text;

        static string Replaced(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0 ? "\uFFFD" : rune.ToString()));
    }

    private static object? Find(ReadOnlySpan<(string Name, object? Value)> values, string name)
    {
        foreach (var (given, value) in values)
        {
            if (given.AsSpan(1).SequenceEqual(name)) return value;
        }

        throw new InvalidOperationException($"A statement names ${name}, which was not given.");
    }

    private string Translated(Match match)
    {
        if (match.Value == "CROSS JOIN") return "JOIN";
        if (match.Groups["name"] is { Success: true } name) return Place(name.Value);
        var table = match.Groups["table"].Value;
        var row = match.Groups["alias"] is { Success: true } alias ? alias.Value : table;
        return $"{row}.words @@ {PostgresFullText.Expression(table, Place(match.Groups["words"].Value))}";
    }

    private string Place(string name)
    {
        var place = _names.IndexOf(name);
        if (place < 0)
        {
            place = _names.Count;
            _names.Add(name);
        }

        return string.Create(CultureInfo.InvariantCulture, $"${place + 1}");
    }

    [GeneratedRegex(@"CROSS JOIN|(?:(?<alias>\w+)\.)?(?<table>\w+_text) MATCH \$(?<words>\w+)|\$(?<name>[a-z]\w*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Foreign();
}
