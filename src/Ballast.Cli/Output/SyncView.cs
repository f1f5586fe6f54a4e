using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Syncing;
using Spectre.Console;

namespace Ballast.Cli.Output;

/// <summary>What a sync did, in words.</summary>
internal sealed class SyncView(Screen screen, SyncAnswer answer)
{
    private const int MostModels = 40;

    public void Write(int requests, string store)
    {
        var total = SyncDocument.Total(answer);
        screen.Line(
            $"[bold]{Figures.Count(answer.Models.Count)} models[/] synced with {Markup.Escape(answer.Origin)}: {Figures.New(total)}; "
                + $"{Figures.Count(requests)} requests."
        );
        foreach (var account in answer.Accounts)
            screen.Line($"Account {Markup.Escape(account.Account)}: {News(account.New)}.");
        Models();
        foreach (var problem in answer.Problems)
            screen.Line($"[yellow]Not synced:[/] '{Markup.Escape(problem.Model)}': {Markup.Escape(problem.Reason)}.");
        foreach (var model in answer.Models.Where(m => m.Incomplete is not null))
            screen.Line(
                $"[yellow]Incomplete:[/] {Markup.Escape(model.Name)}: {Markup.Escape(model.Incomplete!)}. It is asked for again next time."
            );
        foreach (var model in answer.Models.Where(m => m.Refused > 0))
            screen.Line(
                $"[yellow]Refused:[/] {Markup.Escape(model.Name)}: {Figures.Count(model.Refused)} values that cannot be, for example {Markup.Escape(model.FirstRefused[0])}."
            );
        if (answer.NewlyWatched.Count > 0)
            screen.Line(
                $"{Figures.Count(answer.NewlyWatched.Count)} models are new on the watch list: ballast sync alone keeps them up to date."
            );
        foreach (var warning in answer.Warnings)
            screen.Remark($"[yellow]{Markup.Escape(warning)}[/]");
        screen.Remark($"[grey]store: {Markup.Escape(store)}[/]");
    }

    private void Models()
    {
        if (answer.Models.Count == 0)
            return;
        Column[] columns =
        [
            new("Model", ColumnKind.Name),
            new("Rounds asked", ColumnKind.Words, Priority: 2),
            new("Submitted", Priority: 4),
            new("Running", Priority: 3),
            new("New"),
            new("Changed"),
            new("Missing", ColumnKind.Words, Priority: 1),
        ];
        var table = new Core.Text.Table("", columns, [.. answer.Models.Select(Row)]) { Most = MostModels };
        new TableOnTerminal(screen).Write(table);
    }

    private static IReadOnlyList<Cell> Row(SyncedModel model) =>
        [
            Cell.Name(model.Name),
            Cell.Words($"{model.Range.From}-{model.Range.To}"),
            Cell.Count(model.Submitted),
            Cell.Count(model.Running),
            Cell.Count(model.New.Scores + model.New.Positions + model.New.Gaps),
            Cell.Count(model.Restated),
            Cell.Words(Missing(model)),
        ];

    private static string News(AccountCounts counts)
    {
        (int Count, string One, string Many)[] parts =
        [
            (counts.Balances, "balance", "balances"),
            (counts.Stakes, "stake", "stakes"),
            (counts.Settings, "setting", "settings"),
            (counts.Pending, "pending change", "pending changes"),
            (counts.StakeTransactions, "stake transaction", "stake transactions"),
            (counts.WalletTransactions, "wallet transaction", "wallet transactions"),
            (counts.Claims, "claim", "claims"),
        ];
        var there = parts
            .Where(p => p.Count > 0)
            .Select(p => $"{Figures.Count(p.Count)} {(p.Count == 1 ? p.One : p.Many)}")
            .ToList();
        return there.Count == 0 ? "nothing new" : "new " + string.Join(", ", there);
    }

    private static string Missing(SyncedModel model)
    {
        (int Count, string Why)[] parts =
        [
            (model.NotSubmitted.Count, "not submitted"),
            (model.NotScoredYet.Count, "not scored yet"),
            (model.NeverScored.Count, "never scored"),
        ];
        var there = parts.Where(p => p.Count > 0).Select(p => $"{Figures.Count(p.Count)} {p.Why}").ToList();
        return there.Count == 0 ? "nothing" : string.Join(", ", there);
    }
}
