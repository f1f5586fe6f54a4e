using Ballast.Core.Rounds;
using Ballast.Sandbox.Figures;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>Sums over all models of a tournament.</summary>
/// <remarks>
/// A generated world holds some dozens of several thousand models. Under continuous staking the others count with what they have at risk in
/// the newest closed round, as they do in payout factors, so that what all stake together is never less than what one account stakes.
/// </remarks>
internal sealed class TournamentTotals(ApiRequest request, Tournament tournament)
{
    private List<Profile>? _profiles;

    public Tournament Tournament => tournament;

    public DateTimeOffset Now => request.View.Now;

    public IReadOnlyList<Profile> Profiles =>
        _profiles ??= [.. request.View.Models.Where(m => m.Tournament == tournament).Select(request.Profile)];

    public IEnumerable<Profile> Staked => Profiles.Where(p => p.Stake.Shown > 0);

    /// <summary>Accounts with a submission in the last twelve months.</summary>
    public int Accounts => Owners(Profiles.Where(p => p.Performances.Any(InLastYear)));

    /// <summary>Accounts with a staked one.</summary>
    public int StakedAccounts => Owners(Profiles.Where(p => p.Performances.Any(r => r.AtRisk > 0 && InLastYear(r))));

    /// <summary>NMR that all models and, under continuous staking, all other stakers have staked.</summary>
    public decimal Stake => Profiles.Sum(p => p.Stake.Shown) + Others;

    /// <summary>NMR at risk in rounds that have closed and not resolved; under continuous staking the newest one has all of it.</summary>
    public decimal AtRisk =>
        Open.Where(p => p.Round.Atomic).Sum(p => p.AtRisk ?? 0m)
        + (IsAtomic ? 0m : NewestClosed?.TotalAtStake ?? OwnAtRisk);

    /// <summary>Submissions with something at risk in the newest closed round.</summary>
    public int StakedSubmissions =>
        NewestClosed is { } round
            ? Profiles.Count(p => request.View.Performance(p.Model, round.Number)?.AtRisk > 0)
            : 0;

    /// <summary>What all settled rounds paid and burned, NMR.</summary>
    public decimal Earned => Profiles.Sum(p => p.Earned(DateTimeOffset.MinValue));

    /// <summary>The others count on every day with what they have now.</summary>
    public IEnumerable<StakeDay> StakeDays
    {
        get
        {
            var others = Others;
            return request
                .Stakes.Rows(ScoringDates.LastYear(Now), [.. Profiles.Select(p => p.Model.Id)])
                .Select(d => d with { Value = d.Value + others });
        }
    }

    public IEnumerable<(DateTimeOffset Date, int Count)> AccountDays =>
        StakedDays.Count(ScoringDates.LastYear(Now), Profiles.Select(p => (p.Account.Id, p.Performances)));

    public IEnumerable<(DateTimeOffset Date, int Count)> ModelDays =>
        StakedDays.Count(ScoringDates.LastYear(Now), Profiles.Select(p => (p.Model.Id, p.Performances)));

    private bool IsAtomic => request.View.IsAtomic(tournament);

    /// <summary>Rounds that were recorded may have no totals at all.</summary>
    private RoundRecord? NewestClosed =>
        request.View.Rounds(tournament).LastOrDefault(r => r.TotalAtStake is not null)
        ?? request.View.Rounds(tournament).LastOrDefault(r => r.CloseTime <= Now);

    /// <summary>What the models of this world have at risk in that round.</summary>
    private decimal OwnAtRisk =>
        NewestClosed is { } round
            ? Profiles.Sum(p => request.View.Performance(p.Model, round.Number)?.AtRisk ?? 0m)
            : 0m;

    private IEnumerable<PerformanceRecord> Open =>
        Profiles.SelectMany(p => p.Performances).Where(p => !p.Round.Resolved);

    /// <summary>What others than the models of this world have staked.</summary>
    private decimal Others => !IsAtomic && NewestClosed?.TotalAtStake is { } all ? Math.Max(0m, all - OwnAtRisk) : 0m;

    private bool InLastYear(PerformanceRecord p) => (p.SubmittedAt ?? p.Round.OpenTime) > Now.AddYears(-1);

    private static int Owners(IEnumerable<Profile> profiles) =>
        profiles.Select(p => p.Model.AccountId).Distinct().Count();
}
