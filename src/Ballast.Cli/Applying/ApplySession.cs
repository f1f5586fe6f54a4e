using Ballast.Core.Planning;
using Ballast.Core.Planning.Applying;
using Ballast.Core.Planning.Journal;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Applying;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.RuleChanges;
using Ballast.Storage;
using Ballast.Storage.Leases;

namespace Ballast.Cli.Applying;

/// <summary>What the command was given.</summary>
/// <param name="Options">How the plan is applied.</param>
/// <param name="Endpoint">The address of the API.</param>
/// <param name="IsYes">Whether it was confirmed by --yes.</param>
/// <param name="IsDryRun">Whether nothing is sent.</param>
internal sealed record ApplyRequest(ApplyOptions Options, Uri Endpoint, bool IsYes, bool IsDryRun);

/// <summary>Applies a plan under legacy staking: one at a time for a store, across processes and machines.</summary>
internal sealed class ApplySession(CommandContext context, StakePlan plan, ApplyRequest request)
{
    /// <summary>Applies.</summary>
    /// <param name="show">Shows what is about to be done.</param>
    public Outcome<ApplyDocument> Run(Action<ApplyDocument> show)
    {
        // What no key, no store and no network is needed for comes first.
        if (PlanRefusals.Find(plan) is { } refusal)
            return refusal;
        context.MakeFolder();
        return RunAsync(show).GetAwaiter().GetResult();
    }

    private async Task<Outcome<ApplyDocument>> RunAsync(Action<ApplyDocument> show)
    {
        var terms = context.Lease with { Name = LeaseTerms.Applying };
        var (hold, others) = LeaseHold.TryTake(terms);
        if (hold is null)
            return new Refusal(
                "applying-elsewhere",
                $"{others?.Holder ?? "Another process"} applies a plan with this store; wait for it."
            );
        await using (hold.ConfigureAwait(false))
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(context.CliHost.Cancellation, hold.Lost);
            try
            {
                return await LeasedAsync(show, either.Token).ConfigureAwait(false);
            }
            catch (OvertakenException)
            {
                return new Refusal(
                    "journal-busy",
                    "Somebody else wrote to the journal meanwhile; go on with --resume."
                );
            }
            catch (OperationCanceledException)
            {
                return new Refusal(
                    "cancelled",
                    "Stopped. What was begun stands in the journal: go on with ballast apply PLAN --resume."
                );
            }
        }
    }

    private async Task<Outcome<ApplyDocument>> LeasedAsync(Action<ApplyDocument> show, CancellationToken cancellation)
    {
        using var store = context.OpenToRead();
        using var door = NumeraiSession.Open(context, request.Endpoint);
        var keys = plan
            .Moves.Select(StakePlan.AccountOf)
            .Distinct(StringComparer.Ordinal)
            .Select(label => NumeraiSession.Keys(context, label).Keys[0])
            .ToList();
        var ports = new ApplyPorts(store, door.StakeReader(keys), door.StakeChanges(keys), context.CliHost.Clock);
        var begun = ApplyRun.Begin(plan, ports, request.Options);
        if (begun is not Outcome<ApplyRun>.Done { Value: var run })
            return ((Outcome<ApplyRun>.Refused)begun).Refusal;
        foreach (var key in keys)
        {
            var report = await door.CheckStakeKeyAsync(key, cancellation).ConfigureAwait(false);
            if (report.Missing.Count > 0)
                return new Refusal(
                    "key-lacks-scope",
                    $"Key '{key.Label}' lacks {string.Join(", ", report.Missing)}; scopes cannot be added later, so make a new key."
                );
        }
        if (request.Options.IsResume && !request.IsDryRun)
            await run.ReconcileAsync(cancellation).ConfigureAwait(false);
        var ahead = Guarded(store, await run.LookAheadAsync(cancellation).ConfigureAwait(false));
        if (request.IsDryRun)
            return Report(store, ahead, "dry-run");
        if (!ahead.ToSend.Any())
            return Report(store, ahead, ahead.IsFinished ? null : "nothing-to-send");
        if (ahead.Stop is { } stop)
            // A plan that was begun is reported as it stands; one that was not is as it was.
            return request.Options.IsResume ? Report(store, ahead, "stopped") : stop;
        if (!request.IsYes)
        {
            if (ApplyConsent.Missing(context) is { } nobody)
                return nobody;
            show(Report(store, ahead, "to-confirm"));
            if (ApplyConsent.Ask(context, ahead.ToSendNmr ?? ahead.ToSend.Sum(m => m.Move.Nmr)) is { } refused)
                return refused;
        }
        return Report(store, await run.SendAsync(cancellation).ConfigureAwait(false), null);
    }

    /// <summary>Stopped where it would raise a stake under rules that change and that nobody has looked at.</summary>
    private ApplyStand Guarded(TournamentStore store, ApplyStand ahead) =>
        ahead with
        {
            Stop = ahead.Stop ?? RaiseGuard.Find(plan, ahead.ToSend.Select(m => m.Move), View(store)),
        };

    private AsOfView View(TournamentStore store) =>
        new(
            store,
            Tournaments.TryParse(plan.Tournament, out var tournament) ? tournament : context.Tournament,
            context.CliHost.Clock.GetUtcNow()
        );

    private ApplyDocument Report(TournamentStore store, ApplyStand stand, string? outcome)
    {
        var numbers = stand.Unknown.Select(m => m.Intent).ToHashSet();
        DateTimeOffset? settled = StakeIntent
            .Read(store.Journal(DateTimeOffset.MaxValue))
            .Where(i => numbers.Contains(i.Entry.Number))
            .Select(i => (DateTimeOffset?)(i.Entry.Said.At + ApplyTolerance.SettleTime))
            .Max();
        return ApplyReport.Create(plan, stand, outcome, request.Options.MaxNmr, settled);
    }
}
