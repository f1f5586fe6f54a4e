using Ballast.Core.Rounds;
using Ballast.Numerai.Http;
using Ballast.Numerai.Replies;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai;

/// <content>Leaderboards: each as single pages, which keep partial answers, and as a walk over all rows.</content>
public sealed partial class NumeraiClient
{
    /// <summary>Rows asked for at a time; Numerai's own default for accounts.</summary>
    public const int DefaultPageSize = 500;

    /// <summary>One page of the leaderboard of accounts.</summary>
    public Task<Answer<IReadOnlyList<WireAccountRank>>> AccountLeaderboardPageAsync(
        Tournament tournament,
        int limit = DefaultPageSize,
        int offset = 0,
        Ordering? ordering = null,
        CancellationToken cancellation = default
    ) =>
        Rows(
            Public(
                "account-leaderboard",
                WireJson.Default.ListWireAccountRank,
                Page(limit, offset, ordering, tournament),
                cancellation
            )
        );

    /// <summary>The leaderboard of accounts, row by row, each once.</summary>
    /// <exception cref="Errors.NumeraiException">A page had errors; its rows were given out first.</exception>
    public IAsyncEnumerable<WireAccountRank> AccountLeaderboardAsync(
        Tournament tournament,
        int pageSize = DefaultPageSize,
        Ordering? ordering = null,
        CancellationToken cancellation = default
    ) =>
        Paging.WalkAsync(
            (limit, offset, token) => AccountLeaderboardPageAsync(tournament, limit, offset, ordering, token),
            pageSize,
            row => row.Id ?? row.Username,
            cancellation
        );

    /// <summary>One page of the leaderboard of Classic models, unstaked ones included.</summary>
    public Task<Answer<IReadOnlyList<WireClassicRank>>> ClassicLeaderboardPageAsync(
        int limit = DefaultPageSize,
        int offset = 0,
        Ordering? ordering = null,
        CancellationToken cancellation = default
    ) =>
        Rows(
            Public(
                "classic-leaderboard",
                WireJson.Default.ListWireClassicRank,
                Page(limit, offset, ordering),
                cancellation
            )
        );

    /// <summary>The leaderboard of Classic models, unstaked ones included, row by row, each once.</summary>
    /// <exception cref="Errors.NumeraiException">A page had errors; its rows were given out first.</exception>
    public IAsyncEnumerable<WireClassicRank> ClassicLeaderboardAsync(
        int pageSize = DefaultPageSize,
        Ordering? ordering = null,
        CancellationToken cancellation = default
    ) =>
        Paging.WalkAsync(
            (limit, offset, token) => ClassicLeaderboardPageAsync(limit, offset, ordering, token),
            pageSize,
            row => row.Id ?? row.Username,
            cancellation
        );

    /// <summary>One page of the leaderboard of Signals models.</summary>
    public Task<Answer<IReadOnlyList<WireSignalsRank>>> SignalsLeaderboardPageAsync(
        int limit = DefaultPageSize,
        int offset = 0,
        Ordering? ordering = null,
        CancellationToken cancellation = default
    ) =>
        Rows(
            Public(
                "signals-leaderboard",
                WireJson.Default.ListWireSignalsRank,
                Page(limit, offset, ordering),
                cancellation
            )
        );

    /// <summary>The leaderboard of Signals models, row by row, each once.</summary>
    /// <exception cref="Errors.NumeraiException">A page had errors; its rows were given out first.</exception>
    public IAsyncEnumerable<WireSignalsRank> SignalsLeaderboardAsync(
        int pageSize = DefaultPageSize,
        Ordering? ordering = null,
        CancellationToken cancellation = default
    ) =>
        Paging.WalkAsync(
            (limit, offset, token) => SignalsLeaderboardPageAsync(limit, offset, ordering, token),
            pageSize,
            row => row.Id ?? row.Username,
            cancellation
        );

    /// <summary>One page of the leaderboard of Crypto models.</summary>
    public Task<Answer<IReadOnlyList<WireCryptoRank>>> CryptoLeaderboardPageAsync(
        int limit = DefaultPageSize,
        int offset = 0,
        Ordering? ordering = null,
        CancellationToken cancellation = default
    ) =>
        Rows(
            Public(
                "crypto-leaderboard",
                WireJson.Default.ListWireCryptoRank,
                Page(limit, offset, ordering),
                cancellation
            )
        );

    /// <summary>The leaderboard of Crypto models, row by row, each once.</summary>
    /// <exception cref="Errors.NumeraiException">A page had errors; its rows were given out first.</exception>
    public IAsyncEnumerable<WireCryptoRank> CryptoLeaderboardAsync(
        int pageSize = DefaultPageSize,
        Ordering? ordering = null,
        CancellationToken cancellation = default
    ) =>
        Paging.WalkAsync(
            (limit, offset, token) => CryptoLeaderboardPageAsync(limit, offset, ordering, token),
            pageSize,
            row => row.Id ?? row.Username,
            cancellation
        );

    private static Variables Page(int limit, int offset, Ordering? ordering, Tournament? tournament = null)
    {
        var variables = new Variables
        {
            { "limit", limit },
            { "offset", offset },
            { "orderBy", ordering?.By },
            { "direction", ordering?.Direction },
        };
        if (tournament is { } one)
            variables.Add("tournament", Id(one));
        return variables;
    }
}
