using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Keys;

namespace Ballast.Numerai.Feed;

/// <summary>The own account behind a key, in Ballast's words.</summary>
/// <param name="client">A client with a key.</param>
public sealed class NumeraiAccountFeed(NumeraiClient client) : IAccountFeed
{
    /// <inheritdoc />
    public string Label => client.Credentials?.Label ?? NumeraiCredentials.DefaultLabel;

    /// <inheritdoc />
    public async Task<FeedAccount> AccountAsync(CancellationToken cancellation)
    {
        var report = await client.CheckKeyAsync(KeyPurpose.Read, cancellation).ConfigureAwait(false);
        var answer = await WholeAnswer
            .GetAsync(() => client.AccountModelsAsync(showArchived: false, latestRounds: 1, cancellation))
            .ConfigureAwait(false);
        if (answer.Value is not { } account)
            throw new NumeraiException(
                NumeraiErrorCode.Authentication,
                $"Numerai knows no account for key '{Label}'; check the key."
            );
        var models = new List<(Tournament, FeedModel)>();
        foreach (var model in account.Models ?? [])
        {
            if (
                model is { Id: { Length: > 0 } id, Name: { Length: > 0 } name, Tournament: { } number }
                && model.Archived != true
                && Enum.IsDefined((Tournament)number)
            )
                models.Add(((Tournament)number, new FeedModel(id, name, model.InsertedAt)));
        }
        return new FeedAccount(account.Username, models, report.Warnings);
    }
}
