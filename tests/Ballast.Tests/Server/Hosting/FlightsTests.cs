using Ballast.Server.Hosting;

namespace Ballast.Tests.Server.Hosting;

/// <summary>Who waits for whose work, and what becomes of those who wait when it ends without a result.</summary>
public sealed class FlightsTests
{
    private readonly Flights<string> _flights = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Join_WhileTheSameIsWorkedOn_WaitsForItsResult()
    {
        var first = Start("made");
        await _begun.Task;
        var second = Task.Run(() => _flights.Join("a", () => "made again", Cancellation), Cancellation);
        (await Task.Run(() => _flights.Join("b", () => "other", Cancellation), Cancellation)).ShouldBe("other");
        second.IsCompleted.ShouldBeFalse();
        _end.SetResult();
        (await first, await second).ShouldBe(("made", "made"));
        _flights.Join("a", () => "anew", Cancellation).ShouldBe("anew", "nothing is kept once it is done");
    }

    [Fact(Timeout = 120_000)]
    public async Task Join_WhoeverWaitsAndLeaves_DisturbsNobody()
    {
        var first = Start("made");
        await _begun.Task;
        using var leaving = new CancellationTokenSource();
        var second = Task.Run(() => _flights.Join("a", () => "made again", leaving.Token), Cancellation);
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        _end.SetResult();
        (await first).ShouldBe("made");
    }

    [Theory(Timeout = 120_000)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Join_WhereWhoeverWorksLeavesOrFails_TheNextOneTriesItself(bool leaves)
    {
        Exception ends = leaves ? new OperationCanceledException() : new InvalidOperationException("no");
        var first = Task.Run(() => _flights.Join("a", () => Fail(ends), Cancellation), Cancellation);
        await _begun.Task;
        var second = Task.Run(() => _flights.Join("a", () => "made by the next", Cancellation), Cancellation);
        _end.SetResult();
        (await Should.ThrowAsync<Exception>(() => first)).ShouldBeAssignableTo(ends.GetType());
        (await second).ShouldBe("made by the next");
    }

    private Task<string> Start(string result) =>
        Task.Run(
            () =>
                _flights.Join(
                    "a",
                    () =>
                    {
                        _begun.SetResult();
                        _end.Task.Wait(Cancellation);
                        return result;
                    },
                    Cancellation
                ),
            Cancellation
        );

    private string Fail(Exception ends)
    {
        _begun.SetResult();
        _end.Task.Wait(Cancellation);
        throw ends;
    }
}
