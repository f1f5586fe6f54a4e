using Ballast.Core.Rounds;

namespace Ballast.Cli.Serving.Demo;

/// <summary>What the demo of the command line and the one beside a dashboard have in common.</summary>
internal static class DemoWorld
{
    /// <summary>The store's name in its folder.</summary>
    public const string Store = "demo.db";

    // The last one of continuous staking.
    private const int LastRound = 1342;

    /// <summary>
    /// Now, and after the end of continuous staking the day after its last close: some rounds are running, and the rest paid by
    /// scores of twenty days.
    /// </summary>
    public static DateTimeOffset Moment(DateTimeOffset now)
    {
        var end = RoundCalendar.CloseTime(LastRound).AddDays(1);
        return now < end ? now : end;
    }
}
