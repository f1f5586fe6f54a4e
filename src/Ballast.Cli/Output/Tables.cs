using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>The look of every table.</summary>
internal static class Tables
{
    /// <summary>Below this width the lesser columns are left out.</summary>
    public const int NarrowWidth = 76;

    /// <summary>A table without outer lines: numbers to the right, names to the left.</summary>
    public static Table Make() => new Table().Border(TableBorder.Simple).BorderColor(Color.Grey);

    public static TableColumn Name(string title) => new TableColumn(Markup.Escape(title)).LeftAligned().NoWrap();

    /// <summary>A column of words that may take several lines.</summary>
    public static TableColumn Words(string title) => new TableColumn(Markup.Escape(title)).LeftAligned();

    public static TableColumn Number(string title) => new TableColumn(Markup.Escape(title)).RightAligned().NoWrap();

    public static Text Plain(string text) => new(text);
}
