using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Http;
using Ballast.Numerai.Replies;

namespace Ballast.Numerai.Feed;

/// <summary>What anyone may ask Numerai, in Ballast's words.</summary>
/// <param name="client">The client; its key, if it has one, is not used here.</param>
/// <param name="connection">The client's connection.</param>
public sealed class NumeraiFeed(NumeraiClient client, NumeraiConnection connection) : ITournamentFeed
{
    /// <summary>Rounds asked for at a time: some five megabytes with all their days.</summary>
    public const int RoundsPerRequest = 100;

    /// <inheritdoc />
    public string Origin { get; } =
        connection
            .Options.Endpoint.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
            .TrimEnd('/');

    /// <inheritdoc />
    public async Task<FeedRounds> RoundsAsync(Tournament tournament, int? newest, CancellationToken cancellation)
    {
        var answer = await WholeAnswer
            .GetAsync(() => client.RoundsAsync(tournament, newest, cancellation: cancellation))
            .ConfigureAwait(false);
        var rounds = (answer.Value ?? [])
            .Select(FeedTranslation.ToFeedRound)
            .OfType<FeedRound>()
            .OrderBy(r => r.Facts.Number)
            .ToList();
        return new FeedRounds(rounds, answer.AnsweredAt);
    }

    /// <inheritdoc />
    public async Task<FeedModel?> FindModelAsync(Tournament tournament, string name, CancellationToken cancellation)
    {
        // Crypto models have no page: the leaderboard is the only way from a name to an id.
        if (tournament == Tournament.Crypto)
            return await FindOnLeaderboardAsync(name, cancellation).ConfigureAwait(false);
        var answer = await WholeAnswer
            .GetAsync(() => client.ModelProfileAsync(name, tournament, cancellation))
            .ConfigureAwait(false);
        return answer.Value is { Id: { Length: > 0 } id } profile
            ? new FeedModel(id, profile.Username ?? name, profile.StartDate)
            : null;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<FeedModel>> LeaderboardAsync(
        Tournament tournament,
        int count,
        CancellationToken cancellation
    )
    {
        var models = new List<FeedModel>();
        await foreach (var (id, name) in BoardAsync(tournament, count, cancellation).ConfigureAwait(false))
        {
            if (models.Count == count)
                break;
            if (id is { Length: > 0 } && name is { Length: > 0 })
                models.Add(new FeedModel(id, name, null));
        }
        return models;
    }

    /// <inheritdoc />
    public async Task<Outcome<FeedModelRounds>> ModelRoundsAsync(
        Tournament tournament,
        FeedModel model,
        int from,
        int to,
        bool latestOnly,
        CancellationToken cancellation
    )
    {
        var rounds = new SortedDictionary<int, FeedModelRound>();
        string? incomplete = null;
        var answeredAt = DateTimeOffset.MinValue;
        try
        {
            for (var first = from; first <= to; first += RoundsPerRequest)
            {
                var (start, end) = (first, Math.Min(to, first + RoundsPerRequest - 1));
                var (answer, hole) = await WholeAnswer
                    .TryAsync(() =>
                        latestOnly
                            ? client.RoundLatestAsync(model.Id, tournament, start, end, cancellation)
                            : client.RoundDaysAsync(model.Id, tournament, start, end, cancellation)
                    )
                    .ConfigureAwait(false);
                incomplete ??= hole;
                answeredAt = answer.AnsweredAt;
                foreach (var round in (answer.Value ?? []).Select(row => row.ToFeedRound(tournament)))
                {
                    // A server that does not heed the bounds tells more than it was asked for.
                    if (round is not null && round.Round >= from && round.Round <= to)
                        rounds[round.Round] = round;
                }
            }
        }
        catch (NumeraiException e) when (e.Code is NumeraiErrorCode.Refused or NumeraiErrorCode.Permission)
        {
            return new Refusal("refused", e.Message);
        }
        return new FeedModelRounds([.. rounds.Values], answeredAt, incomplete);
    }

    private async Task<FeedModel?> FindOnLeaderboardAsync(string name, CancellationToken cancellation)
    {
        await foreach (
            var (id, found) in BoardAsync(Tournament.Crypto, int.MaxValue, cancellation).ConfigureAwait(false)
        )
        {
            if (id is { Length: > 0 } && string.Equals(found, name, StringComparison.OrdinalIgnoreCase))
                return new FeedModel(id, found!, null);
        }
        return null;
    }

    private async IAsyncEnumerable<(string? Id, string? Name)> BoardAsync(
        Tournament tournament,
        int count,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var size = Math.Clamp(count, 1, NumeraiClient.DefaultPageSize);
        for (var offset = 0; offset < count; )
        {
            var at = offset;
            var page = await PageAsync(tournament, size, at, cancellation).ConfigureAwait(false);
            if (page.Count == 0)
                yield break;
            foreach (var row in page)
                yield return row;
            offset += page.Count;
        }
    }

    private async Task<IReadOnlyList<(string? Id, string? Name)>> PageAsync(
        Tournament tournament,
        int size,
        int offset,
        CancellationToken cancellation
    ) =>
        tournament switch
        {
            Tournament.Signals => Names(
                await WholeAnswer
                    .GetAsync(() => client.SignalsLeaderboardPageAsync(size, offset, cancellation: cancellation))
                    .ConfigureAwait(false),
                row => (row.Id, row.Username)
            ),
            Tournament.Crypto => Names(
                await WholeAnswer
                    .GetAsync(() => client.CryptoLeaderboardPageAsync(size, offset, cancellation: cancellation))
                    .ConfigureAwait(false),
                row => (row.Id, row.Username)
            ),
            _ => Names(
                await WholeAnswer
                    .GetAsync(() => client.ClassicLeaderboardPageAsync(size, offset, cancellation: cancellation))
                    .ConfigureAwait(false),
                row => (row.Id, row.Username)
            ),
        };

    private static List<(string?, string?)> Names<T>(
        Answer<IReadOnlyList<T>> answer,
        Func<T, (string?, string?)> name
    ) => [.. (answer.Value ?? []).Select(name)];
}
