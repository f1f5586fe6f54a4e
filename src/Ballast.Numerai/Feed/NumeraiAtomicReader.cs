using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Planning.Verifying;
using Ballast.Core.Rounds;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Feed;

/// <summary>What the API tells of an account under atomic staking.</summary>
/// <param name="Wallet">Address of its wallet; null where it was not reported.</param>
/// <param name="ModelKeys">The contract's keys of models by the models' names, as far as claims tell them.</param>
/// <param name="Positions">Stakes that were put on rounds, by model; models without any are left out.</param>
public sealed record ShownAtomic(
    string? Wallet,
    IReadOnlyDictionary<string, string> ModelKeys,
    IReadOnlyDictionary<string, IReadOnlyList<ShownPosition>> Positions
);

/// <summary>Reads it. How a model's id becomes the contract's key is not documented: claims carry both, and nothing else is believed.</summary>
/// <param name="client">A client with a key.</param>
public sealed class NumeraiAtomicReader(NumeraiClient client)
{
    /// <summary>Asks.</summary>
    /// <param name="tournament">The tournament.</param>
    /// <param name="strategy">Address of the strategy contract, whose claims are asked for beside the wallet's; null where not known.</param>
    /// <param name="since">Stakes of before may be left out.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="NumeraiException">It was not reported.</exception>
    public async Task<ShownAtomic> ReadAsync(
        Tournament tournament,
        string? strategy,
        DateTimeOffset since,
        CancellationToken cancellation
    )
    {
        var account = await WholeAnswer.GetAsync(() => client.AccountAsync(cancellation)).ConfigureAwait(false);
        var owner = await WholeAnswer
            .GetAsync(() => client.AccountModelsAsync(showArchived: true, latestRounds: 1, cancellation))
            .ConfigureAwait(false);
        var names = (owner.Value?.Models ?? [])
            .OfType<WireModel>()
            .Where(m => m is { Id.Length: > 0, Name.Length: > 0 } && m.Tournament == (int)tournament)
            .ToDictionary(m => m.Id!, m => m.Name!, StringComparer.OrdinalIgnoreCase);
        var keys = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var staker in new[] { account.Value?.WalletAddress, strategy }.OfType<string>().Distinct())
        {
            var claims = await WholeAnswer
                .GetAsync(() => client.AtomicClaimsAsync(staker, tournament, cancellation))
                .ConfigureAwait(false);
            AddKeys(keys, claims.Value ?? [], names);
        }
        var lines = await StakeLines.ReadAsync(client, since, cancellation).ConfigureAwait(false) ?? [];
        return new ShownAtomic(account.Value?.WalletAddress, keys, Positions(lines, tournament, names));
    }

    /// <exception cref="NumeraiException">Two keys are reported of one model.</exception>
    private static void AddKeys(
        Dictionary<string, string> keys,
        IReadOnlyList<WireAtomicClaim> claims,
        Dictionary<string, string> names
    )
    {
        foreach (var claim in claims)
        {
            if (claim is not { ApiModelId: { } id, ModelId: { } key } || !names.TryGetValue(id, out var name))
                continue;
            if (keys.TryGetValue(name, out var other) && other != key)
                throw new NumeraiException(
                    NumeraiErrorCode.InvalidAnswer,
                    $"Numerai tells two contract keys of {name}: {other} and {key}. Neither is believed."
                );
            keys[name] = key;
        }
    }

    private static Dictionary<string, IReadOnlyList<ShownPosition>> Positions(
        IEnumerable<WireStakeTransaction> lines,
        Tournament tournament,
        Dictionary<string, string> names
    ) =>
        lines
            .Where(l => l.Type == StakeTransaction.AtomicStake && l.Tournament == (int)tournament)
            .Where(l => l is { Round: not null, Amount: not null })
            .GroupBy(l => l.Model ?? names.GetValueOrDefault(l.ModelId ?? "", ""), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                g => g.Key,
                g =>
                    (IReadOnlyList<ShownPosition>)
                        [.. g.Select(l => new ShownPosition(l.Round!.Value, Math.Abs(l.Amount!.Value.Amount)))],
                StringComparer.OrdinalIgnoreCase
            );
}
