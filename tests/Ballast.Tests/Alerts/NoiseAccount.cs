using Ballast.Core.Alerts.Records;
using Ballast.Core.Evidence;
using Ballast.Core.Numerics;
using Ballast.Core.Risk.Bootstrap;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Alerts;

/// <summary>
/// A year of an account of five models in which nothing happens: returns of 20 days that overlap, half of a day's variance common to all, days from steady to wild
/// (<see cref="DayKind"/>), a tenth of a round's variance its own, an edge that does not change. It has 450 rounds before the year, and is looked at after each round of it.
/// </summary>
internal sealed class NoiseAccount
{
    public const int Models = 5;
    public const int Year = 250;
    private const int Past = 450;
    private const int Overlap = 20;
    private const double Deviation = 0.015;
    private const double Clip = 0.05;
    private static readonly double[] Edges = [0, 0.1, 0.3];
    private static readonly string[] Names = [.. Enumerable.Range(1, Models).Select(m => $"m{m}")];

    private readonly EvidenceRound[] _rounds;
    private readonly double[][] _values;
    private readonly SimulatedDays _days;
    private readonly Dictionary<(int Row, int Past), RecordForecast> _forecasts = [];

    /// <param name="number">Which account; the same number is the same account.</param>
    /// <param name="days">Days of made-up records, shared by all.</param>
    /// <param name="fall">What the first model's mean falls by with the year, in deviations of a round.</param>
    public NoiseAccount(int number, SimulatedDays days, double fall = 0)
    {
        _days = days;
        var chance = new SeededRandom(20261130, (ulong)number);
        // Cuts and looks stand at fixed numbers, so that a year may begin anywhere between them.
        var first = 1000 + chance.Below(WatchedRecord.Step);
        _rounds =
        [
            .. Enumerable
                .Range(first, Past + Year)
                .Select(r => new EvidenceRound(r, RoundCalendar.CloseTime(r), RoundCalendar.ResolveTime(r))),
        ];
        var kind = DayKind.All[number % DayKind.All.Count];
        var edge = Edges[number % Edges.Length];
        var common = Days(kind, ref chance);
        _values =
        [
            .. Enumerable.Range(0, Models).Select(m => Returns(kind, common, edge, m == 0 ? fall : 0, ref chance)),
        ];
    }

    /// <summary>What the rules find new in the year: rule, model and occasion, each with the days on which it was there.</summary>
    public IReadOnlyDictionary<(string Rule, string Model, int Occasion), int> Watch(int every = 1)
    {
        var found = new Dictionary<(string, string, int), int>();
        var before = Look(Past, true).ToHashSet();
        var look = _rounds[Past - 1].Round / LevelFalls.Every;
        List<(string, string, int)> drifted = [.. before.Where(f => f.Item1 == "drift")];
        for (var day = every; day <= Year; day += every)
        {
            var count = Past + day;
            // Between two looks of the rule for drift it finds what it found.
            var isLook = _rounds[count - 1].Round / LevelFalls.Every != look;
            look = _rounds[count - 1].Round / LevelFalls.Every;
            var now = Look(count, isLook).ToList();
            if (isLook)
                drifted = now.FindAll(f => f.Item1 == "drift");
            foreach (var key in now.Union(drifted).Where(k => !before.Contains(k)))
                found[key] = found.GetValueOrDefault(key) + 1;
        }
        return found;
    }

    /// <summary>What the rules find after so many rounds.</summary>
    public IEnumerable<(string, string, int)> Look(int count, bool withDrift)
    {
        var panel = new EvidencePanel(
            Names,
            _rounds[..count],
            [.. _values.Select(v => new ArraySegment<double>(v, 0, count))]
        );
        var watch = new RecordWatch(panel, Overlap, Forecast);
        return
        [
            .. watch.Falls().Select(f => ("drawdown", f.Model, f.Begin)),
            .. watch.Streaks().Select(s => ("burn-streak", s.Model, s.Begin)),
            .. withDrift ? LevelFalls.Find(panel, Overlap).Select(f => ("drift", f.Model, f.FirstLook)) : [],
        ];
    }

    private RecordForecast Forecast(int row, WatchedRecord record)
    {
        if (!_forecasts.TryGetValue((row, record.Past.Length), out var made))
            _forecasts[(row, record.Past.Length)] = made = RecordForecast.Make(record.Past, Overlap, Clip, _days);
        return made;
    }

    private static double[] Days(DayKind kind, ref SeededRandom chance)
    {
        var days = new double[Past + Year + Overlap];
        kind.Fill(days, ref chance);
        return days;
    }

    private static double[] Returns(DayKind kind, double[] common, double edge, double fall, ref SeededRandom chance)
    {
        const double OwnShare = 0.1;
        var own = Days(kind, ref chance);
        var values = new double[Past + Year];
        for (var t = 0; t < values.Length; t++)
        {
            var sum = 0.0;
            for (var day = t; day < t + Overlap; day++)
                sum += (common[day] + own[day]) * Math.Sqrt(0.5);
            var alone = StudentRandom.Next(ref chance, double.PositiveInfinity);
            var luck = (Math.Sqrt((1 - OwnShare) / Overlap) * sum) + (Math.Sqrt(OwnShare) * alone);
            values[t] = Math.Clamp(Deviation * (edge - (t >= Past ? fall : 0) + luck), -Clip, Clip);
        }
        return values;
    }
}
