using System.CommandLine;
using System.Security.Cryptography;
using Ballast.Cli.Online;
using Ballast.Cli.Options;
using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Online;
using Ballast.Core.Workflows.Submitting;
using Ballast.Storage;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast fingerprint FILE…</c>: what predictions are like, and which kept ones they equal or resemble.</summary>
internal static class FingerprintCommand
{
    public static Command Create(GlobalOptions everywhere)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Predictions as CSV, plain or gzipped, or Parquet: a column of ids and a column prediction.",
            Arity = ArgumentArity.OneOrMore,
        };
        var model = TextOption.Make(
            "--model",
            "Keep the fingerprint as what this model handed in for --round; of one FILE.",
            "MODEL"
        );
        var round = new Option<int?>("--round")
        {
            Description = "The round that it was handed in for.",
            HelpName = "N",
        };
        var command = new Command(
            "fingerprint",
            "What predictions are like: a hash of their numbers, and which other files and kept submissions they equal or resemble."
        )
        {
            files,
            model,
            round,
        };
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var (paths, name, number) = (parsed.GetValue(files)!, parsed.GetValue(model), parsed.GetValue(round));
                Check(context.Command, paths, name, number);
                return context.Show(
                    Prints(paths, context)
                        .Then<IReadOnlyList<(string, PredictionFingerprint)>, FingerprintDocument>(prints =>
                            Answer(context, prints, name, number)
                        ),
                    document => context.Screen.Answer(document, FingerprintText.Write)
                );
            }
        );
        return command;
    }

    private static void Check(string command, string[] paths, string? model, int? round)
    {
        if ((model is null) != (round is null))
            throw new UsageException(command, "--model and --round go together.");
        if (model is not null && paths.Length != 1)
            throw new UsageException(command, "--model and --round take one FILE.");
        if (round is not (null or (> 0 and <= RoundCalendar.LargestRound)))
            throw new UsageException(command, $"--round is a round number, not {round}.");
    }

    private static Outcome<IReadOnlyList<(string, PredictionFingerprint)>> Prints(
        string[] paths,
        CommandContext context
    )
    {
        var found = new Outcome<PredictionFingerprint>[paths.Length];
        try
        {
            Parallel.For(
                0,
                paths.Length,
                new ParallelOptions { CancellationToken = context.CliHost.Cancellation },
                i =>
                    found[i] = PredictionsFile
                        .Read(paths[i], context.Tournament)
                        .Then(file =>
                            FingerprintRun.Take(
                                Convert.ToHexStringLower(SHA256.HashData(file.Bytes)),
                                file.Table,
                                file.Columns
                            )
                        )
            );
        }
        catch (AggregateException e) when (e.InnerException is not null)
        {
            // As one file's trouble, which has words of its own.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException);
        }
        var prints = new List<(string, PredictionFingerprint)>();
        foreach (var (outcome, path) in found.Zip(paths))
        {
            if (outcome is Outcome<PredictionFingerprint>.Refused { Refusal: var refusal })
                return refusal;
            prints.Add((Path.GetFileName(path), ((Outcome<PredictionFingerprint>.Done)outcome).Value));
        }
        return prints;
    }

    private static FingerprintDocument Answer(
        CommandContext context,
        IReadOnlyList<(string Name, PredictionFingerprint Print)> prints,
        string? model,
        int? round
    )
    {
        if (model is not null)
            context.MakeFolder();
        if (model is null && !TournamentStore.Exists(context.StorePath))
            return FingerprintRun.Compare(context.Tournament, prints, []);
        using var store = context.OpenToRead();
        var document = FingerprintRun.Compare(
            context.Tournament,
            prints,
            store.KeptSubmissions(context.Tournament, context.AsOf)
        );
        if (model is null)
            return document;
        store.KeepSubmission(
            new KeptSubmission
            {
                Tournament = context.Tournament,
                Model = model,
                ModelId = "",
                Round = round,
                At = context.CliHost.Clock.GetUtcNow(),
                File = prints[0].Name,
                Fingerprint = prints[0].Print,
            }
        );
        return document with { Files = [document.Files[0] with { IsKept = true }] };
    }
}
