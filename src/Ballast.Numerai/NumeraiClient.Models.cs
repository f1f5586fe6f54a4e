using Ballast.Core.Rounds;
using Ballast.Numerai.Http;
using Ballast.Numerai.Replies;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai;

/// <content>What anyone may know of a model or an account.</content>
public sealed partial class NumeraiClient
{
    /// <summary>What a model had at risk and what it paid, one row a round; null or empty where it took part in none.</summary>
    /// <param name="modelId">The model's UUID; <see cref="AccountProfileAsync"/> or a leaderboard leads to it.</param>
    /// <param name="tournament">The model's tournament.</param>
    /// <param name="filter">Which rounds; null for all.</param>
    /// <param name="withPaths">Whether every scoring day and every version of each score comes along: for few rounds at a time.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<Answer<IReadOnlyList<WireRoundPerformance>>> RoundPerformancesAsync(
        string modelId,
        Tournament tournament,
        PerformanceFilter? filter = null,
        bool withPaths = false,
        CancellationToken cancellation = default
    )
    {
        filter ??= PerformanceFilter.All;
        var variables = new Variables
        {
            { "modelId", modelId },
            { "tournament", Id(tournament) },
            { "lastNRounds", filter.LastNRounds },
            { "limit", filter.Limit },
            { "offset", filter.Offset },
            { "distinctOnRound", filter.DistinctOnRound },
            { "resolvedOnly", filter.ResolvedOnly },
            { "submittedOnly", filter.SubmittedOnly },
            { "roundNumberEq", filter.Round },
            { "roundNumberGte", filter.FromRound },
            { "roundNumberLte", filter.ToRound },
        };
        var document = withPaths ? "round-performance-paths" : "round-performances";
        return Rows(Public(document, WireJson.Default.ListWireRoundPerformance, variables, cancellation));
    }

    /// <summary>
    /// A model's rounds with every scoring day, without what a sync does not keep: percentiles, targets, thresholds. Null or empty
    /// where it took part in none.
    /// </summary>
    /// <param name="modelId">The model's UUID.</param>
    /// <param name="tournament">The model's tournament.</param>
    /// <param name="fromRound">First round; null for no bound.</param>
    /// <param name="toRound">Last round; null for no bound.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<Answer<IReadOnlyList<WireRoundPerformance>>> RoundDaysAsync(
        string modelId,
        Tournament tournament,
        int? fromRound = null,
        int? toRound = null,
        CancellationToken cancellation = default
    ) => Bounded("round-days", modelId, tournament, fromRound, toRound, cancellation);

    /// <summary>The same rounds with the latest day alone. Null or empty where the model took part in none.</summary>
    /// <param name="modelId">The model's UUID.</param>
    /// <param name="tournament">The model's tournament.</param>
    /// <param name="fromRound">First round; null for no bound.</param>
    /// <param name="toRound">Last round; null for no bound.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<Answer<IReadOnlyList<WireRoundPerformance>>> RoundLatestAsync(
        string modelId,
        Tournament tournament,
        int? fromRound = null,
        int? toRound = null,
        CancellationToken cancellation = default
    ) => Bounded("round-latest", modelId, tournament, fromRound, toRound, cancellation);

    private Task<Answer<IReadOnlyList<WireRoundPerformance>>> Bounded(
        string document,
        string modelId,
        Tournament tournament,
        int? fromRound,
        int? toRound,
        CancellationToken cancellation
    )
    {
        var variables = new Variables
        {
            { "modelId", modelId },
            { "tournament", Id(tournament) },
            { "roundNumberGte", fromRound },
            { "roundNumberLte", toRound },
        };
        return Rows(Public(document, WireJson.Default.ListWireRoundPerformance, variables, cancellation));
    }

    /// <summary>
    /// The official scores of a model, one row for each round, scoring day and score: the daily path; null or empty where there
    /// are none.
    /// </summary>
    public Task<Answer<IReadOnlyList<WireSubmissionScore>>> SubmissionScoresAsync(
        string modelId,
        Tournament tournament,
        ScoreFilter? filter = null,
        CancellationToken cancellation = default
    )
    {
        filter ??= ScoreFilter.All;
        var variables = new Variables
        {
            { "modelId", modelId },
            { "tournament", Id(tournament) },
            { "displayName", filter.DisplayName },
            { "version", filter.Version },
            { "day", filter.Day },
            { "resolved", filter.Resolved },
            { "lastNRounds", filter.LastNRounds },
            { "distinctOnRound", filter.DistinctOnRound },
        };
        return Rows(Public("submission-scores", WireJson.Default.ListWireSubmissionScore, variables, cancellation));
    }

    /// <summary>
    /// The public page of a model; null for a model nobody knows, and for every Crypto model: those have no page, only a place on
    /// the page of their account.
    /// </summary>
    public Task<Answer<WireModelProfile>> ModelProfileAsync(
        string modelName,
        Tournament tournament,
        CancellationToken cancellation = default
    ) =>
        Public(
            tournament == Tournament.Signals ? "signals-profile" : "model-profile",
            WireJson.Default.WireModelProfile,
            new Variables { { "modelName", modelName }, { "tournament", Id(tournament) } },
            cancellation
        );

    /// <summary>The public page of an account with its models: the way from a user name to ids; null where nobody has it.</summary>
    public Task<Answer<WireAccountProfile>> AccountProfileAsync(
        string userName,
        Tournament tournament,
        CancellationToken cancellation = default
    ) =>
        Public(
            "account-profile",
            WireJson.Default.WireAccountProfile,
            new Variables { { "username", userName }, { "tournament", Id(tournament) } },
            cancellation
        );
}
