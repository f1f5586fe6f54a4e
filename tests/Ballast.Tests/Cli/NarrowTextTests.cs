using Ballast.Cli;
using Ballast.Core.Questions;
using Ballast.Core.Text;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>What every question says, in windows of several widths.</summary>
public sealed class NarrowTextTests(NarrowTextTests.World world) : IClassFixture<NarrowTextTests.World>
{
    private static readonly int[] Widths = [40, 50, 80, 200];

    private static readonly Dictionary<string, string> Words = new()
    {
        ["explain"] = "explain m1 1200",
        ["compare"] = "compare m1 m2",
        ["portfolio"] = "portfolio m1=1 m2=2",
        ["model"] = "model m1",
        ["round"] = "round 1200",
        ["report"] = "report m1 m2 --returns computed",
        ["risk"] = "risk m1 m2 m3 --returns computed",
        ["evidence"] = "evidence m1 m2 m3 --returns computed",
        ["backtest"] = "backtest m1 m2 m3",
        ["advise"] = "advise m1 m2 m3 --returns computed",
        ["allocate"] = "allocate m1 m2 m3 --returns computed",
        ["rehearse"] = "rehearse m1 m2 m3 --returns computed --future 20 --paths 300",
        ["tiers"] = "tiers m1 m2 m3 --returns computed",
        ["ladder"] = "ladder --stake 3",
        ["plan"] = "plan --target equal",
    };

    public static IEnumerable<TheoryDataRow<string>> Questions =>
        QuestionCatalogue.All.Where(q => q.Name != "report").Select(q => new TheoryDataRow<string>(q.Name));

    [Theory]
    [MemberData(nameof(Questions))]
    public void Text_OfAQuestion_FitsAndBreaksNothing(string name)
    {
        var question = QuestionCatalogue.All.Single(q => q.Name == name);
        object? answer = null;
        var host = world.Options.Line.CliHost(TextWriter.Null, TextWriter.Null) with { OnDocument = d => answer = d };
        var code = Application.Run([.. Words.GetValueOrDefault(name, name).Split(' '), "--json"], host);
        if (code != 0)
        {
            // A question that this store cannot answer says so in one line.
            code.ShouldBe(1, name);
            return;
        }
        var blocks = question.InWords(answer!, Given.Nothing);
        foreach (var width in Widths)
        {
            var lines = DrawnBlocks.Lines(blocks, width);
            DrawnBlocks.ShouldFit(lines, width, name);
            foreach (var table in blocks.OfType<Table>())
                DrawnBlocks.ShouldBeWhole(table, lines, width, $"{name}: {table.Caption}");
        }
    }

    public sealed class World : IDisposable
    {
        internal OptionWorld Options { get; } = new();

        public void Dispose() => Options.Dispose();
    }
}
