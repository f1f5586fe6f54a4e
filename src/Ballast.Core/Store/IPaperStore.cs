using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>Keeps which accounts on paper were started and stopped. Append-only: what has become of one is computed from the rounds.</summary>
public interface IPaperStore
{
    /// <summary>Accounts that had been started by a moment, in the order in which they were; a stop that came later is not reported.</summary>
    IReadOnlyList<PaperAccount> PaperAccounts(Tournament tournament, DateTimeOffset asOf);

    /// <summary>Starts an account, and keeps what its start predicts, both or neither.</summary>
    /// <param name="account">The account, not stopped.</param>
    /// <param name="version">Version of the program.</param>
    /// <param name="prediction">What the start says about rounds to come.</param>
    /// <returns>false where the tournament has, or had, an account of that name in whatever case.</returns>
    bool StartPaper(PaperAccount account, string version, Prediction prediction);

    /// <summary>Stops an account.</summary>
    /// <returns>false where none of that name runs.</returns>
    bool StopPaper(Tournament tournament, string name, DateTimeOffset at, string version);
}

/// <summary>An account on paper: a policy that is followed from a moment on with NMR that nobody has staked.</summary>
public sealed record PaperAccount
{
    /// <summary>The tournament whose rounds it takes part in.</summary>
    public required Tournament Tournament { get; init; }

    /// <summary>Its name, which no other account of the tournament has; names are compared without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>Name of its policy.</summary>
    public required string Policy { get; init; }

    /// <summary>NMR that it begins with, above zero.</summary>
    public required Nmr Total { get; init; }

    /// <summary>Its models as they were stored at its start, in the order of names; at least one.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>When it was started: rounds whose stakes are fixed later take part.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was stopped; null while it runs.</summary>
    public DateTimeOffset? StoppedAt { get; init; }
}
