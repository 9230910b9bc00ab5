using Npgsql;
using Readout.Archive.Postgres;
using Readout.Archive.Searching;
using Readout.Archive.Tables;
using Readout.Tests.Servers;

namespace Readout.Archive.Tests.Postgres;

/// <summary>What only an archive on a server can, or cannot.</summary>
public sealed class PostgresServerTests(PostgresServer server) : IAsyncLifetime
{
    private readonly ArchivePlace _place = new(server.NewAddressAsync);

    public ValueTask InitializeAsync() => _place.InitializeAsync();

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public void Tables_of_a_newer_version_are_refused()
    {
        Run("UPDATE archive_version SET version = 999");
        Should.Throw<ArchiveException>(() => NewsArchive.Open(_place.Place, _place.Time)).Message.ShouldContain("newer version");
    }

    [Fact]
    public async Task An_archive_that_is_not_there_is_made_only_where_that_is_asked_for()
    {
        var place = await server.NewAddressAsync();
        Should.Throw<ArchiveException>(() => NewsArchive.Open(place, _place.Time, make: false)).Message.ShouldContain("there is no archive in postgres://postgres@127.0.0.1:");
        await NewsArchive.Open(place, _place.Time).DisposeAsync();
        await NewsArchive.Open(place, _place.Time, make: false).DisposeAsync();
    }

