using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Panels;
using Ballast.Storage.Stores;

namespace Ballast.Storage;

/// <content>Scores: from the panels beside the store as far as those go, else from its own tables.</content>
public sealed partial class TournamentStore
{
    private PanelScores? _panels;

    /// <inheritdoc />
    public ScorePanel Scores(ScoreQuery query) =>
        Reading(c => _panels?.Scores(_engine, c, query) ?? ScoreReader.Read(_engine, c, query));

    /// <inheritdoc />
    public IEnumerable<(string Model, int Round)> Gaps(ScoreQuery query) => Reading(c => GapReader.Gaps(c, query));

    /// <inheritdoc />
    public IReadOnlyList<InterimScore> InterimScores(ScoreQuery query) =>
        Reading(c => _panels?.InterimScores(c, query) ?? GapReader.Interim(c, query));

    /// <inheritdoc />
    public IReadOnlyDictionary<string, int> NewestScoredRounds(ScoreQuery query) =>
        Reading(c => NewestScoreReader.Read(c, query));

    /// <inheritdoc />
    public IReadOnlyList<ScoreRevision> ScoreRevisions(
        Tournament tournament,
        Metric metric,
        int from,
        DateTimeOffset asOf
    ) =>
        Reading(c =>
            _panels?.ScoreRevisions(c, tournament, metric, from, asOf)
            ?? ScoreRevisionReader.Read(c, tournament, metric, from, asOf)
        );
}
