using Ballast.Cli.Output;
using Ballast.Core.Text;

namespace Ballast.Tests.Cli;

public sealed class FittedTableTests
{
    private static readonly Table Wide = new(
        "Models",
        [
            new Column("Model", ColumnKind.Name),
            new Column("mean"),
            new Column("interval", Priority: 1),
            new Column("rounds", Priority: 3),
            new Column("total", Priority: 2),
        ],
        [
            [
                Cell.Name("a_name_of_thirty_characters_abc"),
                Cell.Percent(0.0123),
                Cell.Interval(-0.01, 0.02, "none"),
                Cell.Count(1234),
                Cell.Percent(1.5),
            ],
        ]
    );

    [Fact]
    public void WideEnough_IsLeftAlone()
    {
        var fitted = FittedTable.Of(Wide, 200);
        fitted.LeftOut.ShouldBeEmpty();
        fitted.Rows[0][0].Text.ShouldBe("a_name_of_thirty_characters_abc");
    }

    [Fact]
    public void Narrower_TheNameIsCutFirst()
    {
        var fitted = FittedTable.Of(Wide, 80);
        fitted.LeftOut.ShouldBeEmpty();
        fitted.Rows[0][0].Text.ShouldEndWith("…");
        fitted.Rows[0].Sum(c => c.Text.Length + 3).ShouldBeLessThanOrEqualTo(80);
    }

    /// <summary>Words take several lines, so a long sentence is no reason to leave its column out.</summary>
    [Fact]
    public void Narrower_WordsTakeLinesInsteadOfGoing()
    {
        var told = Wide with
        {
            Columns = [new Column("Model", ColumnKind.Name), new Column("why", ColumnKind.Words, Priority: 1)],
            Rows =
            [
                [Cell.Name("a"), Cell.Words(new string('w', 30) + " " + new string('w', 30))],
            ],
        };
        FittedTable.Of(told, 50).LeftOut.ShouldBeEmpty();
        FittedTable.Of(told, 30).LeftOut.ShouldBe(["why"]);
    }

    [Fact]
    public void Narrow_ColumnsGoByTheirPriority_AndAreNamed()
    {
        var fitted = FittedTable.Of(Wide, 50);
        fitted.LeftOut.ShouldBe(["rounds", "total"]);
        fitted.Columns.Select(c => c.Title).ShouldBe(["Model", "mean", "interval"]);
        fitted.Rows[0][1].Text.ShouldBe("+1.23 %");
    }

    [Fact]
    public void TooNarrowForAnything_KeepsWhatMustStay()
    {
        var fitted = FittedTable.Of(Wide, 5);
        fitted.Columns.Select(c => c.Title).ShouldBe(["Model", "mean"]);
        fitted.Rows[0][0].Text.Length.ShouldBe(8);
        fitted.Rows[0][1].Text.ShouldBe("+1.23 %", "a number is never cut");
    }
}
