using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>A model with what is worked out from its rounds.</summary>
internal sealed class Profile(ApiRequest request, ModelRecord model)
{
    private IReadOnlyList<PerformanceRecord>? _performances;
    private Dictionary<string, decimal>? _reputations;

    public ApiRequest Request => request;

    public ModelRecord Model => model;

    public AccountRecord Account => request.Account(model);

    /// <summary>The submitted rounds, ascending; none for a model that was added here.</summary>
    public IReadOnlyList<PerformanceRecord> Performances =>
        _performances ??= request.Side.Added.Contains(model) ? [] : request.View.Performances(model);

    public StakeRecord Stake =>
        request.Side.Added.Contains(model) ? new StakeRecord { Stake = 0m } : request.View.Stake(model);

    /// <summary>Mean over one year of resolved rounds, a missed round counting 0; null without any.</summary>
    /// <remarks>Source: domain notes, section 1.2, the rule since March 2023.</remarks>
    public decimal? Reputation(string displayName)
    {
        _reputations ??= Reputations();
        return _reputations.TryGetValue(displayName, out var value) ? value : null;
    }

    public IReadOnlyCollection<string> ReputationNames => (_reputations ??= Reputations()).Keys;

    /// <summary>Payouts less burns of the rounds that resolved since, NMR.</summary>
    public decimal Earned(DateTimeOffset since) =>
        Performances.Where(p => p.Round.Resolved && p.Round.ResolveTime > since).Sum(p => p.Settled ?? 0m);

    /// <summary>What was earned since, as a share of what was at risk in the first of those rounds; null without any.</summary>
    public decimal? Return(DateTimeOffset since)
    {
        var first = Performances.FirstOrDefault(p => p.Round.Resolved && p.Round.ResolveTime > since && p.AtRisk > 0);
        return first is null ? null : decimal.Round(Earned(since) / first.AtRisk!.Value, 9);
    }

    private Dictionary<string, decimal> Reputations()
    {
        var since = request.View.Now.AddYears(-1);
        var rounds = request.View.Rounds(model.Tournament).Count(r => r.Resolved && r.ResolveTime > since);
        var sums = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var p in Performances.Where(p => p.Round.Resolved && p.Round.ResolveTime > since))
        {
            foreach (var score in request.View.Latest(p))
                sums[score.DisplayName] = sums.GetValueOrDefault(score.DisplayName) + score.Value;
        }
        return sums.ToDictionary(s => s.Key, s => decimal.Round(s.Value / rounds, 12), StringComparer.Ordinal);
    }
}
