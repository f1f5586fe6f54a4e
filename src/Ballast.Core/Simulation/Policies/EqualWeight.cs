namespace Ballast.Core.Simulation.Policies;

/// <summary>Brings every model back to the same share on a schedule.</summary>
/// <param name="name">Its name.</param>
/// <param name="often">How often, in a word.</param>
/// <param name="days">Days between two decisions.</param>
internal sealed class EqualWeight(string name, string often, int days) : IStakePolicy
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Does => $"the same share for each model, brought back {often}";

    /// <inheritdoc/>
    public PolicyDecision? Decide(PolicyMoment moment) =>
        Schedule.IsDue(moment, days) ? PolicyDecision.Equal(moment) : null;
}

/// <summary>When a policy that decides now and then is due.</summary>
internal static class Schedule
{
    /// <summary>Whether it has never decided, or some days ago. A day is counted as 20 hours, because closes of two days can lie nearer than 24.</summary>
    public static bool IsDue(PolicyMoment moment, int days) =>
        moment.DecidedAt is not { } last || moment.Moment - last >= TimeSpan.FromDays(days) - TimeSpan.FromHours(4);
}
