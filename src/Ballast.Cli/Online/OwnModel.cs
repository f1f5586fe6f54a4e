using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Keys;
using Ballast.Numerai.Wire;

namespace Ballast.Cli.Online;

/// <summary>A model of an own account.</summary>
/// <param name="Key">The key of its account.</param>
/// <param name="Name">Its name.</param>
/// <param name="Id">Numerai's id of it.</param>
/// <param name="Wire">All that Numerai said of it.</param>
internal sealed record OwnModel(NumeraiCredentials Key, string Name, string Id, WireModel Wire)
{
    /// <summary>Those of a tournament, by account and name; archived ones are left out.</summary>
    /// <param name="session">The way to Numerai.</param>
    /// <param name="keys">The accounts.</param>
    /// <param name="tournament">The tournament; null for all.</param>
    /// <param name="rounds">Submissions of so many newest rounds.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="NumeraiException">An account's models were not reported.</exception>
    public static async Task<IReadOnlyList<OwnModel>> ListAsync(
        NumeraiSession session,
        IReadOnlyList<NumeraiCredentials> keys,
        Tournament? tournament,
        int rounds,
        CancellationToken cancellation
    )
    {
        var found = new List<OwnModel>();
        foreach (var key in keys)
        {
            var answer = await session
                .Client(key)
                .AccountModelsAsync(latestRounds: rounds, cancellation: cancellation)
                .ConfigureAwait(false);
            if (answer.Value?.Models is not { } models)
                throw new NumeraiException(
                    NumeraiErrorCode.InvalidAnswer,
                    $"Numerai did not tell the models of account '{key.Label}'."
                );
            found.AddRange(
                models
                    .Where(m => m is { Id.Length: > 0, Name.Length: > 0 })
                    .Where(m => tournament is not { } one || m!.Tournament == (int)one)
                    .OrderBy(m => m!.Name, StringComparer.OrdinalIgnoreCase)
                    .Select(m => new OwnModel(key, m!.Name!, m.Id!, m))
            );
        }
        return found;
    }

    /// <summary>The one that was named, by its name or its id.</summary>
    public static Outcome<OwnModel> Find(IReadOnlyList<OwnModel> models, string name, Tournament tournament)
    {
        var found = models
            .Where(m =>
                m.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                || m.Id.Equals(name, StringComparison.OrdinalIgnoreCase)
            )
            .ToList();
        if (found is [var only])
            return only;
        if (found.Count > 1)
            return new Refusal("unknown-model", $"Two accounts have a model {name}; name one with --account LABEL.");
        string[] names = [.. models.Select(m => m.Name)];
        var hint = NameSuggestions.Meant(names, name) is { } meant ? $" Did you mean {meant}?" : "";
        return new Refusal(
            "unknown-model",
            names.Length == 0
                ? $"This account has no model in {tournament.Slug()}; another tournament: --tournament NAME."
                : $"This account has no {tournament.Slug()} model {name}.{hint} It has: {Format.Names(names)}."
        );
    }
}
