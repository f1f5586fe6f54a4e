using System.Numerics;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Numerai.Translation;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Feed;

/// <summary>What Numerai says of an account, in Ballast's words. Times are cut to the millisecond, as they are kept.</summary>
/// <param name="account">The user's name for the account.</param>
/// <param name="now">When the answers had come.</param>
/// <param name="models">All models of the account, archived ones too.</param>
/// <param name="doubtful">Takes the parts of which something cannot be understood.</param>
internal sealed class AccountTranslation(
    string account,
    Func<DateTimeOffset> now,
    IReadOnlyList<WireModel> models,
    HashSet<AccountPart> doubtful
)
{
    private readonly Dictionary<string, string> _names = models
        .Where(m => m is { Id.Length: > 0, Name.Length: > 0 })
        .GroupBy(m => m.Id!, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(g => g.Key, g => g.First().Name!, StringComparer.OrdinalIgnoreCase);

    /// <summary>Tournaments in which the account has models, in order.</summary>
    public IReadOnlyList<Tournament> Tournaments { get; } =
    [.. models.Select(m => Tournament(m.Tournament)).OfType<Tournament>().Distinct().Order()];

    private KnownTime Known => KnownTime.Recorded(now());

    public WalletBalance Balance(WireAccount wire) =>
        new()
        {
            Account = account,
            Known = Known,
            Address = Text(wire.WalletAddress),
            Available = wire.AvailableNmr,
            StakeCredit = wire.AvailableStakeCredit,
            HeldForIncreases = wire.HeldForScheduledStakeIncreases,
            HeldForWithdrawals = wire.HeldForPendingWithdrawals,
            HeldForFusion = wire.HeldForFusionStakes,
            OnChain = wire.OnChainWalletBalance,
        };

    /// <summary>One a model: of one without a stake that the account has it. Archived ones count where they have a stake.</summary>
    public IEnumerable<ModelStake> Stakes()
    {
        foreach (var model in models)
        {
            if (Tournament(model.Tournament) is not { } tournament || Text(model.Name) is not { } name)
                continue;
            if (StakeOf(model, tournament) is var stake && stake is null && model.Archived == true)
                continue;
            yield return new ModelStake
            {
                Account = account,
                Known = Known,
                Tournament = tournament,
                Model = name,
                Staked = stake?.StakeValue,
                Settled = stake?.LatestValueSettled,
                WithPending = stake?.LatestValue,
            };
        }
    }

    public IEnumerable<StakeSetting> Settings() =>
        Staked()
            .Where(m => m.Stake.TakeProfit is not null)
            .Select(m => new StakeSetting
            {
                Account = account,
                Known = Known,
                Tournament = m.Tournament,
                Model = m.Name,
                TakesProfit = m.Stake.TakeProfit,
            });

    /// <summary>The account's list, with what the models say of the same requests.</summary>
    public IReadOnlyList<PendingStakeChange> Pending(IReadOnlyList<WireScheduledStake?> scheduled)
    {
        var changes = new Dictionary<string, PendingStakeChange>(StringComparer.Ordinal);
        if (scheduled.Any(s => s is null))
            doubtful.Add(AccountPart.Pending);
        foreach (var wire in scheduled.OfType<WireScheduledStake>())
        {
            if (Change(wire.Tournament, wire.Model, wire.Type) is { } change)
                changes[change.Cell] = change with
                {
                    Amount = wire.Amount,
                    IsDrain = wire.Drain,
                    Status = Text(wire.Status),
                    RequestedAt = Cut(wire.Time),
                    DueAt = Cut(wire.DueDate),
                };
        }
        foreach (var (tournament, name, stake) in Staked())
        {
            if (
                stake.PendingV2ChangeStakeRequest is not { } wire
                || Change((int)tournament, name, wire.Type) is not { } change
            )
                continue;
            var listed = changes.GetValueOrDefault(change.Cell, change);
            changes[change.Cell] = listed with
            {
                RequestId = Text(wire.Id),
                Amount = listed.Amount ?? wire.RequestedAmount,
                IsDrain = listed.IsDrain ?? wire.Drain,
                Status = listed.Status ?? Text(wire.Status),
                DueAt = listed.DueAt ?? Cut(wire.DueDate),
            };
        }
        return [.. changes.Values];
    }

    public StakeTransaction Transaction(WireStakeTransaction wire) =>
        new()
        {
            Account = account,
            Known = Known,
            Tournament = Tournament(wire.Tournament),
            Model = Text(wire.Model) ?? Name(wire.ModelId),
            Round = wire.Round,
            Type = Text(wire.Type),
            Amount = wire.Amount,
            Time = Cut(wire.Timestamp),
            Note = Text(wire.Note),
        };

    public WalletTransaction Transaction(WireWalletTransaction wire) =>
        new()
        {
            Account = account,
            Known = Known,
            Tournament = Tournament(wire.Tournament),
            Type = Text(wire.Type),
            Amount = wire.Amount,
            From = Text(wire.From),
            To = Text(wire.To),
            Time = Cut(wire.Time),
            Status = Text(wire.Status),
            Hash = Text(wire.TxHash),
        };

    public IReadOnlyList<AtomicClaim> Claims(Tournament tournament, IReadOnlyList<WireAtomicClaim> rows)
    {
        var claims = rows.Select(r => Claim(tournament, r)).OfType<AtomicClaim>().ToList();
        if (claims.Count < rows.Count)
            doubtful.Add(AccountPart.Claims(tournament));
        return claims;
    }

    private AtomicClaim? Claim(Tournament tournament, WireAtomicClaim wire)
    {
        if (Name(wire.ApiModelId) is not { } model || Text(wire.Staker) is not { } staker)
            return null;
        if (!int.TryParse(wire.RoundId, out var round))
            return null;
        try
        {
            return new AtomicClaim
            {
                Account = account,
                Known = Known,
                Tournament = tournament,
                Model = model,
                Round = round,
                Staker = staker,
                SubmissionId = Text(wire.SubmissionId),
                Payout = Amount(wire.PayoutAmountWei),
                Burn = Amount(wire.BurnAmountWei),
                Claimable = Amount(wire.ClaimableAmountWei),
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private PendingStakeChange? Change(int? number, string? model, string? type)
    {
        PendingStakeKind? kind = type?.ToLowerInvariant() switch
        {
            "increase" => PendingStakeKind.Increase,
            "decrease" or "release" => PendingStakeKind.Release,
            _ => null,
        };
        if (kind is { } known && Tournament(number) is { } tournament && Text(model) is { } name)
            return new PendingStakeChange
            {
                Account = account,
                Known = Known,
                Tournament = tournament,
                Model = name,
                Kind = known,
            };
        doubtful.Add(AccountPart.Pending);
        return null;
    }

    /// <summary>Models with what is said of their stake: of Signals in a place of its own; those without are left out.</summary>
    private IEnumerable<(Tournament Tournament, string Name, WireStake Stake)> Staked()
    {
        foreach (var model in models)
        {
            if (Tournament(model.Tournament) is not { } tournament || Text(model.Name) is not { } name)
                continue;
            if (StakeOf(model, tournament) is { } stake)
                yield return (tournament, name, stake);
        }
    }

    private static WireStake? StakeOf(WireModel model, Tournament tournament) =>
        tournament == Core.Rounds.Tournament.Signals ? model.SignalsStake ?? model.V2Stake : model.V2Stake;

    private string? Name(string? id) => Text(id) is { } known ? _names.GetValueOrDefault(known, known) : null;

    private static Tournament? Tournament(int? number) =>
        number is { } n && Enum.IsDefined((Tournament)n) ? (Tournament)n : null;

    private static Nmr? Amount(BigInteger? wei) => wei is { } amount ? Wei.ToNmr(amount) : null;

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static DateTimeOffset? Cut(DateTimeOffset? time) =>
        time is { } t ? DateTimeOffset.FromUnixTimeMilliseconds(t.ToUnixTimeMilliseconds()) : null;
}
