using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Feed;

/// <summary>What Numerai shows of the stakes of accounts now. An answer with a hole is none: from half of it nobody could tell whether a change happened.</summary>
/// <param name="clients">Clients by the user's names for the accounts.</param>
public sealed class NumeraiStakeReader(IReadOnlyDictionary<string, NumeraiClient> clients) : IStakeReader
{
    private const string Increase = "stake increase";
    private const string Release = "stake release";

    /// <inheritdoc />
    public async Task<StakeReading> ReadAsync(string account, DateTimeOffset linesSince, CancellationToken cancellation)
    {
        if (!clients.TryGetValue(account, out var client))
            return new StakeReading.NotReported($"There is no key for account '{account}'.");
        try
        {
            return await ReadAsync(client, account, linesSince, cancellation).ConfigureAwait(false);
        }
        catch (NumeraiException e)
        {
            return new StakeReading.NotReported(e.Message);
        }
    }

    /// <summary>What is held first, the stakes next, their history last: a close that falls in between shows an amount twice, and never not at all.</summary>
    private static async Task<StakeReading> ReadAsync(
        NumeraiClient client,
        string account,
        DateTimeOffset linesSince,
        CancellationToken cancellation
    )
    {
        var owner = await WholeAnswer.GetAsync(() => client.AccountAsync(cancellation)).ConfigureAwait(false);
        var staked = await WholeAnswer
            .GetAsync(() => client.AccountModelsAsync(showArchived: true, latestRounds: 1, cancellation))
            .ConfigureAwait(false);
        var lines = await StakeLines.ReadAsync(client, linesSince, cancellation).ConfigureAwait(false);
        if (owner.Value is not { AvailableNmr: { } available, ScheduledStakeTxns: { } scheduled })
            return new StakeReading.NotReported("Numerai did not show the wallet, or what is on its way.");
        if (staked.Value?.Models is not { } rows || lines is null)
            return new StakeReading.NotReported("Numerai did not show the models, or the history of stakes.");
        var doubtful = new HashSet<AccountPart>();
        var models = rows.OfType<WireModel>().ToList();
        var translation = new AccountTranslation(account, () => staked.AnsweredAt, models, doubtful);
        var pending = translation.Pending(scheduled);
        if (doubtful.Count > 0)
            return new StakeReading.NotReported("Ballast does not understand all of what is on its way.");
        var history = lines.ConvertAll(translation.Transaction).FindAll(l => l.Time is null || l.Time >= linesSince);
        var stakes = translation.Stakes().ToDictionary(s => (s.Tournament, s.Model));
        var shown = models
            .Where(m => m is { Id.Length: > 0, Name.Length: > 0, Tournament: { } n } && Enum.IsDefined((Tournament)n))
            .Select(m => Shown(m, stakes, pending, history));
        return new StakeReading.Reported(new ShownAccount(account, staked.AnsweredAt, available.Amount, [.. shown]));
    }

    private static ShownModel Shown(
        WireModel model,
        Dictionary<(Tournament, string), ModelStake> stakes,
        IReadOnlyList<PendingStakeChange> pending,
        List<StakeTransaction> history
    )
    {
        var (tournament, name) = ((Tournament)model.Tournament!.Value, model.Name!);
        var own = pending.Where(p => p.Tournament == tournament && p.Model == name).ToList();
        return new ShownModel
        {
            Tournament = (int)tournament,
            Name = name,
            Id = model.Id!,
            // Numerai says null of a model that was never staked (domain notes, section 7, quirk 1).
            Stake = stakes.GetValueOrDefault((tournament, name))?.Staked?.Amount ?? 0,
            Held = own.Find(p => p.Kind == PendingStakeKind.Increase)?.Amount?.Amount ?? 0,
            Release = own.Find(p => p.Kind == PendingStakeKind.Release) is { } release
                ? new ShownRelease(
                    release.Amount?.Amount ?? 0,
                    release.IsDrain == true,
                    release.RequestId,
                    release.DueAt
                )
                : null,
            Increased = Sum(Increase),
            Released = Sum(Release),
        };

        decimal Sum(string type) =>
            history
                .Where(l => l.Tournament == tournament && l.Model == name && l.Type == type)
                .Sum(l => Math.Abs(l.Amount?.Amount ?? 0));
    }
}
