using Ballast.Core.Rounds;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Http;
using Ballast.Numerai.Keys;
using Ballast.Numerai.Language;

namespace Ballast.Numerai.Stakes;

/// <summary>
/// Changes stakes (legacy staking; atomic staking takes no orders here). Apart from <see cref="NumeraiClient"/> on purpose: who
/// holds only a client cannot reach this.
/// </summary>
/// <remarks>
/// Every call sends one request once. A change is an increment and has no key that would let Numerai recognise a repetition, so
/// what gets lost is reported as <see cref="StakeChangeOutcome.Unknown"/>, never tried again. The key needs the scope stake.
/// </remarks>
/// <param name="connection">The shared connection; it stays the caller's to dispose.</param>
/// <param name="credentials">A key with the scope stake.</param>
public sealed class NumeraiStakeWriter(NumeraiConnection connection, NumeraiCredentials credentials)
{
    /// <summary>Moves NMR from the wallet into a model's stake; it counts from the next deadline on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not positive.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up before anything was sent.</exception>
    public Task<StakeChangeOutcome> IncreaseAsync(
        string modelId,
        Nmr amount,
        CancellationToken cancellation = default
    ) => SendAsync(StakeChangeRequest.ToIncrease(modelId, amount), cancellation);

    /// <summary>Asks for NMR back from a stake. It stays burnable until the rounds it backs have resolved.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not positive.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up before anything was sent.</exception>
    public Task<StakeChangeOutcome> ReleaseAsync(
        string modelId,
        Nmr amount,
        CancellationToken cancellation = default
    ) => SendAsync(StakeChangeRequest.ToRelease(modelId, amount, all: false), cancellation);

    /// <summary>Asks for the whole stake back, whatever it will be by then.</summary>
    /// <param name="modelId">The model's UUID.</param>
    /// <param name="currentStake">The stake as it is now: the API wants an amount even where it does not count.</param>
    /// <param name="cancellation">Before sending: ends it. Afterwards the outcome is unknown.</param>
    /// <exception cref="ArgumentOutOfRangeException">The stake is not positive.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up before anything was sent.</exception>
    public Task<StakeChangeOutcome> ReleaseAllAsync(
        string modelId,
        Nmr currentStake,
        CancellationToken cancellation = default
    ) => SendAsync(StakeChangeRequest.ToRelease(modelId, currentStake, all: true), cancellation);

    /// <summary>Takes a pending release back; the NMR is at risk again from the next round on.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up before anything was sent.</exception>
    public Task<StakeChangeOutcome> CancelReleaseAsync(string modelId, CancellationToken cancellation = default) =>
        SendAsync(StakeChangeRequest.ToCancelRelease(modelId), cancellation);

    private async Task<StakeChangeOutcome> SendAsync(StakeChangeRequest asked, CancellationToken cancellation)
    {
        var document = GraphQlDocument.Load(asked.Document);
        var outgoing = new OutgoingRequest(document, asked.Variables.Body(document.Sent), credentials, isChange: true);
        try
        {
            var reply = await connection.SendAsync(outgoing, cancellation).ConfigureAwait(false);
            return OutcomeReader.Read(reply, asked, document, outgoing.Redactor);
        }
        catch (NumeraiException e) when (!outgoing.WasSent)
        {
            return new StakeChangeOutcome.Refused(e.Code, $"Nothing was sent. {e.Message}");
        }
        catch (NumeraiException e)
        {
            return new StakeChangeOutcome.Unknown(e.Message);
        }
        catch (OperationCanceledException) when (outgoing.WasSent)
        {
            return new StakeChangeOutcome.Unknown($"{document.Name}: cancelled after it had been sent.");
        }
#pragma warning disable CA1031 // Whatever it is: once the first byte has left there is no fourth outcome.
        catch (Exception e) when (outgoing.WasSent)
#pragma warning restore CA1031
        {
            return new StakeChangeOutcome.Unknown(
                $"{document.Name}: {NetworkWords.Of(e, connection.Options.Endpoint.Authority)}."
            );
        }
    }
}
