using Ballast.Core.Workflows.Documents;
using Ballast.Server.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Ballast.Tests.Server.Hosting;

/// <summary>Who waits with whom for an answer.</summary>
public sealed class QuestionQueueTests
{
    [Fact]
    public async Task Readers_WithTheSameQuestion_WaitTogetherButNeverForAnAnswerBegunBefore()
    {
        using var questions = new SlowQuestions();
        var questioning = new QuestionQueue(
            new Lanes(new FakeTimeProvider(DateTimeOffset.UnixEpoch)),
            CancellationToken.None
        );
        // As many as are answered at once; from here on everybody waits.
        var places = Lanes.QuickPlaces;
        var running = Enumerable.Range(0, places).Select(i => Ask(questioning, questions, $"{i}")).ToList();
        await questions.BegunAsync(places);
        var later = Ask(questioning, questions, "0");
        var together = Ask(questioning, questions, "0");
        var other = Ask(questioning, questions, "0 ");
        questions.Release();
        await Task.WhenAll([.. running, later, together, other]);
        (await later).ShouldBeSameAs(await together);
        (await later).ShouldNotBeSameAs(await running[0]);
        (await other).ShouldNotBeSameAs(await later);
        questions.Asked.ShouldBe(places + 2);
    }

    [Fact]
    public async Task Question_ThatNobodyWaitsForAnyMore_IsNotAsked()
    {
        using var questions = new SlowQuestions();
        var questioning = new QuestionQueue(
            new Lanes(new FakeTimeProvider(DateTimeOffset.UnixEpoch)),
            CancellationToken.None
        );
        var places = Lanes.QuickPlaces;
        var running = Enumerable.Range(0, places).Select(i => Ask(questioning, questions, $"{i}")).ToList();
        await questions.BegunAsync(places);
        using var gone = new CancellationTokenSource();
        var left = Ask(questioning, questions, "x", gone.Token);
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => left);
        questions.Release();
        await Task.WhenAll(running);
        (await Ask(questioning, questions, "y")).ShouldNotBeNull();
        questions.Asked.ShouldBe(places + 1);
    }

    [Fact]
    public async Task Row_ThatIsFull_TakesNobodyMore()
    {
        using var questions = new SlowQuestions();
        var questioning = new QuestionQueue(
            new Lanes(new FakeTimeProvider(DateTimeOffset.UnixEpoch)),
            CancellationToken.None
        );
        var waiting = Enumerable.Range(0, 1000).Select(_ => Ask(questioning, questions, "same")).ToList();
        (await Ask(questioning, questions, "same")).ShouldBeNull();
        questions.Release();
        (await Task.WhenAll(waiting)).ShouldAllBe(a => a != null);
        (await Ask(questioning, questions, "same")).ShouldNotBeNull();
    }

    private static Task<Answer?> Ask(
        QuestionQueue questioning,
        SlowQuestions questions,
        string key,
        CancellationToken? gone = null
    ) =>
        questioning.AskAsync(
            key,
            new WorkKind("models", false),
            questions.Ask,
            gone ?? TestContext.Current.CancellationToken
        );

    private sealed class SlowQuestions : IDisposable
    {
        private readonly ManualResetEventSlim _open = new();
        private int _asked;

        public int Asked => Volatile.Read(ref _asked);

        public Answer Ask(CancellationToken cancellation)
        {
            Interlocked.Increment(ref _asked);
            _open.Wait(cancellation);
            return new Answer(0, new ErrorDocument("", ""), "");
        }

        public void Release() => _open.Set();

        public async Task BegunAsync(int count)
        {
            while (Asked < count)
                await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        public void Dispose() => _open.Dispose();
    }
}
