using Ballast.Storage;
using Ballast.Storage.Engines.Postgres;

namespace Ballast.Tests.Storage;

/// <summary>Locations of servers, and passwords that stay where they are.</summary>
public sealed class PostgresUrlTests
{
    [Theory]
    [InlineData("postgres://me:s3cret@db.example:6543/ballast", "postgres://me@db.example:6543/ballast", "s3cret")]
    [InlineData("postgresql://me:p%40s%2Fs@db/ballast?sslmode=require", "postgres://me@db:5432/ballast", "p@s/s")]
    [InlineData("POSTGRES://me@[::1]:5433/b", "postgres://me@[::1]:5433/b", null)]
    [InlineData(
        "postgres://me@/b?host=%2Fvar%2Frun%2Fpostgresql",
        "postgres://me@%2Fvar%2Frun%2Fpostgresql:5432/b",
        null
    )]
    [InlineData("postgres://me@db/b?password=s3cret&connect_timeout=3", "postgres://me@db:5432/b", "s3cret")]
    public void Location_IsReadAsLibpqDoes_AndShownWithoutItsPassword(string location, string shown, string? password)
    {
        var url = PostgresUrl.Parse(location);
        url.Settings.GetValueOrDefault("Password").ShouldBe(password);
        StoreLocation.Display(location).ShouldBe(shown);
        url.ToString().ShouldBe(shown);
    }

    [Theory]
    [InlineData("postgres://me:12/s3cret@db/ballast")]
    [InlineData("postgres://me:12?s3cret@db/ballast")]
    [InlineData("postgres://me:12#s3cret@db/ballast")]
    [InlineData("postgres://me:s3cret@x@db/ballast")]
    [InlineData("postgres://me:s3cret@db")]
    [InlineData("postgres://me:s3cret@db/")]
    [InlineData("postgres://me:s3cret@db:port/ballast")]
    [InlineData("postgres://me@db/ballast?s3cret=1")]
    public void Location_ThatCannotBeRead_IsRefusedWithoutRepeatingIt(string location) =>
        Should.Throw<StoreException>(() => StoreLocation.Display(location)).Message.ShouldNotContain("s3cret");

    [Theory]
    [InlineData("backtest", "--store", "postgres://me:s3cret@x@db/ballast")]
    [InlineData("store", "copy", "postgres://me:s3cret@x@db/ballast", "there.db")]
    [InlineData("store", "copy", "here.db", "postgres://me:s3cret@x@db/ballast")]
    public void Command_WithALocationThatCannotBeRead_IsAUsageError(params string[] args)
    {
        using var line = new Support.CommandLine();
        var said = line.Run(args);
        said.Code.ShouldBe(2);
        (said.Out + said.Error).ShouldNotContain("s3cret");
    }

    [Theory]
    [InlineData("ballast.db")]
    [InlineData("postgres.db")]
    [InlineData("folder/postgres:/x")]
    public void Location_OfAFile_IsItself(string path)
    {
        StoreLocation.IsServer(path).ShouldBeFalse();
        StoreLocation.Display(path).ShouldBe(path);
    }
}
