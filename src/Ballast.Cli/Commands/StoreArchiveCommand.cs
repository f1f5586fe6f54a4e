using System.CommandLine;
using System.Globalization;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage.Panels;
using Spectre.Console;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast store archive --panels FOLDER</c></summary>
internal static class StoreArchiveCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be written, and write nothing." };
        var command = new Command(
            "archive",
            "Write the daily scores of resolved rounds to Parquet files, for --panels to read; the store keeps them too."
        )
        {
            dryRun,
        };
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                if (context.Panels is not { } folder)
                    throw new UsageException(
                        context.Command,
                        "say which folder: --panels FOLDER, or the variable BALLAST_PANELS."
                    );
                return context.Show(
                    Run(context, folder, parsed.GetValue(dryRun)),
                    archive => context.Screen.Answer(() => archive, () => Words(context.Screen, archive))
                );
            },
            "--as-of"
        );
        return command;
    }

    /// <summary>Writes what is missing of the command's tournament.</summary>
    public static Outcome<StoreArchiveDocument> Run(CommandContext context, string folder, bool isDryRun) =>
        ProgressBar.Over(
            context.Screen,
            "panels",
            progress =>
                PanelArchive.Run(
                    context.StorePath,
                    folder,
                    context.Tournament,
                    context.CliHost.Clock.GetUtcNow(),
                    isDryRun,
                    (done, all) => progress?.Report((double)done / all),
                    context.CliHost.Cancellation
                )
        );

    /// <summary>What was written, in one line.</summary>
    public static string Sentence(StoreArchiveDocument archive)
    {
        var what =
            archive.Rounds.Count == 0 ? "nothing new"
            : archive.IsDryRun ? $"{Count(archive.Rounds.Count)} rounds would be written: {Rounds(archive)}"
            : $"{Count(archive.Rounds.Count)} rounds written ({Rounds(archive)}), {Count(archive.Rounds.Sum(r => r.Values ?? 0))} daily values equal to the store's";
        return $"{archive.Panels}: {what}; {Count(archive.UpToDate)} rounds were up to date, {Count(archive.Open)} are open and stay in the store.";
    }

    private static void Words(Screen screen, StoreArchiveDocument archive)
    {
        screen.Line(Markup.Escape(Sentence(archive)));
        if (archive.WithoutChecksum > 0)
            screen.Remark(
                $"[grey]{Count(archive.WithoutChecksum)} resolved rounds came before checksums were kept and stay in the store alone: ballast store check --seal.[/]"
            );
    }

    private static string Rounds(StoreArchiveDocument archive)
    {
        var (first, last) = (archive.Rounds[0].Round, archive.Rounds[^1].Round);
        return first == last
            ? first.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{first} to {last}");
    }

    private static string Count(long count) => count.ToString("#,##0", CultureInfo.InvariantCulture);
}
