namespace Ballast.Core.Evidence.WalkForward;

/// <summary>How the past is walked through.</summary>
internal sealed record WalkForwardOptions
{
    /// <summary>Known rounds that a ranking looks back on.</summary>
    public required int Window { get; init; }

    /// <summary>Rounds after the moment of ranking in which it is put to the test.</summary>
    public required int Horizon { get; init; }

    /// <summary>Rounds between two rankings.</summary>
    public int Step { get; init; } = 5;

    /// <summary>Rounds in a row that share days; null takes <see cref="EvidencePanel.OpenAtOnce"/>.</summary>
    public int? Overlap { get; init; }

    /// <summary>Fewest models with a past and a future for a step to count.</summary>
    public int FewestModels { get; init; } = 3;

    /// <summary>Most threads to use; null for as many as there are cores. The answer is the same with any number.</summary>
    public int? Threads { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads ?? 1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Window, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(Horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Step, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Overlap ?? 1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(FewestModels, 3);
    }
}
