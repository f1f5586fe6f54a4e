using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Core.Questions;
using Ballast.Core.Questions.Tiers;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Registering;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast tiers</c>, which is the question, and <c>ballast tiers take</c>, which keeps its answer in the registry.</summary>
internal static class TiersCommand
{
    public static Command Create(IQuestion question, GlobalOptions everywhere)
    {
        var command = QuestionCommand.Create(question, everywhere);
        var why = TextOption.Make("--why", "Why, in your words: it is kept with the change.", "TEXT");
        var take = QuestionCommand.Create(
            question,
            everywhere,
            "take",
            instead: (_, context) =>
                context.IsAsOfGiven
                    ? throw new UsageException(
                        context.Command,
                        "--as-of: what is taken over is how models stand now. Look at an earlier moment with: ballast tiers --as-of TIME"
                    )
                    : null,
            after: (parsed, context, answer) => Take(context, (TiersAnswer)answer, parsed.GetValue(why) ?? "")
        );
        take.Description =
            "Take over where models stand now, so that @tier:NAME names them. The answer is shown as always; a later take replaces it.";
        take.Add(why);
        command.Add(take);
        return command;
    }

    private static int Take(CommandContext context, TiersAnswer answer, string why)
    {
        using var store = context.OpenToWrite();
        return context.Show(
            new RegistryEdit((IRegistryStore)store, context.CliHost.Clock.GetUtcNow()).Run(
                registry =>
                    StandingTaking.Take(
                        registry,
                        context.Tournament,
                        answer.Models.Select(m => (m.Model, m.Tier, m.Since)),
                        answer.IsOfAll
                    ),
                why
            ),
            changes =>
                context.Screen.Aside(
                    $"Taken over: {changes.Changes.Count} of {answer.Models.Count} standings changed. @tier:NAME names them now."
                )
        );
    }
}
