using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Numerai.Keys;

namespace Ballast.Cli.Commands;

/// <summary>Options about the collector of <c>ballast serve</c>.</summary>
internal sealed class CollectOptions
{
    private const int UsualLease = 30;
    private const int ShortestLease = 2;
    private const int LongestLease = 600;

    private readonly Option<bool> _noCollect = new("--no-collect")
    {
        Description = "Do not sync in the background; --read-only does not either.",
    };

    private readonly Option<string?> _account = new("--account")
    {
        Description = "Collect the own models, too: of the account LABEL, or of all whose keys are there.",
        HelpName = "LABEL",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<int> _lease = new("--lease")
    {
        Description = "Seconds after which another server on the same store goes on when this one has died.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => UsualLease,
    };

    private readonly Option<string?> _alerts = TextOption.Make(
        "--alerts",
        "What is sent to whom about incidents (default: BALLAST_ALERTS, else alerts.yaml beside the store).",
        "FILE"
    );

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _noCollect, _account, _lease, _alerts })
            command.Add(option);
    }

    public CollectChoice Read(ParseResult parsed, CommandContext context)
    {
        var lease = parsed.GetValue(_lease);
        if (lease is < ShortestLease or > LongestLease)
            throw new UsageException(
                context.Command,
                $"--lease is a number of seconds from {ShortestLease} to {LongestLease}, not {lease}."
            );
        var isOwn = parsed.GetResult(_account) is not null;
        return new CollectChoice(
            !parsed.GetValue(_noCollect),
            isOwn ? NumeraiSession.Keys(context, parsed.GetValue(_account)).Keys : [],
            TimeSpan.FromSeconds(lease),
            parsed.GetValue(_alerts)
        );
    }
}

/// <summary>What was chosen.</summary>
/// <param name="Collects">Whether to sync in the background.</param>
/// <param name="Keys">Keys of own accounts whose models are collected, too.</param>
/// <param name="Lease">How long the lease lasts without a renewal.</param>
/// <param name="Alerts">The file that says what is sent to whom; null for the usual one.</param>
internal sealed record CollectChoice(
    bool Collects,
    IReadOnlyList<NumeraiCredentials> Keys,
    TimeSpan Lease,
    string? Alerts
);
