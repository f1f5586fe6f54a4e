using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace Ballast.Tests.Support;

/// <summary>Waits for what others do meanwhile, in real time or by a clock of the test.</summary>
internal static class Waiting
{
    /// <summary>
    /// For what has to come about and has no time of its own: whoever waits so long hangs. A machine with much to do takes tens of seconds for what is done
    /// in one otherwise.
    /// </summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Moves the clock in steps until something has come about; between steps everybody who waits gets a moment.</summary>
    public static async Task<TimeSpan> UntilAsync(
        this FakeTimeProvider clock,
        Func<bool> isSo,
        TimeSpan step,
        TimeSpan atMost
    )
    {
        var begun = clock.GetUtcNow();
        while (!await WithinAsync(isSo, TimeSpan.FromMilliseconds(30)))
        {
            (clock.GetUtcNow() - begun).ShouldBeLessThan(atMost, "by the clock of the test");
            clock.Advance(step);
        }
        return clock.GetUtcNow() - begun;
    }

    /// <summary>Waits in real time for what needs none of the clock's; false where it does not come about.</summary>
    public static Task<bool> SoonAsync(Func<bool> isSo) => WithinAsync(isSo, Longest);

    private static async Task<bool> WithinAsync(Func<bool> isSo, TimeSpan atMost)
    {
        // Turns are counted too: on a busy machine time passes in which nobody else had one.
        const int FewestTurns = 15;
        var begun = Stopwatch.GetTimestamp();
        for (var turns = 0; !isSo(); turns++)
        {
            if (turns >= FewestTurns && Stopwatch.GetElapsedTime(begun) > atMost)
                return false;
            await Task.Delay(2, TestContext.Current.CancellationToken);
        }
        return true;
    }
}
