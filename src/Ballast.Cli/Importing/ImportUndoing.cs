using Ballast.Cli.Output;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Storage;
using Spectre.Console;

namespace Ballast.Cli.Importing;

/// <summary>Takes the last import back.</summary>
internal sealed class ImportUndoing(CommandContext context)
{
    public int Run()
    {
        if (!TournamentStore.Exists(context.StorePath))
            return context.Screen.Refuse(StoreLocation.NoStore(context.StorePath));
        using var store = TournamentStore.Open(context.StorePath);
        return context.Show(
            store.UndoLastImport(context.CliHost.Clock.GetUtcNow()),
            undone => context.Screen.Answer(() => Document(undone), () => Words(undone))
        );
    }

    private ImportDocument Document(UndoneImport undone) =>
        new(context.StoreName, [], [])
        {
            Undone =
            [
                .. undone.Files.Select(f => new UndoneFileEntry(f.Name, f.Tournament.Slug(), f.ImportedAt, f.Removed)),
            ],
        };

    private void Words(UndoneImport undone)
    {
        foreach (var file in undone.Files)
            context.Screen.Line(
                $"{Markup.Escape(file.Name)} ({file.Tournament.Slug()}, imported {file.ImportedAt:yyyy-MM-dd HH:mm} UTC) is taken back: {Figures.Parts(file.Removed)} removed"
            );
        if (undone.HasLaterSync)
            context.Screen.Remark(
                "[yellow]Something was synced since. A sync keeps only what differs, so the next one asks for everything again: ballast sync[/]"
            );
        context.Screen.Remark($"[grey]store: {Markup.Escape(context.StoreName)}[/]");
    }
}
