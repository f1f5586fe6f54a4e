using Ballast.Core.Workflows.Parts;

namespace Ballast.Tests.Workflows.Parts;

public sealed class PartStageTests
{
    [Fact]
    public void Results_AreThoseOfEveryItemInOrder_WhoeverComputedThem()
    {
        var (here, elsewhere) = (Squares(10, 3), Squares(10, 3));
        here.Parts.ShouldBe(4);
        foreach (var part in new[] { 3, 0, 2, 1 })
        {
            here.Compute(part, CancellationToken.None);
            // Twice is once.
            elsewhere.Accept(part, Squares(10, 3).ComputeBytes(part, CancellationToken.None));
            elsewhere.Accept(part, Squares(10, 3).ComputeBytes(part, CancellationToken.None));
        }
        here.Results.ShouldBe(Enumerable.Range(0, 10).Select(i => (double)(i * i)));
        elsewhere.Results.ShouldBe(here.Results);
    }

    [Fact]
    public void Results_BeforeAllPartsAreThere_AreRefused()
    {
        var stage = Squares(10, 3);
        stage.Compute(0, CancellationToken.None);
        Should.Throw<InvalidOperationException>(() => stage.Results).Message.ShouldContain("squares");
    }

    [Fact]
    public void Part_ThatIsCutOrTooLong_IsRefusedByName()
    {
        var stage = Squares(10, 3);
        var bytes = stage.ComputeBytes(1, CancellationToken.None);
        foreach (byte[] wrong in new[] { bytes[..^1], [.. bytes, 0] })
            Should
                .Throw<InvalidDataException>(() => stage.Accept(1, wrong))
                .Message.ShouldBe("Part 2 of squares is not what such a part is.");
        Should.Throw<ArgumentOutOfRangeException>(() => stage.Compute(4, CancellationToken.None));
    }

    [Fact]
    public void Digest_TellsInputsApartThatRunIntoOneAnother()
    {
        string[] digests =
        [
            InputDigest.Of(d => d.Add("ab").Add("c")),
            InputDigest.Of(d => d.Add("a").Add("bc")),
            InputDigest.Of(d => d.Add(["ab", "c"])),
            InputDigest.Of(d => d.Add([1.0, 2.0]).Add([3.0])),
            InputDigest.Of(d => d.Add([1.0]).Add([2.0, 3.0])),
            InputDigest.Of(d => d.Add([1.0]).Add([2.0, double.NaN])),
        ];
        digests.Distinct().Count().ShouldBe(digests.Length);
        InputDigest.Of(d => d.Add("a").Add("bc")).ShouldBe(digests[1]);
    }

    [Fact]
    public void Progress_OfParts_RisesToOne()
    {
        var reported = new List<double>();
        var (one, two) = (Squares(10, 3), Squares(7, 2));
        var work = new PartedWork<double>([one, two], () => "", _ => one.Results.Sum() + two.Results.Sum());
        work.Run(LocalPartRunner.Instance, new Reported(reported), CancellationToken.None).ShouldBe(285 + 91);
        reported.ShouldBe(reported.Order());
        reported[^1].ShouldBe(1);
        reported.Count.ShouldBe(4 + 4 + 1);
    }

    private static PartStage<double> Squares(int items, int inPart) =>
        new(
            "squares",
            items,
            inPart,
            (i, _) => (double)i * i,
            (writer, value) => writer.Write(value),
            reader => reader.ReadDouble()
        );

    private sealed class Reported(List<double> values) : IProgress<double>
    {
        public void Report(double value) => values.Add(value);
    }
}
