using Ballast.Core.Rounds;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Settlement;

/// <summary>A change that an owner asks for at a moment.</summary>
internal sealed record OwnerAction(DateTimeOffset Time, StakeChange Change);

/// <summary>What owners ask for of their own accord: so that a generated world has changes, releases and refusals.</summary>
internal static class OwnerActions
{
    private const double PerRound = 0.02;

    /// <summary>All actions in a world, in the order of their times.</summary>
    public static List<OwnerAction> Create(WorldPlan plan)
    {
        var actions = new List<OwnerAction>();
        if (!plan.Options.WithOwnerActions)
            return actions;
        foreach (var model in plan.Roster.Models.Where(m => plan.Running.Contains(m.Tournament)))
        {
            var random = new SeededRandom(plan.Options.Seed, model.Tournament.Slug() + " habits", model.Index);
            for (var round = plan.First(model.Tournament); round <= plan.Options.LastRound; round++)
            {
                if (!random.Happens(PerRound))
                    continue;
                var time = RoundCalendar
                    .OpenTime(round)
                    .AddHours(-random.Integer(1, 20))
                    .AddMinutes(random.Integer(0, 59));
                var change = round < plan.Cutover(model.Tournament) ? Legacy(random, model) : Atomic(random, model);
                actions.Add(new OwnerAction(time, change));
            }
        }
        return [.. actions.OrderBy(a => a.Time)];
    }

    private static StakeChange Legacy(SeededRandom random, RosterModel model) =>
        random.Integer(0, 9) switch
        {
            <= 3 => new(StakeChangeKind.Increase, model.Id, random.Integer(300, 2000) * 0.01m),
            <= 6 => new(StakeChangeKind.Release, model.Id, random.Integer(50, 1500) * 0.01m),
            7 => new(StakeChangeKind.CancelRelease, model.Id),
            8 => new(StakeChangeKind.TakeProfit, model.Id, On: random.Happens(0.5)),
            _ => new(StakeChangeKind.Release, model.Id, 0m, random.Happens(0.2)),
        };

    private static StakeChange Atomic(SeededRandom random, RosterModel model) =>
        random.Integer(0, 9) switch
        {
            <= 3 => new(StakeChangeKind.Configure, model.Id, random.Integer(1, 500) * 0.01m, On: random.Happens(0.5)),
            4 => new(StakeChangeKind.Stop, model.Id),
            <= 6 => new(StakeChangeKind.Deposit, model.Id, random.Integer(100, 1000) * 0.01m),
            7 => new(StakeChangeKind.Withdraw, model.Id, random.Integer(100, 1000) * 0.01m),
            _ => new(StakeChangeKind.Claim, model.Id),
        };
}
