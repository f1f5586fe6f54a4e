using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Feed;

/// <summary>The history of stakes, newest first, as far back as a moment.</summary>
internal static class StakeLines
{
    /// <summary>Reads it.</summary>
    /// <exception cref="Errors.NumeraiException">It was not reported, or not whole.</exception>
    public static Task<List<WireStakeTransaction>?> ReadAsync(
        NumeraiClient client,
        DateTimeOffset since,
        CancellationToken cancellation
    ) =>
        MovementPages.ReadAsync<WireStakeTransaction>(
            async (limit, offset) =>
                (
                    await WholeAnswer
                        .GetAsync(() => client.StakeTransactionsPageAsync(limit, offset, cancellation: cancellation))
                        .ConfigureAwait(false)
                ).Value
                ?? [],
            line => line.Timestamp,
            since
        );
}
