using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Parts;

namespace Ballast.Core.Questions;

/// <summary>One asking of a question.</summary>
/// <param name="View">What is known of the tournament at the moment that is asked about.</param>
/// <param name="Given">What was said.</param>
/// <param name="Cancellation">Whoever asked has gone.</param>
public sealed record Asked(AsOfView View, Given Given, CancellationToken Cancellation = default)
{
    /// <summary>The most that the answer may hold.</summary>
    public AnswerBounds Bounds { get; init; } = AnswerBounds.Alone;

    /// <summary>Receives the share of the work that is done; null where nobody looks.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Who computes the parts of an answer that falls into some.</summary>
    public IPartRunner Runner { get; init; } = LocalPartRunner.Instance;

    /// <summary>Has the parts of an answer computed, and concludes.</summary>
    internal Outcome<T> Run<T>(PartedWork<T> work) => work.Run(Runner, Progress, Cancellation);
}
