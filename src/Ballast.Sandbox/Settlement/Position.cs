using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Settlement;

/// <summary>A model's part in one round, from the close on.</summary>
/// <param name="Round">The round's number.</param>
/// <param name="Rule">The rule the round opened under.</param>
/// <param name="Submission">The submission.</param>
/// <param name="AtRisk">NMR the round pays on or burns from.</param>
/// <param name="Multipliers">One weight for each of the rule's scores.</param>
/// <param name="TakeProfit">The setting at the close.</param>
/// <param name="Payout">NMR paid (negative: burned); null until the round resolves.</param>
internal sealed record Position(
    int Round,
    PayRule Rule,
    Submission Submission,
    decimal AtRisk,
    decimal[] Multipliers,
    bool TakeProfit,
    decimal? Payout = null
);

/// <summary>A resolved atomic position that nobody has claimed yet.</summary>
/// <param name="Round">The round's number.</param>
/// <param name="Principal">NMR locked.</param>
/// <param name="Payout">Positive: to be paid; negative: to be burned.</param>
/// <param name="ResolvedAt">From here the seven days of grace run.</param>
internal sealed record Claim(int Round, decimal Principal, decimal Payout, DateTimeOffset ResolvedAt)
{
    /// <summary>What a claim brings, NMR.</summary>
    public decimal Claimable => Principal + Payout;
}

/// <summary>A release that waits for its last round.</summary>
internal sealed record Release(string Id, decimal Amount, bool Drain, DateTimeOffset Asked, DateTimeOffset Due);

/// <summary>The latest increase that waits for the next close.</summary>
internal sealed record Increase(string Id, DateTimeOffset Asked, DateTimeOffset Due);

/// <summary>A line of the wallet's history: NMR between the wallet and another address.</summary>
/// <param name="Time">When.</param>
/// <param name="AccountId">Whose.</param>
/// <param name="Tournament">Of transfers with a strategy, its tournament.</param>
/// <param name="Type">What happened.</param>
/// <param name="Amount">NMR.</param>
/// <param name="IsOut">Whether it left the wallet.</param>
/// <param name="Other">The other address.</param>
internal sealed record WalletLine(
    DateTimeOffset Time,
    string AccountId,
    Core.Rounds.Tournament? Tournament,
    string Type,
    decimal Amount,
    bool IsOut,
    string Other
);

/// <summary>A line of the stake history.</summary>
/// <param name="Time">When.</param>
/// <param name="ModelId">Whose.</param>
/// <param name="Round">For positions, the round.</param>
/// <param name="Type">What happened.</param>
/// <param name="Amount">NMR.</param>
/// <param name="Note">A transaction hash, where there is one.</param>
internal sealed record JournalLine(
    DateTimeOffset Time,
    string ModelId,
    int? Round,
    string Type,
    decimal Amount,
    string? Note = null
);
