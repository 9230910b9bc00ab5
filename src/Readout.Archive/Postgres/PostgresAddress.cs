using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Readout.Archive.Postgres;

/// <summary>Where an archive lies on a server: <c>postgres://user:password@host:port/database?schema=name&amp;sslmode=require</c>. As text it has no password.</summary>
internal sealed record PostgresAddress
{
    private const string Form = "write it as postgres://user:password@host:port/database, perhaps with ?schema=name";

    /// <summary>So long an answer is waited for, in seconds; a way that is cut says nothing.</summary>
    private const int LongestAnswer = 120;

    /// <summary>A way on which nothing was said for so long is tried, and again so often, in seconds.</summary>
    private const int ProbeAfter = 30;
    private const int ProbeEvery = 5;

    /// <summary>The server, too, gives up a client to which the way is cut, within about half a minute: what that one held is free for another then.</summary>
    private const string ServerProbes = "-c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c tcp_user_timeout=30000";

    /// <summary>The longest name of anything in PostgreSQL, in bytes.</summary>
    private const int LongestName = 63;

    private readonly NpgsqlConnectionStringBuilder _builder;

    private PostgresAddress(NpgsqlConnectionStringBuilder builder, string schema)
    {
        (_builder, Schema) = (builder, schema);
        // Its tables alone are seen: a table of the same name elsewhere is another one.
        builder.SearchPath = $"\"{schema}\"";
    }

    /// <summary>The schema that holds its tables.</summary>
    public string Schema { get; }

    /// <summary>What opens it; options are given to each connection.</summary>
    public string Opening(string options = "", bool pooled = true) => new NpgsqlConnectionStringBuilder(_builder.ConnectionString) { Options = $"{ServerProbes} {options}".TrimEnd(), Pooling = pooled }.ConnectionString;

    /// <summary>A number for something in this schema that one at a time may hold, as advisory locks are named.</summary>
    public long Lock(string what) => BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"readout:{Schema}:{what}")));

    /// <exception cref="ArchiveException">It is no such address; the message does not repeat it, for a password may stand in it.</exception>
    public static PostgresAddress Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0) throw new ArchiveException($"this is no address of a database: {Form}");
        var database = Uri.UnescapeDataString(uri.AbsolutePath.Trim('/'));
        if (database.Length == 0) throw new ArchiveException($"the address of the database names none: {Form}");
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : NpgsqlConnection.DefaultPort,
            Database = database,
            ApplicationName = "readout",
            MaxAutoPrepare = 300,
            AutoPrepareMinUsages = 2,
            CommandTimeout = LongestAnswer,
            KeepAlive = ProbeAfter,
            TcpKeepAlive = true,
            TcpKeepAliveTime = ProbeAfter,
            TcpKeepAliveInterval = ProbeEvery,
        };
        var user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0) builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1) builder.Password = Uri.UnescapeDataString(user[1]);
        var schema = "readout";
        foreach (var part in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = part.Split('=', 2) is [var n, var v] ? (n, Uri.UnescapeDataString(v)) : (part, "");
            if (name == "schema" && IsName(value)) schema = value;
            else if (name == "sslmode" && Enum.TryParse<SslMode>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var mode)) builder.SslMode = mode;
            else if (name == "schema") throw new ArchiveException("the schema in the address of the database is not a name of small letters, digits and underscores");
            else throw new ArchiveException($"the address of the database has a part '{name}' that is not known: there are schema=name and sslmode=disable, prefer, require, verify-ca or verify-full");
        }

        return new PostgresAddress(builder, schema);
    }

    /// <inheritdoc/>
    public override string ToString() => $"postgres://{(_builder.Username is { } user ? user + "@" : "")}{_builder.Host}:{_builder.Port}/{_builder.Database}?schema={Schema}";

    private static bool IsName(string text) => text is { Length: > 0 and <= LongestName } && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
        && !text.StartsWith("pg_", StringComparison.Ordinal);
}
