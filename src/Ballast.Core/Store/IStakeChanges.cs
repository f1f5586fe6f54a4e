using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>Sends changes of continuous stakes to Numerai, each once and never again by itself.</summary>
public interface IStakeChanges
{
    /// <summary>Sends one change.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up before anything was sent.</exception>
    Task<StakeAnswer> SendAsync(StakeOrder order, CancellationToken cancellation);
}

/// <summary>A change of stake to send.</summary>
/// <param name="Kind">What to ask for.</param>
/// <param name="Account">The user's name for the account, whose key signs it in.</param>
/// <param name="ModelId">Numerai's id of the model.</param>
/// <param name="Amount">NMR; of everything (release-all) the stake as it is now.</param>
public sealed record StakeOrder(StakeOrderKind Kind, string Account, string ModelId, Nmr Amount);

/// <summary>What can be asked for.</summary>
public enum StakeOrderKind
{
    /// <summary>Wallet to stake.</summary>
    Increase,

    /// <summary>A part of a stake back.</summary>
    Release,

    /// <summary>All of a stake back.</summary>
    ReleaseAll,

    /// <summary>A pending release taken back.</summary>
    CancelRelease,
}

/// <summary>What became of a change that was sent: one of three, and no fourth.</summary>
public abstract record StakeAnswer
{
    private StakeAnswer() { }

    /// <summary>Numerai took it down.</summary>
    /// <param name="RequestId">Numerai's id of the request; null where none was said.</param>
    /// <param name="DueAt">When it is to happen; null where that was not said.</param>
    public sealed record Accepted(string? RequestId, DateTimeOffset? DueAt) : StakeAnswer;

    /// <summary>Nothing changed: Numerai said no in words that are known, or not a byte was sent.</summary>
    /// <param name="Reason">Why, on one line.</param>
    public sealed record Refused(string Reason) : StakeAnswer;

    /// <summary>Nobody can say.</summary>
    /// <param name="Why">What got lost, on one line.</param>
    public sealed record Unknown(string Why) : StakeAnswer;
}
