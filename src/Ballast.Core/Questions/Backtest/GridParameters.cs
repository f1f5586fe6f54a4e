using System.Globalization;
using Ballast.Core.Backtesting;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Rounds;
using Ballast.Core.Text;
using Ballast.Core.Workflows;

namespace Ballast.Core.Questions.Backtest;

/// <summary>Which combinations of multipliers a question tries, over which rounds, and how they are paid.</summary>
public static class GridParameters
{
    // The script of the community tries these; a payout is linear in them, so that more of them show the same.
    private const string FirstOptions = "0,0.5,1";
    private const string OtherOptions = "0,1,2,3";

    /// <summary>Scores with the multipliers to try.</summary>
    public static readonly Parameter Grid = new(
        "grid",
        "Multipliers to try of one metric; give it once a metric (default: the options of the rule in force)."
    )
    {
        Kind = ParameterKind.Repeated,
        ValueName = "METRIC=A,B,…",
        IsInForm = true,
    };

    /// <summary>NMR in every round.</summary>
    public static readonly Parameter Stake = new(
        "stake",
        "NMR in every round: one stake behind all open legacy rounds, a position in each atomic one."
    )
    {
        ValueName = "NMR",
        Default = "10000",
        IsInForm = true,
        Range = new(0.01m, Plausible.Supply),
    };

    /// <summary>How rounds become one value.</summary>
    public static Parameter Mode(string help, params IReadOnlyList<string> choices) =>
        new("mode", help)
        {
            ValueName = "MODE",
            Default = choices[0],
            Choices = choices,
            IsInForm = true,
        };

    /// <summary>How many rows are put into words.</summary>
    public static Parameter Top(int usual) =>
        new("top", "Models or combinations to list; the document has all.")
        {
            ValueName = "N",
            Default = usual.ToString(CultureInfo.InvariantCulture),
            IsWhole = true,
            IsOfText = true,
            Range = new(1, int.MaxValue),
        };

    /// <summary>The parameters.</summary>
    public static IReadOnlyList<Parameter> With(Parameter mode, Parameter top) =>
        [
            .. RangeParameters.All,
            Grid,
            RangeParameters.State,
            mode,
            Stake,
            .. PaymentParameters.All.Select(p => p with { IsInForm = p == PaymentParameters.Factor }),
            top,
        ];

    /// <summary>What was said.</summary>
    /// <exception cref="ParameterException">A text cannot be read.</exception>
    public static BacktestRequest Read(Asked asked, Parameter mode, Parameter top)
    {
        // Of text alone, and refused all the same where it is no number.
        ReadTop(asked.Given, top);
        return RangeParameters.Read(
            asked,
            new BacktestRequest
            {
                State = asked.Given.Choice<RoundState>(RangeParameters.State),
                Mode = asked.Given.Choice<BacktestMode>(mode),
                Grid = ReadGrid(asked.Given),
                Stake = ReadStake(asked.Given),
                Assumptions = PaymentParameters.Read(asked.Given, asked.View.Rules),
            }
        );
    }

    /// <summary>The stake that was said.</summary>
    /// <exception cref="ParameterException">It cannot be read.</exception>
    public static decimal ReadStake(Given given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return given.Number(Stake)!.Value;
    }

    /// <summary>How many rows are put into words.</summary>
    /// <exception cref="ParameterException">It is no number.</exception>
    public static int ReadTop(Given given, Parameter top) => (int)given.Number(top)!.Value;

    /// <summary>A grid over the first two of some scores that is worth a try, as it is said.</summary>
    public static IReadOnlyList<string> Suggested(IEnumerable<string> metrics) =>
        [.. metrics.Take(2).Select((metric, place) => $"{metric}={(place == 0 ? FirstOptions : OtherOptions)}")];

    private static List<(Metric Metric, IReadOnlyList<decimal> Options)> ReadGrid(Given given)
    {
        var axes = given.All(Grid).Select(Axis).ToList();
        if (axes.DistinctBy(a => a.Metric).Count() != axes.Count)
            throw new ParameterException($"{Notice.Option("grid")} names a metric twice.");
        if (axes.Aggregate(1.0, (product, a) => product * a.Options.Count) > MultiplierGrid.MostCombinations)
            throw new ParameterException(
                $"{Notice.Option("grid")} has more than {MultiplierGrid.MostCombinations} combinations."
            );
        if (axes.Count > 0 && axes.TrueForAll(a => a.Options.All(o => o == 0)))
            throw new ParameterException($"Every multiplier of {Notice.Option("grid")} is 0.");
        return axes;
    }

    private static (Metric Metric, IReadOnlyList<decimal> Options) Axis(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0 || string.IsNullOrWhiteSpace(text[..at]))
            throw Wrong(text);
        var options = new List<decimal>();
        foreach (var part in text[(at + 1)..].Split(',', StringSplitOptions.TrimEntries))
        {
            if (!decimal.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var option))
                throw Wrong(text);
            if (!options.Contains(option))
                options.Add(option);
        }
        return (Given.ReadScore(Grid, text[..at]), options);
    }

    private static ParameterException Wrong(string text) =>
        new($"{Notice.Option("grid")} is METRIC=A,B,… such as corr=0,0.5,1, not '{text}'.");
}
