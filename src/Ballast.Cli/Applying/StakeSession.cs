using Ballast.Cli.Online;
using Ballast.Cli.Output;
using Ballast.Core.Payouts;
using Ballast.Core.Planning;
using Ballast.Core.Planning.Applying;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Stakes;
using Ballast.Numerai;
using Ballast.Numerai.Keys;
using Ballast.Storage;

namespace Ballast.Cli.Applying;

/// <summary>What the command was given.</summary>
/// <param name="Verb">increase, release, cancel or set.</param>
/// <param name="Model">The model.</param>
/// <param name="Nmr">NMR; null for everything, and where none is needed.</param>
internal sealed record StakeRequest(string Verb, string Model, decimal? Nmr);

/// <summary>A change of stake that is asked for by hand: made a plan of one move from the state as it is, then applied like any other.</summary>
internal sealed class StakeSession(CommandContext context, StakeRequest request, ApplyRequest apply)
{
    private const int NewestRounds = 5;

    private static readonly TimeSpan LooksBack = TimeSpan.FromDays(2);

    /// <summary>Does it.</summary>
    /// <param name="keys">The accounts.</param>
    /// <param name="show">Shows what is about to be done.</param>
    public Outcome<ApplyDocument> Run(IReadOnlyList<NumeraiCredentials> keys, Action<ApplyDocument> show)
    {
        var planned = Staking().Then(next => PlanOf(keys, next));
        return planned switch
        {
            Outcome<StakePlan?>.Refused { Refusal: var refusal } => refusal,
            Outcome<StakePlan?>.Done { Value: { } plan } => Apply(plan, show),
            _ => new Refusal(
                "nothing-to-do",
                $"{request.Model} has {Core.Text.Format.Exact(request.Nmr ?? 0)} NMR already, what is on its way included. Nothing was sent."
            ),
        };
    }

    private Outcome<StakePlan?> PlanOf(IReadOnlyList<NumeraiCredentials> keys, int next)
    {
        using var session = NumeraiSession.Open(context, apply.Endpoint);
        return OnlineOptions.Wait(PlanAsync(session, keys, next));
    }

    private Outcome<ApplyDocument> Apply(StakePlan plan, Action<ApplyDocument> show)
    {
        if (apply.IsDryRun)
            return new ApplySession(context, plan, apply).Run(show);
        // On the disk before anything is sent: a lost answer is read back by it.
        var file = PlanPlace(plan);
        var written = OutputFile.Write(
            context,
            file,
            false,
            path =>
            {
                using var stream = StoreFile.CreatePrivate(path);
                using var writer = new StreamWriter(stream);
                writer.Write(PlanFile.Write(plan));
                return new Outcome<string>.Done(file);
            }
        );
        if (written is Outcome<string>.Refused { Refusal: var unwritten })
            return unwritten;
        var outcome = new ApplySession(context, plan, apply).Run(show);
        if (IsToBeGoneOnWith(outcome))
            context.Screen.Aside($"go on with: ballast apply {file} --resume");
        else
            File.Delete(file);
        return outcome;
    }

    /// <summary>Whether something may have been sent of which nobody knows what became of it.</summary>
    private static bool IsToBeGoneOnWith(Outcome<ApplyDocument> outcome) =>
        outcome
            is Outcome<ApplyDocument>.Done { Value: { Code: not null, ResumeAt: not null } }
                or Outcome<ApplyDocument>.Refused { Refusal.Code: "cancelled" or "journal-busy" };

    private string PlanPlace(StakePlan plan)
    {
        var name = $"ballast-stake-{plan.Hash[..12]}.json";
        return
            !StoreLocation.IsServer(context.StorePath)
            && Path.GetDirectoryName(Path.GetFullPath(context.StorePath)) is { Length: > 0 } folder
            ? Path.Combine(folder, name)
            : name;
    }

