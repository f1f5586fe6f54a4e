using Ballast.Core.Backtesting;

namespace Ballast.Core.Workflows;

/// <summary>A model that cannot take part.</summary>
public sealed record SkippedModel(string Model, string Reason);

/// <summary>Rounds that cannot take part.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Rounds">Ascending.</param>
/// <param name="Scores">The scores that they are paid on, where these are missing; null else.</param>
public sealed record SkippedRounds(SkipReason Reason, IReadOnlyList<int> Rounds, string? Scores = null);
