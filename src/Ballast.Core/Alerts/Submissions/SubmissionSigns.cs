using Ballast.Core.Ledger;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Collecting;

namespace Ballast.Core.Alerts.Submissions;

/// <summary>What shows that a model had a submission in a round: a file that was sent from here, a row with its stake, a score. A sync tells no more.</summary>
internal sealed class SubmissionSigns
{
    /// <summary>Rounds that are looked at: a quarter of a year, with the weeks before it that show the habit.</summary>
    private const int Back = 80;

    private const int RoundsPerWeek = 5;

    /// <summary>Weeks in a row with a submission that make a habit.</summary>
    private const int Weeks = 3;

    private readonly AlertGround _ground;
    private readonly Dictionary<(string, int), KeptSubmission> _sent = [];
    private readonly ILookup<string, Position> _positions;
    private readonly HashSet<(string, int)> _staked;
    private readonly HashSet<(string, int)> _scored = [];

    /// <summary>Reads what is stored of the models of a ground.</summary>
    public SubmissionSigns(AlertGround ground)
    {
        _ground = ground;
        var (view, models) = (ground.View, ground.Models);
        (First, Times) = (Math.Max(1, ground.NewestRound - Back), new RoundTimes(view.Rounds));
        if (view.KeepsSubmissions)
        {
            foreach (var sent in view.KeptSubmissions(First).Where(s => s.Round is not null))
                _sent.TryAdd((Key(sent.Model), sent.Round!.Value), sent);
        }
        _positions = ground.Positions.Where(p => p.Round >= First).ToLookup(p => p.Model);
        _staked =
        [
            .. _positions.SelectMany(g => g).Select(p => (Key(p.Model), p.Round)),
            .. ground
                .Facts.StakeTransactions.Where(t =>
                    t is { Type: StakeTransaction.AtomicStake, Model: not null, Round: not null }
                )
                .Select(t => (Key(t.Model!), t.Round!.Value)),
        ];
        ReadScores(models);
    }

    /// <summary>The first round that is looked at.</summary>
    public int First { get; }

    /// <summary>When rounds open and close.</summary>
    public RoundTimes Times { get; }

    /// <summary>Rounds in which some model has a score.</summary>
    public HashSet<int> ScoredRounds => field ??= [.. _ground.View.ScoredRounds().TakeWhile(r => r >= First)];

    /// <summary>Whether any score that pays is stored: where none is, a missing one says nothing.</summary>
    public bool HasScores => _scored.Count > 0;

    /// <summary>Stakes of a model in the rounds that are looked at.</summary>
    public IEnumerable<Position> PositionsOf(string model) => _positions[model];

    /// <summary>Whether a score that pays, or did, is stored.</summary>
    public bool HasScore(string model, int round) => _scored.Contains((Key(model), round));

    /// <summary>What was sent from here first for the round; null where nothing was.</summary>
    public KeptSubmission? Sent(string model, int round) => _sent.GetValueOrDefault((Key(model), round));

    /// <summary>Whether anything shows a submission.</summary>
    public bool Any(string model, int round) =>
        Sent(model, round) is not null || _staked.Contains((Key(model), round)) || HasScore(model, round);

    /// <summary>Whether the model had one in the rounds of the same weekday in the three weeks before.</summary>
    public bool IsUsual(string model, int round) => Before(round).All(r => Any(model, r));

    /// <summary>The same, each sent from here.</summary>
    public bool IsUsuallySent(string model, int round) => Before(round).All(r => Sent(model, r) is not null);

    /// <summary>Whether it is known that nothing was handed in, and not only unknown that something was.</summary>
    /// <remarks>
    /// Somebody who sends from here would have sent from here. Else a stake shows at the close where stakes of other rounds show before their scores, and a score from
    /// the day after the first ones on, once any model has one. In atomic rounds a model without a stake may have handed in all the same.
    /// </remarks>
    public bool IsKnownMissing(string model, int round)
    {
        if (IsUsuallySent(model, round))
            return true;
        if (_ground.LookedAt(model) is not { } looked)
            return false;
        var scored = Times.FirstScore(round) + TimeSpan.FromDays(1);
        if (looked >= scored)
            return ScoredRounds.Contains(round) && HasScores;
        return looked >= Times.StakesClose(round) + TimeSpan.FromHours(1)
            && !_ground.View.Dates.IsAtomic(round)
            && _positions[model]
                .Any(p => p.Round != round && p.AtRisk > Nmr.Zero && Times.FirstScore(p.Round) > looked);
    }

    private static IEnumerable<int> Before(int round) =>
        Enumerable.Range(1, Weeks).Select(week => round - (week * RoundsPerWeek));

    private void ReadScores(IReadOnlyList<string> models)
    {
        var view = _ground.View;
        var paid = view
            .Rules.Rules(First, Math.Max(First, _ground.NewestRound))
            .SelectMany(r => r.Terms)
            .Select(view.Terms.Of);
        Metric[] metrics = [.. paid.Distinct().Where(view.Metrics.Contains)];
        if (metrics.Length == 0 || models.Count == 0)
            return;
        var panel = view.Scores(view.Query(models, metrics, First));
        for (var row = 0; row < panel.Models.Count; row++)
        {
            for (var column = 0; column < panel.Rounds.Count; column++)
            {
                if (panel.HasScore(row, column))
                    _scored.Add((Key(panel.Models[row]), panel.Rounds[column]));
            }
        }
    }

    private static string Key(string model) => model.ToLowerInvariant();
}
