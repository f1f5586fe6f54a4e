using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Claims;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast nowcast [MODEL…]</c></summary>
internal static class NowcastCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var models = Names.Models("Models (default: all).");
        var metrics = new Option<string[]>("--metric")
        {
            Description = "A score to nowcast beside those that pay; repeat it for several.",
            HelpName = "NAME",
        };
        var command = new Command(
            "nowcast",
            "What open rounds will bring: each score with its interval, pending payouts of every model and of the account."
        )
        {
            models,
            metrics,
        };
        var record = new RecordOption();
        record.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var request = new NowcastRequest
                {
                    Models = parsed.GetValue(models)!,
                    Metrics =
                    [
                        .. (parsed.GetValue(metrics) ?? []).Select(m => Scores.Read(m, "--metric", context.Command)),
                    ],
                };
                return context.Answer(
                    view => NowcastWorkflow.Run(view, request, context.Surroundings.Cancellation),
                    answer =>
                        context.Screen.Answer(() => answer, () => new NowcastView(context.Screen, answer).Write()),
                    record.Of<NowcastDocument>(parsed, context, ClaimQuestions.Of(request), NowcastClaims.Of)
                );
            }
        );
        return command;
    }
}
