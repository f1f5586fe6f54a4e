using Ballast.Core.Evidence;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Risk.Measures;
using Ballast.Core.Workflows.Verdicts;

namespace Ballast.Core.Alerts.Records;

/// <summary>Finds falls and streaks beyond what the own past foretells.</summary>
/// <remarks>
/// A fall or streak is looked at only where the past has none as deep or long: then nearly no forecast has to be made on a quiet day, and nobody is woken for what
/// happened before.
/// </remarks>
internal sealed class RecordWatch
{
    private readonly EvidencePanel? _panel;
    private readonly int _overlap;
    private readonly double _clip;
    private readonly Func<int, WatchedRecord, RecordForecast> _forecast;
    private readonly Dictionary<int, RecordForecast> _made = [];

    /// <summary>Watches the returns of a ground; without any it finds nothing.</summary>
    public RecordWatch(StandingReturns? returns)
    {
        _forecast = (_, _) => throw new InvalidOperationException("There is no record.");
        if (returns is null)
            return;
        var days = new SimulatedDays();
        var clip = returns.Stretch.Rule is { } rule ? (double)rule.Clip : double.PositiveInfinity;
        (_panel, _overlap, _clip) = (returns.Panel, returns.Stretch.Overlap, clip > 0 ? clip : double.PositiveInfinity);
        _forecast = (_, record) => RecordForecast.Make(record.Past, _overlap, _clip, days);
    }

    /// <summary>Watches a panel, with forecasts that were made before: whoever looks every day makes each once.</summary>
    /// <param name="panel">Returns.</param>
    /// <param name="overlap">Rounds in a row that share days.</param>
    /// <param name="forecast">The forecast of a row of the panel.</param>
    public RecordWatch(EvidencePanel panel, int overlap, Func<int, WatchedRecord, RecordForecast> forecast) =>
        (_panel, _overlap, _forecast) = (panel, overlap, forecast);

    /// <summary>Falls that are deeper than any of the past and than the forecast.</summary>
    public IEnumerable<UnusualFall> Falls()
    {
        foreach (var (row, record) in Records())
        {
            if (
                record.Fall() is { } fall
                && fall.Depth > new AdditiveDrawdown().Compute(record.Past)
                && Forecast(row, record).Fall is var limit
                && fall.Depth > limit
            )
                yield return new UnusualFall(_panel!.Models[row], fall.Begin, fall.Depth, limit);
        }
    }

    /// <summary>Streaks that are longer than any of the past and than the forecast.</summary>
    public IEnumerable<UnusualStreak> Streaks()
    {
        foreach (var (row, record) in Records())
        {
            if (
                record.Streak() is { } streak
                && streak.Count > new LongestBurnStreak().Compute(record.Past)
                && Forecast(row, record).Streak is var limit
                && streak.Count > limit
            )
                yield return new UnusualStreak(_panel!.Models[row], streak.Begin, streak.Count, (int)limit);
        }
    }

    private IEnumerable<(int Row, WatchedRecord Record)> Records()
    {
        if (_panel is null)
            yield break;
        int[] rounds = [.. _panel.Rounds.Select(r => r.Round)];
        for (var row = 0; row < _panel.Models.Count; row++)
        {
            if (WatchedRecord.Cut(rounds, _panel.Values(row), _overlap) is { } record)
                yield return (row, record);
        }
    }

    private RecordForecast Forecast(int row, WatchedRecord record)
    {
        if (!_made.TryGetValue(row, out var made))
            _made[row] = made = _forecast(row, record);
        return made;
    }
}

/// <summary>A fall beyond the forecast.</summary>
/// <param name="Model">The model.</param>
/// <param name="Begin">The first round below the peak.</param>
/// <param name="Depth">How deep, in stakes.</param>
/// <param name="Limit">What 99 fresh records of 100 stay above.</param>
internal sealed record UnusualFall(string Model, int Begin, double Depth, double Limit);

/// <summary>A streak beyond the forecast.</summary>
/// <param name="Model">The model.</param>
/// <param name="Begin">Its first round.</param>
/// <param name="Count">Burns in a row.</param>
/// <param name="Limit">What 99 fresh records of 100 do not exceed.</param>
internal sealed record UnusualStreak(string Model, int Begin, int Count, int Limit);
