using Ballast.Core.Planning;
using Ballast.Core.Planning.Applying;
using Ballast.Core.Store;

namespace Ballast.Tests.Planning.Applying;

/// <summary>Whatever a plan says, what reaches Numerai stays within the bounds: held against the account itself, which notes what it is asked.</summary>
public sealed class ApplyCapLawTests
{
    [Fact]
    public Task Apply_ThreeThousandRandomPlans_BreaksNoCap() => RunAsync(3_000);

    [Fact(Explicit = true)]
    public Task Apply_AHundredThousandRandomPlans_BreaksNoCap() => RunAsync(100_000);

    private static async Task RunAsync(int plans)
    {
        var sent = 0;
        for (var seed = 0; seed < plans; seed++)
            sent += await OneAsync(new Random(seed), seed);
        // A law of plans of which nothing is ever sent would hold for nothing.
        sent.ShouldBeGreaterThan(plans / 3);
    }

    private static async Task<int> OneAsync(Random random, int seed)
    {
        var world = new StakeWorld { Available = random.Next(0, 60) };
        foreach (var name in new[] { "a", "b", "c" })
        {
            world.Add(name, random.Next(0, 40));
            if (random.Next(4) == 0 && world.Models[name].Stake > 2)
                world.Models[name] = world.Models[name] with { Release = new ShownRelease(2, false, "r", null) };
        }
        var plan = world.Plan([.. Enumerable.Range(1, random.Next(1, 6)).Select(id => Random(random, id))]);
        decimal? most = random.Next(3) == 0 ? null : random.Next(1, 60);
        world.Fate = order =>
            random.Next(6) switch
            {
                0 => new StakeAnswer.Refused("no"),
                1 => new StakeAnswer.Unknown("cut"),
                2 when world.CarryOut(order) is StakeAnswer.Accepted => new StakeAnswer.Unknown("lost"),
                _ => null,
            };
        world.OnSend = order => Check(world, plan, order, most, seed);
        // The look ahead turns most of them down: half of the plans go without, for each bound must hold by itself.
        if (seed % 2 == 0)
            await world.ApplyAsync(plan, maxNmr: most);
        else if (world.Begin(plan, maxNmr: most) is Outcome<ApplyRun>.Done { Value: var run })
            await run.SendAsync(TestContext.Current.CancellationToken);
        for (var resumes = 0; resumes < 2 && world.Journal.Entries.Count > 0; resumes++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(11));
            await world.ApplyAsync(plan, isResume: true, maxNmr: most);
        }
        world.Available.ShouldBeGreaterThanOrEqualTo(0, $"seed {seed}");
        world.CarriedOut.Sum(o => o.Amount.Amount).ShouldBeLessThanOrEqualTo(most ?? decimal.MaxValue, $"seed {seed}");
        // Each move at most once.
        foreach (var move in plan.Moves)
            world
                .CarriedOut.Count(o => Fits(o, move))
                .ShouldBeLessThanOrEqualTo(plan.Moves.Count(m => Same(m, move)), $"seed {seed}");
        return world.CarriedOut.Count;
    }

    /// <summary>At the moment at which a change is sent, by the account as it really is.</summary>
    private static void Check(StakeWorld world, StakePlan plan, StakeOrder order, decimal? most, int seed)
    {
        var (model, amount) = (world.Models.Values.Single(m => m.Id == order.ModelId), order.Amount.Amount);
        var moved = world.CarriedOut.Sum(o => o.Amount.Amount) + amount;
        var isWithin =
            amount > 0
            && moved <= (most ?? decimal.MaxValue)
            && plan.Moves.Any(m => Fits(order, m))
            && order.Kind switch
            {
                StakeOrderKind.Increase => amount >= 3 && amount <= world.Available,
                StakeOrderKind.CancelRelease => model.Release is not null,
                _ => amount <= model.Stake && model.Release is null,
            };
        isWithin.ShouldBeTrue($"seed {seed}: {order}");
    }

    private static PlanMove Random(Random random, int id)
    {
        var kind = (PlanMoveKind)random.Next(0, 4);
        var nmr =
            random.Next(10) == 0 ? random.Next(-3, 1) : random.Next(1, 18) + (random.Next(2) * 0.000000000000000001m);
        int[] after = id > 1 && random.Next(4) == 0 ? [random.Next(1, id)] : [];
        return StakeWorld.Move(id, kind, ((char)('a' + random.Next(3))).ToString(), nmr, after);
    }

    private static bool Fits(StakeOrder order, PlanMove move) =>
        order.ModelId == "id-" + move.Model
        && order.Kind.ToString() == move.Kind.ToString()
        && (order.Amount.Amount == move.Nmr || move.Kind == PlanMoveKind.ReleaseAll);

    private static bool Same(PlanMove left, PlanMove right) =>
        (left.Kind, left.Model) == (right.Kind, right.Model)
        && (left.Nmr == right.Nmr || left.Kind == PlanMoveKind.ReleaseAll);
}
