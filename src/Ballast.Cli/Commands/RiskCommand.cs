using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Claims;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast risk [MODEL…]</c></summary>
internal static class RiskCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var returns = new ReturnOptions();
        var stake = TextOption.Make(
            "--stake",
            "NMR for the loss inside the lock (default: open positions, else the stakes last known, else 10000).",
            "NMR"
        );
        var each = new Option<bool>("--each")
        {
            Description =
                $"Measure each of more than {RiskWorkflow.MostModels} models too: about a tenth of a second a model.",
        };
        var all = new Option<bool>("--all") { Description = "Every measure, not only the first ones." };
        var command = new Command(
            "risk",
            "What the returns are like, under each payout rule by itself: measures with intervals, drawdowns, bets, the lock."
        );
        var record = new RecordOption();
        returns.AddTo(command);
        record.AddTo(command);
        command.Add(stake);
        command.Add(all);
        command.Add(each);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var request = new RiskRequest
                {
                    Returns = returns.Read(parsed, context),
                    IsEach = parsed.GetValue(each),
                    Stake = parsed.GetValue(stake) is { } nmr
                        ? Numbers.Read(nmr, "--stake", context.Command, 0, 1_000_000_000m)
                        : null,
                };
                return context.Answer(
                    view => RiskWorkflow.Run(view, request, context.Surroundings.Cancellation),
                    answer =>
                        context.Screen.Answer(
                            () => answer,
                            () => new RiskView(context.Screen, answer, parsed.GetValue(all)).Write()
                        ),
                    record.Of<RiskDocument>(
                        parsed,
                        context,
                        ClaimQuestions.Of(request),
                        (view, answer) => new RankingClaims(view).Of(request, answer)
                    )
                );
            }
        );
        return command;
    }
}
