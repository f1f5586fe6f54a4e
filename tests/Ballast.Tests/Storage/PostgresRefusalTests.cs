using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>What can be wrong with a server: one line that says what to do, exit code 3, never the password.</summary>
public sealed class PostgresRefusalTests
{
    private const string Secret = "correct-horse";

    [Fact]
    public void WrongPassword_IsOneLine() =>
        Says(Server.Location("postgres", password: Secret), "does not accept this user and password");

    [Fact]
    public void NoDatabase_IsOneLine() =>
        Says(Server.Location("nowhere"), "There is no database nowhere", "createdb nowhere");

    [Fact]
    public void NoServer_IsOneLine() =>
        Says($"postgres://me:{Secret}@127.0.0.1:1/ballast", "No PostgreSQL answers at 127.0.0.1:1");

    [Fact]
    public void NoHostOfThatName_IsOneLine() =>
        Says(
            $"postgres://me:{Secret}@no-such-host.invalid/ballast",
            "No PostgreSQL answers at no-such-host.invalid:5432"
        );

    [Fact]
    public void NoPassword_IsOneLine() =>
        Says(Server.Location("postgres").Replace(Password, "", StringComparison.Ordinal), "wants a password");

    [Fact]
    public void OptionWithAValueThatCannotBeRead_IsOneLine() =>
        Says(Server.Location("postgres") + "?sslmode=perhaps", "An option in the location of");

    [Fact]
    public void NoRightToMakeTables_IsOneLine()
    {
        using var place = new PostgresTestStore(isEmpty: true);
        var guest = Guest();
        Says(Server.Location(Name(place), guest, Secret), $"{guest} lacks rights in", "GRANT ALL ON SCHEMA public");
    }

    [Fact]
    public void RightToReadAlone_AnswersQuestionsAndRefusesImports()
    {
        using var place = new PostgresTestStore();
        FilledStore.Fill(place.Location);
        var guest = Guest();
        Server.Sql(Name(place), $"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {guest}");
        var location = Server.Location(Name(place), guest, Secret);
        using var line = new CommandLine { Location = location };
        line.Run("field", "--json").Code.ShouldBeLessThan(2);
        line.Run("store", "info").Code.ShouldBe(0);
        Says(location, "lacks rights in");
    }

    [Fact]
    public void StoreOfANewerProgram_IsOneLine()
    {
        using var place = new PostgresTestStore();
        place.Sql("INSERT INTO ballast_schema (version) VALUES (999)");
        Says(place.Location, "was written by a newer Ballast (schema 999");
    }

    [Fact]
    public void StoreThatIsBeingWritten_IsOneLineAfterTenSeconds()
    {
        using var place = new PostgresTestStore();
        using var writer = Ballast.Storage.TournamentStore.Open(place.Location);
        using var batch = writer.BeginImport(Ballast.Core.Rounds.Tournament.Classic);
        using var line = new CommandLine { Location = place.Location };
        var said = line.Run(
            "import",
            line.Folder.Write("wide.csv", "roundNumber,alice\n1000,0.01\n"),
            "--metric",
            "corr"
        );
        said.Code.ShouldBe(3);
        said.Error.ShouldContain("is being written by another process");
    }

    [Fact]
    public void DatabaseWithoutAStore_IsARefusalThatSaysHowToBegin()
    {
        using var place = new PostgresTestStore(isEmpty: true);
        using var line = new CommandLine { Location = place.Location };
        var said = line.Run("backtest");
        said.Code.ShouldBe(1);
        said.Error.ShouldContain($"There is no store postgres://ballast@127.0.0.1");
        said.Error.ShouldNotContain(Password);
        // A question makes no tables.
        place.Dump().ShouldBe("");
    }

    private static PostgresServer Server => PostgresServer.Running();

    private static string Password => Server.Location("x").Split(':')[2].Split('@')[0];

    private static string Name(PostgresTestStore place) => place.Location.Split('/')[^1];

    private static string Guest()
    {
        var name = $"guest_{Guid.NewGuid():N}";
        Server.Sql("postgres", $"CREATE ROLE {name} LOGIN PASSWORD '{Secret}'");
        return name;
    }

    private static void Says(string location, params string[] words)
    {
        using var line = new CommandLine { Location = location };
        var file = line.Folder.Write("wide.csv", "roundNumber,alice\n1000,0.01\n");
        foreach (string[] more in new[] { Array.Empty<string>(), ["--json"] })
        {
            var said = line.Run(["import", file, "--metric", "corr", .. more]);
            said.Code.ShouldBe(3, said.Out + said.Error);
            var message = said.Out + said.Error;
            message.Trim().Split('\n').Length.ShouldBe(1, message);
            foreach (var word in words)
                message.ShouldContain(word);
            message.ShouldNotContain(Secret);
            message.ShouldNotContain(Password);
        }
    }
}
