using System.CommandLine;
using Ballast.Core.Backtesting;
using Ballast.Core.Payouts;

namespace Ballast.Cli.Options;

/// <summary>Options that say how scores are paid.</summary>
internal sealed class AssumptionOptions
{
    private const string Actual = "actual";
    private const string Auto = "auto";
    private const decimal LargestNumber = 1_000_000_000m;

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

    private readonly Option<string?> _capital = TextOption.Make(
        "--capital",
        "What a return is a share of: committed (all open positions of atomic rounds together) or position (each by itself).",
        "BASIS",
        "committed"
    );

    public void AddTo(Command command)
    {
        foreach (var option in new[] { _factor, _clip, _rule, _capital })
            command.Add(option);
    }

    /// <exception cref="UsageException">An option cannot be read.</exception>
    public PaymentAssumptions Read(ParseResult parsed, CommandContext context)
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
            Basis = Choice.Read<CapitalBasis>(parsed.GetValue(_capital)!, "--capital", context.Command),
            ForcedRule = rule.Equals(Auto, StringComparison.OrdinalIgnoreCase) ? null : RuleOption.Read(rule, context),
        };
    }
}
