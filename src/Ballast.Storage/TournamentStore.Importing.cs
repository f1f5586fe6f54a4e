using System.Data.Common;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Stores;
using Ballast.Storage.Stores.Accounts;

namespace Ballast.Storage;

// The part that writes values and takes them back.
public sealed partial class TournamentStore
{
    /// <summary>So many new values, and the engine counts anew.</summary>
    internal const int ManyRows = 10_000;

    private DbTransaction? _trial;
    private int _unanalyzed;

    /// <inheritdoc />
    public IImportBatch BeginImport(Tournament tournament)
    {
        _stamps.Clear();
        return Reading(c =>
        {
            var session = new WriteSession(_engine, c, _trial) { Committed = Note };
            try
            {
                return new ImportBatch(session, tournament);
            }
            catch
            {
                session.Dispose();
                throw;
            }
        });
    }

    /// <inheritdoc />
    public AccountCounts KeepAccount(AccountReport report, ImportSource source)
    {
        _stamps.Clear();
        return Reading(c =>
        {
            using var session = new WriteSession(_engine, c, _trial) { Committed = Note };
            return AccountWriter.Keep(session, report, source);
        });
    }

    /// <inheritdoc />
    public IDisposable BeginTrial()
    {
        _trial = Reading(c => _engine.BeginWrite(c));
        return new Trial(this, _trial);
    }

    /// <inheritdoc />
    public Outcome<UndoneImport> UndoLastImport(DateTimeOffset now)
    {
        _stamps.Clear();
        return Reading(c => ImportUndo.Run(_engine, c, now));
    }

    /// <inheritdoc />
    public AccountFacts AccountFacts(DateTimeOffset asOf) => Reading(c => AccountReader.Read(c, asOf));

    /// <inheritdoc />
    public AccountFacts AccountStanding(DateTimeOffset asOf) => Reading(c => AccountReader.Standing(c, asOf));

    /// <inheritdoc />
    public IReadOnlyDictionary<AccountPart, DateTimeOffset> LastReported(string account) =>
        Reading(c => AccountReader.LastReported(c, account));

    private void Note(int rows)
    {
        _unanalyzed += rows;
        if (_unanalyzed < ManyRows)
            return;
        _unanalyzed = 0;
        _engine.Analyze(_connection);
    }

    private sealed class Trial(TournamentStore store, DbTransaction transaction) : IDisposable
    {
        public void Dispose()
        {
            store._trial = null;
            transaction.Dispose();
        }
    }
}
