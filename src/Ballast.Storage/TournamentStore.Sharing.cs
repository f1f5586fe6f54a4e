using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Stores;

namespace Ballast.Storage;

/// <content>What those who share a store tell each other: the journal, submissions, leases, sign-ins.</content>
public sealed partial class TournamentStore
{
    /// <inheritdoc />
    public IReadOnlyList<JournalEntry> Journal(DateTimeOffset asOf) => Reading(c => JournalTable.Read(c, asOf));

    /// <inheritdoc />
    public JournalEntry? Append(JournalDraft draft, long after) =>
        Reading(c => JournalTable.Append(_engine, c, draft, after));

    /// <inheritdoc />
    public void KeepSubmission(KeptSubmission submission) =>
        Reading(c =>
        {
            SubmissionTable.Insert(_engine, c, submission);
            return true;
        });

    /// <inheritdoc />
    public IReadOnlyList<KeptSubmission> KeptSubmissions(
        Tournament tournament,
        DateTimeOffset asOf,
        int from = 1,
        int to = int.MaxValue
    ) => Reading(c => SubmissionTable.Read(c, tournament, asOf, from, to));

    /// <inheritdoc />
    public IReadOnlyList<RegistryRevision> RegistryRevisions(DateTimeOffset asOf) =>
        Reading(c => RegistryTable.Read(c, asOf));

    /// <inheritdoc />
    public bool KeepRegistry(IReadOnlyList<RegistryRevision> revisions, long after) =>
        Reading(c => RegistryTable.Append(_engine, c, revisions, after));

    /// <inheritdoc />
    public string? DurabilityDoubt => Reading(_engine.DurabilityDoubt);

    /// <inheritdoc />
    public Lease? TryTake(string name, string holder, TimeSpan length) =>
        Reading(c => LeaseTable.TryTake(_engine, c, name, holder, length));

    /// <inheritdoc />
    public Lease TakeOver(string name, string holder, TimeSpan length) =>
        Reading(c => LeaseTable.TakeOver(_engine, c, name, holder, length));

    /// <inheritdoc />
    public Lease? TryRenew(string name, string holder, TimeSpan length) =>
        Reading(c => LeaseTable.TryRenew(_engine, c, name, holder, length));

    /// <inheritdoc />
    public void Release(string name, string holder) =>
        Reading(c =>
        {
            LeaseTable.Release(_engine, c, name, holder);
            return true;
        });

    /// <inheritdoc />
    public Lease? FindLease(string name) => Reading(c => LeaseTable.Find(_engine, c, name));

    /// <inheritdoc />
    public IReadOnlyList<string> ProtectionKeys() => Reading(SessionTable.Keys);

    /// <inheritdoc />
    public void KeepProtectionKey(string name, string key) => Reading(c => SessionTable.Keep(c, name, key));

    /// <inheritdoc />
    public IReadOnlyList<string> EndedSessions(DateTimeOffset now) => Reading(c => SessionTable.Ended(c, now));

    /// <inheritdoc />
    public void EndSession(string id, DateTimeOffset endsAt, DateTimeOffset now) =>
        Reading(c => SessionTable.End(c, id, endsAt, now));
}
