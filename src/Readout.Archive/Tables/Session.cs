using System.Data.Common;
using System.Globalization;

namespace Readout.Archive.Tables;

/// <summary>A connection within a transaction: what the tables run their statements on.</summary>
/// <remarks>
/// Statements are written once, in SQL that every engine understands or translates by itself: values apart from the text as <c>$name</c>, always;
/// <c>CROSS JOIN … ON</c> where SQLite must keep to that order; <c>x_text MATCH $words</c> for what <see cref="FullText"/> wrote. Whether something holds is a
/// number, 0 or 1. Rows of one statement are read before the next one runs.
/// </remarks>
internal abstract class Session
{
    /// <summary>Words and the rows they stand in.</summary>
    public abstract FullText Texts { get; }

    /// <summary>Runs a statement; how many rows it changed.</summary>
    public int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = Command(sql, values);
        var changed = command.ExecuteNonQuery();
        Keep(command);
        return changed;
    }

    /// <summary>The first value of the first row, or null where there is none.</summary>
    public object? Value(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = Command(sql, values);
        var value = command.ExecuteScalar();
        Keep(command);
        return value is DBNull ? null : value;
    }

    /// <summary>A whole number; 0 where there is none.</summary>
    public long Number(string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        Value(sql, values) is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : 0;

    /// <summary>All rows.</summary>
    public List<T> Rows<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = Command(sql, values);
        var rows = new List<T>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read()) rows.Add(row(reader));
        }

        Keep(command);
        return rows;
    }

    /// <summary>Rows as they are asked for; nothing else may run until they are all read.</summary>
    public IEnumerable<T> Stream<T>(string sql, Func<DbDataReader, T> row)
    {
        using var command = Command(sql, []);
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return row(reader);
    }

    /// <summary>Writes where nothing is asked back: an engine may send such statements together, before the next one that is answered.</summary>
    public virtual void Write(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Run(sql, values);

    /// <summary>Inserts a row that is numbered; its number.</summary>
    public long Insert(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => InsertNew(sql, values) ?? throw new InvalidOperationException("Nothing was inserted: " + sql);

    /// <summary>Inserts a row that is numbered, <c>ON CONFLICT DO NOTHING</c>; its number, or null where it was there already.</summary>
    public abstract long? InsertNew(string sql, params ReadOnlySpan<(string Name, object? Value)> values);

    /// <summary>Inserts rows whose numbers are known, as many as come.</summary>
    public abstract void Fill(string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows);

    /// <summary>Takes up numbering behind rows that were filled in with their numbers.</summary>
    public abstract void NumberOn(string table);

    /// <summary>The columns of a table, by name.</summary>
    public abstract List<string> Columns(string table);

    /// <summary>A statement that lists the numbers of a value written as <c>[1,2]</c>.</summary>
    public abstract string Listed(string value);

    /// <summary>Bytes that all of it takes.</summary>
    public abstract long Bytes();

    /// <summary>What is wrong with the database itself, in words.</summary>
    public abstract IEnumerable<string> Damages();

    /// <summary>A statement with its values. Nobody else has it until it is kept again.</summary>
    protected abstract DbCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> values);

    /// <summary>Gives a statement back when it has run.</summary>
    protected abstract void Keep(DbCommand command);
}
