using System.CommandLine;
using Ballast.Core.Backtesting;
using Ballast.Core.Workflows;

namespace Ballast.Cli.Options;

/// <summary>The options of a backtest.</summary>
/// <param name="usualMode">The mode where none is said.</param>
/// <param name="modes">What the mode can be, in words.</param>
/// <param name="usualTop">Rows to list where nothing is said.</param>
internal sealed class BacktestOptions(
    string usualMode = "total",
    string modes = "total, average, common (only rounds all models have) or compounded.",
    string usualTop = "30"
)
{
    private const decimal LargestNumber = 1_000_000_000m;

    private readonly SelectionOptions _selection = new("Models to compare (default: all).");
    private readonly GridOption _grid = new();
    private readonly Option<string?> _rounds = TextOption.Make(
        "--rounds",
        "resolved, unresolved or all, by the rounds' resolve times.",
        "STATE",
        "resolved"
    );
    private readonly Option<string?> _mode = TextOption.Make("--mode", modes, "MODE", usualMode);
    private readonly Option<string?> _stake = TextOption.Make(
        "--stake",
        "NMR in every round: one stake behind all open legacy rounds, a position in each atomic one.",
        "NMR",
        "10000"
    );
    private readonly AssumptionOptions _assumptions = new();
    private readonly Option<string?> _top = TextOption.Make("--top", "Models or combinations to list.", "N", usualTop);

    public void AddTo(Command command)
    {
        _selection.AddTo(command);
        _grid.AddTo(command);
        foreach (var option in new[] { _rounds, _mode, _stake })
            command.Add(option);
        _assumptions.AddTo(command);
        command.Add(_top);
    }

    /// <summary>How many rows to show.</summary>
    public int Top(ParseResult parsed, string command) =>
        (int)Numbers.Read(parsed.GetValue(_top)!, "--top", command, 1, int.MaxValue);

    /// <exception cref="UsageException">An option cannot be read.</exception>
    public BacktestRequest Read(ParseResult parsed, CommandContext context) =>
        _selection.Read(
            new BacktestRequest
            {
                State = Choice.Read<RoundState>(parsed.GetValue(_rounds)!, "--rounds", context.Command),
                Mode = Choice.Read<BacktestMode>(parsed.GetValue(_mode)!, "--mode", context.Command),
                Grid = _grid.Read(parsed, context.Command),
                Stake = Numbers.Read(parsed.GetValue(_stake)!, "--stake", context.Command, 0, LargestNumber),
                Assumptions = _assumptions.Read(parsed, context),
            },
            parsed,
            context
        );
}