    [Fact]
    public async Task Many_that_open_it_at_once_make_it_once()
    {
        var place = await server.NewAddressAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () => await NewsArchive.Open(place, _place.Time).DisposeAsync())));
        await using var archive = NewsArchive.Open(place, _place.Time);
        (await archive.CheckAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_connection_that_breaks_leaves_nothing_of_what_it_wrote_and_the_next_one_works()
    {
        await using var archive = NewsArchive.Open(_place.Place.Replace("postgres@", "postgres:verysecret@", StringComparison.Ordinal), _place.Time);
        var problem = await Should.ThrowAsync<ArchiveException>(() => archive.Database.WriteAsync(session =>
        {
            session.Run("INSERT INTO follows (reader, subject) VALUES ('ann', 'all')");
            Run($"SELECT pg_terminate_backend({session.Number("SELECT pg_backend_pid()")}, 5000)");
            return session.Run("INSERT INTO follows (reader, subject) VALUES ('bob', 'all')");
        }, CancellationToken.None));
        problem.Message.ShouldStartWith("the database postgres://postgres@127.0.0.1:");
        problem.Message.ShouldNotContain("verysecret");
        (await archive.Alerts.FollowsAsync("ann")).ShouldBeEmpty();
        await archive.Alerts.FollowAsync("ann", "all", follow: true);
        (await archive.Alerts.FollowsAsync("ann")).ShouldBe(["all"]);
    }

    [Fact]
    public async Task Connections_that_broke_while_they_were_idle_are_not_noticed()
    {
        await _place.Archive.Alerts.FollowAsync("ann", "all", follow: true);
        (await _place.Archive.Alerts.FollowsAsync("ann")).ShouldBe(["all"]);
        Run("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND application_name = 'readout' AND state = 'idle'");
        (await _place.Archive.Alerts.FollowsAsync("ann")).ShouldBe(["all"]);
        Run("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND application_name = 'readout' AND state = 'idle'");
        await _place.Archive.Alerts.FollowAsync("ann", "none", follow: true);
        (await _place.Archive.Alerts.FollowsAsync("ann")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Whoever_the_server_gave_up_writes_nothing_more()
    {
        await using var lost = await _place.Archive.HoldAsync(ArchiveWork.Collecting);
        await _place.Archive.KeepAsync(new CollectedBatch([], [], []) { Written = 1, Under = lost });
        Run("SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND pid IN (SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT pg_try_advisory_lock%')");
        await using var next = await _place.Archive.HoldAsync(ArchiveWork.Collecting);
        (await Should.ThrowAsync<ArchiveException>(() => _place.Archive.KeepAsync(new CollectedBatch([], [], []) { Written = 2, Under = lost }))).Message.ShouldContain("gave this process up");
        await _place.Archive.KeepAsync(new CollectedBatch([], [], []) { Written = 3, Under = next });
        (await _place.Archive.ProgressAsync()).Written.ShouldBe(3);
    }

    [Fact]
    public async Task What_another_transaction_stood_in_the_way_of_is_written_again()
    {
        var tries = 0;
        (await _place.Archive.Database.WriteAsync(session =>
        {
            session.Run("INSERT INTO follows (reader, subject) VALUES ('ann', 'all')");
            if (++tries < 3) session.Run("DO 'BEGIN RAISE EXCEPTION USING ERRCODE = ''40001''; END'");
            return tries;
        }, CancellationToken.None)).ShouldBe(3);
        (await _place.Archive.Alerts.FollowsAsync("ann")).ShouldBe(["all"]);
        (await Should.ThrowAsync<ArchiveException>(() => _place.Archive.Database.WriteAsync(session => session.Run("DO 'BEGIN RAISE EXCEPTION USING ERRCODE = ''40P01''; END'"), CancellationToken.None)))
            .InnerException.ShouldBeOfType<PostgresException>();
    }

    [Fact]
    public async Task A_reader_sees_one_state_and_changes_nothing()
    {
        await _place.Archive.Database.ReadThroughAsync(async session =>
        {
            var before = session.Number("SELECT count(*) FROM follows");
            await _place.Archive.Alerts.FollowAsync("ann", "all", follow: true);
            session.Number("SELECT count(*) FROM follows").ShouldBe(before);
            return before;
        }, CancellationToken.None);
        await Should.ThrowAsync<ArchiveException>(() => _place.Archive.Database.ReadAsync(session => session.Run("DELETE FROM follows"), CancellationToken.None));
    }

    [Fact]
    public void A_server_that_is_not_there_is_told_in_one_line_without_the_password()
    {
        var message = Should.Throw<ArchiveException>(() => NewsArchive.Open("postgres://ann:verysecret@127.0.0.1:1/readout", _place.Time)).Message;
        message.ShouldStartWith("the database postgres://ann@127.0.0.1:1/readout?schema=readout does not answer: ");
        message.ShouldNotContain("verysecret");
        message.ShouldNotContain('\n');
    }

    [Fact]
    public async Task Hits_are_looked_for_from_the_end_of_a_large_archive_on()
    {
        for (var number = 0; number < 12; number++)
        {
            await _place.KeepAsync([Told.Talks($"paper{number}")]);
            Run($"SELECT setval(pg_get_serial_sequence('articles', 'num'), {(number + 1) * (number + 1) * 1024})");
        }

        foreach (var text in new[] { "talks", "tal*", "\"fishing grounds\"", "talks side:nor", "talks OR harbour", "talks -harbour", "\"spoke plainly about\" before:2032" })
        {
            foreach (var bounds in new[] { new SearchBounds(), new SearchBounds { RareWord = 0, RarePhrase = 0 }, new SearchBounds { RareWord = 0, RarePhrase = 0, Ranked = 3, Listed = 0 } })
            {
                var hits = (await _place.Archive.SearchAsync(SearchQuery.Parse(text).Query!, "", 3, bounds, TestContext.Current.CancellationToken)).Reports;
                hits.Select(h => h.Outlet).ShouldBe(["paper11", "paper10", "paper9"], $"{text} within {bounds}");
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task An_archive_of_an_earlier_version_is_searched_as_well(int version)
    {
        await _place.KeepAsync([Told.Talks()], [Told.Storm()]);
        Run("DROP INDEX article_text_by_keys, quote_text_by_keys");
        Run(version == 1
            ? """
            DROP FUNCTION text_keys;
            ALTER TABLE article_text DROP COLUMN day;
            ALTER TABLE article_text RESET (toast_tuple_target);
            CREATE INDEX article_text_by_words ON article_text USING gin (words);
            UPDATE archive_version SET version = 1;
            """
            : """
            CREATE OR REPLACE FUNCTION text_keys (words TSVECTOR, num BIGINT, day BIGINT) RETURNS TSVECTOR LANGUAGE sql IMMUTABLE AS 'SELECT words';
            ALTER TABLE article_text SET (toast_tuple_target = 8160);
            CREATE INDEX article_text_by_keys ON article_text USING gin (text_keys(words, rowid, day));
            UPDATE archive_version SET version = 2;
            """);
        await _place.ReopenAsync();
        (await _place.Archive.CheckAsync()).ShouldBeEmpty();
        foreach (var search in new[] { "harbour", "harb*", "h* -talks", "\"fishing grounds\"", "ministers before:2031-04-23", "harbour after:2031-04-23" })
            (await _place.Archive.SearchAsync(SearchQuery.Parse(search).Query!)).Reports.ShouldHaveSingleItem(search);
    }

    [Fact]
    public async Task What_its_operators_do_by_other_means_is_said()
    {
        (await Should.ThrowAsync<ArchiveException>(() => _place.Archive.BackupAsync("copy.db"))).Message.ShouldContain("pg_dump");
        (await Should.ThrowAsync<ArchiveException>(() => _place.Archive.CompactAsync())).Message.ShouldContain("autovacuum");
    }

    [Theory]
    [InlineData("postgres://")]
    [InlineData("postgres://host")]
    [InlineData("postgres://u:verysecret@host/db?schema=Bad-Name")]
    [InlineData("postgres://u:verysecret@host/db?schema=pg_own")]
    [InlineData("postgres://u:verysecret@host/db?timeout=3")]
    [InlineData("postgres://u:verysecret@host:port/db")]
    public void What_is_no_address_is_refused_without_repeating_it(string text) => Should.Throw<ArchiveException>(() => PostgresAddress.Parse(text)).Message.ShouldNotContain("verysecret");

    [Fact]
    public void An_address_is_read_and_shown_without_its_password()
    {
        var address = PostgresAddress.Parse("postgresql://a%40nn:p%2Fw:x@db.example:6000/news?schema=desk_2&sslmode=verify-full");
        address.ToString().ShouldBe("postgres://a@nn@db.example:6000/news?schema=desk_2");
        var opening = new NpgsqlConnectionStringBuilder(address.Opening());
        (opening.Username, opening.Password, opening.Host, opening.Port, opening.Database, opening.SearchPath, opening.SslMode).ShouldBe(("a@nn", "p/w:x", "db.example", 6000, "news", "\"desk_2\"", SslMode.VerifyFull));
    }

    [Fact]
    public void A_statement_is_translated_in_three_things()
    {
        var statement = PostgresStatement.Of("SELECT q.rowid FROM quote_text q CROSS JOIN citations c ON c.num = q.rowid WHERE q.quote_text MATCH $words AND c.fact = $fact AND $words <> ''");
        statement.Text.ShouldBe("SELECT q.rowid FROM quote_text q JOIN citations c ON c.num = q.rowid WHERE q.words @@ to_tsquery('words', $1) AND c.fact = $2 AND $1 <> ''");
    }

    private void Run(string sql)
    {
        using var connection = new NpgsqlConnection(PostgresAddress.Parse(_place.Place).Opening(pooled: false));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
