using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Core.Planning.Applying;
using Ballast.Core.Rounds;

namespace Ballast.Cli.Applying;

/// <summary>What every command that changes a stake is given: how far it may go, without asking or not, who does it and why.</summary>
internal sealed class ConsentOptions
{
    private readonly Option<bool> _yes = new("--yes") { Description = "Do not ask; only together with --max-nmr." };
    private readonly Option<string?> _most;
    private readonly Option<bool> _dry = new("--dry-run")
    {
        Description = "Show what would be sent, and send nothing.",
    };
    private readonly Option<string?> _why = TextOption.Make("--why", "Why, for the journal.", "TEXT");
    private readonly Option<string?> _who;

    /// <param name="most">What --max-nmr bounds.</param>
    /// <param name="who">Who --who names.</param>
    public ConsentOptions(string most, string who)
    {
        _most = TextOption.Make("--max-nmr", most, "N");
        _who = TextOption.Make("--who", $"{who}, for the journal (default: user@machine).", "NAME");
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _yes, _most, _dry, _why, _who })
            command.Add(option);
    }

    /// <exception cref="UsageException">One cannot be read, or --yes came without a bound.</exception>
    public ApplyRequest Read(ParseResult parsed, CommandContext context, Uri endpoint, bool isResume = false)
    {
        var options = new ApplyOptions
        {
            Who = parsed.GetValue(_who) ?? context.CliHost.Who,
            Why = parsed.GetValue(_why) ?? "",
            IsResume = isResume,
            MaxNmr = parsed.GetValue(_most) is { } text
                ? Numbers.Read(text, "--max-nmr", context.Command, 0, Plausible.Supply)
                : null,
            Confirmed = parsed.GetValue(_yes) ? "yes" : "typed",
        };
        if (parsed.GetValue(_yes) && options.MaxNmr is null)
            throw new UsageException(context.Command, "--yes needs --max-nmr N: the most NMR that may be moved.");
        return new ApplyRequest(options, endpoint, parsed.GetValue(_yes), parsed.GetValue(_dry));
    }
}
