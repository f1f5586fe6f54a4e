using Ballast.Core.Rounds;
using Ballast.Files.Reading;

namespace Ballast.Files.Tables;

/// <summary>A score's name in one column and its value in another, as the API's lists of scores have them.</summary>
internal sealed class NamedScoreColumns
{
    private readonly Role _name;
    private readonly Role _value;
    private readonly Role _percentile;
    private readonly Role _version;

    public NamedScoreColumns(Header header)
    {
        _name = header.Find(Spellings.ScoreName);
        _value = header.Find(Spellings.ScoreValue);
        _percentile = header.Find(Spellings.ScorePercentile);
        _version = header.Find(Spellings.Version);
    }

    public bool IsThere => _name.IsThere && _value.IsThere;

    public bool NamesVersions => IsThere && _version.IsThere;

    public IEnumerable<Role> Roles => IsThere ? [_name, _value, _percentile, _version] : [];

    /// <summary>The score of the row and its percentile, as far as they are there.</summary>
    public IEnumerable<(Metric Metric, double Score)> Read(RowCells row)
    {
        if (!IsThere || row.FirstText(_name).Trim() is not { Length: > 0 } name)
            yield break;
        if (name.Length > Plausible.LongestMetric)
            throw new FormatException($"the score's name '{Cells.Short(name)}' is too long");
        var version = row.FirstText(_version).Trim();
        var metric = Metric.Parse(name) with { Version = Cells.IsMissing(version) ? "" : version };
        if (row.Read<double>(_value, row.Cells.Score) is { } value)
            yield return (metric, value);
        if (row.Read<double>(_percentile, row.Cells.Score) is { } percentile)
            yield return (metric with { Name = metric.Name + "Percentile" }, percentile);
    }
}
