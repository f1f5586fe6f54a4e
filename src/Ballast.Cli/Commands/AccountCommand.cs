using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Payouts;
using Ballast.Core.Workflows;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast account [MODEL…]</c></summary>
internal static class AccountCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var models = Names.Models("Models (default: all with a stake).");
        var range = new RangeOptions();
        var rank = TextOption.Make(
            "--rank-by",
            "The score that models are ranked by, for the bridge (default: the first one that is paid).",
            "METRIC"
        );
        var currency = TextOption.Make("--currency", "Currency of the prices to value NMR in.", "NAME", "usd");
        var command = new Command(
            "account",
            "What the stakes earned: by round, model, score and month, and why a rank is not money."
        )
        {
            models,
        };
        range.AddTo(command);
        command.Add(rank);
        command.Add(currency);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var request = new AccountRequest
                {
                    Tournament = context.Tournament,
                    Models = parsed.GetValue(models)!,
                    Range = range.Read(parsed, context.Command),
                    RankedBy = string.IsNullOrWhiteSpace(parsed.GetValue(rank))
                        ? null
                        : Scores.Read(parsed.GetValue(rank)!, rank.Name, context.Command),
                    Currency = parsed.GetValue(currency)!,
                    AsOf = context.AsOf,
                };
                return context.Answer(
                    store => AccountWorkflow.Run(store, PayoutTimeline.Shipped, request),
                    answer => context.Screen.Answer(() => answer, () => new AccountView(context.Screen, answer).Write())
                );
            }
        );
        return command;
    }
}
