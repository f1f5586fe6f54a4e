using Ballast.Core.Planning;
using Ballast.Core.Planning.Applying;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Microsoft.Extensions.Time.Testing;

namespace Ballast.Tests.Planning.Applying;

/// <summary>One account with its models, in memory: does what it is asked by Numerai's rules, and notes it.</summary>
internal sealed class StakeWorld : IStakeReader, IStakeChanges
{
    public const string Account = "default";

    public static readonly DateTimeOffset Start = new(2026, 5, 13, 18, 0, 0, TimeSpan.Zero);

    public FakeTimeProvider Clock { get; } = new(Start) { AutoAdvanceAmount = TimeSpan.Zero };

    public MemoryJournal Journal { get; } = new();

    public decimal Available { get; set; } = 100;

    public Dictionary<string, ShownModel> Models { get; } = new(StringComparer.Ordinal);

    /// <summary>Changes that were carried out.</summary>
    public List<StakeOrder> CarriedOut { get; } = [];

    /// <summary>How often something was sent.</summary>
    public int Sent { get; private set; }

    /// <summary>What becomes of a change that is sent; null for what the rules say.</summary>
    public Func<StakeOrder, StakeAnswer?> Fate { get; set; } = _ => null;

    /// <summary>Is called before a change is looked at.</summary>
    public Action<StakeOrder> OnSend { get; set; } = _ => { };

    /// <summary>Why nothing is shown; null where it is.</summary>
    public string? Silence { get; set; }

    public StakeWorld Add(string name, decimal stake)
    {
        Models[name] = new ShownModel
        {
            Tournament = (int)Tournament.Classic,
            Name = name,
            Id = "id-" + name,
            Stake = stake,
        };
        return this;
    }

    public ApplyPorts Ports => new(Journal, this, this, Clock);

    public Task<StakeReading> ReadAsync(string account, DateTimeOffset linesSince, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        StakeReading reading = Silence is { } why
            ? new StakeReading.NotReported(why)
            : new StakeReading.Reported(new ShownAccount(account, Clock.GetUtcNow(), Available, [.. Models.Values]));
        return Task.FromResult(reading);
    }

    public Task<StakeAnswer> SendAsync(StakeOrder order, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Sent++;
        OnSend(order);
        return Task.FromResult(Fate(order) ?? CarryOut(order));
    }

    /// <summary>Does what is asked, or refuses.</summary>
    public StakeAnswer CarryOut(StakeOrder order)
    {
        var model = Models.Values.Single(m => m.Id == order.ModelId);
        var amount = order.Amount.Amount;
        switch (order.Kind)
        {
            case StakeOrderKind.Increase when amount > Available || amount < 3:
                return new StakeAnswer.Refused("Insufficient balance");
            case StakeOrderKind.Increase:
                Available -= amount;
                Models[model.Name] = model with { Held = model.Held + amount };
                break;
            case StakeOrderKind.Release or StakeOrderKind.ReleaseAll when model.Release is not null:
                return new StakeAnswer.Refused("A stake release is already pending");
            case StakeOrderKind.Release when amount > model.Stake:
                return new StakeAnswer.Refused("Insufficient stake");
            case StakeOrderKind.Release or StakeOrderKind.ReleaseAll:
                var isAll = order.Kind == StakeOrderKind.ReleaseAll;
                Models[model.Name] = model with { Release = new ShownRelease(isAll ? 0 : amount, isAll, "r", null) };
                break;
            case StakeOrderKind.CancelRelease when model.Release is null:
                return new StakeAnswer.Refused("No pending stake release");
            case StakeOrderKind.CancelRelease:
                Models[model.Name] = model with { Release = null };
                break;
        }
        CarriedOut.Add(order);
        return new StakeAnswer.Accepted("request", null);
    }

    /// <summary>A round closes: what is held joins the stakes.</summary>
    public void Close()
    {
        foreach (var model in Models.Values.ToList())
            Models[model.Name] = model with
            {
                Stake = model.Stake + model.Held,
                Increased = model.Increased + model.Held,
                Held = 0,
            };
    }

    /// <summary>A plan from the state as it is now.</summary>
    public StakePlan Plan(params PlanMove[] moves) =>
        PlanFile.Sealed(
            new StakePlan
            {
                Tournament = "classic",
                AsOf = Clock.GetUtcNow(),
                ExpiresAt = Clock.GetUtcNow().AddHours(24),
                Staking = PlanRefusals.Legacy,
                Target = new PlanTarget("file", "target.csv", 0, new Dictionary<string, decimal>()),
                State = new PlanState(
                    [new PlanWallet(Account, Available)],
                    [
                        .. Models.Values.Select(m => new PlanModel(
                            m.Name,
                            Account,
                            m.Stake,
                            m.Held,
                            m.Release is { } r ? (r.IsAll ? m.Stake : r.Amount) : null
                        )),
                    ]
                ),
                Moves = moves,
                Evidence = ["a was better than chance"],
            }
        );

    public static PlanMove Move(int id, PlanMoveKind kind, string model, decimal nmr, params int[] after) =>
        new(id, kind, model, Account, nmr, Start, $"Because of {model}.") { After = after };

    public Outcome<ApplyRun> Begin(StakePlan plan, bool isResume = false, decimal? maxNmr = null) =>
        ApplyRun.Begin(
            plan,
            Ports,
            new ApplyOptions
            {
                Who = "ann@desk",
                IsResume = isResume,
                MaxNmr = maxNmr,
                Looks = [TimeSpan.Zero],
            }
        );

    /// <summary>Applies a plan as the command does: finds out what is open, looks ahead, sends.</summary>
    public async Task<ApplyStand> ApplyAsync(StakePlan plan, bool isResume = false, decimal? maxNmr = null)
    {
        var run = Begin(plan, isResume, maxNmr).ShouldBeOfType<Outcome<ApplyRun>.Done>().Value;
        if (isResume)
            await run.ReconcileAsync(TestContext.Current.CancellationToken);
        var ahead = await run.LookAheadAsync(TestContext.Current.CancellationToken);
        return ahead.Stop is not null || !ahead.ToSend.Any()
            ? ahead
            : await run.SendAsync(TestContext.Current.CancellationToken);
    }
}

/// <summary>A journal in memory.</summary>
internal sealed class MemoryJournal : IJournalStore
{
    public List<JournalEntry> Entries { get; } = [];

    public string? DurabilityDoubt { get; set; }

    public IEnumerable<string> Kinds => Entries.Select(e => e.Said.Kind);

    public IReadOnlyList<JournalEntry> Journal(DateTimeOffset asOf) => [.. Entries.Where(e => e.Said.At <= asOf)];

    public JournalEntry? Append(JournalDraft draft, long after)
    {
        if (Entries.Count != after)
            return null;
        Entries.Add(JournalEntry.After(Entries.Count == 0 ? null : Entries[^1], draft));
        return Entries[^1];
    }
}
