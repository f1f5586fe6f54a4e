using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Storage.Leases;

namespace Ballast.Cli.Importing;

/// <summary>One sync of the command line, under the lease that collectors sync under.</summary>
internal static class LeasedSync
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <summary>Syncs once the lease is this process's, and gives it back.</summary>
    /// <param name="terms">How to ask for the lease.</param>
    /// <param name="wait">How long to wait for whoever has it.</param>
    /// <param name="sync">The sync; its token is cancelled when the lease is lost, too.</param>
    /// <param name="cancellation">Stops the waiting and the sync.</param>
    /// <returns>What the sync came to; a refusal where another one has the lease, or where it was lost on the way.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled from outside.</exception>
    public static async Task<Outcome<T>> RunAsync<T>(
        LeaseTerms terms,
        TimeSpan wait,
        Func<CancellationToken, Outcome<T>> sync,
        CancellationToken cancellation
    )
    {
        var taken = await TakeAsync(terms, wait, cancellation).ConfigureAwait(false);
        if (taken is not Outcome<LeaseHold>.Done { Value: var hold })
            return ((Outcome<LeaseHold>.Refused)taken).Refusal;
        await using (hold.ConfigureAwait(false))
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, hold.Lost);
            try
            {
                return sync(either.Token);
            }
            catch (OperationCanceledException)
                when (hold.Lost.IsCancellationRequested && !cancellation.IsCancellationRequested)
            {
                return new Refusal(
                    "lease-lost",
                    $"{LeaseHold.LostMessage} What was synced before is kept; sync again to go on."
                );
            }
        }
    }

    private static Refusal Elsewhere(Lease? others)
    {
        var refusal = LeaseHold.Elsewhere(others?.Holder, others?.TakenAt);
        var until = others is null
            ? ""
            : $" It has until {others.EndsAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC and asks for longer while it lives; if it is gone: --take-over.";
        return refusal with { Notice = $"{refusal.Notice} To wait for it: {Notice.Option("wait")} SECONDS.{until}" };
    }

    private static async Task<Outcome<LeaseHold>> TakeAsync(
        LeaseTerms terms,
        TimeSpan wait,
        CancellationToken cancellation
    )
    {
        var begun = terms.Clock.GetTimestamp();
        while (true)
        {
            var (hold, others) = LeaseHold.TryTake(terms);
            if (hold is not null)
                return hold;
            if (terms.Clock.GetElapsedTime(begun) >= wait)
                return Elsewhere(others);
            await Task.Delay(LookAgain, terms.Clock, cancellation).ConfigureAwait(false);
        }
    }
}
