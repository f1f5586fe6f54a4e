using Ballast.Cli.Output;
using Ballast.Core.Questions.Report;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Spectre.Console;

namespace Ballast.Cli.Importing;

/// <summary>The answers that are simply there after an import or a sync.</summary>
internal static class Diagnose
{
    /// <summary>Looks at the store of a command that has closed it.</summary>
    public static Outcome<Diagnosis> After(CommandContext context)
    {
        using var store = context.OpenToWrite();
        return Of(context, store);
    }

    public static Outcome<Diagnosis> Of(CommandContext context, ISyncStore store) =>
        DiagnosisSearch.Run(
            // What was just kept became known a moment ago, after the command began.
            new AsOfView(store, context.Tournament, context.CliHost.Clock.GetUtcNow()),
            store.Tracked(context.Tournament),
            context.CliHost.Cancellation
        );

    /// <summary>The diagnosis for JSON; null where there is none.</summary>
    public static Diagnosis? Answer(Outcome<Diagnosis>? outcome) =>
        outcome is Outcome<Diagnosis>.Done { Value: var diagnosis } ? diagnosis : null;

    public static void Show(Screen screen, Outcome<Diagnosis>? outcome)
    {
        switch (outcome)
        {
            case Outcome<Diagnosis>.Done { Value: var diagnosis }:
                screen.Line();
                screen.Line($"[bold]What this says about {Markup.Escape(diagnosis.Of)}:[/]");
                foreach (var sentence in diagnosis.Sentences)
                    screen.Line($"- {Markup.Escape(sentence)}");
                screen.Remark(
                    "[grey]More: ballast account, risk, regret, sensitivity, field; all in one page: ballast report[/]"
                );
                break;
            case Outcome<Diagnosis>.Refused { Refusal: { Code: "whose-models" or "empty-store" } refusal }:
                screen.Remark($"[grey]{Markup.Escape(refusal.Message)}[/]");
                break;
        }
    }
}
