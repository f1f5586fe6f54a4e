using System.Data.Common;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage.Checksums;
using Ballast.Storage.Engines;

namespace Ballast.Storage.Stores;

/// <summary>Takes the last import of files back.</summary>
/// <remarks>
/// Its rows are deleted, and what was worked out of them (when a model and a round were first known) is worked out again from what is left. The
/// source itself stays, marked: its number must not be given to another one, because answers are remembered by it.
/// </remarks>
internal sealed class ImportUndo
{
    private readonly WriteSession _session;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, Statement> _prepared = new(StringComparer.Ordinal);

    private ImportUndo(WriteSession session, DateTimeOffset now) => (_session, _now) = (session, now);

    public static Outcome<UndoneImport> Run(Engine engine, DbConnection connection, DateTimeOffset now)
    {
        using var session = new WriteSession(engine, connection, null);
        var undo = new ImportUndo(session, now);
        var sources = undo.LastCommand();
        if (sources.Count == 0)
            return new Refusal(
                "nothing-to-undo",
                undo.HasFiles()
                    ? "Nothing can be taken back: what this store holds of files was imported by an earlier Ballast, or taken back already."
                    : "Nothing was imported from a file into this store."
            );
        var files = sources.ConvertAll(undo.Remove);
        var hasLaterSync = undo.ForgetHowFarSyncsAre(sources);
        session.Complete(0);
        return new UndoneImport(files, hasLaterSync);
    }

    private List<FileSource> LastCommand()
    {
        using var reader = _session
            .Prepare(
                """
                SELECT s.id, s.name, s.imported_at, f.tournament FROM file_import f JOIN source s ON s.id = f.source_id
                WHERE f.undone_at IS NULL
                  AND f.command = (SELECT command FROM file_import WHERE undone_at IS NULL ORDER BY source_id DESC LIMIT 1)
                ORDER BY s.id
                """,
                0
            )
            .Read();
        var sources = new List<FileSource>();
        while (reader.Read())
            sources.Add(
                new FileSource(reader.GetInt64(0), reader.GetString(1), reader.Time(2), (Tournament)reader.GetInt64(3))
            );
        return sources;
    }

    private bool HasFiles() =>
        _session.Prepare("SELECT 1 FROM source WHERE sha256 <> '' LIMIT 1", 0).Scalar() is not null;

    private UndoneFile Remove(FileSource source)
    {
        var (models, rounds) = (Touched(source, UndoSql.Models), Touched(source, UndoSql.Rounds));
        var interim = InterimCells(source);
        var removed = new ImportCounts(
            0,
            Delete("score_revision", source),
            Delete("score_gap_revision", source),
            Delete("position_revision", source),
            Delete("round_revision", source)
        )
        {
            Prices = Delete("price_revision", source),
            StakeDays = Delete("stake_day_revision", source),
        };
        Delete("source_reach", source);
        Delete("scored_round_source", source);
        foreach (var round in rounds)
            Execute(UndoSql.ForgetScoredRound, (long)source.Tournament, round);
        if (rounds.Count > 0)
            Execute(UndoSql.FindScoredRounds, (long)source.Tournament);
        foreach (var (metric, round, model) in interim)
        {
            Execute(UndoSql.ForgetInterim, metric, round, model);
            Execute(UndoSql.FindInterim, metric, round, model);
        }
        var forgotten = models.Sum(m => Execute(UndoSql.ForgetModel, m));
        foreach (var model in models)
            Execute(UndoSql.ModelKnownAt, model);
        Execute(UndoSql.ForgetMetrics);
        Execute(UndoSql.MarkUndone, source.Id, Columns.Milliseconds(_now));
        return new UndoneFile(source.Name, source.Tournament, source.ImportedAt, removed with { Models = forgotten });
    }

    /// <summary>A sync after the import left out what it found there already; so it has to be asked for again.</summary>
    private bool ForgetHowFarSyncsAre(List<FileSource> sources)
    {
        var isLater =
            _session.Prepare("SELECT 1 FROM source WHERE sha256 = '' AND id > @p0 LIMIT 1", 1).Scalar(sources[0].Id)
            is not null;
        if (!isLater)
            return false;
        foreach (var tournament in sources.Select(s => s.Tournament).Distinct())
        {
            Execute(UndoSql.ForgetSettled, (long)tournament);
            Execute(UndoSql.ForgetPathEnds, (long)tournament);
        }
        return true;
    }

    private List<long> Touched(FileSource source, string sql)
    {
        using var reader = _session.Prepare(sql, 1).Read(source.Id);
        var touched = new List<long>();
        while (reader.Read())
            touched.Add(reader.GetInt64(0));
        return touched;
    }

    /// <summary>Where the source said a score that is not final.</summary>
    private List<(long Metric, long Round, long Model)> InterimCells(FileSource source)
    {
        using var reader = _session.Prepare(UndoSql.InterimCells, 1).Read(source.Id);
        var cells = new List<(long, long, long)>();
        while (reader.Read())
            cells.Add((reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)));
        return cells;
    }

    private int Delete(string table, FileSource source)
    {
        Execute(ContentChecksums.Forget, source.Id, table);
        return Execute($"DELETE FROM {table} WHERE source_id = @p0", source.Id);
    }

    private int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
            _prepared[sql] = statement = _session.Prepare(sql, values.Length);
        return _session.Write(statement, values);
    }

    private sealed record FileSource(long Id, string Name, DateTimeOffset ImportedAt, Tournament Tournament);
}
