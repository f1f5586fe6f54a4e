using Ballast.Core.Simulation.Accounts;

namespace Ballast.Core.Simulation;

/// <summary>What a policy knows before the stakes of a round are fixed.</summary>
public sealed class PolicyMoment
{
    private readonly IStakedAccount _account;
    private readonly ReturnHistory _history;

    internal PolicyMoment(IStakedAccount account, ReturnHistory history) => (_account, _history) = (account, history);

    /// <summary>The moment.</summary>
    public required DateTimeOffset Moment { get; init; }

    /// <summary>The round whose stakes are fixed next.</summary>
    public required int Round { get; init; }

    /// <summary>When the policy last decided something; null at the beginning.</summary>
    public required DateTimeOffset? DecidedAt { get; init; }

    /// <summary>All models, in the order of names. Elsewhere a model is its place in this list.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>Models that have taken part in a round, this one included, ascending.</summary>
    public required IReadOnlyList<int> TakingPart { get; init; }

    /// <summary>All NMR of the account.</summary>
    public required double Capital { get; init; }

    /// <summary>The most that it ever had, NMR.</summary>
    public required double Peak { get; init; }

    /// <summary>NMR of a model at work: legacy stake, or what is locked and settled in its positions.</summary>
    public double AtWork(int model) => _account.AtWork(model);

    /// <summary>Returns of a model in rounds that have resolved, oldest first: shares of what was at risk. Nothing of a round that is open stands here.</summary>
    public ReadOnlySpan<double> Resolved(int model) => _history.Of(model);

    /// <summary>The rounds of these returns, in the same order; those before a simulated future are counted back from its first round.</summary>
    public ReadOnlySpan<int> ResolvedRounds(int model) => _history.RoundsOf(model);
}
