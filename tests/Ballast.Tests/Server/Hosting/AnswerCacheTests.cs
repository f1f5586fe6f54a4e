using Ballast.Core.Questions;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Server.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Ballast.Tests.Server.Hosting;

/// <summary>Which answers are given again, for how long, and to whom an old one while a newer one is made.</summary>
public sealed class AnswerCacheTests : IDisposable
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly CountingQuestions _questions = new();
    private readonly FakeTimeProvider _clock = new(Moment);
    private readonly CancellationTokenSource _stopping = new();
    private readonly AnswerCache _cache;

    public AnswerCacheTests() =>
        _cache = new AnswerCache(
            _questions,
            _clock,
            new QuestionQueue(new Lanes(_clock), _stopping.Token),
            _stopping.Token
        );

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Ask_SameQuestionOfTheSameStore_IsAnsweredOnce()
    {
        var first = Ask("m1");
        Ask("m1").ShouldBeSameAs(first);
        Ask("m2").ShouldNotBeSameAs(first);
        _questions.Asked.ShouldBe(2);
    }

    [Fact]
    public void Ask_ForTheNewestOfAStoreThatChanged_IsAnsweredAnew()
    {
        Ask("m1");
        _questions.Content = "2";
        Ask("m1").Json.ShouldBe("2");
        _questions.Asked.ShouldBe(2);
    }

    /// <summary>A program that asks about now reads when that was; a moment that is named stays the same.</summary>
    [Fact]
    public async Task AskAsync_AboutNow_IsAnsweredAnewAndAMomentOnce()
    {
        foreach (var asOf in new DateTimeOffset?[] { null, Moment, null, Moment })
            await _cache.AskAsync(Request("m1", asOf), Freshness.Newest, Cancellation);
        _questions.Asked.ShouldBe(3);
    }

    /// <summary>Rounds open and resolve by time alone.</summary>
    [Fact]
    public void Ask_MinutesLater_IsAnsweredAnew()
    {
        Ask("m1");
        _clock.Advance(TimeSpan.FromMinutes(6));
        Ask("m1", Anything);
        _questions.Asked.ShouldBe(2);
    }

    [Theory]
    [InlineData(0, "1", 1)]
    [InlineData(1, "1", 1)]
    [InlineData(3, "1", 2)]
    [InlineData(0, null, 2)]
    public void Ask_FailureOrStoreWithoutAStamp_IsNotRemembered(int exit, string? stamp, int asked)
    {
        (_questions.Exit, _questions.Content) = (exit, stamp);
        Ask("m1");
        Ask("m1");
        _questions.Asked.ShouldBe(asked);
    }

    [Fact]
    public async Task Ask_ByManyAtATime_IsComputedOnce()
    {
        _questions.Hold();
        var readers = Enumerable.Range(0, 8).Select(_ => Task.Run(() => Ask("m1"), Cancellation)).ToList();
        readers.AddRange(Enumerable.Range(0, 8).Select(_ => AskAsync("m1", Freshness.Newest)));
        await _questions.BegunAsync(1);
        _questions.Release();
        var answers = await Task.WhenAll(readers);
        answers.ShouldAllBe(a => ReferenceEquals(a, answers[0]));
        _questions.Asked.ShouldBe(1);
    }

    /// <summary>One that fails or leaves takes nobody along.</summary>
    [Fact]
    public async Task Ask_WhereTheFirstOneFails_IsTriedByTheNext()
    {
        _questions.Hold();
        using var gone = new CancellationTokenSource();
        var first = Task.Run(() => _cache.Ask(Request("m1", Moment), gone.Token), Cancellation);
        await _questions.BegunAsync(1);
        var second = Task.Run(() => Ask("m1"), Cancellation);
        await gone.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        _questions.Release();
        (await second).Json.ShouldBe("1");
        _questions.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task AskAsync_WhileANewerOneIsMade_GivesTheLastWithItsMomentAndThenTheNewer()
    {
        var last = await AskAsync("m1", Anything);
        Later();
        _questions.Hold();
        var freshness = Anything;
        (await AskAsync("m1", freshness)).ShouldBeSameAs(last);
        freshness.AsOf.ShouldBe(Moment);
        // Whoever wants the newest waits for the one that is being made, and nobody makes another.
        var waiting = AskAsync("m1", Freshness.Newest);
        (await AskAsync("m1", Anything)).ShouldBeSameAs(last);
        _questions.Release();
        (await waiting).Json.ShouldBe("2");
        var current = Anything;
        (await AskAsync("m1", current)).Json.ShouldBe("2");
        current.AsOf.ShouldBeNull();
        _questions.Asked.ShouldBe(2);
    }

    [Fact]
    public void Ask_WhileANewerOneIsMade_GivesAPageTheLastWithItsMoment()
    {
        var last = Ask("m1");
        Later();
        _questions.Hold();
        var freshness = Anything;
        Ask("m1", freshness).ShouldBeSameAs(last);
        freshness.AsOf.ShouldBe(Moment);
        _questions.Release();
    }

    /// <summary>It is there before the first one loses patience.</summary>
    [Fact]
    public async Task AskAsync_WhereTheNewerOneIsMadeAtOnce_GivesIt()
    {
        await AskAsync("m1", Anything);
        Later();
        var freshness = Anything;
        var answer = await AskAsync("m1", freshness);
        answer.Json.ShouldBe(freshness.AsOf is null ? "2" : "1");
        (await AskAsync("m1", Freshness.Newest)).Json.ShouldBe("2");
        _questions.Asked.ShouldBe(2);
    }

    /// <summary>An answer counts as old from the last moment at which it was seen to be right, not from when it was made.</summary>
    [Theory]
    [InlineData(59, 59, true)]
    [InlineData(59, 61, false)]
    public async Task AskAsync_AnswerThatNobodySawForAMinute_IsGivenToNobody(int seen, int later, bool isGiven)
    {
        var last = await AskAsync("m1", Anything);
        _clock.Advance(TimeSpan.FromSeconds(seen));
        await AskAsync("m1", Anything);
        _questions.Content = "2";
        _clock.Advance(TimeSpan.FromSeconds(later));
        _questions.Hold();
        var freshness = Anything;
        var asked = AskAsync("m1", freshness);
        (await IsAnsweredAsync(asked)).ShouldBe(isGiven);
        _questions.Release();
        (await asked).Json.ShouldBe(isGiven ? last.Json : "2");
        freshness.AsOf.ShouldBe(isGiven ? Moment.AddSeconds(seen) : null);
    }

    [Fact]
    public void Ask_ThatNobodyRepeats_IsNotMadeAgain()
    {
        Ask("m1");
        Ask("m2");
        for (var i = 2; i < 9; i++)
        {
            Later($"{i}");
            Ask("m2");
        }
        _questions.AskedOf("m1").ShouldBe(1);
        _questions.AskedOf("m2").ShouldBe(8);
    }

    /// <summary>Whoever has written through the server reads what was written, as does everybody else.</summary>
    [Theory]
    [InlineData("import", false)]
    [InlineData("watch", false)]
    [InlineData("sync", true)]
    public async Task AskAsync_AfterSomethingWasWrittenHere_GivesNoneOfBefore(string command, bool isOldGiven)
    {
        await AskAsync("m1", Anything);
        Later();
        _cache.Run(new CommandCall(command, [], []), Cancellation);
        _questions.Hold();
        var asked = AskAsync("m1", Anything);
        (await IsAnsweredAsync(asked)).ShouldBe(isOldGiven);
        _questions.Release();
        (await asked).Json.ShouldBe(isOldGiven ? "1" : "2");
    }

    /// <summary>Whoever was told that a sync has ended.</summary>
    [Fact]
    public async Task AskAsync_ByWhoeverSawALaterMoment_GivesNothingOfBefore()
    {
        await AskAsync("m1", Anything);
        Later();
        _questions.Hold();
        var asked = AskAsync("m1", new Freshness(_clock.GetUtcNow()));
        (await IsAnsweredAsync(asked)).ShouldBeFalse();
        _questions.Release();
        (await asked).Json.ShouldBe("2");
    }

    /// <summary>What was written while it was made may be in it or not: it is old from the beginning.</summary>
    [Fact]
    public async Task AskAsync_AnswerDuringWhichSomethingWasWritten_IsOldAtOnce()
    {
        _questions.Hold();
        var first = AskAsync("m1", Anything);
        await _questions.BegunAsync(1);
        Later();
        _questions.Release();
        await first;
        (await AskAsync("m1", Freshness.Newest)).Json.ShouldBe("2");
        _questions.Asked.ShouldBe(2);
    }

    [Fact]
    public async Task AskAsync_WhereTheNewerOneFails_GivesTheLastAndTriesAgain()
    {
        var last = await AskAsync("m1", Anything);
        Later();
        _questions.Throws = true;
        (await AskAsync("m1", Anything)).ShouldBeSameAs(last);
        _questions.Throws = false;
        (await AskAsync("m1", Freshness.Newest)).Json.ShouldBe("2");
    }

    /// <summary>Other parameters, another tournament and another moment are other questions; another store has a memory of its own.</summary>
    [Fact]
    public void Ask_OtherQuestions_ShareNothing()
    {
        QuestionRequest[] all =
        [
            Request("m1", Moment),
            Request("m1", Moment) with
            {
                Tournament = Tournament.Signals,
            },
            Request("m1", Moment.AddTicks(1)),
            Request("m1", null),
            Request("m1 ", Moment),
            Request("m1", Moment) with
            {
                Question = QuestionCatalogue.Find("account")!,
            },
        ];
        foreach (var request in all.Concat(all))
            _cache.Ask(request, Cancellation);
        _questions.Asked.ShouldBe(all.Length);
        var other = new CountingQuestions { Content = "1" };
        new AnswerCache(other, _clock, new QuestionQueue(new Lanes(_clock), _stopping.Token), _stopping.Token).Ask(
            all[0],
            Cancellation
        );
        other.Asked.ShouldBe(1);
    }

    public void Dispose()
    {
        _questions.Release();
        _stopping.Cancel();
        _stopping.Dispose();
        _questions.Dispose();
    }

    private static Freshness Anything => new(DateTimeOffset.MinValue);

    /// <summary>Whether there is an answer when patience has ended though nothing is computed.</summary>
    private static async Task<bool> IsAnsweredAsync(Task<Answer> asked)
    {
        // Where an old answer may be given it comes by itself, however slow the machine is.
        await Task.WhenAny(asked, Task.Delay(10 * Freshness.Patience, Cancellation));
        return asked.IsCompleted;
    }

    /// <summary>Something is written.</summary>
    private void Later(string content = "2")
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        _questions.Content = content;
    }

    private Answer Ask(string model, Freshness? freshness = null) =>
        _cache.Ask(Request(model, Moment), freshness ?? Freshness.Newest, Cancellation);

    private async Task<Answer> AskAsync(string model, Freshness freshness) =>
        (await _cache.AskAsync(Request(model, Moment), freshness, Cancellation))!;

    private static QuestionRequest Request(string model, DateTimeOffset? asOf) =>
        new(
            QuestionCatalogue.Find("risk")!,
            Tournament.Classic,
            asOf,
            new Given(new Dictionary<string, IReadOnlyList<string>>(), [model])
        );

    /// <summary>Answers with what the store holds as it begins.</summary>
    private sealed class CountingQuestions : IQuestionService, IDisposable
    {
        public static readonly ErrorDocument Document = new("", "");

        private readonly ManualResetEventSlim _open = new(initialState: true);
        private readonly Lock _lock = new();
        private readonly List<string> _asked = [];

        public int Asked
        {
            get
            {
                lock (_lock)
                    return _asked.Count;
            }
        }

        public int Exit { get; set; }

        public bool Throws { get; set; }

        public string? Content { get; set; } = "1";

        public int AskedOf(string model)
        {
            lock (_lock)
                return _asked.Count(a => a == model);
        }

        public Answer Run(CommandCall call, CancellationToken cancellation) => new(0, Document, "");

        public Answer Ask(QuestionRequest request, CancellationToken cancellation)
        {
            lock (_lock)
                _asked.Add(request.Given.Models[0]);
            if (Throws)
                throw new InvalidOperationException("It fails.");
            var content = Content;
            _open.Wait(cancellation);
            return new Answer(Exit, Document, content ?? "");
        }

        public void Hold() => _open.Reset();

        public void Release() => _open.Set();

        public async Task BegunAsync(int count)
        {
            while (Asked < count)
                await Task.Delay(5, Cancellation);
        }

        public Outcome<IRevisionStore> Open() => throw new NotSupportedException();

        public StoreHealth Health() => StoreHealth.Without(isThere: false);

        public string? Stamp() => Content;

        public void Dispose() => _open.Dispose();
    }
}
