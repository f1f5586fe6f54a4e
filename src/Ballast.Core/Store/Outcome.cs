namespace Ballast.Core.Store;

/// <summary>Why a question cannot be answered, in one line that says what to do.</summary>
/// <param name="Code">A word for scripts, for example <c>unknown-model</c>.</param>
/// <param name="Message">One line for people.</param>
public sealed record Refusal(string Code, string Message);

/// <summary>What a workflow comes back with: an answer or an expected refusal. Nothing else is expected.</summary>
public abstract record Outcome<T>
{
    private Outcome() { }

    /// <summary>The answer.</summary>
    public sealed record Done(T Value) : Outcome<T>;

    /// <summary>The refusal.</summary>
    public sealed record Refused(Refusal Refusal) : Outcome<T>;

    /// <summary>An answer is an outcome.</summary>
    public static implicit operator Outcome<T>(T value) => new Done(value);

    /// <summary>A refusal is an outcome.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new Refused(refusal);
}
