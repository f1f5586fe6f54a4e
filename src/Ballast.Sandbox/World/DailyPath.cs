namespace Ballast.Sandbox.World;

/// <summary>What a score showed on each scoring day, on its way to the final value.</summary>
/// <remarks>
/// Day d of D shows final + sigma x sqrt((D-d)/D) x z(d), z autoregressive: on the first days the noise is as large as the
/// score, so that its sign is often wrong; on the last day nothing is left of it. Days are scoring days, not calendar days.
/// </remarks>
internal static class DailyPath
{
    private const double Persistence = 0.8;

    /// <summary>The values of days 1..<paramref name="days"/>; the last one is the final score.</summary>
    public static decimal[] Create(SeededRandom random, decimal final, double sigma, int days)
    {
        var noise = Series.Autoregressive(random, days, Persistence);
        var path = new decimal[days];
        for (var day = 1; day <= days; day++)
        {
            var distance = sigma * Math.Sqrt((days - day) / (double)days) * noise[day - 1];
            path[day - 1] = final + decimal.Round((decimal)distance, GeneratedScores.Places);
        }
        return path;
    }
}
