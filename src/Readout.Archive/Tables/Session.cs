using System.Data.Common;
using System.Globalization;
using System.Text.Json;

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
    public abstract int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values);

    /// <summary>The first value of the first row, or null where there is none.</summary>
    public object? Value(string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        Read(sql, values, static reader => reader.Read() && reader.GetValue(0) is var value and not DBNull ? value : null);

    /// <summary>A whole number; 0 where there is none.</summary>
    public long Number(string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        Value(sql, values) is { } value ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : 0;

    /// <summary>All rows.</summary>
    public List<T> Rows<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values) => Read(sql, values, reader =>
    {
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    });

    /// <summary>Rows as they are asked for; nothing else may run until they are all read.</summary>
    public abstract IEnumerable<T> Stream<T>(string sql, Func<DbDataReader, T> row);

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

    /// <summary>A statement that lists the numbers of a value that <see cref="List{T}"/> wrote.</summary>
    public abstract string Numbers(string value);

    /// <summary>A statement that lists the words of a value that <see cref="List{T}"/> wrote.</summary>
    public abstract string Words(string value);

    /// <summary>Several values as one.</summary>
    public static string List<T>(IEnumerable<T> values) => JsonSerializer.Serialize(values);

    /// <summary>Bytes that all of it takes.</summary>
    public abstract long Bytes();

    /// <summary>What is wrong with the database itself, in words.</summary>
    public abstract IEnumerable<string> Damages();

    /// <summary>Runs a statement and reads what it answers.</summary>
    protected abstract T Read<T>(string sql, ReadOnlySpan<(string Name, object? Value)> values, Func<DbDataReader, T> read);
}
