namespace Ballast.Core.Text;

/// <summary>A piece of what a person reads of an answer. Written once; the terminal, pages and reports each draw it in their own way.</summary>
public abstract record Block;

/// <summary>A title.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Level">1 for the answer's own, 2 for a part of it, 3 for a part of a part.</param>
public sealed record Heading(string Text, int Level = 1) : Block;

/// <summary>One sentence or some.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Tone">How much weight it has.</param>
public sealed record Sentence(string Text, Tone Tone = Tone.Plain) : Block
{
    /// <summary>What is said behind it on a terminal alone: options and commands, which nobody can type into a page.</summary>
    public string Typed { get; init; } = "";

    /// <summary>The whole as a terminal says it.</summary>
    public string OnTerminal
    {
        get => field ?? $"{Text} {Typed}".TrimEnd();
        init;
    }
}

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

/// <summary>Sentences that stand one below the other, each a point of its own.</summary>
/// <param name="Sentences">What they say.</param>
public sealed record Points(IReadOnlyList<string> Sentences) : Block;

/// <summary>Names with what holds for each, one below the other.</summary>
/// <param name="Items">Name and text; an empty name goes on with the one above.</param>
public sealed record Facts(IReadOnlyList<(string Name, string Text)> Items) : Block
{
    /// <summary>The name that links to them end with; empty where none leads here.</summary>
    public string Anchor { get; init; } = "";

    /// <summary>Those that are known.</summary>
    public static Facts OfKnown(params (string Name, string? Text)[] items) =>
        new([.. items.Where(i => !string.IsNullOrEmpty(i.Text)).Select(i => (i.Name, i.Text!))]);
}

/// <summary>A few figures that stand out, each with its name and a word about it.</summary>
/// <param name="Items">The figures.</param>
public sealed record KeyFigures(IReadOnlyList<KeyFigure> Items) : Block;

/// <summary>One of them.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The figure.</param>
/// <param name="Note">Its unit, and what it is of.</param>
public sealed record KeyFigure(string Name, Cell Value, string Note);

/// <summary>A table of typed cells.</summary>
/// <param name="Caption">What its rows are.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, a cell for each column.</param>
public sealed record Table(string Caption, IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<Cell>> Rows)
    : Block
{
    /// <summary>Rows that are shown at first; the others are folded away on a page, and on a terminal counted and left to --json.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>What brings the other rows on a terminal.</summary>
    public string MoreBy { get; init; } = "--json";

    /// <summary>Whether it is the answer itself, which a page never folds away, however long it is.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The same turned round, for a width that does not hold all columns; null where there is no other way.</summary>
    public Table? Narrow { get; init; }

    /// <summary>Rows that stand out, such as a sum.</summary>
    public IReadOnlyList<int> Totals { get; init; } = [];
}

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
public sealed record LineChart(string Caption, ChartUnit Unit, IReadOnlyList<ChartLine> Lines) : Block
{
    /// <summary>Whether it is drawn on a terminal alone, because a page has a larger picture of the same.</summary>
    public bool IsForTerminal { get; init; }
}

/// <summary>What a chart's values are.</summary>
public enum ChartUnit
{
    /// <summary>Shares, shown as percent.</summary>
    Share,

    /// <summary>Amounts of NMR.</summary>
    Nmr,

    /// <summary>Numbers without unit.</summary>
    Number,
}

/// <summary>A line of a chart.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Rounds">Round numbers, ascending.</param>
/// <param name="Values">One a round.</param>
public sealed record ChartLine(string Name, IReadOnlyList<int> Rounds, IReadOnlyList<double> Values);

/// <summary>A picture that a page draws from the answer's document itself.</summary>
/// <param name="Chart">Which one: the script of the page knows it by this name.</param>
/// <param name="Caption">What it shows, for those who do not see it too.</param>
public sealed record Picture(string Chart, string Caption) : Block
{
    /// <summary>Which part of the document, where several pictures have one name.</summary>
    public string Part { get; init; } = "";

    /// <summary>How high it is: low, middle, steps, tall or square.</summary>
    public string Height { get; init; } = "middle";

    /// <summary>What can be chosen in it, in the order of the document; fewer than two bring no choice.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What the choice is about.</summary>
    public string ChoiceLabel { get; init; } = "Model";

    /// <summary>The same in letters, for a terminal; nothing where it says nothing that does not stand elsewhere.</summary>
    public IReadOnlyList<string> InLetters { get; init; } = [];

    /// <summary>The same as a line, for a terminal of any width; null where it is none.</summary>
    public LineChart? AsLine { get; init; }
}

/// <summary>What to do next.</summary>
/// <param name="Text">What it is, as words that can stand alone: "see whether the first place may be luck"; empty for the name of where it leads.</param>
/// <param name="Command">The words behind <c>ballast</c> that do it: a terminal shows them, a page leads to the question's page; empty where nothing does it.</param>
public sealed record NextStep(string Text, IReadOnlyList<string> Command) : Block
{
    /// <summary>The same with its words given one by one.</summary>
    public static NextStep To(string text, params string[] command) => new(text, command);
}

/// <summary>What is folded away on a page, and left out on a terminal: <c>--all</c> or <c>--json</c> gives it there.</summary>
/// <param name="Title">What is in it.</param>
/// <param name="Blocks">What is folded.</param>
public sealed record Fold(string Title, IReadOnlyList<Block> Blocks) : Block;
