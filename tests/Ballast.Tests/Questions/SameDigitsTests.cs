using Ballast.Core.Questions;
using Ballast.Core.Text;

namespace Ballast.Tests.Questions;

/// <summary>Amounts that stand one below the other have as many places.</summary>
public sealed class SameDigitsTests
{
    [Fact]
    public void ColumnWithALargeAmount_HasTwoPlaces_AndDustIsNotNothing() =>
        Texts([Cell.Nmr(-200.523m), Cell.Nmr(-0.00002848m), Cell.Nmr(0.00002848m), Cell.Nmr(0.8327m), Cell.Nmr(0m)])
            .ShouldBe(["-200.52", ">-0.01", "<0.01", "+0.83", "0.00"]);

    [Fact]
    public void ColumnOfSmallAmounts_KeepsItsDigits() =>
        Texts([Cell.Stake(0.8327m), Cell.Stake(0.01238m)]).ShouldBe(["0.8327", "0.01238"]);

    [Fact]
    public void StakesEstimatesAndEnds_AreRoundedAlike()
    {
        Texts([Cell.Stake(10_650.914m), Cell.Stake(0.345m)]).ShouldBe(["10,650.91", "0.34"]);
        Texts([Cell.Nmr(1176.754), Cell.Nmr(0.0503)]).ShouldBe(["+1,176.75", "+0.05"]);
        Texts([Cell.Ends(Cell.Nmr(-14107.468), Cell.Nmr(0.1251)), Cell.Missing()])
            .ShouldBe(["-14,107.47 to +0.13", "n/a"]);
    }

    /// <summary>Nothing is lost for machines, and what asks for all places keeps them.</summary>
    [Fact]
    public void ExactAmounts_StayExact()
    {
        Texts([Cell.ExactStake(168.082160311170211486m)]).ShouldBe(["168.082160311170211486"]);
        Of([Cell.Nmr(5m), Cell.Nmr(0.123456789m)])[1].ExactValue.ShouldBe("0.123456789");
    }

    private static List<string> Texts(Cell[] cells) => [.. Of(cells).Select(c => c.Text)];

    private static List<Cell> Of(Cell[] cells)
    {
        var table = new Table("t", [new Column("NMR")], [.. cells.Select(c => (IReadOnlyList<Cell>)[c])]);
        var fold = (Fold)SameDigits.In(new Fold("f", [table]));
        return [.. ((Table)fold.Blocks[0]).Rows.Select(r => r[0])];
    }
}
