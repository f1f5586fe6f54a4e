using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Figures;

/// <summary>On which days how many had a staked submission in a round that was not resolved.</summary>
internal static class StakedDays
{
    /// <summary>Counts of distinct owners of models.</summary>
    /// <param name="days">Midnights.</param>
    /// <param name="models">The rounds of each model with what stands for it: its id, or that of its account.</param>
    public static IEnumerable<(DateTimeOffset Date, int Count)> Count(
        IReadOnlyList<DateTimeOffset> days,
        IEnumerable<(string Owner, IReadOnlyList<PerformanceRecord> Rounds)> models
    )
    {
        var owners = new HashSet<string>[days.Count];
        for (var i = 0; i < owners.Length; i++)
            owners[i] = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (owner, rounds) in models)
        {
            foreach (var p in rounds.Where(p => p.AtRisk > 0))
            {
                var closed = p.Round.CloseStakingTime ?? p.Round.CloseTime;
                for (var i = Moments.CountBefore(days, closed); i < days.Count && days[i] < p.Round.ResolveTime; i++)
                    owners[i].Add(owner);
            }
        }
        return days.Select((day, i) => (day, owners[i].Count));
    }
}
