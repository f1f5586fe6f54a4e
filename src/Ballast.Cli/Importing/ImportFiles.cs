using Ballast.Cli.Output;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Importing;
using Ballast.Files;
using Ballast.Storage;

namespace Ballast.Cli.Importing;

/// <summary>Imports the files of one command, each in a transaction of its own.</summary>
internal sealed class ImportFiles(CommandContext context, Reading reading, ImportRequest request)
{
    private readonly List<ImportAnswer> _done = [];
    private readonly List<RefusedFile> _refused = [];

    public int Run(string[] files)
    {
        if (request.IsTrial)
            Try(files);
        else
            Keep(files);
        if (
            reading.Metric is not null
            && _done.Count > 0
            && !_done.Exists(d => d.Kind.StartsWith("wide", StringComparison.Ordinal))
        )
            context.Screen.Aside("--metric has no effect here: only a wide table needs it, and none of these is one.");
        return Report();
    }

    private void Keep(string[] files)
    {
        // Opened with the first file that can be read: a slip of the finger makes no store.
        var store = new Lazy<ITournamentStore>(context.OpenToWrite);
        try
        {
            Each(files, store);
        }
        finally
        {
            if (store.IsValueCreated)
                store.Value.Dispose();
        }
    }

    /// <summary>The same in a transaction that is dropped; where there is no store yet, in one that goes away.</summary>
    private void Try(string[] files)
    {
        var isThere = TournamentStore.Exists(context.StorePath);
        var folder = isThere ? null : Directory.CreateTempSubdirectory("ballast-trial-");
        try
        {
            using var store = TournamentStore.Open(
                folder is null ? context.StorePath : Path.Combine(folder.FullName, "trial.db")
            );
            using var trial = store.BeginTrial();
            Each(files, new Lazy<ITournamentStore>(store));
        }
        finally
        {
            folder?.Delete(recursive: true);
        }
    }

    private void Each(string[] files, Lazy<ITournamentStore> store)
    {
        var hashes = files.Length > 1 ? files.Select(TableFile.Hash).ToList() : [];
        long? command = null;
        for (var i = 0; i < files.Length; i++)
        {
            var now = request with
            {
                Command = command,
                LaterFiles = hashes
                    .Skip(i + 1)
                    .OfType<string>()
                    .Where(h => h != hashes[i])
                    .ToHashSet(StringComparer.Ordinal),
            };
            switch (One(store, files[i], now))
            {
                case Outcome<ImportAnswer>.Done { Value: var answer }:
                    _done.Add(answer);
                    if (answer.New.Total + answer.Changed.Total > 0)
                        command ??= answer.Source;
                    break;
                case Outcome<ImportAnswer>.Refused { Refusal: var refusal }:
                    _refused.Add(new RefusedFile(files[i], refusal.Code, refusal.Message));
                    break;
            }
        }
    }

    private Outcome<ImportAnswer> One(Lazy<ITournamentStore> store, string file, ImportRequest now) =>
        TableFile
            .Open(file, reading.Metric, reading.Model, context.CliHost.IsServed ? FileLimits.Served : FileLimits.Alone)
            .Then(source => Read(store.Value, source, now));

    private Outcome<ImportAnswer> Read(ITournamentStore store, IRowSource source, ImportRequest now)
    {
        using (source)
        {
            try
            {
                return ProgressBar.Over(
                    context.Screen,
                    source.Name,
                    progress => ImportWorkflow.Run(store, source, now, progress, context.CliHost.Cancellation)
                );
            }
            catch (FileReadException e)
            {
                // The files before it are kept and the ones after it are still read.
                return new Refusal(e.Code, e.Message);
            }
        }
    }

    private int Report()
    {
        var screen = context.Screen;
        // One file that was refused, and nothing else, is a refusal like any other.
        var isDamaged = _refused.Exists(f => f.Code == FileReadException.Damaged);
        if (_done.Count == 0 && _refused.Count == 1)
            return isDamaged
                ? screen.Fail(_refused[0].Code, _refused[0].Message)
                : screen.Refuse(new Refusal(_refused[0].Code, _refused[0].Message));
        var diagnosis = _done.Count > 0 && !request.IsTrial ? Diagnose.After(context) : null;
        screen.Answer(
            () =>
                new ImportDocument(context.StoreName, [.. _done.Select(ImportedFile.Of)], _refused)
                {
                    DryRun = request.IsTrial,
                    Diagnosis = Diagnose.Answer(diagnosis),
                },
            () =>
            {
                new ImportView(screen).Write(_done, context.StoreName, request.IsTrial);
                Diagnose.Show(screen, diagnosis);
            }
        );
        foreach (var file in _refused.Where(_ => !screen.IsJson))
            screen.Remark($"[red]not read:[/] {Spectre.Console.Markup.Escape(file.Message)}");
        return isDamaged ? Screen.NeighbourFailed
            : _refused.Count > 0 ? Screen.Refused
            : Screen.Done;
    }
}
