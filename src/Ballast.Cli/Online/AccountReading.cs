using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;
using Ballast.Numerai.Keys;
using Ballast.Numerai.Wire;

namespace Ballast.Cli.Online;

/// <summary>Reads own accounts as they are now.</summary>
internal static class AccountReading
{
    /// <summary>The account of a key: wallet, models of all tournaments, and what the key may do.</summary>
    public static async Task<LiveAccount> ReadAsync(
        NumeraiSession session,
        NumeraiCredentials key,
        CancellationToken cancellation
    )
    {
        var client = session.Client(key);
        var owner = (await client.AccountAsync(cancellation).ConfigureAwait(false)).Value;
        var models = await OwnModel.ListAsync(session, [key], null, 1, cancellation).ConfigureAwait(false);
        var report = await client.CheckKeyAsync(KeyPurpose.Read, cancellation).ConfigureAwait(false);
        return new LiveAccount
        {
            Account = key.Label,
            Username = owner?.Username,
            Status = owner?.Status?.Text,
            Available = owner?.AvailableNmr?.Amount,
            StakeCredit = owner?.AvailableStakeCredit?.Amount,
            HeldForIncreases = owner?.HeldForScheduledStakeIncreases?.Amount,
            HeldForWithdrawals = owner?.HeldForPendingWithdrawals?.Amount,
            Scopes = report.Scopes,
            Models = [.. models.Select(Model)],
        };
    }

    private static LiveModel Model(OwnModel model)
    {
        var wire = model.Wire;
        var stake = wire.Tournament == (int)Tournament.Signals ? wire.SignalsStake ?? wire.V2Stake : wire.V2Stake;
        var pending = stake?.PendingV2ChangeStakeRequest;
        var newest = wire.LatestSubmissions?.OfType<WireLatestSubmission>().MaxBy(s => s.RoundNumber);
        return new LiveModel(
            model.Name,
            wire.Tournament is { } number && Enum.IsDefined((Tournament)number) ? ((Tournament)number).Slug() : null,
            model.Id,
            stake?.LatestValueSettled?.Amount,
            stake?.LatestValue?.Amount,
            pending is null ? null : pending.Type ?? "a change",
            pending?.RequestedAmount?.Amount,
            pending?.Drain == true,
            pending?.DueDate,
            newest?.RoundNumber,
            newest?.Status?.Text
        );
    }
}
