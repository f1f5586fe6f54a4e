using Ballast.Sandbox.Figures;
using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Api;

/// <summary>A model with what is worked out from its rounds.</summary>
internal sealed class Profile(ApiRequest request, ModelRecord model)
{
    /// <summary>A reputation is of one year, and asked for up to a year back.</summary>
    private const int YearsOfScores = 2;

    private IReadOnlyList<PerformanceRecord>? _performances;
    private ScoreHistory? _scores;
    private StakeRecord? _stake;

    public ApiRequest Request => request;

    public ModelRecord Model => model;

    public AccountRecord Account => request.Account(model);

    /// <summary>The submitted rounds, ascending; none for a model that was added here.</summary>
    public IReadOnlyList<PerformanceRecord> Performances =>
        _performances ??= IsAdded ? [] : request.View.Performances(model);

    /// <summary>The newest submitted round; null without any.</summary>
    public PerformanceRecord? Newest => Performances is [.., var newest] ? newest : null;

    public StakeRecord Stake => _stake ??= IsAdded ? new StakeRecord { Stake = 0m } : request.View.Stake(model);

    /// <summary>Final scores of the last two years.</summary>
    public ScoreHistory Scores =>
        _scores ??= request.ScoreHistories.Find(
            model.Id,
            request.View.Now,
            request.Source.Uploads?.Of(model.Id).Count ?? 0,
            ReadScores
        );

    public ModelReturns Returns => new(Performances);

    /// <summary>Mean over one year of resolved rounds, a missed round counting 0; null without any.</summary>
    public decimal? Reputation(string displayName) => Scores.Reputation(displayName, request.View.Now);

    public IEnumerable<string> ReputationNames => Scores.Names.Where(n => Reputation(n) is not null);

    /// <summary>The place of a reputation as it stood at a moment, among all models; null without one.</summary>
    public int? Rank(string displayName, DateTimeOffset at) =>
        Scores.Reputation(displayName, at) is { } own
            ? request.Rank(model.Tournament, displayName, at, p => p.Scores.Reputation(displayName, at), own)
            : null;

    /// <summary>The place among the models with a stake; null without one.</summary>
    public int? StakedRank(string displayName) =>
        Stake.Shown > 0 && Reputation(displayName) is { } own
            ? request.Rank(
                model.Tournament,
                displayName + " staked",
                request.View.Now,
                p => p.Stake.Shown > 0 ? p.Reputation(displayName) : null,
                own
            )
            : null;

    /// <summary>Payouts less burns of the rounds that resolved since, NMR.</summary>
    public decimal Earned(DateTimeOffset since) => Returns.Earned(since, request.View.Now);

    /// <summary>The return on committed NMR of the rounds that resolved since; null without any.</summary>
    public decimal? Return(DateTimeOffset since) => Returns.Return(since, request.View.Now);

    /// <summary>By how much projected payouts moved in the day up to a moment.</summary>
    public (decimal? Share, decimal Nmr) Day(DateTimeOffset at) =>
        IsAdded ? (null, 0m) : ModelReturns.Moved(model, request.At(at.AddDays(-1)), request.At(at));

    private bool IsAdded => request.Side.Added.Contains(model);

    private ScoreHistory ReadScores()
    {
        var since = request.View.Now.AddYears(-YearsOfScores);
        var resolved = Performances.Where(p => p.Round.Resolved && p.Round.ResolveTime > since);
        return new ScoreHistory(
            request.Resolved(model.Tournament),
            resolved.Select(p => (p.Round.ResolveTime, request.View.Latest(p)))
        );
    }
}
