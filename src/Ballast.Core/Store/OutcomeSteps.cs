namespace Ballast.Core.Store;

/// <summary>Chains steps of which each may refuse.</summary>
public static class OutcomeSteps
{
    /// <summary>Goes on with the answer, or passes the refusal through.</summary>
    public static Outcome<TNext> Then<T, TNext>(this Outcome<T> outcome, Func<T, Outcome<TNext>> next) =>
        outcome switch
        {
            Outcome<T>.Done done => next(done.Value),
            Outcome<T>.Refused refused => refused.Refusal,
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
}
