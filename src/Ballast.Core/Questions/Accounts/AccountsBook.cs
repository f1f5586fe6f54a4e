using System.Runtime.CompilerServices;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Accounts;

/// <summary>Every slot with a stake or an account, and the accounts that they make up.</summary>
internal sealed class AccountsBook
{
    private readonly AsOfView _view;
    private readonly OverviewRounds _rounds;
    private readonly AccountFacts _facts;
    private readonly AttentionFinder _attention;
    private readonly Dictionary<string, SlotBook> _slots = new(StringComparer.OrdinalIgnoreCase);
    private readonly ILookup<string?, SlotBook> _byAccount;
    private readonly List<string> _labels;

    public AccountsBook(AsOfView view)
    {
        (_view, _facts) = (view, view.AccountStanding);
        NewestRound = view.ScoredRounds().Select(r => (int?)r).FirstOrDefault();
        _attention = new AttentionFinder(view);
        var amounts = view.PositionAmounts(OverviewRounds.FirstOf(view));
        _rounds = new OverviewRounds(view, amounts.Count == 0 ? 0 : amounts.Max(a => a.Round));
        Read(amounts);
        var accounts = new SlotAccounts(_facts, view.Registry.AccountsOf(view.Tournament));
        foreach (var model in accounts.Known)
            Slot(model);
        foreach (var stake in _facts.Stakes.Where(s => accounts.Of(s.Model) == s.Account))
            Slot(stake.Model).Reported = stake;
        foreach (var (model, round) in NewestScores())
        {
            if (_slots.ContainsKey(model) || accounts.Of(model) is not null)
                Slot(model).LastRound = round;
        }
        _byAccount = _slots.Values.ToLookup(s => accounts.Of(s.Model));
        _labels =
        [
            .. _facts
                .ReportedSince.Keys.Select(k => k.Account)
                .Concat(_byAccount.Select(g => g.Key).OfType<string>())
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>Newest round in which any model had a score.</summary>
    public int? NewestRound { get; }

    /// <summary>The accounts, by name.</summary>
    public IReadOnlyList<AccountEntry> Accounts() => [.. _labels.Select(Account)];

    /// <summary>Slots with a stake of which nobody said the account; null where there are none.</summary>
    public AccountEntry? WithoutAccount()
    {
        var slots = _byAccount[null].Where(s => s.HasRounds).ToList();
        return slots.Count == 0 ? null : Entry(null, slots, idle: 0, [], synced: null);
    }

    /// <summary>All accounts together; where none is known, the slots without one.</summary>
    public StakesEntry Together()
    {
        var slots =
            _labels.Count > 0
                ? _byAccount.Where(g => g.Key is not null).SelectMany(g => g).Where(IsActive)
                : _byAccount[null].Where(s => s.HasRounds);
        return Stakes([.. slots]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Read(IReadOnlyList<PositionAmounts> amounts)
    {
        var states = new StakeStates(_view);
        SlotBook? slot = null;
        foreach (var position in amounts)
        {
            if (slot is null || !ReferenceEquals(slot.Model, position.Model))
                slot = Slot(position.Model, states);
            slot.Add(position);
        }
    }

    private SlotBook Slot(string model, StakeStates? states = null)
    {
        if (!_slots.TryGetValue(model, out var slot))
            _slots[model] = slot = new SlotBook(model, _rounds, states ?? new StakeStates(_view));
        return slot;
    }

    /// <summary>By the scores that newest rules pay; by all of them where none of these is stored.</summary>
    private IReadOnlyDictionary<string, int> NewestScores()
    {
        var metrics = Enumerable
            .Range(_rounds.First, Math.Max(1, (NewestRound ?? _rounds.First) - _rounds.First + 1))
            .Select(r => _view.Dates.RuleOf(r))
            .Distinct()
            .SelectMany(r => r?.Terms ?? [])
            .SelectMany(t => t.Metrics)
            .Distinct()
            .Where(_view.Metrics.Contains)
            .ToList();
        if (metrics.Count == 0)
            metrics = [.. _view.Metrics.Where(m => !m.IsPercentile)];
        return metrics.Count == 0
            ? new Dictionary<string, int>()
            : _view.NewestScoredRounds(_view.Query(null, metrics, _rounds.First));
    }

    private bool IsActive(SlotBook slot) => slot.HasRounds || slot.LastRound is not null || slot.Staked() > 0;

    private AccountEntry Account(string label)
    {
        var slots = _byAccount[label].ToList();
        var active = slots.FindAll(IsActive);
        var synced = _attention.SyncedAt(label, _facts);
        return Entry(label, active, slots.Count - active.Count, _attention.Find(synced, active), synced);
    }

    private AccountEntry Entry(
        string? label,
        List<SlotBook> slots,
        int idle,
        IReadOnlyList<AttentionEntry> attention,
        DateTimeOffset? synced
    )
    {
        var together = Stakes(slots);
        var claims = _facts.Claims.Where(c => c.Account == label && c.Claimable is not null).ToList();
        var hasClaims =
            label is not null && _facts.ReportedSince.ContainsKey((label, AccountPart.Claims(_view.Tournament)));
        return new AccountEntry
        {
            Account = label,
            Slots = together.Slots,
            IdleSlots = idle,
            Staked = together.Staked,
            MovesSystems = together.MovesSystems,
            AtRisk = together.AtRisk,
            Available = _facts.Balances.FirstOrDefault(b => b.Account == label)?.Available is { } available
                ? Json.Plain(available.Amount)
                : null,
            Claimable = hasClaims ? Json.Plain(claims.Sum(c => c.Claimable!.Value.Amount)) : null,
            Earned = together.Earned,
            LargestFall = together.LargestFall,
            LastRound = together.LastRound,
            SyncedAt = synced,
            Attention = attention,
            SlotList =
            [
                .. slots
                    .Select(s => Slot(s, synced))
                    .OrderByDescending(s => s.Staked ?? -1)
                    .ThenBy(s => s.Model, StringComparer.OrdinalIgnoreCase),
            ],
        };
    }

    private SlotEntry Slot(SlotBook slot, DateTimeOffset? synced)
    {
        var own = Stakes([slot]);
        return new SlotEntry
        {
            Model = slot.Model,
            Slots = 1,
            Staked = own.Staked,
            AtRisk = own.AtRisk,
            Earned = own.Earned,
            LargestFall = own.LargestFall,
            LastRound = own.LastRound,
            Attention = [.. _attention.CodesOf(slot, synced)],
        };
    }

    private StakesEntry Stakes(List<SlotBook> slots)
    {
        var series = slots.Count == 1 ? slots[0].Series : new StakeSeries(_rounds);
        foreach (var slot in slots.Count == 1 ? [] : slots)
            series.Add(slot.Series);
        var capital = series.Capital(OverviewRounds.UnknownFrom(_view, series.Newest, NewestRound));
        var staked = slots.Select(s => s.Staked()).OfType<decimal>().ToList();
        return new StakesEntry
        {
            Slots = slots.Count,
            Staked = staked.Count == 0 ? null : Json.Plain(staked.Sum()),
            MovesSystems = slots.Any(s => s.MovesSystems),
            AtRisk = Json.Plain(slots.Sum(s => s.AtRisk)),
            Earned = series.Earned(capital),
            LargestFall = series.LargestFall(capital),
            LastRound = slots.Max(s => s.LastRound),
        };
    }
}