    /// <summary>The next round whose stake is fixed; a refusal under atomic staking.</summary>
    private Outcome<int> Staking()
    {
        context.MakeFolder();
        using var store = TournamentStore.Exists(context.StorePath) ? context.OpenToRead() : null;
        var view = new AsOfView(
            store ?? (ITournamentStore)new EmptyStore(),
            context.Tournament,
            context.CliHost.Clock.GetUtcNow()
        );
        var (next, system) = NextStaking.Find(view);
        return system == StakingSystem.LegacyContinuous
            ? next
            : new Refusal(
                "atomic-staking",
                $"Round {next} of {context.Tournament.Slug()} is staked atomically, where Ballast sends nothing: ballast plan --out plan.json, then ballast apply plan.json says what to do on the web page."
            );
    }

    private async Task<Outcome<StakePlan?>> PlanAsync(
        NumeraiSession session,
        IReadOnlyList<NumeraiCredentials> keys,
        int next
    )
    {
        var reader = session.StakeReader(keys);
        var since = context.CliHost.Clock.GetUtcNow() - LooksBack;
        var known = new List<string>();
        foreach (var key in keys)
        {
            var reading = await reader.ReadAsync(key.Label, since, context.CliHost.Cancellation).ConfigureAwait(false);
            if (reading is not StakeReading.Reported { Account: var account })
                return new Refusal("state-not-told", ((StakeReading.NotReported)reading).Why);
            var own = account.Models.Where(m => m.Tournament == (int)context.Tournament).ToList();
            known.AddRange(own.Select(m => m.Name));
            if (own.Find(m => m.Name.Equals(request.Model, StringComparison.OrdinalIgnoreCase)) is { } model)
                return (await MoveAsync(session.Client(key), model).ConfigureAwait(false)).Then(
                    move => new Outcome<StakePlan?>.Done(
                        move is { } one
                            ? SingleMovePlan.Create(
                                account,
                                model,
                                (one.Kind, one.Nmr),
                                PlanRefusals.Legacy,
                                next,
                                one.Why
                            )
                            : null
                    )
                );
        }
        return new Refusal(
            "unknown-model",
            $"No account here has a {context.Tournament.Slug()} model {request.Model}. There are: {Core.Text.Format.Names(known)}."
        );
    }

    private async Task<Outcome<(PlanMoveKind Kind, decimal Nmr, string Why)?>> MoveAsync(
        NumeraiClient client,
        ShownModel model
    )
    {
        switch (request)
        {
            case { Verb: "increase", Nmr: { } more }:
                return Asked(PlanMoveKind.Increase, more);
            case { Verb: "release", Nmr: { } less }:
                return Asked(PlanMoveKind.Release, less);
            case { Verb: "release" }:
                return Asked(PlanMoveKind.ReleaseAll, model.Stake);
            case { Verb: "cancel" }:
                return model.Release is { } release
                    ? Asked(PlanMoveKind.CancelRelease, release.IsAll ? model.Stake : release.Amount)
                    : new Refusal("cap-no-release", $"{model.Name} has no pending release that could be taken back.");
        }
        var answer = await client
            .RoundPerformancesAsync(
                model.Id,
                context.Tournament,
                new PerformanceFilter { LastNRounds = NewestRounds },
                cancellation: context.CliHost.Cancellation
            )
            .ConfigureAwait(false);
        var now = context.CliHost.Clock.GetUtcNow();
        var baseline = StakeBaseline.Find(
            model,
            (answer.Value ?? [])
                .Where(r => r is { RoundNumber: not null, AtRisk: not null } && !(r.RoundCloseStakingTime > now))
                .Select(r => (r.RoundNumber!.Value, r.AtRisk!.Value.Amount))
        );
        var from = baseline.Round is { } round ? $"at risk in round {round}" : "settled";
        return baseline
            .MoveTo(model, request.Nmr!.Value)
            .Then(move => new Outcome<(PlanMoveKind, decimal, string)?>.Done(
                move is { } one
                    ? (
                        one.Kind,
                        one.Nmr,
                        $"Set to {request.Nmr} NMR, from {baseline.AtRisk} {from} and {baseline.Held} held for increases."
                    )
                    : null
            ));
    }

    private static Outcome<(PlanMoveKind Kind, decimal Nmr, string Why)?> Asked(PlanMoveKind kind, decimal nmr) =>
        (kind, nmr, "Asked for by hand.");
}
