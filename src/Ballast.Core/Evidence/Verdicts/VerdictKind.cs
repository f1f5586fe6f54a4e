namespace Ballast.Core.Evidence.Verdicts;

/// <summary>What can be said of a ranking.</summary>
internal enum VerdictKind
{
    /// <summary>Nothing: too little is known.</summary>
    NotEnoughData,

    /// <summary>No model can be dropped: each can still be the best. That they are equal is not shown.</summary>
    NoneToldApart,

    /// <summary>Some can be dropped, of the others each can still be the best.</summary>
    SomeToldApart,

    /// <summary>All but one can be dropped.</summary>
    OneAhead,
}

/// <summary>What can be said of following the past best, against equal weight.</summary>
internal enum FollowingKind
{
    /// <summary>Nothing: too little is known.</summary>
    NotEnoughData,

    /// <summary>Neither is shown to be better, and they are not shown to be equal: the interval of the difference holds 0.</summary>
    NotShown,

    /// <summary>Following the past best was better: the whole interval lies above 0.</summary>
    Better,

    /// <summary>Equal weight was better.</summary>
    Worse,

    /// <summary>Shown to be as good, to within a margin (<see cref="WalkForward.EquivalenceTest"/>).</summary>
    AsGood,
}
