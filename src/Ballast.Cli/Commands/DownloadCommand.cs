using System.CommandLine;
using Ballast.Cli.Online;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Online;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast download [NAME]</c>: data of a round, or what was handed in.</summary>
internal static class DownloadCommand
{
    public static Command Create(GlobalOptions everywhere)
    {
        var name = new Argument<string?>("NAME")
        {
            Description = "A data file such as v5.0/live.parquet (default: list all).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var round = new Option<int?>("--round")
        {
            Description = "Data of round N (default: the current one).",
            HelpName = "N",
        };
        round.Aliases.Add("--round_num");
        var target = TextOption.Make("--out", "Where to put it (default: its name, in this folder).", "PATH");
        target.Aliases.Add("--dest_path");
        var submission = TextOption.Make("--submission", "The file of this own submission, as it was handed in.", "ID");
        var model = TextOption.Make("--model", "The file of the newest submission of this own model.", "MODEL");
        var force = new Option<bool>("--force") { Description = "Replace a file that is there already." };
        var online = new OnlineOptions();
        var command = new Command(
            "download",
            "Fetch a data file or an own submission: gone on with where it broke off, and whole before it has its name."
        )
        {
            name,
            round,
            target,
            submission,
            model,
            force,
        };
        online.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var request = new DownloadRequest(
                    parsed.GetValue(name),
                    parsed.GetValue(round),
                    parsed.GetValue(target),
                    parsed.GetValue(submission),
                    parsed.GetValue(model),
                    parsed.GetValue(force)
                );
                request.Check(context.Command);
                return online.Run(
                    parsed,
                    context,
                    session => Run(context, session, request, () => online.OwnModels(parsed, context, session))
                );
            },
            "--as-of"
        );
        return command;
    }

    private static int Run(
        CommandContext context,
        NumeraiSession session,
        DownloadRequest request,
        Func<IReadOnlyList<OwnModel>> own
    )
    {
        if (request is { Name: null, Submission: null, Model: null })
            return List(context, session, request.Round);
        var found = DownloadSession.FindAsync(context, session, request, own);
        return context.Show(
            OnlineOptions.Wait(found).Then(source => DownloadSession.Fetch(context, session, request, source)),
            document => context.Screen.Answer(document, DownloadText.Write)
        );
    }

    private static int List(CommandContext context, NumeraiSession session, int? round)
    {
        var answer = OnlineOptions.Wait(
            session.Public.DatasetsAsync(context.Tournament, round, context.CliHost.Cancellation)
        );
        var document = new DatasetsDocument(context.Tournament.Slug(), round, answer.ValueOrThrow() ?? []);
        context.Screen.Answer(document, DownloadText.Write);
        return Screen.Done;
    }
}
