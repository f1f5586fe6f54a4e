using System.CommandLine;
using Ballast.Core.Workflows;

namespace Ballast.Cli.Options;

/// <summary>Options that choose rounds.</summary>
internal sealed class RangeOptions
{
    private readonly Option<string?> _from = new("--from")
    {
        Description = "First round, or the day (yyyy-mm-dd) from which rounds opened.",
        HelpName = "N|DAY",
    };
    private readonly Option<string?> _to = new("--to")
    {
        Description = "Last round, or the day until which rounds opened.",
        HelpName = "N|DAY",
    };
    private readonly Option<string?> _since = new("--since")
    {
        Description = "Name of an era (daily, atomic, tc, …) or id of a rule: ballast rules.",
        HelpName = "ERA",
    };

    public void AddTo(Command command)
    {
        command.Add(_from);
        command.Add(_to);
        command.Add(_since);
    }

    public RoundRange Read(ParseResult parsed, string command) =>
        new(
            Bound(parsed.GetValue(_from), "--from", command),
            Bound(parsed.GetValue(_to), "--to", command),
            parsed.GetValue(_since)
        );

    private static RoundBound? Bound(string? text, string option, string command)
    {
        if (text is null)
            return null;
        return RoundBound.TryParse(text, out var bound)
            ? bound
            : throw new UsageException(
                command,
                $"{option} is a round number or a day such as 2026-01-31, not '{text}'."
            );
    }
}
