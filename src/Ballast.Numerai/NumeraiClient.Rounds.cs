using Ballast.Core.Rounds;
using Ballast.Numerai.Http;
using Ballast.Numerai.Replies;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai;

/// <content>Rounds, prices, and what is the same for everyone.</content>
public sealed partial class NumeraiClient
{
    /// <summary>Rounds with their times and score configurations, newest first.</summary>
    /// <param name="tournament">Always sent: left out, Numerai would take Classic.</param>
    /// <param name="limit">At most so many; null for all.</param>
    /// <param name="number">Only this one; 0 for the current round.</param>
    /// <param name="status">Only rounds in this state.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<Answer<IReadOnlyList<WireRound>>> RoundsAsync(
        Tournament tournament,
        int? limit = null,
        int? number = null,
        RoundStatus? status = null,
        CancellationToken cancellation = default
    ) =>
        Rows(
            Public(
                "rounds",
                WireJson.Default.ListWireRound,
                new Variables
                {
                    { "tournament", Id(tournament) },
                    { "limit", limit },
                    { "number", number },
                    { "status", status?.ToString().ToUpperInvariant() },
                },
                cancellation
            )
        );

    /// <summary>Totals of a round without its models; null for a round that is not known.</summary>
    public Task<Answer<WireRoundDetails>> RoundTotalsAsync(
        Tournament tournament,
        int round,
        CancellationToken cancellation = default
    ) => Round("round-totals", tournament, round, cancellation);

    /// <summary>A round with all its models, about 1.5 MB; null for a round that is not known.</summary>
    public Task<Answer<WireRoundDetails>> RoundDetailsAsync(
        Tournament tournament,
        int round,
        CancellationToken cancellation = default
    ) => Round("round-details", tournament, round, cancellation);

    /// <summary>How far the scoring of a day is.</summary>
    /// <param name="tournament">Which tournament.</param>
    /// <param name="day">The day (UTC); null for the latest.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<Answer<WirePipelineStatus>> PipelineStatusAsync(
        Tournament tournament,
        DateOnly? day = null,
        CancellationToken cancellation = default
    ) =>
        Public(
            "pipeline-status",
            WireJson.Default.WirePipelineStatus,
            new Variables { { "tournament", tournament.Slug() }, { "date", day?.ToString("O") } },
            cancellation
        );

    /// <summary>What one NMR costs in US dollars.</summary>
    public Task<Answer<WireNmrPrice>> NmrPriceAsync(CancellationToken cancellation = default) =>
        Public("nmr-price", WireJson.Default.WireNmrPrice, [], cancellation);

    private Task<Answer<WireRoundDetails>> Round(
        string document,
        Tournament tournament,
        int round,
        CancellationToken cancellation
    ) =>
        Public(
            document,
            WireJson.Default.WireRoundDetails,
            new Variables { { "roundNumber", round }, { "tournament", Id(tournament) } },
            cancellation
        );
}
