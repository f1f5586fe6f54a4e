using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Files.Reading;

namespace Ballast.Files.Tables;

/// <summary>A wide table: one row a round, one column a model, all cells in one metric.</summary>
internal sealed class WideRows : ITableRows
{
    private readonly Role _round;
    private readonly Role _seen;
    private readonly Role _tournament;
    private readonly List<(int Column, string Model)> _models = [];
    private readonly Metric _metric;

    public WideRows(Header header, Metric metric)
    {
        _metric = metric;
        _round = header.Find(Spellings.Round);
        _seen = header.Find(Spellings.Seen);
        _tournament = header.Find(Spellings.Tournament);
        var single = new[] { _round, _seen, _tournament }.SelectMany(r => r.Columns).ToHashSet();
        for (var column = 0; column < header.Columns.Count; column++)
        {
            if (!single.Contains(column) && !Header.IsIndex(header.Columns[column]))
                _models.Add((column, header.Columns[column].Trim()));
        }
        IgnoredColumns = [.. header.Columns.Where(c => !string.IsNullOrWhiteSpace(c) && Header.IsIndex(c))];
    }

    public string Kind => $"wide table of {_metric}";

    public IReadOnlyList<string> IgnoredColumns { get; }

    public int Models => _models.Count;

    public IEnumerable<SourceRow> Read(RowCells row)
    {
        var round = row.Round(_round);
        var seen = row.Read<DateTimeOffset>(_seen, Cells.Seen);
        var tournament = row.Tournament(_tournament);
        var rows = new List<SourceRow>(_models.Count);
        foreach (var (column, model) in _models)
        {
            var score = row.Cells.Score(row.Text(column), model);
            rows.Add(
                new PerformanceRow(row.Line)
                {
                    Model = model,
                    Round = round,
                    Tournament = tournament,
                    Scores = score is { } known ? [(_metric, known)] : [],
                    HasGap = score is null,
                    ObservedAt = seen,
                }
            );
        }
        return rows;
    }
}
