using Ballast.Core.Store;

namespace Ballast.Core.Workflows;

/// <summary>What every question about models over rounds says first.</summary>
public abstract record Selection
{
    /// <summary>Names as users type them; empty means all that the question can be asked of: with a stake, where it is about money.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>The rounds.</summary>
    public RoundRange Range { get; init; } = RoundRange.All;

    /// <summary>The most that the answer may hold.</summary>
    public AnswerBounds Bounds { get; init; } = AnswerBounds.Alone;

    /// <summary>Goes on with the models as the store keeps their names, and with the first and last round.</summary>
    /// <returns>A refusal where a model or an era is not known, or the range ends before it begins.</returns>
    internal Outcome<T> In<T>(AsOfView view, Func<IReadOnlyList<string>, int, int, Outcome<T>> ask) =>
        ModelSelection
            .Of(view, Models)
            .Then(models => Range.Resolve(view).Then(range => ask(models, range.From, range.To)));
}
