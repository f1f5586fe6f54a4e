using Ballast.Core.Backtesting;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Simulation;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows.Paper;

/// <summary>Finds the rounds of an account on paper, and what its policy could know.</summary>
/// <remarks>
/// Rounds that had resolved before the start are reported as they were known at the start; the others as they are known at the view's moment. A round settles once its final
/// scores are stored: what runs up to then is a projection, and is left to the nowcast.
/// </remarks>
internal sealed class PaperRoundsBuilder
{
    // No round stays open longer: 64 rounds of 60 days, and some for holidays.
    private const int LongestOpen = 100;

    /// <summary>Final scores come within days; a model whose do not come any more would hold up all the others.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(14);

    private readonly AsOfView _view;
    private readonly PaperAccount _account;
    private readonly string[] _models;
    private readonly int _first;

    private PaperRoundsBuilder(AsOfView view, PaperAccount account)
    {
        (_view, _account) = (view, account);
        _models = [.. account.Models.Where(view.Models.ToHashSet(StringComparer.Ordinal).Contains)];
        _first = FirstRound(view, account.StartedAt);
    }

    /// <summary>The first round that an account that starts at a moment takes part in.</summary>
    public static int FirstRound(AsOfView view, DateTimeOffset start) =>
        view.Dates.FirstFixedAfter(start + PolicyReplay.BeforeTheClose);

    /// <summary>Finds the rounds.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="account">The account; that it may have been stopped does not matter here.</param>
    /// <param name="last">The last round that takes part; null for all.</param>
    public static PaperRounds Build(AsOfView view, PaperAccount account, int? last = null) =>
        new PaperRoundsBuilder(view, account).Build(last ?? RoundCalendar.LargestRound);

    private PaperRounds Build(int last)
    {
        var outcome =
            _models.Length == 0
                ? null
                : ReturnPanels.Of(_view, Request(PaymentMode.Actual, new RoundRange(new RoundBound(Oldest))));
        var panel = (outcome as Outcome<ReturnPanel>.Done)?.Value;
        var returns = panel is null ? [] : Returns(panel);
        var closed = Enumerable
            .Range(_first, Math.Max(0, LastClosed() - _first + 1))
            .Where(round => round <= last)
            .ToList();
        var scored = new PaperParticipation(_view, _models, Oldest);
        var settled = closed.Where(returns.ContainsKey).ToList();
        var open = closed.Where(round => !returns.ContainsKey(round) && IsOpen(round, scored)).ToList();
        var waiting = open.Count(IsResolved);
        var rounds = closed
            .Where(round => returns.ContainsKey(round) || open.Contains(round))
            .Select(round => Round(round, returns.GetValueOrDefault(round), scored));
        return new PaperRounds
        {
            Replay = new ReplayRounds(_view.Tournament, _models, [.. rounds])
            {
                Earlier = [.. Earlier(returns, panel)],
                Until = _view.AsOf,
            },
            First = _first,
            Settled = settled.Count,
            Open = open.Count - waiting,
            Waiting = waiting,
            Overlap = settled.Select(round => PayoutRule.OverlapOf(_view.Dates.RuleOf(round))).DefaultIfEmpty(1).Max(),
            Rules = RuleSpan.Of(settled.Select(round => (round, _view.Dates.RuleOf(round)))),
            Skipped =
            [
                .. _account.Models.Except(_models).Select(m => new SkippedModel(m, "it is not stored any more")),
                .. panel?.Skipped ?? [],
            ],
            SkippedRounds =
            [
                .. (panel?.SkippedRounds ?? [])
                    .Select(s => s with { Rounds = [.. s.Rounds.Where(r => closed.Contains(r) && !open.Contains(r))] })
                    .Where(s => s.Rounds.Count > 0),
            ],
            NothingPaid =
                settled.Count == 0 && closed.Exists(r => IsResolved(r) && !open.Contains(r))
                    ? (outcome as Outcome<ReturnPanel>.Refused)?.Refusal.Message
                    : null,
        };
    }

