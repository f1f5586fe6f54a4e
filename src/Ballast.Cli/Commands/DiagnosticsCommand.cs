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
                var seconds = parsed.GetValue(wait);
                if (seconds is < 0 or > LongestWait)
                    throw new UsageException(
                        context.Command,
                        $"--wait is a number from 0 to {LongestWait}, not {seconds}."
                    );
                if (parsed.GetValue(file) is not null && parsed.GetValue(id) is not null)
                    throw new UsageException(context.Command, "--id shows what was uploaded before; name no FILE.");
                return online.Run(
                    parsed,
                    context,
                    session =>
                        Run(
                            new DiagnosticsSession(context, session, TimeSpan.FromSeconds(seconds)),
                            Own(context, session, online, parsed, parsed.GetValue(model)!),
                            context,
                            (parsed.GetValue(file), parsed.GetValue(id))
                        )
                );
            },
            "--store",
            "--as-of"
        );
        return command;
    }

    private static int Run(
        DiagnosticsSession session,
        Outcome<OwnModel> own,
        CommandContext context,
        (string? File, string? Id) what
    ) =>
        own switch
        {
            Outcome<OwnModel>.Done { Value: var model } => session.Run(model, what.File, what.Id),
            _ => context.Screen.Refuse(((Outcome<OwnModel>.Refused)own).Refusal),
        };

    private static Outcome<OwnModel> Own(
        CommandContext context,
        NumeraiSession session,
        OnlineOptions online,
        ParseResult parsed,
        string name
    ) =>
        OwnModel.Find(
            OnlineOptions.Wait(
                OwnModel.ListAsync(
                    session,
                    online.Keys(parsed, context),
                    context.Tournament,
                    1,
                    context.CliHost.Cancellation
                )
            ),
            name,
            context.Tournament
        );
}
