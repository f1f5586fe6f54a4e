using System.CommandLine;
using Ballast.Cli.Online;
using Ballast.Cli.Options;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast submit FILE --model M</c></summary>
internal static class SubmitCommand
{
    private const int FirstDay = 20160101;
    private const int LastDay = 21000101;

    public static Command Create(GlobalOptions everywhere)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "Predictions as CSV, plain or gzipped, or Parquet: a column of ids and a column prediction.",
        };
        var model = TextOption.Make("--model", "The own model, by its name or its id.", "MODEL");
        model.Aliases.Add("--model_id");
        model.Required = true;
        var ids = TextOption.Make(
            "--ids",
            "The round's live data, to compare ids with (default: the file that ballast download put here since the round opened).",
            "FILE"
        );
        var day = new Option<int?>("--datestamp")
        {
            Description = "The day of the data, for predictions from data of an earlier day.",
            HelpName = "YYYYMMDD",
        };
        var strategy = TextOption.Make(
            "--strategy",
            "What made the predictions: nothing is sent where another strategy sits in the model (ballast registry).",
            "NAME"
        );
        var dry = new Option<bool>("--dry-run") { Description = "Check everything and send nothing." };
        var online = new OnlineOptions();
        var command = new Command(
            "submit",
            "Hand predictions in for a model: checked before they are sent, read back afterwards."
        )
        {
            file,
            model,
            ids,
            day,
            strategy,
            dry,
        };
        online.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var request = new SubmitRequest(
                    parsed.GetValue(file)!,
                    parsed.GetValue(model)!,
                    parsed.GetValue(ids),
                    Day(parsed.GetValue(day), context.Command),
                    parsed.GetValue(dry),
                    parsed.GetValue(strategy)?.Trim()
                );
                return online.Run(
                    parsed,
                    context,
                    session =>
                        new SubmitSession(context, session, request).Run(() =>
                            online.OwnModels(parsed, context, session)
                        )
                );
            },
            "--as-of"
        );
        return command;
    }

    private static int? Day(int? day, string command) =>
        day is null or (>= FirstDay and <= LastDay)
            ? day
            : throw new UsageException(command, $"--datestamp is a day such as 20260704, not {day}.");
}
