using System.Text.Json.Serialization;

namespace Ballast.Core.Payouts;

// The shape of payout-rules.json, as far as it is read. Snake case on the wire.

internal sealed record RuleFile(DateOnly Compiled, IReadOnlyList<RegimeEntry> Regimes, IReadOnlyList<EraEntry> Eras);

internal sealed record RegimeEntry
{
    public required string Id { get; init; }
    public required int Tournament { get; init; }
    public int? FirstRound { get; init; }
    public int? LastRound { get; init; }
    public string? FirstRoundBasis { get; init; }
    public string? EffectiveFrom { get; init; }
    public string? EffectiveTo { get; init; }
    public string? Status { get; init; }
    public required IReadOnlyList<ScoreEntry> Scores { get; init; }
    public required string MultiplierRule { get; init; }
    public required string Formula { get; init; }
    public required ClipEntry Clip { get; init; }
    public required FactorEntry PayoutFactor { get; init; }
    public required string StakingSystem { get; init; }
    public required int RoundsPerWeek { get; init; }
    public required int ConcurrentUnresolvedRounds { get; init; }
    public required int ScoreDays { get; init; }
    public SpanEntry? UnpaidWeekdayRounds { get; init; }
    public IReadOnlyList<SubChangeEntry>? SubChanges { get; init; }
    public required IReadOnlyList<string> Source { get; init; }
    public required string Confidence { get; init; }
    public IReadOnlyList<ConflictEntry>? Conflicts { get; init; }
    public IReadOnlyList<SettledCheckEntry>? SettledPayouts { get; init; }
}

internal sealed record ScoreEntry(
    string Role,
    string Score,
    MultiplierEntry Multiplier,
    IReadOnlyList<string> Metrics,
    string? Slot
);

internal sealed record ConflictEntry(string What, int? From, int? To);

internal sealed record SettledCheckEntry(int From, int To, int Compared, int Matched, string? Note);

internal sealed record MultiplierEntry(string Kind, decimal? Value, IReadOnlyList<decimal>? Options, string? Note);

internal sealed record ClipEntry(decimal Max, string? Order);

internal sealed record FactorEntry(string Rule, decimal? ThresholdNmr);

internal sealed record SpanEntry(int From, int To);

internal sealed record SubChangeEntry(int? Round, string? Date, string Change, string Confidence);

internal sealed record EraEntry(
    string Name,
    IReadOnlyList<int> Tournaments,
    int FirstRound,
    string What,
    string Source
);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RuleFile))]
internal sealed partial class RuleFileJson : JsonSerializerContext;
