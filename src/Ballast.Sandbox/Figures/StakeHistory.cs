using Ballast.Sandbox.Sources;

namespace Ballast.Sandbox.Figures;

/// <summary>What every model had staked at the end of earlier days.</summary>
/// <param name="source">The world.</param>
/// <param name="now">The world's time: nothing later is asked for.</param>
internal sealed class StakeHistory(ITournamentSource source, DateTimeOffset now)
{
    private readonly Dictionary<DateTimeOffset, IReadOnlyDictionary<string, decimal>> _days = [];

    /// <summary>NMR by model at the end of a day.</summary>
    public IReadOnlyDictionary<string, decimal> On(DateTimeOffset midnight)
    {
        // Who asks for one day of the last year asks for others of it: the world is carried through it once.
        if (!_days.ContainsKey(midnight))
            Read(ScoringDates.LastYear(now) is var year && year.Contains(midnight) ? year : [midnight]);
        return _days[midnight];
    }

    private void Read(IReadOnlyList<DateTimeOffset> days)
    {
        var stakes = source.StakesAt(days.Select(day => ScoringDates.EndOf(day, now)));
        foreach (var (day, known) in days.Zip(stakes))
            _days[day] = known;
    }

    /// <summary>A row for each day: value[t] = value[t-1] + delta[t].</summary>
    /// <param name="days">Ascending, so that the world is carried forward once.</param>
    /// <param name="models">Whose stakes are added up.</param>
    public IEnumerable<StakeDay> Rows(IEnumerable<DateTimeOffset> days, IReadOnlyCollection<string> models)
    {
        decimal? before = null;
        foreach (var day in days)
        {
            var stakes = On(day);
            var value = models.Sum(id => stakes.GetValueOrDefault(id));
            yield return new StakeDay(day, value, value - (before ?? value));
            before = value;
        }
    }
}

/// <summary>What was staked on a scoring day.</summary>
/// <param name="Date">Its midnight.</param>
/// <param name="Value">NMR.</param>
/// <param name="Delta">Against the row before; 0 on the first.</param>
internal sealed record StakeDay(DateTimeOffset Date, decimal Value, decimal Delta);
