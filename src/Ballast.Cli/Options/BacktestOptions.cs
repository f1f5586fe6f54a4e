using System.CommandLine;
using Ballast.Core.Backtesting;
using Ballast.Core.Workflows;

namespace Ballast.Cli.Options;

/// <summary>The options of a backtest.</summary>
internal sealed class BacktestOptions
{
    private const string Actual = "actual";
    private const string Auto = "auto";
    private const decimal LargestNumber = 1_000_000_000m;

    private readonly Argument<string[]> _models = Names.Models("Models to compare (default: all).");
    private readonly RangeOptions _range = new();
    private readonly GridOption _grid = new();
    private readonly Option<string?> _rounds = TextOption.Make(
        "--rounds",
        "resolved, unresolved or all, by the rounds' resolve times.",
        "STATE",
        "resolved"
    );
    private readonly Option<string?> _mode = TextOption.Make(
        "--mode",
        "total, average, common (only rounds all models have) or compounded.",
        "MODE",
        "total"
    );
    private readonly Option<string?> _stake = TextOption.Make("--stake", "NMR in every round.", "NMR", "10000");
    private readonly Option<string?> _factor = TextOption.Make(
        "--payout-factor",
        "A constant factor, or actual: factor and clip as they held in each round (default: 0.1).",
        "F|actual"
    );
    private readonly Option<string?> _clip = TextOption.Make(
        "--clip",
        "Bound of a round's payout as a share of the stake (default: 0.05, or as the rule says).",
        "SHARE"
    );
    private readonly Option<string?> _rule = TextOption.Make(
        "--rule",
        "auto (each round's own), or the id of a rule for every round: ballast rules.",
        "ID",
        Auto
    );
    private readonly Option<string?> _top = TextOption.Make("--top", "Models or combinations to list.", "N", "30");

    public void AddTo(Command command)
    {
        command.Add(_models);
        _range.AddTo(command);
        _grid.AddTo(command);
        foreach (var option in new[] { _rounds, _mode, _stake, _factor, _clip, _rule, _top })
            command.Add(option);
    }

    /// <summary>How many rows to show.</summary>
    public int Top(ParseResult parsed, string command) =>
        (int)Numbers.Read(parsed.GetValue(_top)!, "--top", command, 1, int.MaxValue);

    /// <exception cref="UsageException">An option cannot be read.</exception>
    public BacktestRequest Read(ParseResult parsed, CommandContext context) =>
        new()
        {
            Tournament = context.Tournament,
            Models = parsed.GetValue(_models)!,
            Range = _range.Read(parsed, context.Command),
            State = Choice.Read<RoundState>(parsed.GetValue(_rounds)!, "--rounds", context.Command),
            Mode = Choice.Read<BacktestMode>(parsed.GetValue(_mode)!, "--mode", context.Command),
            Grid = _grid.Read(parsed, context.Command),
            Stake = Numbers.Read(parsed.GetValue(_stake)!, "--stake", context.Command, 0, LargestNumber),
            Assumptions = Assumptions(parsed, context),
            AsOf = context.AsOf,
        };

    private PaymentAssumptions Assumptions(ParseResult parsed, CommandContext context)
    {
        var factor = parsed.GetValue(_factor);
        var isActual = factor?.Equals(Actual, StringComparison.OrdinalIgnoreCase) == true;
        var rule = parsed.GetValue(_rule)!;
        return new PaymentAssumptions
        {
            Mode = isActual ? PaymentMode.Actual : PaymentMode.Simplified,
            Factor = factor is null || isActual ? null : Numbers.Read(factor, "--payout-factor", context.Command, 0, 1),
            Clip = parsed.GetValue(_clip) is { } clip
                ? Numbers.Read(clip, "--clip", context.Command, 0, LargestNumber)
                : null,
            ForcedRule = rule.Equals(Auto, StringComparison.OrdinalIgnoreCase) ? null : RuleOption.Read(rule, context),
        };
    }
}
