using Ballast.Core.Ledger;
using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>A store that also tells what it held before: every revision, not only the one in force.</summary>
public interface IRevisionStore : ITournamentStore
{
    /// <summary>Every kept value of a score, ordered by model, round and moment: the last one of a model and round is in force.</summary>
    /// <param name="tournament">The tournament.</param>
    /// <param name="metric">The score.</param>
    /// <param name="from">First round.</param>
    /// <param name="asOf">Later revisions take no part.</param>
    IReadOnlyList<ScoreRevision> ScoreRevisions(Tournament tournament, Metric metric, int from, DateTimeOffset asOf);

    /// <summary>Every report about stakes and payouts as it came, ordered by model, round and moment.</summary>
    IReadOnlyList<Position> PositionRevisions(PositionQuery query);
}

/// <summary>A value that a score had from a moment on.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Round">The round's number.</param>
/// <param name="Known">When it became known.</param>
/// <param name="IsFinal">Whether the score's last day had come.</param>
/// <param name="Score">The value.</param>
public readonly record struct ScoreRevision(string Model, int Round, KnownTime Known, bool IsFinal, double Score);
