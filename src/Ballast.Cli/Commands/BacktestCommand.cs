using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Claims;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast backtest [MODEL…]</c></summary>
internal static class BacktestCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var command = new Command(
            "backtest",
            "What every combination of payout multipliers would have paid, best first."
        );
        var options = new BacktestOptions();
        var record = new RecordOption();
        options.AddTo(command);
        record.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var request = options.Read(parsed, context);
                var top = options.Top(parsed, context.Command);
                return context.Answer(
                    view => BacktestWorkflow.Run(view, request),
                    answer =>
                        context.Screen.Answer(
                            () => BacktestDocument.Of(answer),
                            () => new BacktestView(context.Screen, answer, top).Write(),
                            answer.RuleSpans
                        ),
                    record.Of<BacktestAnswer>(
                        parsed,
                        context,
                        ClaimQuestions.Of(request),
                        (view, answer) => new RankingClaims(view).Of(answer)
                    )
                );
            }
        );
        return command;
    }
}
