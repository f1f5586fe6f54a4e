using System.CommandLine;
using System.Globalization;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage;
using Ballast.Storage.Checking;
using Ballast.Storage.Copying;
using Ballast.Storage.Panels;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast store copy FROM TO</c>, <c>store backup FILE</c>, <c>store info</c>, <c>store check</c> and <c>store archive</c>.</summary>
internal static class StoreCommand
{
    public static Command Make(GlobalOptions everywhere) =>
        new("store", "Copy a store to another place or engine, back it up while it is used, see what it holds.")
        {
            Copy(everywhere),
            Backup(everywhere),
            Info(everywhere),
            Check(everywhere),
            StoreArchiveCommand.Make(everywhere),
        };

    private static Command Copy(GlobalOptions everywhere)
    {
        var from = Place("FROM", "The store to read: a file, or postgres://user@host/database.");
        var to = Place("TO", "An empty store, or a place where none is yet.");
        var command = new Command("copy", "Copy all tables into an empty store, and check them on both sides.")
        {
            from,
            to,
        };
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var source = GlobalOptions.CheckLocation(parsed.GetValue(from)!, context.Command);
                var target = context with
                {
                    StorePath = GlobalOptions.CheckLocation(parsed.GetValue(to)!, context.Command),
                };
                target.MakeFolder();
                return context.Show(
                    StoreCopy.Run(source, target.StorePath, context.CliHost.Cancellation),
                    copy =>
                        context.Screen.Answer(
                            () => copy,
                            () => Words(context.Screen, copy.Tables, $"Copied {copy.From} to {copy.To}")
                        )
                );
            },
            "--store",
            "--tournament",
            "--as-of"
        );
        return command;
    }

    private static Command Backup(GlobalOptions everywhere)
    {
        var file = Place("FILE", "A file that is not there yet. It is a store itself: --store FILE reads it.");
        var command = new Command("backup", "Keep the store in a file, while others go on writing.") { file };
        everywhere.SetAction(
            command,
            (parsed, context) =>
                context.Show(
                    Keep(context, GlobalOptions.CheckLocation(parsed.GetValue(file)!, context.Command)),
                    backup =>
                        context.Screen.Answer(
                            () => backup,
                            () =>
                                Words(
                                    context.Screen,
                                    backup.Tables,
                                    $"Kept {backup.Store} in {backup.File} ({Megabytes(backup.Bytes)})"
                                )
                        )
                ),
            "--panels",
            "--tournament",
            "--as-of"
        );
        return command;
    }

    private static Outcome<StoreBackupDocument> Keep(CommandContext context, string file)
    {
        if (StoreLocation.IsServer(file))
            return new Refusal("not-a-file", "A backup is a file; to fill a database use: ballast store copy FROM TO.");
        return OutputFile.Write(
            context,
            file,
            replaces: null,
            path =>
                StoreBackup
                    .Run(context.StorePath, path, context.CliHost.Cancellation)
                    .Then<StoreBackupDocument, StoreBackupDocument>(backup => backup with { File = file })
        );
    }

    private static Command Info(GlobalOptions everywhere)
    {
        var command = new Command("info", "The engine, the schema's version, the rows of each table, the size.");
        everywhere.SetAction(
            command,
            (_, context) =>
                context.Show(
                    StoreInfo.Run(context.StorePath),
                    info => context.Screen.Answer(() => info, () => Words(context.Screen, info))
                ),
            "--panels",
            "--tournament",
            "--as-of"
        );
        return command;
    }

    private static Command Check(GlobalOptions everywhere)
    {
        var seal = new Option<bool>("--seal")
        {
            Description = "Keep checksums of what came before there were any, as it is now.",
        };
        var command = new Command("check", "Read the whole store and see whether it is still as it was written.")
        {
            seal,
        };
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var outcome = StoreCheck
                    .Run(context.StorePath, parsed.GetValue(seal), context.CliHost.Cancellation)
                    .Then<StoreCheckDocument, StoreCheckDocument>(check => WithPanels(context, check));
                var shown = context.Show(
                    outcome,
                    check => context.Screen.Answer(() => check, () => Words(context.Screen, check))
                );
                return outcome is Outcome<StoreCheckDocument>.Done { Value.IsWhole: false }
                    ? Screen.NeighbourFailed
                    : shown;
            },
            "--tournament",
            "--as-of"
        );
        return command;
    }

    private static StoreCheckDocument WithPanels(CommandContext context, StoreCheckDocument check)
    {
        if (context.Panels is not { } folder)
            return check;
        var panels = PanelCheck.Run(context.StorePath, folder, context.CliHost.Cancellation);
        return check with
        {
            Panels = panels.Entry,
            IsWhole = check.IsWhole && panels.Faults.Count == 0,
            Faults = [.. check.Faults, .. panels.Faults],
            FaultCount = check.FaultCount + panels.Faults.Count,
        };
    }

    private static void Words(Screen screen, StoreCheckDocument check)
    {
        foreach (var fault in check.Faults)
        {
            var where = string.Join(", ", new[] { fault.Table, fault.Source }.OfType<string>());
            screen.Line($"[red]{Markup.Escape(where.Length > 0 ? $"{where}: {fault.Message}" : fault.Message)}[/]");
        }
        var read = $"{Count(check.Rows)} rows of {Count(check.Sources)} sources read";
        screen.Line(
            Markup.Escape(
                check.IsWhole
                    ? $"{check.Store}: {read}; all that has a checksum is as it was written."
                    : $"{check.Store}: {read}; {Count(check.FaultCount)} not as written. Restore a backup, or import and sync into a new store."
            )
        );
        if (check.Panels is { } panels)
            screen.Line(
                Markup.Escape(
                    $"{panels.Panels}: {Count(panels.Values)} daily values in {Count(panels.Files)} files read; {Count(panels.OutOfDate)} rounds are older than the store and are read from there."
                )
            );
        if (check.SourcesWithoutChecksum > 0)
            screen.Remark(
                $"[grey]{Count(check.SourcesWithoutChecksum)} sources came before checksums were kept: ballast store check --seal keeps them, as they are now.[/]"
            );
    }

    private static void Words(Screen screen, IReadOnlyList<CopiedTable> tables, string what)
    {
        Column[] columns =
        [
            new("Table", ColumnKind.Name),
            new("Rows read"),
            new("Rows there"),
            new("Checksum of both", ColumnKind.Words, Priority: 1),
        ];
        var rows = tables.Select(t =>
            (IReadOnlyList<Cell>)
                [
                    Cell.Name(t.Table),
                    Cell.Words(Count(t.From.Rows)),
                    Cell.Words(Count(t.To.Rows)),
                    Cell.Words(t.To.Checksum),
                ]
        );
        new TableOnTerminal(screen).Write(new Core.Text.Table("", columns, [.. rows]));
        screen.Line($"{Markup.Escape(what)}: {Count(tables.Sum(t => t.To.Rows))} rows, equal on both sides.");
    }

    private static void Words(Screen screen, StoreInfoDocument info)
    {
        var rows = info.Tables.Select(t => (IReadOnlyList<Cell>)[Cell.Name(t.Table), Cell.Words(Count(t.Rows))]);
        new TableOnTerminal(screen).Write(
            new Core.Text.Table("", [new Column("Table", ColumnKind.Name), new Column("Rows")], [.. rows])
        );
        screen.Line(
            $"{Markup.Escape(info.Store)}: {info.Engine}, schema {info.SchemaVersion}, {Megabytes(info.Bytes)}."
        );
    }

    private static Argument<string> Place(string name, string description) =>
        new(name) { Description = description, HelpName = name };

    private static string Count(long rows) => rows.ToString("#,##0", CultureInfo.InvariantCulture);

    private static string Megabytes(long bytes) =>
        $"{(bytes / 1_000_000.0).ToString("#,##0.0", CultureInfo.InvariantCulture)} MB";
}
