using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary>Where an export goes: standard output, or a file, which may be packed.</summary>
internal sealed class ExportTarget
{
    public const string StandardOutput = "-";

    private readonly Option<string> _file = new("--out")
    {
        Description = "The file; one that ends in .gz is packed. - is standard output.",
        HelpName = "FILE",
        DefaultValueFactory = _ => StandardOutput,
    };

    private readonly Option<bool> _force = new("--force") { Description = "Replace a file that is there already." };

    public void AddTo(Command command)
    {
        command.Add(_file);
        command.Add(_force);
    }

    /// <summary>Writes, and shows how many rows there were, or the refusal.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="context">The command.</param>
    /// <param name="name">What is exported.</param>
    /// <param name="write">Writes to a text and counts rows.</param>
    public int Show(ParseResult parsed, CommandContext context, string name, Func<TextWriter, Outcome<long>> write)
    {
        if (string.IsNullOrWhiteSpace(parsed.GetValue(_file)))
            throw new UsageException(context.Command, "--out is the name of a file, or -.");
        var file = parsed.GetValue(_file)!;
        if (file == StandardOutput && context.Screen.IsJson)
            throw new UsageException(context.Command, "--json needs --out FILE: both write to standard output.");
        return file == StandardOutput
            ? context.Show(write(context.Screen.Data), _ => { })
            : ShowFile(
                parsed,
                context,
                name,
                path =>
                {
                    using var stream = Open(path, file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase));
                    using var writer = new StreamWriter(stream);
                    return write(writer);
                }
            );
    }

    /// <summary>The file that is asked for; - for standard output.</summary>
    public string File(ParseResult parsed) => parsed.GetValue(_file)!;

    /// <summary>The same for what is no text and goes to a file alone.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="context">The command.</param>
    /// <param name="name">What is exported.</param>
    /// <param name="write">Writes to a path where nothing is yet, and counts rows.</param>
    public int ShowFile(ParseResult parsed, CommandContext context, string name, Func<string, Outcome<long>> write)
    {
        var file = File(parsed);
        var outcome = OutputFile.Write(
            context,
            file,
            parsed.GetValue(_force),
            path => write(path).Then<long, ExportDocument>(rows => new ExportDocument(name, file, rows))
        );
        return context.Show(outcome, document => Words(context.Screen, document));
    }

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
