using Ballast.Core.Rounds;
using Ballast.Files.Formats;

namespace Ballast.Files.Reading;

/// <summary>The current row of a table, read by roles and not by columns.</summary>
internal sealed class RowCells(ICellTable table, Header header)
{
    private List<string>? _remarks;

    public Cells Cells { get; } = new(new NumberText(table.Separator));

    public int Line => table.Line;

    /// <summary>What is to be said of the row; empty before <see cref="Begin"/>.</summary>
    public IReadOnlyList<string> Remarks => _remarks ?? (IReadOnlyList<string>)[];

    /// <summary>Forgets what was to be said of the row before.</summary>
    public void Begin() => _remarks = null;

    public string Text(int column) => table[column];

    public string Name(int column) => header.Columns[column];

    /// <summary>The first cell of the role that holds something; empty for none.</summary>
    public string FirstText(Role role)
    {
        foreach (var column in role.Columns)
        {
            if (!string.IsNullOrWhiteSpace(table[column]))
                return table[column];
        }
        return "";
    }

    /// <summary>What the columns of a role say together: the first that says something counts, one that says something else is remarked on.</summary>
    public T? Read<T>(Role role, Func<string, string, T?> read)
        where T : struct
    {
        T? value = null;
        var from = 0;
        foreach (var column in role.Columns)
        {
            if (read(table[column], header.Columns[column]) is not { } said)
                continue;
            if (value is null)
                (value, from) = (said, column);
            else if (!value.Value.Equals(said))
                (_remarks ??= []).Add(
                    $"{header.Columns[column]} says {Reading.Cells.Short(table[column])} where {header.Columns[from]} says {Reading.Cells.Short(table[from])}; {header.Columns[from]} counts"
                );
        }
        return value;
    }

    /// <summary>The round; several columns must agree, because the row belongs to one.</summary>
    public int Round(Role role)
    {
        int? round = null;
        foreach (var column in role.Columns)
        {
            if (Reading.Cells.IsMissing(table[column]))
                continue;
            var said = Reading.Cells.Round(table[column]);
            if (round is { } other && other != said)
                throw new FormatException(
                    $"{header.Columns[column]} says round {said} where another column says {other}"
                );
            round = said;
        }
        return round ?? Reading.Cells.Round(table[role.Columns[0]]);
    }

    public Tournament? Tournament(Role role) => Read<Tournament>(role, Reading.Cells.TournamentOf);
}
