using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Ballast.Tests.Web.Hosting;

/// <summary>Which answers are given again, and for how long.</summary>
public sealed class AnswerCacheTests
{
    private readonly CountingQuestions _counting = new();
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Ask_SameQuestionOfTheSameStore_IsAnsweredOnce()
    {
        var questions = new AnswerCache(_counting, _clock);
        var first = Ask(questions, "m1");
        Ask(questions, "m1").ShouldBeSameAs(first);
        Ask(questions, "m2").ShouldNotBeSameAs(first);
        _counting.Asked.ShouldBe(2);
    }

    [Fact]
    public void Ask_StoreThatChanged_IsAnsweredAnew()
    {
        var questions = new AnswerCache(_counting, _clock);
        Ask(questions, "m1");
        _counting.Content = "2";
        Ask(questions, "m1");
        _counting.Asked.ShouldBe(2);
    }

    /// <summary>A program that asks about now is told when that was; a moment that is named stays the same.</summary>
    [Fact]
    public void Ask_OnlyMoments_AnswersAboutNowAnew()
    {
        var questions = new AnswerCache(_counting, _clock, onlyMoments: true);
        var now = Request("m1");
        var then = Request("m1", DateTimeOffset.UnixEpoch);
        foreach (var question in new[] { now, then, now, then })
            questions.Ask(question, TestContext.Current.CancellationToken);
        _counting.Asked.ShouldBe(3);
    }

    /// <summary>Rounds open and resolve by time alone.</summary>
    [Fact]
    public void Ask_MinutesLater_IsAnsweredAnew()
    {
        var questions = new AnswerCache(_counting, _clock);
        Ask(questions, "m1");
        _clock.Advance(TimeSpan.FromMinutes(6));
        Ask(questions, "m1");
        _counting.Asked.ShouldBe(2);
    }

    [Theory]
    [InlineData(0, "1", 1)]
    [InlineData(1, "1", 1)]
    [InlineData(3, "1", 2)]
    [InlineData(0, null, 2)]
    public void Ask_FailureOrStoreWithoutAStamp_IsNotRemembered(int exit, string? stamp, int asked)
    {
        (_counting.Exit, _counting.Content) = (exit, stamp);
        var questions = new AnswerCache(_counting, _clock);
        Ask(questions, "m1");
        Ask(questions, "m1");
        _counting.Asked.ShouldBe(asked);
    }

    private static Answer Ask(AnswerCache questions, string model) =>
        questions.Ask(Request(model), TestContext.Current.CancellationToken);

    private static QuestionRequest Request(string model, DateTimeOffset? asOf = null) =>
        new(
            QuestionCatalogue.Find("risk")!,
            Tournament.Classic,
            asOf,
            new Given(new Dictionary<string, IReadOnlyList<string>>(), [model])
        );

    private sealed class CountingQuestions : IQuestionService
    {
        public int Asked { get; private set; }

        public int Exit { get; set; }

        public string? Content { get; set; } = "1";

        public Answer Run(CommandCall call, CancellationToken cancellation) => throw new NotSupportedException();

        public Answer Ask(QuestionRequest request, CancellationToken cancellation)
        {
            Asked++;
            return new Answer(Exit, new ErrorDocument("", ""), "");
        }

        public Outcome<IRevisionStore> Open() => throw new NotSupportedException();

        public StoreHealth Health() => StoreHealth.Without(isThere: false);

        public string? Stamp() => Content;
    }
}
