using System.CommandLine;
using Ballast.Cli.Online;
using Ballast.Cli.Options;
using Ballast.Core.Store;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast diagnostics [FILE] --model M</c></summary>
internal static class DiagnosticsCommand
{
    private const int UsualWait = 60;
    private const int LongestWait = 3600;

    public static Command Create(GlobalOptions everywhere)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "Validation predictions as CSV or Parquet (default: upload nothing, show the newest).",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var model = TextOption.Make("--model", "The own model, by its name or its id.", "MODEL");
        model.Aliases.Add("--model_id");
        model.Required = true;
        var id = TextOption.Make("--id", "Show these diagnostics, not the newest.", "ID");
        var wait = new Option<int>("--wait")
        {
            Description = "Seconds to wait until they are computed.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => UsualWait,
        };
        var online = new OnlineOptions();
        var command = new Command(
            "diagnostics",
            "What validation predictions would have scored, as Numerai computes it: upload, wait, show."
        )
        {
            file,
            model,
            id,
            wait,
        };
        online.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var seconds = Numbers.Within(parsed.GetValue(wait), "--wait", context.Command, 0, LongestWait);
                if (parsed.GetValue(file) is not null && parsed.GetValue(id) is not null)
                    throw new UsageException(context.Command, "--id shows what was uploaded before; name no FILE.");
                return online.Run(
                    parsed,
                    context,
                    session =>
                        OwnModel.Find(
                            online.OwnModels(parsed, context, session),
                            parsed.GetValue(model)!,
                            context.Tournament
                        ) switch
                        {
                            Outcome<OwnModel>.Done { Value: var own } => new DiagnosticsSession(
                                context,
                                session,
                                TimeSpan.FromSeconds(seconds)
                            ).Run(own, parsed.GetValue(file), parsed.GetValue(id)),
                            Outcome<OwnModel>.Refused { Refusal: var refusal } => context.Screen.Refuse(refusal),
                            _ => throw new InvalidOperationException("An outcome is done or refused."),
                        }
                );
            },
            "--store",
            "--as-of"
        );
        return command;
    }
}
