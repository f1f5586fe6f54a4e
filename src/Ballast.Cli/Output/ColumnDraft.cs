using Ballast.Core.Text;

namespace Ballast.Cli.Output;

/// <summary>A column with the widths that it can have, and its cells at one of them.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Place">Which column of it.</param>
/// <param name="Least">Cells below which it cannot go.</param>
/// <param name="Most">Cells beyond which it has no use for more.</param>
internal sealed record ColumnDraft(Table Table, int Place, int Least, int Most)
{
    private const int ShortestName = 12;

    // Words may take several lines, none shorter than this.
    private const int ShortestLine = 24;

    public Column Column => Table.Columns[Place];

    public bool IsWords => Column.Kind == ColumnKind.Words;

    private IEnumerable<Cell> Cells => Table.Rows.Select(r => r[Place]);

    /// <summary>A column as wide as it is.</summary>
    public static ColumnDraft Of(Table table, int place)
    {
        var width = table
            .Rows.Select(r => WordWrap.Cells(r[place].Text))
            .Append(WordWrap.Cells(table.Columns[place].Title))
            .Max();
        return new ColumnDraft(table, place, width, width);
    }

    /// <summary>The same, as narrow as it can be made: a number keeps its width, a name most of its letters.</summary>
    public ColumnDraft Narrowed()
    {
        var title = WordWrap.Longest(Column.Title);
        var name = IsNames ? NameCut.Least(Cells.OfType<NameCell>().Select(c => c.Given), ShortestName) : int.MaxValue;
        return this with
        {
            Least = Cells.Select(c => Narrowest(c, name)).Append(IsNames ? Math.Min(title, name) : title).Max(),
        };
    }

    /// <summary>The title at a width.</summary>
    public string Title(int width) =>
        string.Join('\n', WordWrap.Lines(Column.Title, width).Select(line => NameCut.Cut(line, width)));

    /// <summary>The cell of a row at a width.</summary>
    public Cell Cell(IReadOnlyList<Cell> row, int width)
    {
        var cell = row[Place];
        if (WordWrap.Cells(cell.Text) <= width)
            return cell;
        return cell is NameCell name
            ? Core.Text.Cell.Name(NameCut.Cut(name.Given, width))
            : new SaidCell(string.Join('\n', WordWrap.Lines(cell.Text, width)), cell.Sign);
    }

    private bool IsNames => Column.Kind == ColumnKind.Name;

    private int Narrowest(Cell cell, int name)
    {
        var whole = WordWrap.Cells(cell.Text);
        return cell switch
        {
            NameCell when IsNames => Math.Min(name, whole),
            // A reason why nothing stands there is words, wherever it stands.
            MissingCell => Math.Min(whole, WordWrap.Longest(cell.Text)),
            _ when IsWords => Math.Max(Math.Min(ShortestLine, whole), WordWrap.Longest(cell.Text)),
            _ => whole,
        };
    }
}
