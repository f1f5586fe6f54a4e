namespace Ballast.Cluster.Computing;

/// <summary>One part of a run, wherever in the cluster it is. Its key is the run with stage and part.</summary>
[Alias("ballast.part")]
internal interface IPartGrain : IGrainWithStringKey
{
    /// <summary>Has the part computed and kept. Asked again while that goes on, it says so and begins nothing new.</summary>
    [Alias("compute")]
    Task<PartReply> Compute(PartTask task);
}

/// <summary>What is to be computed.</summary>
/// <param name="Run">The key of the run (<see cref="RunKey"/>).</param>
/// <param name="Question">The question with its moment, in its canonical form.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Part">The part of it.</param>
[GenerateSerializer]
[Alias("ballast.part-task")]
internal sealed record PartTask(
    [property: Id(0)] string Run,
    [property: Id(1)] string Question,
    [property: Id(2)] int Stage,
    [property: Id(3)] int Part
);

/// <summary>How it stands.</summary>
/// <param name="State">How.</param>
/// <param name="Reason">Why it failed or was refused, in one line.</param>
[GenerateSerializer]
[Alias("ballast.part-reply")]
internal sealed record PartReply([property: Id(0)] PartState State, [property: Id(1)] string Reason = "");

/// <summary>How a part stands.</summary>
internal enum PartState
{
    /// <summary>It is kept in the store.</summary>
    Done,

    /// <summary>It is being computed, or waits for its turn: ask again.</summary>
    Running,

    /// <summary>It ended in an exception: it may be tried again.</summary>
    Failed,

    /// <summary>This worker computes something else for that question: another try gives no more.</summary>
    Refused,
}
