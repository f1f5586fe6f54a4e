namespace Ballast.Core.Store;

/// <summary>Keeps computed parts of long questions for all who work on them: a part that is there need not be computed again, by whomever it was.</summary>
public interface IPartStore : IDisposable
{
    /// <summary>Keeps a part. One that is there already stays: whoever computed it got the same bytes.</summary>
    /// <param name="run">A digest of everything that its bytes depend on.</param>
    /// <param name="part">Which part.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>False where it was there already.</returns>
    bool KeepPart(string run, PartPlace part, byte[] content);

    /// <summary>Whether a part is there.</summary>
    bool HasPart(string run, PartPlace part);

    /// <summary>Which parts of a run are there, in order.</summary>
    IReadOnlyList<PartPlace> PartsOf(string run);

    /// <summary>The bytes of a part; null where it is not there.</summary>
    byte[]? FindPart(string run, PartPlace part);

    /// <summary>Forgets parts that were computed longer ago, by the store's clock.</summary>
    /// <returns>How many.</returns>
    int ForgetParts(TimeSpan olderThan);
}

/// <summary>Which part of a run.</summary>
/// <param name="Stage">The stage, from 0.</param>
/// <param name="Part">The part of it, from 0.</param>
public readonly record struct PartPlace(int Stage, int Part);
