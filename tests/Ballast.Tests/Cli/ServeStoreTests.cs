using System.Text.Json;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary><c>ballast sandbox --serve-store</c> as it is typed.</summary>
public sealed class ServeStoreTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Store_ThatIsNotThere_IsOneLineAndMakesNone()
    {
        var said = _line.Run("sandbox", "--serve-store", "--port", "0");
        said.Code.ShouldBe(1);
        said.Error.ShouldBe(
            $"ballast: There is no store {_line.Store} yet. Begin with: ballast import FILE, or try: ballast demo.\n"
        );
        File.Exists(_line.Store).ShouldBeFalse();
    }

    [Fact]
    public void Store_WithoutModels_IsOneLine()
    {
        TournamentStore.Open(_line.Store).Dispose();
        var said = _line.Run("sandbox", "--serve-store", "--port", "0");
        said.Code.ShouldBe(1);
        said.Error.ShouldBe(
            "ballast: No model is stored yet, so there is nothing to serve. Begin with: ballast import FILE, or leave --serve-store out.\n"
        );
    }

    [Theory]
    [InlineData("--seed", "2")]
    [InlineData("--models", "3")]
    [InlineData("--names", "a,b")]
    [InlineData("--rounds", "9")]
    [InlineData("--cutover", "1300")]
    public void Options_OfMadeUpWorlds_AreAUsageError(string option, string value) =>
        _line.Run("sandbox", "--serve-store", option, value).Code.ShouldBe(2);

    [Theory]
    [InlineData(null, "2025-07-04T20:00:00")]
    [InlineData("2025-06-20", "2025-06-20T00:00:00")]
    [InlineData("real", null)]
    public async Task Clock_StandsWhereAllIsKnown_UnlessSetOtherwise(string? now, string? expected)
    {
        _line.Run("import", _line.Folder.Write("wide.csv", "roundNumber,nan\n1020,0.01\n"), "--metric", "corr");
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        using var line = new CommandLine { Cancellation = stop.Token };
        string[] command = ["sandbox", "--serve-store", "--store", _line.Store, "--port", "0", "--json"];
        var said = await Task.Run(
            () => line.Run(now is null ? command : [.. command, "--now", now]),
            TestContext.Current.CancellationToken
        );
        said.Code.ShouldBe(0, said.Error);
        var document = JsonDocument.Parse(said.Out).RootElement;
        document.Text("store").ShouldBe(_line.Store);
        (document.Whole("models"), document.Whole("rounds")).ShouldBe((1, 1));
        if (expected is null)
            document.GetProperty("now").ValueKind.ShouldBe(JsonValueKind.Null);
        else
            document.Text("now").ShouldStartWith(expected);
    }
}
