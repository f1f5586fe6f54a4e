using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Importing;

/// <summary>Brings a table into the store: one transaction, safe to repeat.</summary>
public static class ImportWorkflow
{
    /// <summary>More bad rows than this are counted but not listed.</summary>
    public const int MostListedBadRows = 20;

    /// <summary>Reads all rows and keeps what is new.</summary>
    /// <param name="store">Where to keep it.</param>
    /// <param name="source">The table.</param>
    /// <param name="request">How to read it.</param>
    /// <param name="progress">Receives the share that has been read, now and then.</param>
    /// <param name="cancellation">Stops between rows; nothing is kept then.</param>
    /// <returns>
    /// A refusal, and nothing is kept, where a row is bad and <see cref="ImportRequest.Strict"/>, where the file passes a limit, or where as a whole it
    /// looks like a mistake and is not forced.
    /// </returns>
    public static Outcome<ImportAnswer> Run(
        ITournamentStore store,
        IRowSource source,
        ImportRequest request,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default
    )
    {
        using var batch = store.BeginImport(request.Tournament);
        var run = new ImportRun(store, batch, request);
        foreach (var row in source.Blocks())
        {
            cancellation.ThrowIfCancellationRequested();
            if ((row is ScoreBlock block ? run.Take(block) : run.Take(row)) is { } problem)
                return problem with { Notice = problem.Notice.After(source.Name) };
            if (row is ScoreBlock || run.Rows % 4096 == 0)
                progress?.Report(source.Progress);
        }
        if (run.Finish() is { } late)
            return late with { Notice = late.Notice.After(source.Name) };
        var doubt = run.Doubt(source.Name);
        if (doubt is not null && !request.IsForced && !request.IsTrial)
            return doubt;
        var counts = batch.Commit(
            new ImportSource(source.Name, source.Sha256(), request.Now) { Command = request.Command }
        );
        progress?.Report(1);
        var changed = counts.Changed ?? ImportCounts.None;
        return new ImportAnswer(
            source.Name,
            source.Kind,
            run.Rows,
            run.BadRows,
            run.ListedBadRows,
            counts - changed,
            source.IgnoredColumns
        )
        {
            Changed = changed,
            Notes = run.Notes.Count,
            ListedNotes = run.Notes.Listed,
            Doubt = doubt,
            Source = batch.Source,
        };
    }
}
