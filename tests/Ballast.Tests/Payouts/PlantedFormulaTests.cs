using System.Numerics;
using System.Text;
using System.Text.Json;
using Ballast.Core.Payouts;
using Ballast.Core.Payouts.Rules;

namespace Ballast.Tests.Payouts;

/// <summary>A formula that is new is paid as itself, or not at all: never as another.</summary>
public sealed class PlantedFormulaTests
{
    private const decimal Clip = 0.05m;
    private const decimal Factor = 0.5m;

    [Fact]
    public void Data_NamingAFormulaThatIsNotThere_IsRefused()
    {
        using var shipped = typeof(PayoutRule).Assembly.GetManifestResourceStream("payout-rules.json")!;
        using var reader = new StreamReader(shipped);
        var json = reader.ReadToEnd();
        RuleData.Read(Bytes(json)).Rules.ShouldNotBeEmpty();
        var planted = json.Replace("\"after_factor\"", "\"burns_halved\"", StringComparison.Ordinal);
        Should.Throw<ArgumentException>(() => RuleData.Read(Bytes(planted))).Message.ShouldContain("burns_halved");
    }

    [Theory]
    [InlineData("\"formula\"", "\"formulae\"", "no formula")]
    [InlineData("\"first_round\": 1343", "\"first_round\": \"1343\"", "another kind")]
    [InlineData("\"compiled\": \"", "\"compiled\": \"on ", "another kind")]
    public void Data_WithoutAFieldOrWithOneOfAnotherKind_IsRefused(string right, string wrong, string says)
    {
        using var shipped = typeof(PayoutRule).Assembly.GetManifestResourceStream("payout-rules.json")!;
        using var reader = new StreamReader(shipped);
        var json = reader.ReadToEnd();
        json.ShouldContain(right);
        var broken = json.Replace(right, wrong, StringComparison.Ordinal);
        Should.Throw<JsonException>(() => RuleData.Read(Bytes(broken))).Message.ShouldContain(says);
    }

    /// <summary>Who asks for the smallest or largest multiplier takes the first or last one.</summary>
    [Fact]
    public void Data_ListsMultipliersInOrder()
    {
        foreach (var term in PayoutTimeline.Shipped.Rules.SelectMany(r => r.Terms))
            term.Options.ShouldBe(term.Options.Order());
    }

    [Fact]
    public void Grid_WithAFormulaThatCannotBeFolded_PaysRoundByRound()
    {
        double[] scores = [0.02, -0.02, 0.3, -0.3, double.NaN];
        var planted = new BurnsHalved();
        var rounds = scores.Select(
            (_, i) => new PaidRound(1200 + i, Factor, Clip, planted, RuleCatalogue.MultiplierRule("any"), null)
        );
        var grid = new GridPayouts(1, [scores], [.. rounds]);
        grid.IsFolded.ShouldBeFalse();
        // Worked by hand: 0.01, half of -0.01, the clip, half of it.
        grid.Totals(0, 5, [1])[0, 0].ShouldBe(0.01 - 0.005 + 0.05 - 0.025, 1e-15);
        grid.Totals(0, 5, [1]).PresentRounds[0].ShouldBe(4);
        grid.Compounded(0, 5, [1])[0, 0].ShouldBe((1.01 * 0.995 * 1.05 * 0.975) - 1, 1e-15);
    }

    private static MemoryStream Bytes(string json) => new(Encoding.UTF8.GetBytes(json));

    private sealed class BurnsHalved : IPayoutFormula
    {
        public string Id => "burns_halved";

        public string Source => "planted";

        public string Write(string stake, string factor, string sum, string bounds) =>
            $"{stake} x halved clip({factor} x {sum}{bounds})";

        public T Return<T>(T weightedScore, T payoutFactor, T clip)
            where T : INumber<T>
        {
            var clipped = T.Clamp(payoutFactor * weightedScore, -clip, clip);
            return T.IsNegative(clipped) ? clipped / T.CreateChecked(2) : clipped;
        }

        public (decimal Scale, decimal Limit)? Folded(decimal payoutFactor, decimal clip) => null;
    }
}
