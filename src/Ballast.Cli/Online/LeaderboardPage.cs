using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;
using Ballast.Numerai;
using Ballast.Numerai.Wire;

namespace Ballast.Cli.Online;

/// <summary>A part of a leaderboard.</summary>
internal sealed record LeaderboardPage(
    Tournament Tournament,
    bool IsOfAccounts,
    int Limit,
    int Offset,
    Ordering? Ordering
)
{
    /// <summary>Reads it, in Numerai's order.</summary>
    public async Task<IReadOnlyList<LeaderboardRow>> ReadAsync(NumeraiClient client, CancellationToken cancellation)
    {
        if (IsOfAccounts)
            return Rows(
                (
                    await client
                        .AccountLeaderboardPageAsync(Tournament, Limit, Offset, Ordering, cancellation)
                        .ConfigureAwait(false)
                ).Value,
                Row
            );
        return Tournament switch
        {
            Tournament.Signals => Rows(
                (
                    await client
                        .SignalsLeaderboardPageAsync(Limit, Offset, Ordering, cancellation)
                        .ConfigureAwait(false)
                ).Value,
                Row
            ),
            Tournament.Crypto => Rows(
                (
                    await client.CryptoLeaderboardPageAsync(Limit, Offset, Ordering, cancellation).ConfigureAwait(false)
                ).Value,
                Row
            ),
            _ => Rows(
                (
                    await client
                        .ClassicLeaderboardPageAsync(Limit, Offset, Ordering, cancellation)
                        .ConfigureAwait(false)
                ).Value,
                Row
            ),
        };
    }

    private static IReadOnlyList<LeaderboardRow> Rows<T>(IReadOnlyList<T>? rows, Func<T, LeaderboardRow> row) =>
        [.. (rows ?? []).Select(row)];

    private static LeaderboardRow Row(WireAccountRank row) =>
        new(
            row.Rank,
            row.Username,
            row.Id,
            row.NmrStaked?.Amount,
            KnownFigures.Of(
                ("corr20", row.V2Corr20),
                ("corr60", row.Corr60),
                ("mmc", row.Mmc),
                ("mmc60", row.Mmc60),
                ("alpha", row.Alpha),
                ("mpc", row.Mpc),
                ("corr", row.Corr),
                ("bmc", row.Bmc),
                ("fncV4", row.FncV4),
                ("tc", row.Tc)
            ),
            KnownFigures.Of(("3 months", row.Return3m), ("1 year", row.Return1y), ("all time", row.ReturnAllTime))
        );

    private static LeaderboardRow Row(WireClassicRank row) =>
        new(
            row.Rank,
            row.Username,
            row.Id,
            row.NmrStaked?.Amount,
            KnownFigures.Of(
                ("corr20", row.Corr20V2Rep),
                ("corr60", row.Corr60Rep),
                ("mmc", row.MmcRep),
                ("mmc60", row.Mmc60Rep),
                ("bmc", row.BmcRep),
                ("fncV3", row.FncV3Rep),
                ("tc", row.TcRep)
            ),
            Returns(row.Return1Day, row.Return13Weeks, row.Return52Weeks)
        );

    private static LeaderboardRow Row(WireSignalsRank row) =>
        new(
            row.Rank,
            row.Username,
            row.Id,
            row.NmrStaked?.Amount,
            KnownFigures.Of(
                ("alpha", row.AlphaRep),
                ("mpc", row.MpcRep),
                ("fncV4", row.FncV4Rep),
                ("corrV4", row.CorrV4Rep),
                ("icV2", row.IcV2Rep),
                ("ric", row.RicRep)
            ),
            Returns(row.Return1Day, row.Return13Weeks, row.Return52Weeks)
        );

    private static LeaderboardRow Row(WireCryptoRank row) =>
        new(
            row.Rank,
            row.Username,
            row.Id,
            row.NmrStaked?.Amount,
            KnownFigures.Of(("corr", row.CorrRep), ("mmc", row.MmcRep)),
            Returns(row.Return1Day, row.Return13Weeks, row.Return52Weeks)
        );

    private static IReadOnlyDictionary<string, double> Returns(double? day, double? quarter, double? year) =>
        KnownFigures.Of(("1 day", day), ("13 weeks", quarter), ("52 weeks", year));
}
