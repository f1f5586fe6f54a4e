using Ballast.Core.Registry;

namespace Ballast.Core.Store;

/// <summary>Keeps who is who. Append-only: what was registered before stays readable.</summary>
public interface IRegistryStore
{
    /// <summary>Every change that had been made by a moment, in the order in which they were made.</summary>
    IReadOnlyList<RegistryRevision> RegistryRevisions(DateTimeOffset asOf);

    /// <summary>Keeps changes, all or none.</summary>
    /// <param name="revisions">Not kept yet, in their order.</param>
    /// <param name="after">Number of the newest change that the writer had read; 0 for none.</param>
    /// <returns>false where somebody else wrote since: nothing is kept then.</returns>
    bool KeepRegistry(IReadOnlyList<RegistryRevision> revisions, long after);
}
