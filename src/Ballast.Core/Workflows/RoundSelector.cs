using Ballast.Core.Backtesting;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows;

/// <summary>Decides which rounds take part: by whether they have resolved at the moment, and by whether they pay.</summary>
/// <param name="view">Rules, dates and the moment.</param>
/// <param name="state">Resolved, unresolved or all.</param>
internal sealed class RoundSelector(AsOfView view, RoundState state)
{
    /// <summary>Whether the round is in the asked state, by its resolve time: recorded, else the calendar's.</summary>
    public bool IsInState(int round) => state == RoundState.All || (state == RoundState.Resolved) == IsResolved(round);

    public bool IsResolved(int round) => view.Dates.ResolvedAt(round) <= view.AsOf;

    /// <summary>Whether the round would take part if it had scores.</summary>
    public bool IsPaying(int round, PaymentAssumptions assumptions) =>
        IsInState(round) && Finder(assumptions).Of(round).Terms is not null;

    /// <summary>Sorts the columns of a panel into those that pay and those that do not.</summary>
    public SelectedRounds Paying(ScorePanel panel, PaymentAssumptions assumptions)
    {
        var finder = Finder(assumptions);
        var selected = new SelectedRounds([], [], []);
        for (var column = 0; column < panel.Rounds.Count; column++)
        {
            var round = panel.Rounds[column];
            if (!IsInState(round))
                continue;
            var (terms, reason) = finder.Of(round);
            if (terms is null)
            {
                selected.Skipped.Add((reason!.Value, round, null));
                continue;
            }
            selected.Columns.Add(column);
            selected.Terms.Add(terms);
        }
        return selected;
    }

    private RoundTermsFinder Finder(PaymentAssumptions assumptions) =>
        new(view.Rules, assumptions, view.Rounds.GetValueOrDefault);
}

/// <summary>Columns of a panel that take part with their terms, and rounds that do not with their reasons.</summary>
internal sealed record SelectedRounds(
    List<int> Columns,
    List<PaidRound> Terms,
    List<(SkipReason Reason, int Round, string? Scores)> Skipped
)
{
    /// <summary>The refusal where rounds have scores and none of them pays.</summary>
    public Refusal NothingPaid()
    {
        var reasons = SkippedByReason().Select(s => $"{s.Rounds.Count} {SkipReasons.InWords(s)}");
        return new Refusal("nothing-paid", $"No round in range can be paid: {string.Join("; ", reasons)}.");
    }

    public IReadOnlyList<SkippedRounds> SkippedByReason() =>
        [
            .. Skipped
                .GroupBy(s => (s.Reason, s.Scores), s => s.Round)
                .Select(g => new SkippedRounds(g.Key.Reason, [.. g.Order()], g.Key.Scores)),
        ];
}
