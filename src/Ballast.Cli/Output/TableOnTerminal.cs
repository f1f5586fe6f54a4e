using Ballast.Core.Text;
using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>Draws a table at any width, as a table or as records, and says what is missing in it and how to see that.</summary>
internal sealed class TableOnTerminal(Screen screen)
{
    private const int Indent = 2;

    // Laying out 10,000 rows takes some three seconds; --json brings 200,000 in as many.
    private const int MostInAFile = 10_000;

    public void Write(Core.Text.Table table)
    {
        if (table.Rows.Count == 0)
            return;
        // A file has no end to which one would have to scroll.
        var most = screen.IsPaged ? table.Most : MostInAFile;
        var fitted = FittedTable.Of(table with { Rows = [.. table.Rows.Take(most)] }, screen.Width);
        if ((fitted.IsRecords || fitted.LeftOut.Count > 0) && table.Narrow is { } narrow)
        {
            Write(narrow);
            return;
        }
        if (table.Caption.Length > 0)
            screen.Line($"[bold]{Markup.Escape(table.Caption)}[/]");
        if (fitted.IsRecords)
            WriteRecords(fitted);
        else
            WriteTable(fitted);
        if (table.Rows.Count > most)
            screen.Line($"[grey]… and {Format.Count(table.Rows.Count - most)} more: {Markup.Escape(table.MoreBy)}[/]");
        if (fitted.LeftOut.Count > 0)
            screen.Line(
                $"[grey]Left out at {screen.Width} columns: {Markup.Escape(Format.Names(fitted.LeftOut, int.MaxValue))}. A window of {fitted.FullWidth} columns, a file ( > FILE) or --json has all.[/]"
            );
    }

    private void WriteTable(FittedTable fitted)
    {
        var drawn = Tables.Make();
        foreach (var column in fitted.Columns)
            drawn.AddColumn(column.Kind == ColumnKind.Number ? Tables.Number(column.Title) : Tables.Name(column.Title));
        foreach (var row in fitted.Rows)
            drawn.AddRow(row.Select(c => Figures.Signed(c.Text, c.Sign)));
        screen.Write(drawn);
    }

    /// <summary>The first cell as a heading, below it a line a column; what is empty is left out.</summary>
    private void WriteRecords(FittedTable fitted)
    {
        foreach (var row in fitted.Rows)
        {
            for (var i = 0; i < row.Count; i++)
            {
                if (row[i].Text.Length > 0)
                    WriteField(i == 0, fitted.Columns[i], row[i]);
            }
            screen.Line();
        }
    }

    private void WriteField(bool isFirst, Column column, Cell cell)
    {
        var indent = isFirst ? "" : new string(' ', Indent);
        var name = column.Title.Length > 0 ? $"{column.Title}: " : "";
        var value = Figures.SignedMarkup(cell.Text, cell.Sign);
        if (isFirst)
            value = $"[bold]{value}[/]";
        // Words may go on in a second line; a number goes there whole.
        var isBreakable = column.Kind == ColumnKind.Words || cell is MissingCell || name.Length == 0;
        if (isBreakable || WordWrap.Cells(indent + name + cell.Text) <= screen.Width)
        {
            screen.Line($"{indent}{Markup.Escape(name)}{value}", indent.Length + Indent);
            return;
        }
        screen.Line($"{indent}{Markup.Escape(name.TrimEnd())}", indent.Length + Indent);
        screen.Line($"{indent}  {value}", indent.Length + Indent);
    }
}
