using Ballast.Cli.Output;
using Ballast.Core.Text;
using Ballast.Tests.Support;

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
        var reported = Wide with
        {
            Columns = [new Column("Model", ColumnKind.Name), new Column("why", ColumnKind.Words, Priority: 1)],
            Rows =
            [
                [Cell.Name("a"), Cell.Words(new string('w', 30) + " " + new string('w', 30))],
            ],
        };
        FittedTable.Of(reported, 50).LeftOut.ShouldBeEmpty();
        FittedTable.Of(reported, 30).LeftOut.ShouldBe(["why"]);
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
    public void TooNarrowForWhatMustStay_IsRecordsOfEverything()
    {
        var fitted = FittedTable.Of(Wide, 20);
        fitted.IsRecords.ShouldBeTrue();
        fitted.LeftOut.ShouldBeEmpty();
        fitted.Columns.Count.ShouldBe(5);
        fitted.Rows[0][0].Text.ShouldBe("a_name_of_thirty_characters_abc", "a record has room for a name");
    }

    [Fact]
    public void Narrower_NamesThatDifferStayDifferent()
    {
        var names = new Table(
            "",
            [new Column("Model", ColumnKind.Name), new Column("mean")],
            [
                [Cell.Name("a_name_of_thirty_characters_a"), Cell.Count(1)],
                [Cell.Name("a_name_of_thirty_characters_b"), Cell.Count(2)],
            ]
        );
        FittedTable.Of(names, 40).IsRecords.ShouldBeFalse();
        FittedTable.Of(names, 39).IsRecords.ShouldBeTrue();
    }

    [Fact]
    public void Narrower_HeadingsTakeLinesBeforeAColumnGoes()
    {
        var reported = new Table(
            "",
            [new Column("A heading of words", Priority: 1)],
            [
                [Cell.Count(1)],
            ]
        );
        var fitted = FittedTable.Of(reported, 12);
        fitted.LeftOut.ShouldBeEmpty();
        fitted.Columns[0].Title.ShouldBe("A\nheading\nof words");
    }

    [Fact]
    public void Narrower_ColumnsThatGo_AreNamedWithTheWidthThatHasThem()
    {
        var text = string.Join(' ', DrawnBlocks.Lines([Wide], 50));
        text.ShouldContain("Left out at 50 columns: rounds and total.");
        var least = FittedTable.Of(Wide, 50).FullWidth;
        FittedTable.Of(Wide, least).LeftOut.ShouldBeEmpty();
        FittedTable.Of(Wide, least - 1).LeftOut.ShouldNotBeEmpty();
    }
}
