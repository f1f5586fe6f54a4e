using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Workflows;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast account [MODEL…]</c></summary>
internal static class AccountCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var selection = new SelectionOptions("Models (default: all with a stake).");
        var rank = TextOption.Make(
            "--rank-by",
            "The score that models are ranked by, for the bridge (default: the first one that is paid).",
            "METRIC"
        );
        var currency = new CurrencyOption();
        var all = new Option<bool>("--all") { Description = "Every model and month, not only the first ones." };
        var command = new Command(
            "account",
            "What the stakes earned: by round, model, score and month, and why a rank is not money."
        );
        selection.AddTo(command);
        command.Add(rank);
        currency.AddTo(command);
        command.Add(all);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var request = selection.Read(
                    new AccountRequest
                    {
                        RankedBy = string.IsNullOrWhiteSpace(parsed.GetValue(rank))
                            ? null
                            : Scores.Read(parsed.GetValue(rank)!, rank.Name, context.Command),
                        Currency = currency.Read(parsed),
                    },
                    parsed,
                    context
                );
                return context.AnswerDocument(
                    view =>
                    {
                        CurrencyOption.Check(request.Currency, view, context);
                        return AccountWorkflow.Run(view, request);
                    },
                    (screen, answer) => new AccountView(screen, answer, parsed.GetValue(all)).Write()
                );
            }
        );
        return command;
    }
}
