using Ballast.Core.Text;
using Ballast.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Ballast.Tests.Cli;

/// <summary>Tables of every shape in windows of every width: no number is broken, no name twice the same, and what is missing is named.</summary>
public sealed class TableLawTests
{
    private static readonly Gen<(Column Column, Gen<Cell> Cells)> AnyColumn =
        from title in Gen.Elements(
            "",
            "Net",
            "Net NMR",
            "Rounds with a return",
            "Stake of the newest round",
            "a_model_of_42_letters_that_nobody_can_read"
        )
        from kind in Gen.Elements(ColumnKind.Number, ColumnKind.Name, ColumnKind.Words)
        from priority in Gen.Choose(0, 4)
        select (new Column(title, kind, priority), CellOf(kind));

    private static readonly Gen<(Table Table, int Width)> Any =
        from columns in Gen.NonEmptyListOf(AnyColumn).Resize(9)
        from count in Gen.Choose(1, 6)
        from rows in Gen.CollectToList(Enumerable.Range(0, count), _ => Gen.CollectToList(columns, c => c.Cells))
        from width in Gen.Choose(30, 200)
        select (
            new Table(
                "",
                [
                    .. columns.Select(
                        (c, i) => c.Column with { Title = c.Column.Title.Length == 0 ? "" : $"{c.Column.Title} {i}" }
                    ),
                ],
                [.. rows.Select(r => (IReadOnlyList<Cell>)[.. r])]
            ),
            width
        );

    private static Gen<Cell> CellOf(ColumnKind kind) =>
        kind switch
        {
            ColumnKind.Name => from n in Gen.Choose(1, 3)
            from letter in Gen.Elements("a", "nomi_trees_", "模型", "integration_test_of_everything_")
            select Cell.Name(string.Concat(Enumerable.Repeat(letter, n)) + n),
            ColumnKind.Words => from n in Gen.Choose(0, 12)
            select Cell.Words(string.Join(' ', Enumerable.Repeat("doubtful", n))),
            _ => from value in Gen.Choose(-2_000_000, 2_000_000)
            from shape in Gen.Choose(0, 5)
            select shape switch
            {
                0 => Cell.Nmr(value / 100m),
                1 => Cell.Percent(value / 1e7),
                2 => Cell.Interval(value / 1e7, value / 1e6, "none"),
                3 => Cell.Signed(value / 1e4, 3),
                4 => Cell.Missing("too few rounds to say so"),
                _ => Cell.Count(value),
            },
        };

    [Fact]
    public void Table_AtAnyWidth_FitsAndBreaksNothing() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(1000),
            Prop.ForAll(
                Any.ToArbitrary(),
                given =>
                {
                    var lines = DrawnBlocks.Lines([given.Table], given.Width);
                    DrawnBlocks.ShouldFit(lines, given.Width, "a table");
                    DrawnBlocks.ShouldBeWhole(given.Table, lines, given.Width, "a table");
                }
            )
        );

    [Fact]
    public void Table_InAFile_HasEverything() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(200),
            Prop.ForAll(
                Any.ToArbitrary(),
                given =>
                {
                    var lines = DrawnBlocks.Lines([given.Table with { Most = 1 }], Ballast.Cli.CliHost.Unbounded);
                    var text = string.Join('\n', lines);
                    text.ShouldNotContain("Left out");
                    text.ShouldNotContain(" more: ");
                    foreach (var cell in given.Table.Rows.SelectMany(r => r))
                        text.ShouldContain(cell.Text);
                }
            )
        );

    /// <summary>Nobody reads more lines than that, and laying them out would take minutes.</summary>
    [Fact]
    public void Table_OfHundredsOfThousands_IsCutInAFileToo()
    {
        var rows = Enumerable.Range(1, 100_000).Select(i => (IReadOnlyList<Cell>)[Cell.Name($"m{i}"), Cell.Round(i)]);
        var table = new Table("Many", [new Column("Model", ColumnKind.Name), new Column("Round")], [.. rows]);
        var lines = DrawnBlocks.Lines([table], Ballast.Cli.CliHost.Unbounded);
        lines.Count.ShouldBeInRange(10_000, 10_010);
        lines[^1].ShouldBe("… and 90,000 more: --json");
    }
}
