using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Planning;
using Ballast.Core.Planning.Applying;
using Ballast.Core.Planning.Atomic;
using Ballast.Core.Planning.Journal;
using Ballast.Core.Planning.Verifying;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Applying;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.RuleChanges;
using Ballast.Numerai.Chain;
using Ballast.Numerai.Feed;
using Ballast.Storage;

namespace Ballast.Cli.Applying;

/// <summary>Plans under atomic staking: what to do is handed out, what was done is looked at. Nothing is signed or sent.</summary>
internal static class AtomicSession
{
    private static readonly TimeSpan LooksBack = TimeSpan.FromDays(120);

    /// <summary>Hands out the checklist and, where all of it is known, the unsigned call.</summary>
    public static Outcome<ApplyDocument> Checklist(
        CommandContext context,
        StakePlan plan,
        ApplyRequest request,
        AtomicRequest atomic
    )
    {
        if (AtomicPlan.Find(plan, context.CliHost.Clock.GetUtcNow()) is { } refusal)
            return refusal;
        if (Held(context, plan) is { } held)
            return held;
        var (call, why) = Call(context, plan, request, atomic);
        var document = ApplyReport.Create(
            plan,
            new ApplyStand(
                [.. plan.Moves.OrderBy(m => m.Id).Select(m => new MoveOutcome(m, MoveOutcome.ByHand))],
                0,
                null
            ),
            "checklist",
            null,
            null
        ) with
        {
            Checklist = [.. AtomicChecklist.Write(plan), .. why is null ? Array.Empty<string>() : [why]],
            Call = call,
        };
        if (!request.IsDryRun && Keep(context, plan, request, call) is { } broken)
            return broken;
        return document;
    }

    /// <summary>Why what raises a stake is not handed out; null where it may be, or there is no store to tell.</summary>
    private static Refusal? Held(CommandContext context, StakePlan plan)
    {
        if (!TournamentStore.Exists(context.StorePath) || !Tournaments.TryParse(plan.Tournament, out var tournament))
            return null;
        using var store = context.OpenToRead();
        return RaiseGuard.Find(plan, plan.Moves, new AsOfView(store, tournament, context.CliHost.Clock.GetUtcNow()));
    }

    /// <summary>Looks what of a plan is configured and staked.</summary>
    public static int Verify(CommandContext context, StakePlan plan, ApplyRequest request, AtomicRequest atomic)
    {
        if (!Tournaments.TryParse(plan.Tournament, out var tournament))
            return context.Screen.Refuse(new Refusal("plan-wrong", $"There is no tournament {plan.Tournament}."));
        using var door = new NumeraiSession(request.Endpoint, context.CliHost.Clock);
        var document =
            plan.Staking == PlanRefusals.Atomic
                ? VerifyAtomic(context, plan, tournament, door, atomic)
                : VerifyLegacy(context, plan, tournament, door, request);
        return
            context.Show(
                document,
                found =>
                    context.Screen.Answer(
                        () => found,
                        () => new BlocksOnTerminal(context.Screen).Write(VerifyReport.Write(found))
                    )
            )
                is var shown
            && document is Outcome<PlanVerifyDocument>.Done { Value.IsAsPlanned: false }
            ? Screen.Refused
            : shown;
    }

    private static Outcome<PlanVerifyDocument> VerifyLegacy(
        CommandContext context,
        StakePlan plan,
        Tournament tournament,
        NumeraiSession door,
        ApplyRequest request
    )
    {
        var accounts = new Dictionary<string, ShownAccount>(StringComparer.Ordinal);
        foreach (var label in plan.Moves.Select(StakePlan.AccountOf).Distinct())
        {
            var reader = door.StakeReader(NumeraiSession.Keys(context, label).Keys);
            var now = context.CliHost.Clock.GetUtcNow();
            var reading = reader.ReadAsync(label, now, context.CliHost.Cancellation).GetAwaiter().GetResult();
            if (reading is not StakeReading.Reported { Account: var account })
                return new Refusal("state-not-told", ((StakeReading.NotReported)reading).Why);
            accounts[label] = account;
        }
        return VerifyReport.Create(
            plan,
            LegacyVerification.Judge(
                plan,
                move =>
                    accounts[StakePlan.AccountOf(move)]
                        .Models.FirstOrDefault(m =>
                            m.Tournament == (int)tournament
                            && m.Name.Equals(move.Model, StringComparison.OrdinalIgnoreCase)
                        )
            )
        );
    }

