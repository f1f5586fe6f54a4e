using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Ladder.Changes;

/// <summary>Carries accounts with and without their changes through the days side by side, and notes where they part.</summary>
/// <param name="view">The moment, and when rounds close.</param>
/// <param name="schedule">What happens.</param>
/// <param name="accounts">The accounts.</param>
internal sealed class ChangeCalendar(AsOfView view, StakeSchedule schedule, IReadOnlyList<ChangedAccount> accounts)
{
    private readonly List<ChangeTrack> _tracks =
    [
        .. accounts.SelectMany(a => a.Changes.Select(c => new ChangeTrack(a, c))),
    ];
    private readonly List<LadderChangeDayEntry> _days = [];
    private LadderStandingEntry? _with;
    private LadderStandingEntry? _without;

    /// <summary>Days on which something differs more than before.</summary>
    public IReadOnlyList<LadderChangeDayEntry> Days => _days;

    /// <summary>What became of each change, in the order of names.</summary>
    public IReadOnlyList<LadderChangeModelEntry> Models { get; private set; } = [];

    /// <summary>Goes through all days.</summary>
    public void Run()
    {
        EndDay(DateOnly.FromDateTime(view.AsOf.UtcDateTime), null);
        foreach (var day in schedule.Moments.GroupBy(m => DateOnly.FromDateTime(m.At.UtcDateTime)))
        {
            foreach (var moment in day)
            {
                foreach (var account in accounts)
                {
                    account.Without.Step(moment);
                    account.With.Step(moment);
                }
            }
            int? closed = day.Any(m => m.IsClose) ? day.Last(m => m.IsClose).Round : null;
            EndDay(day.Key, closed);
        }
        var paid = accounts.ToDictionary(a => a, a => a.With.Paid());
        Models =
        [
            .. _tracks
                .Select(t => t.Entry(paid[t.Account].GetValueOrDefault(t.Change.Now.Model), view.Dates))
                .OrderBy(m => m.Model, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private void EndDay(DateOnly day, int? closed)
    {
        List<LadderMoveEntry> moves = [.. _tracks.SelectMany(t => t.Note(day, closed))];
        var (with, without) = (Sum(a => a.With, t => t.With), Sum(a => a.Without, t => t.Without));
        if (moves.Count > 0 || !IsSameGap(with, without))
            _days.Add(new LadderChangeDayEntry(day, closed, with, without, moves));
        (_with, _without) = (with, without);
    }

    /// <summary>Whether both stand as far from each other as on the day before.</summary>
    private bool IsSameGap(LadderStandingEntry with, LadderStandingEntry without)
    {
        var (before, than) = (_with ?? Nothing, _without ?? Nothing);
        // Free NMR wait for the next close in between: what a round brings back is staked again a day later.
        return with.WalletChange - without.WalletChange == before.WalletChange - than.WalletChange;
    }

    private static LadderStandingEntry Nothing { get; } = new(0, 0, 0, 0);

    private LadderStandingEntry Sum(Func<ChangedAccount, StakeFuture> side, Func<ChangeTrack, ModelStanding> of) =>
        new(
            Json.Plain(_tracks.Sum(t => of(t).PerRound.Amount)),
            Json.Plain(_tracks.Sum(t => of(t).Locked.Amount)),
            Json.Plain(accounts.Sum(a => side(a).Free.Amount)),
            Json.Plain(accounts.Sum(a => (side(a).Wallet - a.Before).Amount))
        );
}
