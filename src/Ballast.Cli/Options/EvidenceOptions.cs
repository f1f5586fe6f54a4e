using System.CommandLine;
using System.Globalization;
using Ballast.Core.Workflows;

namespace Ballast.Cli.Options;

/// <summary>Options that say which ranking is to be believed or not.</summary>
internal sealed class EvidenceOptions
{
    private readonly ReturnOptions _returns = new();
    private readonly Option<string[]> _criteria = new("--criterion")
    {
        Description =
            "What to rank by: any risk measure, such as return, total, sharpe, cvar, cvar-adjusted, or best-combination; repeat it for several (default: return, sharpe).",
        HelpName = "MEASURE",
    };
    private readonly Option<string?> _window = TextOption.Make(
        "--window",
        "Known rounds that a ranking looks back on (default: three times the overlap).",
        "N"
    );
    private readonly Option<string?> _horizon = TextOption.Make(
        "--horizon",
        "Rounds of the test after it (default: the overlap).",
        "N"
    );
    private readonly Option<string?> _step = TextOption.Make("--step", "Rounds between two rankings.", "N", "5");

    public void AddTo(Command command)
    {
        _returns.AddTo(command);
        foreach (var option in new Option[] { _criteria, _window, _horizon, _step })
            command.Add(option);
    }

    /// <exception cref="UsageException">An option cannot be read.</exception>
    public EvidenceRequest Read(ParseResult parsed, CommandContext context) =>
        new()
        {
            Returns = _returns.Read(parsed, context),
            Criteria = parsed.GetValue(_criteria) is { Length: > 0 } named ? named : EvidenceRequest.UsualCriteria,
            Window = Rounds(parsed.GetValue(_window), "--window", 2, context),
            Horizon = Rounds(parsed.GetValue(_horizon), "--horizon", 1, context),
            Step = Rounds(parsed.GetValue(_step), "--step", 1, context)!.Value,
        };

    private static int? Rounds(string? text, string option, int least, CommandContext context)
    {
        const int Most = 100_000;
        if (text is null)
            return null;
        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds)
            && rounds >= least
            && rounds <= Most
            ? rounds
            : throw new UsageException(
                context.Command,
                $"{option} is a whole number from {least} to {Most}, not '{text}'."
            );
    }
}