    private static Outcome<PlanVerifyDocument> VerifyAtomic(
        CommandContext context,
        StakePlan plan,
        Tournament tournament,
        NumeraiSession door,
        AtomicRequest atomic
    )
    {
        if (atomic is { Node: not null, Strategy: null })
            throw new UsageException(context.Command, "--node needs --strategy ADDRESS: which contract to ask.");
        if (plan.Moves.Select(StakePlan.AccountOf).Distinct().Count() > 1)
            return new Refusal(
                "several-accounts",
                "The models of this plan belong to several accounts, each with a strategy of its own: make a plan for each account, and look at them one by one."
            );
        var shown = Read(context, plan, tournament, door, atomic);
        using var chain = atomic.Node is { } address ? new StrategyReader(address, atomic.Strategy!) : null;
        var codes = chain?.Calibrate(tournament, atomic, shown.ModelKeys, context) ?? atomic.Codes;
        var moves = plan
            .Moves.OrderBy(m => m.Id)
            .Select(move =>
                AtomicVerification.Judge(
                    move,
                    codes,
                    shown.ModelKeys.TryGetValue(move.Model, out var key)
                        ? chain?.Config(tournament, key, context)
                        : null,
                    shown.Positions.GetValueOrDefault(move.Model) ?? []
                )
            )
            .ToList();
        bool? isOwn =
            chain is null || shown.Wallet is null
                ? null
                : chain.Owner(context).Equals(shown.Wallet, StringComparison.OrdinalIgnoreCase);
        return VerifyReport.Create(plan, moves, chain?.Chain(context), isOwn);
    }

    private static ShownAtomic Read(
        CommandContext context,
        StakePlan plan,
        Tournament tournament,
        NumeraiSession door,
        AtomicRequest atomic
    )
    {
        var label = plan.Moves.Select(StakePlan.AccountOf).FirstOrDefault(StakePlan.DefaultAccount);
        var since = context.CliHost.Clock.GetUtcNow() - LooksBack;
        return door.AtomicReader(NumeraiSession.Keys(context, label).Keys[0])
            .ReadAsync(tournament, atomic.Strategy, since, context.CliHost.Cancellation)
            .GetAwaiter()
            .GetResult();
    }

    /// <summary>The unsigned call, or why it cannot be written: what is not known is not guessed, with money.</summary>
    private static (UnsignedCallEntry? Call, string? Why) Call(
        CommandContext context,
        StakePlan plan,
        ApplyRequest request,
        AtomicRequest atomic
    )
    {
        _ = Tournaments.TryParse(plan.Tournament, out var tournament);
        if (plan.Moves.Count == 0)
            return (null, null);
        if (atomic.Codes == ModeCodes.None && atomic.Known.Count == 0)
            return (
                null,
                "The unsigned call was not written: the contract's numbers of its modes are not documented. Name them with --mode-codes, or --known-mode MODEL=MODE with --node URL."
            );
        if (plan.Moves.Select(StakePlan.AccountOf).Distinct().Count() > 1)
            return (
                null,
                "The unsigned call was not written: the models belong to several accounts, each with a strategy of its own."
            );
        using var door = new NumeraiSession(request.Endpoint, context.CliHost.Clock);
        var keys = Read(context, plan, tournament, door, atomic).ModelKeys;
        var missing = plan.Moves.Select(m => m.Model).Where(m => !keys.ContainsKey(m)).ToList();
        if (missing.Count > 0)
            return (
                null,
                $"The unsigned call was not written: the contract's key of {string.Join(", ", missing)} is not known. Claims tell it, once a first round of the model has resolved."
            );
        var codes = atomic.Codes;
        if (atomic.Node is { } node)
        {
            if (atomic.Strategy is null)
                throw new UsageException(context.Command, "--node needs --strategy ADDRESS: which contract to ask.");
            using var chain = new StrategyReader(node, atomic.Strategy);
            codes = chain.Calibrate(tournament, atomic, keys, context);
        }
        var configs = plan
            .Moves.OrderBy(m => m.Id)
            .Select(m => ModelConfig.Of(m, tournament, keys[m.Model], codes))
            .ToList();
        if (configs.Contains(null))
            return (null, "The unsigned call was not written: not all modes of the plan have a known number.");
        var data = StrategyContract.WriteSetModelConfigs([.. configs.OfType<ModelConfig>()]);
        return (
            new UnsignedCallEntry(
                atomic.Strategy,
                StrategyContract.SetModelConfigs,
                data,
                [.. plan.Moves.OrderBy(m => m.Id).Select(m => m.Model)]
            ),
            null
        );
    }

    /// <summary>Notes in the journal what was handed out; why it could not be, or null.</summary>
    private static Refusal? Keep(CommandContext context, StakePlan plan, ApplyRequest request, UnsignedCallEntry? call)
    {
        context.MakeFolder();
        using var store = context.OpenToRead();
        var ports = new ApplyPorts(store, null!, null!, context.CliHost.Clock);
        var opened = ApplyJournal.Open(plan, ports, request.Options);
        if (opened is not Outcome<ApplyJournal>.Done { Value: var journal })
            return ((Outcome<ApplyJournal>.Refused)opened).Refusal;
        journal.Add(JournalKind.Checklist, request.Options.Why, new ChecklistContent(plan, call?.Data));
        return null;
    }
}
