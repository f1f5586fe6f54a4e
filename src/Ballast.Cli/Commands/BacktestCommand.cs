using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Backtesting;
using Ballast.Core.Payouts;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast backtest [MODEL…]</c></summary>
internal static class BacktestCommand
{
    private const string Actual = "actual";
    private const string Auto = "auto";

    private static readonly decimal LargestNumber = 1_000_000_000m;

    public static Command Make(GlobalOptions everywhere)
    {
        var models = Names.Models("Models to compare (default: all).");
        var range = new RangeOptions();
        var grid = new GridOption();
        var rounds = Text(
            "--rounds",
            "resolved, unresolved or all, by the rounds' resolve times.",
            "STATE",
            "resolved"
        );
        var mode = Text(
            "--mode",
            "total, average, common (only rounds all models have) or compounded.",
            "MODE",
            "total"
        );
        var stake = Text("--stake", "NMR in every round.", "NMR", "10000");
        var factor = Text(
            "--payout-factor",
            "A constant factor, or actual: factor and clip as they held in each round (default: 0.1).",
            "F|actual",
            null
        );
        var clip = Text(
            "--clip",
            "Bound of a round's payout as a share of the stake (default: 0.05, or as the rule says).",
            "SHARE",
            null
        );
        var rule = Text(
            "--rule",
            "auto (each round's own), or the id of a rule for every round: ballast rules.",
            "ID",
            Auto
        );
        var top = Text("--top", "Models or combinations to list.", "N", "30");
        var command = new Command(
            "backtest",
            "What every combination of payout multipliers would have paid, best first."
        )
        {
            models,
        };
        range.AddTo(command);
        foreach (var option in new[] { rounds, mode })
            command.Add(option);
        grid.AddTo(command);
        foreach (var option in new[] { stake, factor, clip, rule, top })
            command.Add(option);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var request = new BacktestRequest
                {
                    Tournament = context.Tournament,
                    Models = parsed.GetValue(models)!,
                    Range = range.Read(parsed, context.Command),
                    State = Choice.Read<RoundState>(parsed.GetValue(rounds)!, "--rounds", context.Command),
                    Mode = Choice.Read<BacktestMode>(parsed.GetValue(mode)!, "--mode", context.Command),
                    Grid = grid.Read(parsed, context.Command),
                    Stake = Numbers.Read(parsed.GetValue(stake)!, "--stake", context.Command, 0, LargestNumber),
                    Assumptions = Assumptions(
                        context,
                        parsed.GetValue(factor),
                        parsed.GetValue(clip),
                        parsed.GetValue(rule)!
                    ),
                    AsOf = context.AsOf,
                };
                var rows = (int)Numbers.Read(parsed.GetValue(top)!, "--top", context.Command, 1, int.MaxValue);
                return Run(context, request, rows);
            }
        );
        return command;
    }

    /// <summary>Runs a backtest and shows it.</summary>
    public static int Run(CommandContext context, BacktestRequest request, int top) =>
        context.Answer(
            store => BacktestWorkflow.Run(store, PayoutTimeline.Shipped, request),
            answer =>
                context.Screen.Answer(
                    () => BacktestDocument.Of(answer),
                    () => new BacktestView(context.Screen, answer, top).Write()
                )
        );

    private static PaymentAssumptions Assumptions(CommandContext context, string? factor, string? clip, string rule) =>
        new()
        {
            Mode = IsActual(factor) ? PaymentMode.Actual : PaymentMode.Simplified,
            Factor =
                factor is null || IsActual(factor)
                    ? null
                    : Numbers.Read(factor, "--payout-factor", context.Command, 0, 1),
            Clip = clip is null ? null : Numbers.Read(clip, "--clip", context.Command, 0, LargestNumber),
            ForcedRule = rule.Equals(Auto, StringComparison.OrdinalIgnoreCase) ? null : RuleOption.Read(rule, context),
        };

    private static bool IsActual(string? factor) => factor?.Equals(Actual, StringComparison.OrdinalIgnoreCase) == true;

    private static Option<string?> Text(string name, string description, string helpName, string? usual)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = helpName };
        if (usual is not null)
            option.DefaultValueFactory = _ => usual;
        return option;
    }
}
