namespace Ballast.Core.Evidence;

/// <summary>A round as a decision meets it.</summary>
/// <param name="Round">Its number.</param>
/// <param name="DecidedAt">The last moment at which a stake on it could still be changed.</param>
/// <param name="KnownAt">The moment at which its value became known: when it resolved. Later than the decision.</param>
internal sealed record EvidenceRound(int Round, DateTimeOffset DecidedAt, DateTimeOffset KnownAt);
