using Ballast.Core.Planning;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Plan.Path;

/// <summary>The way from the stakes of now to a target: accounts carried on together, day by day.</summary>
internal sealed class PathWalk
{
    // A release that waits for another one is paid a second lock later, one that waits for that a third.
    private const int MostLocks = 4;

    // Over a weekend with holidays; what comes free then is staked again at the next close.
    private static readonly TimeSpan UntilNextClose = TimeSpan.FromDays(7);

    private readonly MoveList _moves = new();

    private PathWalk(
        AsOfView view,
        StakeSchedule schedule,
        IReadOnlyList<AccountAim> aims,
        IReadOnlyList<OpenStake> open
    )
    {
        Schedule = schedule;
        Paths = [.. aims.Select(a => new AccountPath(view, schedule, a, _moves))];
        Record = new PathRecord(Paths, new PathLoss(view, open, view.Dates.IsAtomic(schedule.Next)));
    }

    /// <summary>What happened on the way.</summary>
    public StakeSchedule Schedule { get; }

    /// <summary>The accounts, where the path has ended.</summary>
    public IReadOnlyList<AccountPath> Paths { get; }

    /// <summary>Day by day.</summary>
    public PathRecord Record { get; }

    /// <summary>What is asked for, in order.</summary>
    public IReadOnlyList<PlanMove> Moves => _moves.All;

    /// <summary>Walks until everything that was asked for has happened.</summary>
    /// <param name="view">The moment, and when rounds close.</param>
    /// <param name="aims">The accounts and what is aimed at.</param>
    /// <param name="open">Stakes of their models in open rounds.</param>
    public static PathWalk Run(AsOfView view, IReadOnlyList<AccountAim> aims, IReadOnlyList<OpenStake> open)
    {
        DateTimeOffset? until = null;
        for (var locks = 1; ; locks++)
        {
            var walk = new PathWalk(view, StakeSchedule.Create(view, until), aims, open);
            walk.Walk(view);
            if (walk.Paths.Select(p => p.Unfinished).Max() is not { } unfinished || locks == MostLocks)
                return walk;
            until = unfinished + UntilNextClose;
        }
    }

    private void Walk(AsOfView view)
    {
        foreach (var path in Paths)
            path.Begin();
        var today = DateOnly.FromDateTime(view.AsOf.UtcDateTime);
        var days = Schedule.Moments.GroupBy(m => DateOnly.FromDateTime(m.At.UtcDateTime)).ToList();
        if (days.Count == 0 || days[0].Key != today)
            Record.EndDay(today, [.. _moves.All.Select(m => m.Id)]);
        var noted = days.Count > 0 && days[0].Key == today ? 0 : _moves.All.Count;
        foreach (var day in days)
        {
            foreach (var moment in day)
            {
                foreach (var path in Paths)
                    path.Step(moment);
            }
            Record.EndDay(day.Key, [.. _moves.All.Skip(noted).Select(m => m.Id)]);
            noted = _moves.All.Count;
        }
    }
}
