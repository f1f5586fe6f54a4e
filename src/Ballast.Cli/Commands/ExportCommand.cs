using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Storage.Copying;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast export VIEW</c>, <c>export realised</c> and <c>export books</c>.</summary>
internal static class ExportCommand
{
    private const string Csv = "csv";
    private const string Parquet = "parquet";

    public static Command Make(GlobalOptions everywhere)
    {
        var view = new Argument<string>("VIEW")
        {
            Description = $"One of {string.Join(", ", StoreViews.Names)}.",
            HelpName = "VIEW",
        };
        var format = new Option<string?>("--format")
        {
            Description = "csv or parquet (default: parquet where FILE ends in .parquet, else csv).",
            HelpName = "FORMAT",
        };
        format.CompletionSources.Add(Csv, Parquet);
        var target = new ExportTarget();
        var command = new Command(
            "export",
            "A view of the store as CSV or Parquet, for notebooks and BI tools; realised results and books for tax and accounts."
        )
        {
            view,
            format,
            ExportRealisedCommand.Make(everywhere),
            ExportBooksCommand.Make(everywhere),
        };
        target.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                if (context.IsAsOfGiven)
                    throw new UsageException(context.Command, "A view is what is known now; leave --as-of out.");
                var name = parsed.GetValue(view)!;
                if (IsParquet(parsed.GetValue(format), target.File(parsed), context.Command))
                    return target.ShowFile(
                        parsed,
                        context,
                        name,
                        path =>
                            ViewParquet.Write(
                                context.StorePath,
                                name,
                                context.Tournament,
                                path,
                                context.CliHost.Cancellation
                            )
                    );
                return target.Show(
                    parsed,
                    context,
                    name,
                    writer =>
                        StoreViews.Read(
                            context.StorePath,
                            name,
                            context.Tournament,
                            new CsvLines(writer).Write,
                            context.CliHost.Cancellation
                        )
                );
            },
            "--panels"
        );
        return command;
    }

    private static bool IsParquet(string? format, string file, string command)
    {
        var chosen = format ?? (file.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) ? Parquet : Csv);
        if (chosen is not (Csv or Parquet))
            throw new UsageException(command, $"--format is {Csv} or {Parquet}, not '{chosen}'.");
        if (chosen == Parquet && file == ExportTarget.StandardOutput)
            throw new UsageException(command, "--format parquet needs --out FILE.");
        return chosen == Parquet;
    }
}
