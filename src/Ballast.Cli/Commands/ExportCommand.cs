using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage;
using Ballast.Storage.Copying;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast export VIEW</c></summary>
internal static class ExportCommand
{
    private const string StandardOutput = "-";

    public static Command Make(GlobalOptions everywhere)
    {
        var view = new Argument<string>("VIEW")
        {
            Description = $"One of {string.Join(", ", StoreViews.Names)}.",
            HelpName = "VIEW",
        };
        var file = new Option<string>("--out")
        {
            Description = "The file; one that ends in .gz is packed. - is standard output.",
            HelpName = "FILE",
            DefaultValueFactory = _ => StandardOutput,
        };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there already." };
        var command = new Command("export", "A view of the store as CSV, for notebooks and BI tools.")
        {
            view,
            file,
            force,
        };
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                if (string.IsNullOrWhiteSpace(parsed.GetValue(file)))
                    throw new UsageException(context.Command, "--out is the name of a file, or -.");
                var (name, target) = (parsed.GetValue(view)!, parsed.GetValue(file)!);
                if (context.IsAsOfGiven)
                    throw new UsageException(context.Command, "A view is what is known now; leave --as-of out.");
                if (target == StandardOutput && context.Screen.IsJson)
                    throw new UsageException(
                        context.Command,
                        "--json needs --out FILE: both write to standard output."
                    );
                return target == StandardOutput
                    ? context.Show(Read(context, name, context.Screen.Data), _ => { })
                    : context.Show(Write(context, name, target, parsed.GetValue(force)), d => Words(context.Screen, d));
            }
        );
        return command;
    }

    private static Outcome<ExportDocument> Write(CommandContext context, string view, string file, bool replaces) =>
        OutputFile.Write(
            context,
            file,
            replaces,
            path =>
            {
                using var stream = Open(path, file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase));
                using var writer = new StreamWriter(stream);
                return Read(context, view, writer)
                    .Then<long, ExportDocument>(rows => new ExportDocument(view, file, rows));
            }
        );

    private static Outcome<long> Read(CommandContext context, string view, TextWriter writer) =>
        StoreViews.Read(
            context.StorePath,
            view,
            context.Tournament,
            new CsvLines(writer).Write,
            context.CliHost.Cancellation
        );

    private static Stream Open(string path, bool isPacked)
    {
        var stream = StoreFile.CreatePrivate(path);
        return isPacked ? new GZipStream(stream, CompressionLevel.Optimal) : stream;
    }

    private static void Words(Screen screen, ExportDocument document) =>
        screen.Answer(
            () => document,
            () =>
                screen.Line(
                    $"Wrote {document.Rows.ToString("#,##0", CultureInfo.InvariantCulture)} rows of {document.View} to {Markup.Escape(document.File)}."
                )
        );
}
