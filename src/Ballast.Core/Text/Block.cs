namespace Ballast.Core.Text;

/// <summary>A piece of what a person reads of an answer. Written once; the terminal, pages and reports each draw it in their own way.</summary>
public abstract record Block;

/// <summary>A title.</summary>
/// <param name="Text">What it says.</param>
public sealed record Heading(string Text) : Block;

/// <summary>One sentence or some.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Tone">How much weight it has.</param>
public sealed record Sentence(string Text, Tone Tone = Tone.Plain) : Block;

/// <summary>How much weight a sentence has.</summary>
public enum Tone
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>The answer itself, which stands first.</summary>
    Answer,

    /// <summary>Something that must not be overlooked.</summary>
    Warning,

    /// <summary>A remark that may be.</summary>
    Remark,
}

/// <summary>A table of typed cells.</summary>
/// <param name="Caption">What its rows are.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, a cell for each column.</param>
public sealed record Table(string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows)
    : Block;

/// <summary>A column.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Kind">What stands in it.</param>
/// <param name="Priority">Where the width does not do, columns of the highest priority number are left out first; those of 0 never are.</param>
public sealed record Column(string Title, ColumnKind Kind = ColumnKind.Number, int Priority = 0);

/// <summary>What stands in a column.</summary>
public enum ColumnKind
{
    /// <summary>Numbers, which are never broken or cut.</summary>
    Number,

    /// <summary>Names, which are cut where the width does not do.</summary>
    Name,

    /// <summary>Words, which may take several lines.</summary>
    Words,
}

/// <summary>Lines over rounds, in one picture.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Unit">What its values are.</param>
/// <param name="Lines">The lines.</param>
public sealed record LineChart(string Caption, ChartUnit Unit, IReadOnlyList<ChartLine> Lines) : Block;

/// <summary>What a chart's values are.</summary>
public enum ChartUnit
{
    /// <summary>Shares, shown as percent.</summary>
    Share,

    /// <summary>Amounts of NMR.</summary>
    Nmr,
}

/// <summary>A line of a chart.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Rounds">Round numbers, ascending.</param>
/// <param name="Values">One a round.</param>
public sealed record ChartLine(string Name, IReadOnlyList<int> Rounds, IReadOnlyList<double> Values);

/// <summary>What is folded away at first; on a terminal it stands below its title.</summary>
/// <param name="Title">What is in it.</param>
/// <param name="Blocks">What is folded.</param>
public sealed record Fold(string Title, IReadOnlyList<Block> Blocks) : Block;
