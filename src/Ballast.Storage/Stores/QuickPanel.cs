using System.Data.Common;
using System.Runtime.CompilerServices;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Reads a panel by the engine's faster way, where it has one; <see cref="ScoreReader"/> is its plain twin.</summary>
internal static class QuickPanel
{
    /// <returns>Null where the rows have to be asked for.</returns>
    public static ScorePanel? Read(
        Engine engine,
        DbConnection connection,
        ScoreQuery query,
        IReadOnlyList<string> names,
        Dictionary<long, int> rowOf,
        bool readsWholeMetrics
    )
    {
        const int MostIds = 1 << 24;
        if (rowOf.Count == 0 || rowOf.Keys.Max() > MostIds)
            return null;
        using var rows = engine.ScoreRows(connection, readsWholeMetrics);
        if (rows is null)
            return null;
        // Rounds of any score; those without one of these go away at the end.
        var rounds = GapReader.ScoredRounds(connection, query.Tournament, query.To, DateTimeOffset.MaxValue);
        var panel = new ScorePanel(names, [.. rounds.Where(r => r >= query.From).Order()], query.Metrics);
        var filler = new Filler(panel, query, rowOf);
        for (var metric = 0; metric < query.Metrics.Count; metric++)
        {
            if (MetricTable.Find(connection, query.Metrics[metric]) is not { } id)
                continue;
            filler.Begin(metric);
            var isRead = readsWholeMetrics
                ? rows.Read(id, filler.Take)
                : rowOf.Keys.All(model => rows.Read(id, model, filler.Take));
            if (!isRead || filler.HasStranger)
                return null;
        }
        return filler.Panel();
    }

    private sealed class Filler
    {
        private const int None = -1;

        private readonly ScorePanel _panel;
        private readonly int[] _rowOf;
        private readonly int[] _columnOf = new int[RoundCalendar.LargestRound + 1];
        private readonly bool[] _isUsed;
        private readonly (long From, long To, long AsOf) _bounds;
        private double[] _plane = [];

        public Filler(ScorePanel panel, ScoreQuery query, Dictionary<long, int> rowOf)
        {
            _panel = panel;
            _bounds = (query.From, query.To, Columns.Milliseconds(query.AsOf));
            _rowOf = new int[rowOf.Keys.Max() + 1];
            Array.Fill(_rowOf, None);
            foreach (var (model, row) in rowOf)
                _rowOf[model] = row;
            Array.Fill(_columnOf, None);
            for (var column = 0; column < panel.Rounds.Count; column++)
                _columnOf[panel.Rounds[column]] = column;
            _isUsed = new bool[panel.Rounds.Count];
        }

        /// <summary>Whether a score was of a round that should have none.</summary>
        public bool HasStranger { get; private set; }

        public void Begin(int metric) => _plane = _panel.Plane(metric);

        // Called once a row: most of a panel would be read before it is compiled anew.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Take(long model, long round, long knownAt, double score)
        {
            if (round < _bounds.From || round > _bounds.To || knownAt > _bounds.AsOf)
                return;
            if ((ulong)model >= (ulong)_rowOf.Length || _rowOf[model] is not (>= 0 and var row))
                return;
            if ((ulong)round >= (ulong)_columnOf.Length || _columnOf[round] is not (>= 0 and var column))
            {
                HasStranger = true;
                return;
            }
            _isUsed[column] = true;
            _plane[((long)row * _isUsed.Length) + column] = score;
        }

        /// <summary>The panel without rounds that no score was read of.</summary>
        public ScorePanel Panel() =>
            Array.TrueForAll(_isUsed, used => used)
                ? _panel
                : _panel.WithRounds([.. Enumerable.Range(0, _isUsed.Length).Where(column => _isUsed[column])]);
    }
}
