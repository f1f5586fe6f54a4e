using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Ports;
using Ballast.Files.Reading;

namespace Ballast.Files.Tables;

/// <summary>A wide table: one row a round, one column a model, all cells in one metric.</summary>
internal sealed class WideRows : ITableRows
{
    private readonly int _round;
    private readonly List<(int Column, string Model)> _models = [];
    private readonly Metric _metric;

    public WideRows(Header header, Metric metric)
    {
        _metric = metric;
        _round = header.Find(Header.RoundNames)!.Value;
        for (var column = 0; column < header.Columns.Count; column++)
        {
            // A column without a name is the index that pandas and R write in front.
            if (column != _round && !string.IsNullOrWhiteSpace(header.Columns[column]))
                _models.Add((column, header.Columns[column].Trim()));
        }
    }

    public string Kind => $"wide table of {_metric}";

    public IReadOnlyList<string> IgnoredColumns => [];

    public IEnumerable<SourceRow> Read(CsvTable table)
    {
        var round = Cells.Round(table[_round]);
        var rows = new List<SourceRow>(_models.Count);
        foreach (var (column, model) in _models)
        {
            var score = Cells.Score(table[column], model);
            rows.Add(
                new PerformanceRow(table.Line)
                {
                    Model = model,
                    Round = round,
                    Scores = score is { } known ? [(_metric, known)] : [],
                    HasGap = score is null,
                }
            );
        }
        return rows;
    }
}
