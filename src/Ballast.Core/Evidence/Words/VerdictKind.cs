namespace Ballast.Core.Evidence.Words;

/// <summary>What can be said of a ranking.</summary>
public enum VerdictKind
{
    /// <summary>Nothing: too little is known.</summary>
    NotEnoughData,

    /// <summary>All models may be equal.</summary>
    NoneToldApart,

    /// <summary>Some are worse than the best, others may be as good.</summary>
    SomeToldApart,

    /// <summary>One model is ahead of all others.</summary>
    OneAhead,
}
