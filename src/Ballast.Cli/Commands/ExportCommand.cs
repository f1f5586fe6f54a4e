using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Storage.Copying;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast export VIEW</c>, <c>export realised</c> and <c>export books</c>.</summary>
internal static class ExportCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var view = new Argument<string>("VIEW")
        {
            Description = $"One of {string.Join(", ", StoreViews.Names)}.",
            HelpName = "VIEW",
        };
        var target = new ExportTarget();
        var command = new Command(
            "export",
            "A view of the store as CSV, for notebooks and BI tools; realised results and books for tax and accounts."
        )
        {
            view,
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
            }
        );
        return command;
    }
}
