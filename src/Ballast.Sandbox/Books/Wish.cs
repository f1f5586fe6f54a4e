using Ballast.Core.Rounds;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Books;

/// <summary>A change that an owner asks for at a moment.</summary>
internal sealed record Wish(DateTimeOffset Time, StakeChange Change);

/// <summary>What owners ask for of their own accord: it keeps the books of a generated world from being too tidy.</summary>
internal static class Habits
{
    private const double PerRound = 0.02;

    /// <summary>All wishes of a world, in the order of their times.</summary>
    public static List<Wish> Of(WorldPlan plan)
    {
        var wishes = new List<Wish>();
        if (!plan.Options.Lively)
            return wishes;
        foreach (var model in plan.Cast.Models.Where(m => plan.Running.Contains(m.Tournament)))
        {
            var chance = new Chance(plan.Options.Seed, model.Tournament.Slug() + " habits", model.Index);
            for (var round = plan.First(model.Tournament); round <= plan.Options.LastRound; round++)
            {
                if (!chance.Happens(PerRound))
                    continue;
                var time = RoundCalendar
                    .OpenTime(round)
                    .AddHours(-chance.Integer(1, 20))
                    .AddMinutes(chance.Integer(0, 59));
                var change = round < plan.Cutover(model.Tournament) ? Legacy(chance, model) : Atomic(chance, model);
                wishes.Add(new Wish(time, change));
            }
        }
        return [.. wishes.OrderBy(w => w.Time)];
    }

    private static StakeChange Legacy(Chance chance, CastModel model) =>
        chance.Integer(0, 9) switch
        {
            <= 3 => new(StakeChangeKind.Increase, model.Id, chance.Integer(300, 2000) * 0.01m),
            <= 6 => new(StakeChangeKind.Release, model.Id, chance.Integer(50, 1500) * 0.01m),
            7 => new(StakeChangeKind.CancelRelease, model.Id),
            8 => new(StakeChangeKind.TakeProfit, model.Id, On: chance.Happens(0.5)),
            _ => new(StakeChangeKind.Release, model.Id, 0m, chance.Happens(0.2)),
        };

    private static StakeChange Atomic(Chance chance, CastModel model) =>
        chance.Integer(0, 9) switch
        {
            <= 3 => new(StakeChangeKind.Configure, model.Id, chance.Integer(1, 500) * 0.01m, On: chance.Happens(0.5)),
            4 => new(StakeChangeKind.Stop, model.Id),
            <= 6 => new(StakeChangeKind.Deposit, model.Id, chance.Integer(100, 1000) * 0.01m),
            7 => new(StakeChangeKind.Withdraw, model.Id, chance.Integer(100, 1000) * 0.01m),
            _ => new(StakeChangeKind.Claim, model.Id),
        };
}
