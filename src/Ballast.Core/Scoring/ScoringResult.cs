namespace Ballast.Core.Scoring;

/// <summary>What came of a scoring rule: a value, or the reason why Numerai's own tools give none.</summary>
internal abstract record ScoringResult<T>
{
    private ScoringResult() { }

    /// <summary>The value.</summary>
    public sealed record Computed(T Value) : ScoringResult<T>;

    /// <summary>Why there is none.</summary>
    public sealed record NotComputed(ScoringRefusal Reason) : ScoringResult<T>;

    /// <summary>A value is a result.</summary>
    public static implicit operator ScoringResult<T>(T value) => new Computed(value);

    /// <summary>A reason is a result.</summary>
    public static implicit operator ScoringResult<T>(ScoringRefusal refusal) => new NotComputed(refusal);

    /// <summary>Goes on with the value, or passes the reason on.</summary>
    public ScoringResult<TNext> Then<TNext>(Func<T, ScoringResult<TNext>> next) =>
        this switch
        {
            Computed computed => next(computed.Value),
            NotComputed none => none.Reason,
            _ => throw new InvalidOperationException("A result is computed or not."),
        };

    /// <summary>The value, or what stands for none.</summary>
    public T Or(T other) => this is Computed computed ? computed.Value : other;

    /// <summary>Why there is no value; null where there is one.</summary>
    public ScoringRefusal? Refusal => (this as NotComputed)?.Reason;
}
