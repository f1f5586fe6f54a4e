using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Keys;

namespace Ballast.Numerai.Feed;

/// <summary>The own account behind a key, in Ballast's words.</summary>
/// <param name="client">A client with a key.</param>
public sealed class NumeraiAccountFeed(NumeraiClient client) : IAccountFeed
{
    private KeyReport? _key;

    /// <inheritdoc />
    public string Label => client.Credentials?.Label ?? NumeraiCredentials.DefaultLabel;

    /// <inheritdoc />
    public async Task<Outcome<FeedAccount>> AccountAsync(CancellationToken cancellation)
    {
        try
        {
            return await ReadAsync(cancellation).ConfigureAwait(false);
        }
        catch (NumeraiException e)
            when (e.Code is NumeraiErrorCode.Authentication or NumeraiErrorCode.Permission or NumeraiErrorCode.Refused)
        {
            return new Refusal(KeyFinding.Refused, $"Key '{Label}': {e.Message}");
        }
    }

    /// <inheritdoc />
    public async Task<FeedAccountFacts> FactsAsync(DateTimeOffset? since, CancellationToken cancellation)
    {
        // What the key may do was asked together with the account; where it was not, the answers say so.
        var questions = new AccountQuestions(client, Label, since, cancellation);
        return await questions.AskAsync(readsClaims: _key?.ReadsClaims ?? true).ConfigureAwait(false);
    }

    private async Task<FeedAccount> ReadAsync(CancellationToken cancellation)
    {
        _key = await client.CheckKeyAsync(KeyPurpose.ReadAtomic, cancellation).ConfigureAwait(false);
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
        return new FeedAccount(account.Username, models, _key.Warnings) { KeyFindings = _key.Findings };
    }
}
