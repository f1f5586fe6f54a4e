using Ballast.Core.Questions;
using Ballast.Core.Text;

namespace Ballast.Tests.Questions;

/// <summary>The order of answers: what is seen first, what folds, and what is said once.</summary>
public sealed class AnswerLayoutTests
{
    private static readonly NextStep Step = NextStep.To("look", "account");

    [Fact]
    public void Details_FoldByTheirHeadings_AndWhatStandsBeforeThemUnderOneTitle()
    {
        var laid = Laid([
            new Sentence("before"),
            new Heading("Part", 2),
            new Sentence("in it"),
            new Fold("inner", [new Sentence("deep")]),
            new Heading("Empty", 2),
        ]);
        laid.OfType<Fold>().Select(f => f.Title).ShouldBe(["Part", "Details"]);
        laid.OfType<Fold>().First().Blocks.Count.ShouldBe(2);
        laid.Take(3).ShouldBe([new Heading("Title"), new Sentence("Yes.", Tone.Answer), Step]);
    }

    [Fact]
    public void FewNotes_AreSaid_BesideThoseOfTheRules()
    {
        var laid = AnswerLayout.WithNotes(Laid([Note("a")]), [Note("c")]);
        laid.OfType<Sentence>().Where(s => s.Tone == Tone.Warning).Select(s => s.Text).ShouldBe(["a", "c"]);
        laid.OfType<Fold>().ShouldBeEmpty();
    }

    [Fact]
    public void ManyNotes_BecomeALineThatCountsThem()
    {
        var laid = AnswerLayout.WithNotes(Laid([Note("a"), Note("b"), Note("c")]), [Note("d")]);
        laid.OfType<Sentence>().Single(s => s.Tone == Tone.Warning).Text.ShouldStartWith("4 notes");
        laid.OfType<Fold>().ShouldHaveSingleItem().Blocks.Count.ShouldBe(4);
    }

    [Fact]
    public void NotesOfAnAnswerWithoutLayout_StandAtItsEnd() =>
        AnswerLayout.WithNotes([new Sentence("x")], [Note("d")]).ShouldBe([new Sentence("x"), Note("d")]);

    [Fact]
    public void ColumnThatSaysNothing_IsLeftOutAndNamedOnce()
    {
        var table = new Table(
            "Models",
            [new Column("Model", ColumnKind.Name), new Column("interval"), new Column("lead")],
            [
                [Cell.Model("a"), Cell.Missing("not enough rounds"), Cell.Percent(0.1)],
                [Cell.Model("b"), Cell.Missing("not enough rounds"), Cell.Missing()],
            ]
        );
        var blocks = EmptyColumns.LeftOut(new Fold("f", [table])).OfType<Fold>().Single().Blocks;
        blocks.OfType<Table>().Single().Columns.Select(c => c.Title).ShouldBe(["Model", "lead"]);
        blocks.OfType<Table>().Single().Rows.ShouldAllBe(r => r.Count == 2);
        blocks.OfType<Sentence>().Single().Text.ShouldBe("Not known in any row: interval (not enough rounds).");
    }

    [Fact]
    public void OneRow_KeepsWhatItLacks()
    {
        var table = new Table(
            "t",
            [new Column("a"), new Column("b")],
            [
                [Cell.Words("x"), Cell.Missing()],
            ]
        );
        EmptyColumns.LeftOut(table).ShouldBe([table]);
    }

    private static Sentence Note(string text) => new(text, Tone.Warning);

    private static IReadOnlyList<Block> Laid(IReadOnlyList<Block> details)
    {
        var laid = AnswerLayout.Of(new Heading("Title"), "Yes.", Step, [], details);
        // The place of the notes is always kept.
        return details.OfType<Sentence>().Any(s => s.Tone == Tone.Warning) ? laid : AnswerLayout.WithNotes(laid, []);
    }
}
