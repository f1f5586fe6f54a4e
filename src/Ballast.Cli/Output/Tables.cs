using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>The look of every table.</summary>
internal static class Tables
{
    /// <summary>A table without outer lines: numbers to the right, names to the left.</summary>
    public static Table Make() => new Table().Border(TableBorder.Simple).BorderColor(Color.Grey);

    public static TableColumn Name(string title) => new TableColumn(Markup.Escape(title)).LeftAligned().NoWrap();

    public static TableColumn Number(string title) => new TableColumn(Markup.Escape(title)).RightAligned().NoWrap();
}
