using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>A store that can try an import without keeping it, and take the last one back.</summary>
public interface IImportStore : ITournamentStore
{
    /// <summary>Begins a trial: what is committed until it is disposed of is seen by this store alone, and then gone. Other writers wait.</summary>
    IDisposable BeginTrial();

    /// <summary>Takes back what the last command imported from files, whole: afterwards it never happened.</summary>
    /// <param name="now">The moment.</param>
    /// <returns>What was taken back; a refusal where there is nothing to take back.</returns>
    Outcome<UndoneImport> UndoLastImport(DateTimeOffset now);
}

/// <summary>An import that was taken back.</summary>
/// <param name="Files">Its files.</param>
/// <param name="HasLaterSync">
/// Whether something was synced after it. A sync keeps only what differs from what is there, so the models concerned are asked for whole again
/// by the next one.
/// </param>
public sealed record UndoneImport(IReadOnlyList<UndoneFile> Files, bool HasLaterSync);

/// <summary>A file of an import that was taken back.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tournament">The tournament of its values.</param>
/// <param name="ImportedAt">When it was imported.</param>
/// <param name="Removed">What was removed; gaps and models among it.</param>
public sealed record UndoneFile(string Name, Tournament Tournament, DateTimeOffset ImportedAt, ImportCounts Removed);
