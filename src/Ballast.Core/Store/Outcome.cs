using Ballast.Core.Text;

namespace Ballast.Core.Store;

/// <summary>Why a question cannot be answered: what is wrong, the same at every door, and what to do.</summary>
/// <param name="Code">A word for scripts, for example <c>unknown-model</c>.</param>
/// <param name="Notice">For people.</param>
public sealed record Refusal(string Code, Notice Notice)
{
    /// <summary>A refusal with what to do next.</summary>
    /// <param name="code">A word for scripts.</param>
    /// <param name="said">What is wrong.</param>
    /// <param name="next">Where a page leads to, and by itself what a terminal says behind it; null for nothing.</param>
    /// <param name="tail">What a terminal says behind it in place of the step.</param>
    public Refusal(string code, Notice said, NextStep? next, string? tail = null)
        : this(code, Joined(said, next, tail)) { }

    /// <summary>One line for a terminal.</summary>
    public string Message => Notice.ToString();

    private static Notice Joined(Notice said, NextStep? next, string? tail)
    {
        ArgumentNullException.ThrowIfNull(said);
        return tail is not null ? said.Typing(tail, next)
            : next is null ? said
            : said.Then(next.Text, [.. next.Command]);
    }
}

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