    private ReplayRound Round(int round, double[]? returns, PaperParticipation scored)
    {
        var resolves = _view.Dates.ResolvedAt(round);
        return new ReplayRound(
            round,
            _view.Dates.IsAtomic(round),
            _view.Dates.StakeFixedAt(round),
            // A round that waits for its scores is open to the end.
            returns is null
            && resolves <= _view.AsOf
                ? _view.AsOf.AddTicks(1)
                : resolves,
            returns ?? []
        )
        {
            OpenTo = returns is null ? scored.In(round) : null,
        };
    }

    /// <summary>What a policy knows of rounds that closed before the start: as it was known then, and what they returned when they resolved later.</summary>
    private IEnumerable<ReplayRound> Earlier(Dictionary<int, double[]> returns, ReturnPanel? panel)
    {
        if (_models.Length == 0)
            return [];
        var start = _view.At(_account.StartedAt);
        // Legacy factors are often not stored: as in a rehearsal, the usual one stands for them.
        var before = (
            ReturnPanels.Of(start, Request(PaymentMode.Simplified, RoundRange.All)) as Outcome<ReturnPanel>.Done
        )?.Value;
        var known = before is null ? [] : Rows(before);
        return known
            .Select(r => Known(start, r.Key, r.Value))
            .Concat(
                (panel?.Rounds ?? [])
                    .Select(r => r.Round)
                    .Where(r => r < _first && !known.ContainsKey(r) && returns.ContainsKey(r))
                    .Where(r => _view.Dates.ResolvedAt(r) > _account.StartedAt)
                    .Select(r => Known(_view, r, returns[r]))
            );
    }

    private static ReplayRound Known(AsOfView view, int round, double[] returns) =>
        new(round, view.Dates.IsAtomic(round), view.Dates.StakeFixedAt(round), view.Dates.ResolvedAt(round), returns);

    /// <summary>Returns of rounds whose final scores are stored, a value for each model of the account.</summary>
    private Dictionary<int, double[]> Returns(ReturnPanel panel)
    {
        var rows = Rows(panel);
        var interim = panel.InterimRounds.ToHashSet();
        foreach (var round in interim.Where(r => _view.Dates.ResolvedAt(r) > _view.AsOf - Patience))
            rows.Remove(round);
        interim.IntersectWith(rows.Keys);
        if (interim.Count == 0)
            return rows;
        var paid = _view.Rules.Rules(interim.Min(), interim.Max()).SelectMany(new PayableRounds(_view).Needed);
        var query = _view.Query(_models, [.. paid.Distinct()], interim.Min(), interim.Max());
        foreach (var score in _view.InterimScores(query).Where(s => interim.Contains(s.Round)))
            rows[score.Round][Array.IndexOf(_models, score.Model)] = double.NaN;
        return rows.Where(r => r.Value.Any(double.IsFinite)).ToDictionary(r => r.Key, r => r.Value);
    }

    private Dictionary<int, double[]> Rows(ReturnPanel panel)
    {
        var rows = panel.Models.Select((m, i) => (m, i)).ToDictionary(p => p.m, p => p.i, StringComparer.Ordinal);
        int[] rowOf = [.. _models.Select(m => rows.GetValueOrDefault(m, -1))];
        return panel
            .Rounds.Select((r, column) => (r.Round, Column: column))
            .ToDictionary(
                r => r.Round,
                r => (double[])[.. rowOf.Select(row => row < 0 ? double.NaN : panel.PositionValues[row][r.Column])]
            );
    }

    private ReturnRequest Request(PaymentMode mode, RoundRange range) =>
        new()
        {
            Models = _models,
            Range = range,
            Source = ReturnSource.Computed,
            Assumptions = new PaymentAssumptions { Mode = mode },
        };

    /// <summary>The oldest round that can have been open at the start.</summary>
    private int Oldest => Math.Max(1, _first - LongestOpen);

    private bool IsResolved(int round) => _view.Dates.ResolvedAt(round) <= _view.AsOf;

    /// <summary>Whether a round without returns still locks what is staked in it: it has not resolved, or its scores may well be on their way.</summary>
    private bool IsOpen(int round, PaperParticipation scored) =>
        !IsResolved(round) || _view.Dates.ResolvedAt(round) > _view.AsOf - Patience || round > scored.Newest;

    private int LastClosed()
    {
        var round = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(_view.AsOf.UtcDateTime));
        while (round >= _first && _view.Dates.StakeFixedAt(round) > _view.AsOf)
            round--;
        return round;
    }
}
