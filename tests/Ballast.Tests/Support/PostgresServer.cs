using System.Diagnostics;
using Ballast.Storage;
using Npgsql;

namespace Ballast.Tests.Support;

/// <summary>A PostgreSQL server of the tests' own, in a temporary folder: started by the first test that asks, ended with the process.</summary>
/// <remarks>
/// A shell stands between: it ends the server when the pipe to the tests breaks, so that killed tests leave none behind. The server
/// sorts by the rules of English, unlike SQLite: a column that forgets its collation is seen.
/// </remarks>
internal sealed class PostgresServer
{
    private const string Template = "ballast_template";
    private const string User = "ballast";

    private const string Watch = """
        "$1/postgres" -D "$2/data" -p "$3" -k "$2" -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off \
          -c full_page_writes=off -c shared_buffers=64MB -c max_connections=200 >"$2/log" 2>&1 &
        server=$!
        trap '' INT TERM
        cat >/dev/null
        kill -QUIT "$server"
        wait "$server"
        rm -rf "$2"
        """;

    private static readonly Lazy<(PostgresServer? Server, string Why)> One = new(Start);

    private readonly string _password = Guid.NewGuid().ToString("N");
    private readonly int _port;

    // Held: when it is collected its pipe breaks, and the server ends.
    private Process? _watch;

    private PostgresServer(int port) => _port = port;

    /// <summary>The server; skips the test where there is none to start.</summary>
    public static PostgresServer Running()
    {
        Assert.SkipWhen(One.Value.Server is null, One.Value.Why);
        return One.Value.Server!;
    }

    public string Location(string database, string user = User, string? password = null) =>
        $"postgres://{user}:{password ?? _password}@127.0.0.1:{_port}/{database}";

    /// <summary>A database of its own, copied from one that has Ballast's tables.</summary>
    public string NewDatabase(bool isEmpty = false)
    {
        var name = $"t_{Guid.NewGuid():N}";
        Sql("postgres", $"CREATE DATABASE {name} TEMPLATE {(isEmpty ? "template0" : Template)}");
        return name;
    }

    public void Drop(string database) => Sql("postgres", $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");

    public void Sql(string database, string sql)
    {
        // Each test's database goes away and must not be held; the one beside them makes and drops hundreds.
        var isHeld = database == "postgres";
        using var connection = new NpgsqlConnection(
            $"Host=127.0.0.1;Port={_port};Username={User};Password={_password};Database={database};Pooling={isHeld};Timeout=60"
        );
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static (PostgresServer?, string) Start()
    {
        if (Programs() is not { } programs)
            return (null, "PostgreSQL is not installed (package postgresql)");
        var server = new PostgresServer(FreePorts.Next());
        var folder = Directory.CreateTempSubdirectory("ballast-test-pg-").FullName;
        File.WriteAllText(Path.Combine(folder, "password"), server._password);
        // The server refuses to run as root.
        string[] asUser = Environment.IsPrivilegedProcess ? AsOrdinaryUser(folder) : [];
        var initdb = Run([
            .. asUser,
            Path.Combine(programs, "initdb"),
            "--pgdata",
            Path.Combine(folder, "data"),
            "--username",
            User,
            "--auth=scram-sha-256",
            "--pwfile",
            Path.Combine(folder, "password"),
            "--no-sync",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=icu",
            "--icu-locale=en-US",
        ]);
        initdb.StandardInput.Close();
        var said = initdb.StandardError.ReadToEnd();
        initdb.WaitForExit();
        if (initdb.ExitCode != 0)
            throw new InvalidOperationException($"initdb failed: {said}");
        server._watch = Run([.. asUser, "/bin/sh", "-c", Watch, "sh", programs, folder, $"{server._port}"]);
        server.MakeTemplate();
        return (server, "");
    }

    private void MakeTemplate()
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                Sql("postgres", $"CREATE DATABASE {Template}");
                break;
            }
            catch (NpgsqlException) when (patience.Elapsed < TimeSpan.FromMinutes(1))
            {
                Thread.Sleep(50);
            }
        }
        TournamentStore.Open(Location(Template)).Dispose();
        // A database that somebody is connected to is no template.
        NpgsqlConnection.ClearAllPools();
    }

    private static string[] AsOrdinaryUser(string folder)
    {
        var user = File.ReadLines("/etc/passwd").Any(l => l.StartsWith("postgres:", StringComparison.Ordinal))
            ? "postgres"
            : "nobody";
        Run(["chown", "-R", user, folder]).WaitForExit();
        return ["setpriv", $"--reuid={user}", "--clear-groups", "--"];
    }

    private static Process Run(string[] command) =>
        Process.Start(
            new ProcessStartInfo(command[0], command[1..])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                WorkingDirectory = Path.GetTempPath(),
            }
        )!;

    private static string? Programs()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian)
            ? Directory
                .GetDirectories(Debian)
                .OrderByDescending(f => int.TryParse(Path.GetFileName(f), out var version) ? version : 0)
                .Select(f => Path.Combine(f, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return versions.Concat(path).FirstOrDefault(f => f.Length > 0 && File.Exists(Path.Combine(f, "initdb")));
    }
}
