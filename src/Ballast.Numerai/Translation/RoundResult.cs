using Ballast.Core.Rounds;

namespace Ballast.Numerai.Translation;

/// <summary>What one round was for one model. Null is "not said", never zero.</summary>
public sealed record RoundResult
{
    /// <summary>The round's number.</summary>
    public required int Round { get; init; }

    /// <summary>The submission that counted.</summary>
    public string? SubmissionId { get; init; }

    /// <summary>The stake that counted.</summary>
    public Nmr? AtRisk { get; init; }

    /// <summary>Share of the payout that is paid, in [0, 1]; known from scoring on.</summary>
    public decimal? PayoutFactor { get; init; }

    /// <summary>The weights by score, from the row's own list; empty where the server gives none.</summary>
    public IReadOnlyDictionary<Metric, decimal> Multipliers { get; init; } = new Dictionary<Metric, decimal>();

    /// <summary>The three older slots. Which score a slot weighs is the round's business: on Signals, Alpha and MPC sat here.</summary>
    public SlotMultipliers Slots { get; init; }

    /// <summary>What was paid (burned where negative); null until settled, and where rows contradict each other.</summary>
    public Nmr? Settled { get; init; }

    /// <summary>What would be paid by the latest score; null where not said, and where rows contradict each other.</summary>
    public Nmr? Pending { get; init; }

    /// <summary>Whether score rows of the round named different payouts, so that none was taken.</summary>
    public bool HasConflictingPayouts { get; init; }

    /// <summary>When the stake was fixed.</summary>
    public DateTimeOffset? CloseStakingTime { get; init; }

    /// <summary>When the round resolves.</summary>
    public DateTimeOffset? ResolveTime { get; init; }

    /// <summary>What the row says itself; always false on Signals and unreliable on Crypto.</summary>
    public bool? ClaimsResolved { get; init; }

    /// <summary>The latest value of each official score.</summary>
    public IReadOnlyList<ScoreReading> Scores { get; init; } = [];

    /// <summary>
    /// Whether the round has settled by a moment: the row says so, or there is a settled payout and its time has come. Source:
    /// domain notes, quirk 2.
    /// </summary>
    public bool IsResolved(DateTimeOffset asOf) =>
        ClaimsResolved == true || (Settled is not null && ResolveTime is { } time && time <= asOf);
}

/// <summary>The weights of the older API, by slot.</summary>
public readonly record struct SlotMultipliers(decimal? Corr, decimal? Mmc, decimal? Tc);
