using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Parts;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Questions;

/// <summary>Questions that fall into parts: put together from parts that others computed, the answer has the same bytes.</summary>
public sealed class DividedQuestionTests : IDisposable
{
    private readonly CommandLine _line = ManyModels.Stored(5, 260);

    public void Dispose() => _line.Dispose();

    [Fact]
    public void Catalogue_HasTheseQuestionsWithParts() =>
        QuestionCatalogue.All.Where(q => q.HasParts).Select(q => q.Name).ShouldBe(["evidence", "rehearse"]);

    [Theory]
    [InlineData("evidence", "returns=computed criterion=return,best-combination")]
    [InlineData("evidence", "returns=computed step=20 rule=classic-12-corr075-mmc225")]
    [InlineData("rehearse", "future=30 paths=205 returns=computed rule=classic-12-corr075-mmc225")]
    public void Answer_FromPartsOfOthersInAnyOrder_HasTheSameBytes(string name, string words)
    {
        var elsewhere = new Elsewhere(this, name, words);
        var here = Bytes(name, words, LocalPartRunner.Instance);
        Bytes(name, words, elsewhere).ShouldBe(here);
        elsewhere.Parts.ShouldBeGreaterThan(10);
    }

    /// <summary>A score more, or another one, is another input; what was asked with other words but means the same values is not.</summary>
    [Fact]
    public void Digest_ChangesWithTheValuesThatPartsAreComputedFrom()
    {
        var before = Divide("evidence", "returns=computed").Digest;
        Divide("evidence", "returns=computed").Digest.ShouldBe(before);
        Divide("evidence", "returns=computed from=1001").Digest.ShouldNotBe(before);
        var future = Divide("rehearse", "future=30 returns=computed rule=classic-12-corr075-mmc225").Digest;
        Divide("rehearse", "future=31 returns=computed rule=classic-12-corr075-mmc225").Digest.ShouldNotBe(future);
        _line
            .Run(
                "import",
                _line.Folder.Write(
                    "more.csv",
                    "model,roundNumber,corr20V2,mmc,roundResolved\nm000,1200,0.05,0.05,True\n"
                )
            )
            .Code.ShouldBe(0);
        Divide("evidence", "returns=computed").Digest.ShouldNotBe(before);
        Divide("rehearse", "future=30 returns=computed rule=classic-12-corr075-mmc225").Digest.ShouldNotBe(future);
    }

    private byte[] Bytes(string name, string words, IPartRunner runner) =>
        With(
            name,
            words,
            (question, asked) =>
                KeptQuestion.Bytes(
                    question,
                    question.Ask(asked with { Runner = runner }).ShouldBeOfType<Outcome<object>.Done>().Value
                )
        );

    private IPartedWork Divide(string name, string words) =>
        With(
            name,
            words,
            (question, asked) => question.Divide(asked).ShouldBeOfType<Outcome<IPartedWork>.Done>().Value
        );

    private T With<T>(string name, string words, Func<IQuestion, Asked, T> act)
    {
        var said = words
            .Split(' ')
            .Select(w => w.Split('='))
            .ToDictionary(w => w[0], w => (IReadOnlyList<string>)[w[1]]);
        // By way of its text, as it goes to another machine.
        var kept = KeptQuestion.Write(
            new QuestionRequest(QuestionCatalogue.Find(name)!, Tournament.Classic, null, new Given(said, [])),
            CommandLine.UsualNow
        );
        var request = KeptQuestion.Read(kept).ShouldBeOfType<Outcome<QuestionRequest>.Done>().Value;
        using var store = TournamentStore.Open(_line.Store);
        var view = new AsOfView(store, request.Tournament, request.AsOf!.Value);
        return act(request.Question, new Asked(view, request.Given, TestContext.Current.CancellationToken));
    }

    /// <summary>Computes every part from a question that was divided anew, the last part first.</summary>
    private sealed class Elsewhere(DividedQuestionTests tests, string name, string words) : IPartRunner
    {
        public int Parts { get; private set; }

        public void Run(IPartedWork work, IProgress<double>? progress, CancellationToken cancellation)
        {
            var other = tests.Divide(name, words);
            other.Digest.ShouldBe(work.Digest);
            other.Stages.Select(s => (s.Name, s.Parts)).ShouldBe(work.Stages.Select(s => (s.Name, s.Parts)));
            foreach (var (mine, theirs) in work.Stages.Zip(other.Stages))
            {
                for (var part = mine.Parts - 1; part >= 0; part--, Parts++)
                    mine.Accept(part, theirs.ComputeBytes(part, cancellation));
            }
        }
    }
}
