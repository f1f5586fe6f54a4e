using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Feed;

/// <summary>
/// Every score of a model's round with its days. What <c>submissionScores</c> lists is the official version of a score, and its metric carries none;
/// of another version the days are kept under that version's name.
/// </summary>
/// <remarks>A sync reads a million of these rows, of some ten names each: what a name means is found once and not once a row.</remarks>
internal sealed class PathTranslation
{
    private readonly int _round;
    private readonly List<ScoreName> _names = [];
    private readonly Dictionary<Metric, Days> _daysOf = [];
    private readonly List<Days> _found = [];

    private readonly int _expected;

    private PathTranslation(int round, int expected) => (_round, _expected) = (round, expected);

    /// <summary>The scores, official ones first.</summary>
    public static List<FeedPath> Paths(WireRoundPerformance row, int round)
    {
        const int MostDays = 128;
        var days = WireDays.Of(row.IntraRoundSubmissionScores);
        var latest = WireDays.Of(row.SubmissionScores);
        // Every score has about as many days as there are rows for each of the latest ones.
        var paths = new PathTranslation(round, Math.Min(MostDays, (days.Length / Math.Max(1, latest.Length)) + 1));
        foreach (var score in latest)
        {
            var name = paths.NameOf(score);
            (name.IsLatest, name.CountsAsOfficial) = (true, true);
        }
        var others = paths.Read(days, areOfficial: true) + paths.Read(latest, areOfficial: true);
        if (others > 0)
            _ = paths.Read(days, areOfficial: false) + paths.Read(latest, areOfficial: false);
        return [.. paths._found.Select(f => new FeedPath(f.Metric, f.InOrder()))];
    }

    /// <summary>Takes the rows that are official, or those that are not; gives the number of the others.</summary>
    private int Read(ReadOnlySpan<WireDay> rows, bool areOfficial)
    {
        var others = 0;
        foreach (ref readonly var row in rows)
        {
            var name = NameOf(row);
            if (name.Metric is not { } metric)
                continue;
            var isOfficial = name.CountsAsOfficial ??= !_names.Exists(n => n.IsLatest && n.Name == name.Name);
            if (isOfficial != areOfficial)
            {
                others++;
                continue;
            }
            name.Days ??= DaysOf(isOfficial ? metric : metric with { Version = name.Version ?? "" });
            // Of an official score one row a day counts, whatever it holds.
            if (isOfficial && !name.Days.IsFirst(row.Round ?? _round, row.Day))
                continue;
            if (row.Value is not { } value || !double.IsFinite(value))
                continue;
            if (name.Days.Values.Count == 0)
                _found.Add(name.Days);
            name.Days.Values.Add(new FeedValue(row.Date, value, row.Day));
        }
        return others;
    }

    private ScoreName NameOf(in WireDay row)
    {
        foreach (var known in _names)
        {
            if (known.Name == row.DisplayName && known.Version == row.Version)
                return known;
        }
        var name = new ScoreName(row.DisplayName, row.Version);
        _names.Add(name);
        return name;
    }

    private Days DaysOf(Metric metric)
    {
        if (!_daysOf.TryGetValue(metric, out var days))
            _daysOf[metric] = days = new Days(metric, _round, _expected);
        return days;
    }

    /// <summary>A score as Numerai names it.</summary>
    private sealed class ScoreName(string? name, string? version)
    {
        public string? Name => name;

        public string? Version => version;

        /// <summary>Null where the name is none.</summary>
        public Metric? Metric { get; } = Ballast.Core.Rounds.Metric.TryParse(name, out var metric) ? metric : null;

        /// <summary>Whether it is among the latest scores.</summary>
        public bool IsLatest { get; set; }

        /// <summary>Whether its days are those of the official score: of none of another version.</summary>
        public bool? CountsAsOfficial { get; set; }

        public Days? Days { get; set; }
    }

    /// <summary>The values of a score in the order in which they came.</summary>
    private sealed class Days(Metric metric, int ownRound, int expected)
    {
        private readonly HashSet<(int Round, int? Day)> _seen = [];
        private int _from = 1;
        private int _to;

        public Metric Metric => metric;

        public List<FeedValue> Values { get; } = new(expected);

        public bool IsFirst(int round, int? day)
        {
            if (round != ownRound || day is not { } number)
                return _seen.Add((round, day));
            // Days of the round itself nearly always come one after the other: the first and the newest say which were there.
            if (number >= _from && number <= _to)
                return false;
            var isEmpty = _to < _from;
            if (!isEmpty && number != _to + 1L)
                return _seen.Add((round, day));
            (_from, _to) = (isEmpty ? number : _from, number);
            return _seen.Count == 0 || _seen.Add((round, day));
        }

        public List<FeedValue> InOrder()
        {
            for (var i = 1; i < Values.Count; i++)
            {
                if (Compare(Values[i - 1], Values[i]) > 0)
                    return [.. Values.OrderBy(v => v.Day).ThenBy(v => v.At)];
            }
            return Values;
        }

        private static int Compare(FeedValue left, FeedValue right)
        {
            var days = Nullable.Compare(left.Day, right.Day);
            return days != 0 ? days : Nullable.Compare(left.At, right.At);
        }
    }
}
