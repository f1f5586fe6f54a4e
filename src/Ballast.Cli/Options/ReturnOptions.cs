using System.CommandLine;
using Ballast.Core.Payouts;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Cli.Options;

/// <summary>Options that say which returns a question is about.</summary>
internal sealed class ReturnOptions
{
    private readonly SelectionOptions _selection = new("Models (default: all).");
    private readonly AssumptionOptions _assumptions = new();
    private readonly Option<string?> _source = TextOption.Make(
        "--returns",
        "settled (payout over stake), computed (scores paid by the rules), or auto: settled where a stake is stored.",
        "SOURCE",
        "auto"
    );
    private readonly Option<string?> _multipliers = TextOption.Make(
        "--multipliers",
        "Multipliers of computed returns (default: those of each round's rule).",
        "corr=A,mmc=B"
    );

    public void AddTo(Command command)
    {
        _selection.AddTo(command);
        command.Add(_source);
        command.Add(_multipliers);
        _assumptions.AddTo(command);
    }

    /// <exception cref="UsageException">An option cannot be read.</exception>
    public ReturnRequest Read(ParseResult parsed, CommandContext context) =>
        _selection.Read(
            new ReturnRequest
            {
                Source = Choice.Read<ReturnSource>(parsed.GetValue(_source)!, "--returns", context.Command),
                Multipliers = Multipliers(parsed.GetValue(_multipliers), context.Command),
                Assumptions = _assumptions.Read(parsed, context),
            },
            parsed,
            context
        );

    private static Multipliers? Multipliers(string? text, string command)
    {
        if (text is null)
            return null;
        return Core.Payouts.Multipliers.TryParse(text, out var multipliers)
            ? multipliers
            : throw new UsageException(
                command,
                $"--multipliers is METRIC=NUMBER,… such as corr=0.75,mmc=2.25, not '{text}'."
            );
    }
}
