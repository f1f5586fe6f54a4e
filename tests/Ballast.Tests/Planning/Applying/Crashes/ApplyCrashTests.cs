namespace Ballast.Tests.Planning.Applying.Crashes;

/// <summary>
/// Crashes at every step, with faults on. By the sandbox's own record: no change twice, none without an intent, and what the journal calls done is what was
/// carried out. docs/apply.md says what the long run came to.
/// </summary>
public sealed class ApplyCrashTests
{
    [Fact]
    public Task Apply_ThroughManyCrashes_SendsNothingTwiceAndLosesNothing() => RunAsync(60, plansAWorld: 40);

    /// <summary>Some minutes: run it by itself.</summary>
    [Fact(Explicit = true)]
    public Task Apply_ThroughTenThousandCrashes_SendsNothingTwiceAndLosesNothing() => RunAsync(10_000, plansAWorld: 60);

    /// <summary>A world of the long run in which a change is left to the owner.</summary>
    [Fact(Explicit = true)]
    public Task Apply_WhereOnlyTheOwnerCanTell_SaysSoAndBlocksTheModel() =>
        RunAsync(30, 60, worlds: 68, plans: 4080, goesOn: true);

    private static async Task RunAsync(int crashes, int plansAWorld, int worlds = 0, int plans = 0, bool goesOn = false)
    {
        var total = 0;
        while (total < crashes)
        {
            await using var world = await CrashWorld.StartAsync((ulong)++worlds);
            var first = plans;
            // What only the owner can tell blocks its model: he would look and say it; here he goes to another world.
            while (plans < first + plansAWorld && (goesOn || world.Counts.Unknown == 0))
                await world.RunAsync(plans++);
            total += world.Counts.Crashes;
            TestContext.Current.SendDiagnosticMessage("{0}", world.Counts);
            TestContext.Current.TestOutputHelper!.WriteLine($"{world.Counts}");
            // Most plans come to their end: else nothing would be shown.
            world.Counts.Finished.ShouldBeGreaterThanOrEqualTo((plans - first) / 2, $"{world.Counts}");
        }
    }
}
