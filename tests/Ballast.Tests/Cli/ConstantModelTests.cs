using System.Text.Json;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>
/// A model that returns the same every round, up to the rounding of its payouts: no ratio, no trial, and the others' figures are what they
/// are without it. The file is the outside one (oracles/cases/import), and others of its kind.
/// </summary>
public sealed class ConstantModelTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public void ConstantBesideReal_HasNoSharpe_AndTheRealOneIsAsIfAlone()
    {
        var both = Oracles.File("cases", "import", "constant_beside_real.csv");
        _line.Run("import", both).Code.ShouldBe(0);
        using var alone = new CommandLine();
        var lines = File.ReadAllLines(both);
        alone.Folder.Write(
            "noisy.csv",
            string.Join('\n', lines.Where((l, i) => i == 0 || l.StartsWith("noisy", StringComparison.Ordinal))) + "\n"
        );
        alone.Run("import", alone.Folder.Path("noisy.csv")).Code.ShouldBe(0);

        var subjects = _line.Json("risk").GetProperty("subjects");
        var flat = subjects.EnumerateArray().Single(s => s.Text("name") == "const").GetProperty("regimes")[0];
        foreach (
            var name in new[]
            {
                "sharpe",
                "sharpe20",
                "tssr",
                "sortino",
                "calmar",
                "tailRatio",
                "skewness",
                "excessKurtosis",
                "tStatistic",
                "autocorrelation",
            }
        )
            Measure(flat, name).GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null, name);
        Measure(flat, "volatility").Number("value").ShouldBe(0);
        Measure(flat, "return").Number("value").ShouldBe(0.001, 1e-15);
        var noisy = subjects.EnumerateArray().Single(s => s.Text("name") == "noisy").GetProperty("regimes")[0];
        noisy
            .GetRawText()
            .ShouldBe(alone.Json("risk").GetProperty("subjects")[0].GetProperty("regimes")[0].GetRawText());

        var regime = _line.Json("evidence").GetProperty("regimes")[0];
        var records = regime.GetProperty("records").EnumerateArray().ToDictionary(r => r.Text("model"));
        records["const"].GetProperty("sharpe").ValueKind.ShouldBe(JsonValueKind.Null);
        // One trial is deflated by nothing.
        records["noisy"].Number("deflated").ShouldBe(records["noisy"].Number("probabilistic"));
        regime.GetProperty("verdict").GetProperty("notCompared")[0].Text("model").ShouldBe("const");
        foreach (var command in new[] { "evidence", "risk", "backtest" })
            _line
                .Run(command)
                .Out.ReplaceLineEndings(" ")
                .ShouldContain("Not compared: const (its returns do not vary).");
    }

    /// <summary>Constants of several sizes and signs beside five models: their evidence is the same but for the names that are left out.</summary>
    [Fact]
    public void Constants_ChangeNothingOfTheOthersEvidence()
    {
        var table = VerdictWorld.Table(5, 800, 340, ahead: 0.004, hasStakes: true);
        _line.Folder.Write("table.csv", table);
        _line.Run("import", _line.Folder.Path("table.csv")).Code.ShouldBe(0);
        using var beside = new CommandLine();
        beside.Folder.Write("table.csv", table + Constants());
        beside.Run("import", beside.Folder.Path("table.csv")).Code.ShouldBe(0);

        var (without, with) = (_line.Json("evidence"), beside.Json("evidence"));
        string[] same = ["walks", "overfitting", "drift"];
        foreach (var part in same)
            with.GetProperty("regimes")[0]
                .GetProperty(part)
                .GetRawText()
                .ShouldBe(without.GetProperty("regimes")[0].GetProperty(part).GetRawText(), part);
        with.GetProperty("regimes")[0]
            .GetProperty("firsts")
            .GetProperty("ranking")
            .GetRawText()
            .ShouldBe(without.GetProperty("regimes")[0].GetProperty("firsts").GetProperty("ranking").GetRawText());
        Records(with).ShouldBe(Records(without));
        with.GetProperty("verdict")
            .GetProperty("canBeBest")
            .GetRawText()
            .ShouldBe(without.GetProperty("verdict").GetProperty("canBeBest").GetRawText());
        // They move with nobody: bets are counted of the others.
        beside.Json("risk").GetProperty("dependence").GetProperty("models").GetArrayLength().ShouldBe(5);
    }

    /// <summary>Payouts of 0.1 %, -0.2 % and 0 on stakes that grow, rounded to 18 places as Numerai rounds them.</summary>
    private static string Constants()
    {
        var text = new System.Text.StringBuilder();
        foreach (
            var (name, share, first) in new[]
            {
                ("flat_a", 0.001m, 10m),
                ("flat_b", -0.002m, 0.0137m),
                ("flat_c", 0m, 1m),
            }
        )
        {
            var stake = first;
            for (var round = 800; round < 1140; round++)
            {
                var payout = Math.Round(stake * share, 18);
                text.Append(FormattableString.Invariant($"{name},{round},0.01,0.001,{stake},{payout},0.2,True\n"));
                stake += payout;
            }
        }
        return text.ToString();
    }

    private static string[] Records(JsonElement evidence) =>
        [
            .. evidence
                .GetProperty("regimes")[0]
                .GetProperty("records")
                .EnumerateArray()
                .Where(r => !r.Text("model").StartsWith("flat", StringComparison.Ordinal))
                .Select(r => r.GetRawText()),
        ];

    private static JsonElement Measure(JsonElement regime, string name) =>
        regime.GetProperty("measures").EnumerateArray().Single(m => m.Text("name") == name);
}
