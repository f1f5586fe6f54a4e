namespace Ballast.Core.Questions.Ladder.Changes;

/// <summary>A change of a stake as it was asked about. Where neither NMR nor a share stand, it is of everything.</summary>
/// <param name="Model">The model's name as typed; null for every model with a stake.</param>
/// <param name="IsRelease">Whether NMR are asked back; else they are staked.</param>
/// <param name="Nmr">NMR of the whole stake: of a legacy stake itself, of atomic positions all that are open at once.</param>
/// <param name="Share">A share of that, above 0.</param>
internal sealed record AskedChange(string? Model, bool IsRelease, decimal? Nmr, decimal? Share)
{
    /// <summary>Whether it is of everything.</summary>
    public bool IsAll => Nmr is null && Share is null;

    /// <summary>The document's word for it.</summary>
    public string Kind => IsRelease ? "release" : "increase";
}
