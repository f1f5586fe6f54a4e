using System.Diagnostics;
using System.Globalization;
using System.Text;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Hosting;

/// <summary>What would take the machine's memory is refused before it is begun, over HTTP, in pages and on the command line alike.</summary>
[Collection(Alone.Name)]
public sealed class AnswerBoundTests : IDisposable
{
    private const int Models = 50;
    private static readonly string Wide = string.Join(',', Enumerable.Range(0, 300).Select(n => $"0.{n:000}"));
    private readonly CommandLine _line = new();

    public AnswerBoundTests()
    {
        foreach (var metric in new[] { "corr", "mmc" })
            _line.Run("import", _line.Folder.Write($"{metric}.csv", Table()), "--metric", metric).Code.ShouldBe(0);
    }

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("backtest")]
    [InlineData("sensitivity")]
    public async Task Grid_TooLargeForOneAnswer_IsRefusedAtOnceWithTheBound(string command)
    {
        await using var served = await Served.StartAsync(hasStore: false, line: _line);
        var query = $"grid={Uri.EscapeDataString("corr=" + Wide)}&grid={Uri.EscapeDataString("mmc=" + Wide)}";
        var clock = Stopwatch.StartNew();
        var before = GC.GetTotalAllocatedBytes();
        var problem = await served
            .GetAsync($"/api/v1/classic/{command}?{query}&as-of={Served.AsOf}")
            .ProblemAsync(422, "too-large-answer");
        problem.Text("message").ShouldContain("50 models with 89,999 combinations");
        problem.Text("message").ShouldContain("at most 250,000");
        problem.Text("message").ShouldContain("name fewer models");
        var page = await served.GetAsync($"/{command}?{query}").TextAsync();
        page.ShouldContain("data-code=\"too-large-answer\"");
        page.Length.ShouldBeLessThan(100_000);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        // Before the work, which would take gigabytes.
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(600 << 20);
    }

    [Theory]
    [InlineData("backtest")]
    [InlineData("sensitivity")]
    public void Grid_TooLargeForTheCommandLine_IsRefusedAtOnceWithTheBound(string command)
    {
        var refused = _line.Run(command, "--grid", "corr=" + Wide, "--grid", "mmc=" + Wide, "--as-of", Served.AsOf);
        refused.Code.ShouldBe(1);
        refused.Error.ShouldContain("at most 4,000,000: name fewer models, or give at most 80,000 combinations");
    }

    [Fact]
    public async Task Models_TooManyForAPage_AreRefusedWhereTheyAreNamedToo()
    {
        await using var served = await Served.StartAsync(hasStore: false, line: _line);
        var names = string.Join(',', Enumerable.Range(0, 201).Select(n => $"m{n}"));
        foreach (var page in new[] { "backtest", "sensitivity", "risk", "evidence", "field" })
            (await served.GetAsync($"/{page}?models={names}").TextAsync()).ShouldContain(
                "data-code=\"too-many-models\""
            );
    }

    private static string Table()
    {
        var text = new StringBuilder(
            "roundNumber," + string.Join(',', Enumerable.Range(0, Models).Select(n => $"m{n}"))
        );
        for (var round = 1180; round < 1184; round++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{round}");
            for (var model = 0; model < Models; model++)
                text.Append(CultureInfo.InvariantCulture, $",0.0{model:00}{round % 10}");
        }
        return text.Append('\n').ToString();
    }
}
