using System.CommandLine;
using System.Globalization;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Payouts;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Claims;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast evidence [MODEL…]</c></summary>
internal static class EvidenceCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var returns = new ReturnOptions();
        var criteria = new Option<string[]>("--criterion")
        {
            Description =
                "What to rank by: any risk measure, such as return, total, sharpe, cvar, cvar-adjusted, or best-combination; repeat it for several (default: return, sharpe).",
            HelpName = "MEASURE",
        };
        var window = TextOption.Make(
            "--window",
            "Known rounds that a ranking looks back on (default: three times the overlap).",
            "N"
        );
        var horizon = TextOption.Make("--horizon", "Rounds of the test after it (default: the overlap).", "N");
        var step = TextOption.Make("--step", "Rounds between two rankings.", "N", "5");
        var command = new Command(
            "evidence",
            "How far a ranking can be believed: who can be told apart, whether the past predicted the future, overfitting, luck."
        );
        var record = new RecordOption();
        var track = new Option<bool>("--track-record")
        {
            Description = "How good the rankings and nowcasts were that were kept: graded by what happened since.",
        };
        returns.AddTo(command);
        record.AddTo(command);
        command.Add(track);
        foreach (var option in new Option[] { criteria, window, horizon, step })
            command.Add(option);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                if (parsed.GetValue(track))
                    return TrackRecord(context);
                var request = new EvidenceRequest
                {
                    Returns = returns.Read(parsed, context),
                    Criteria = parsed.GetValue(criteria) is { Length: > 0 } named ? named : ["return", "sharpe"],
                    Window = Rounds(parsed.GetValue(window), "--window", 2, context),
                    Horizon = Rounds(parsed.GetValue(horizon), "--horizon", 1, context),
                    Step = Rounds(parsed.GetValue(step), "--step", 1, context)!.Value,
                };
                return context.Answer(
                    store =>
                        ProgressBar.Over(
                            context.Screen,
                            "evidence",
                            progress =>
                                EvidenceWorkflow.Run(
                                    store,
                                    PayoutTimeline.Shipped,
                                    request,
                                    progress,
                                    context.Surroundings.Cancellation
                                )
                        ),
                    answer =>
                        context.Screen.Answer(() => answer, () => new EvidenceView(context.Screen, answer).Write()),
                    record.Of<EvidenceDocument>(
                        parsed,
                        context,
                        ClaimQuestions.Of(request),
                        (store, answer) =>
                            new RankingClaims(store, PayoutTimeline.Shipped, context.Tournament, context.AsOf).Of(
                                request,
                                answer
                            )
                    )
                );
            }
        );
        return command;
    }

    private static int TrackRecord(CommandContext context) =>
        context.AnswerFromStore(
            store =>
                TrackRecordWorkflow.Run(
                    store,
                    store,
                    PayoutTimeline.Shipped,
                    context.Tournament,
                    context.AsOf,
                    context.Surroundings.Cancellation
                ),
            answer => context.Screen.Answer(() => answer, () => new TrackRecordView(context.Screen, answer).Write())
        );

    private static int? Rounds(string? text, string option, int least, CommandContext context)
    {
        const int Most = 100_000;
        if (text is null)
            return null;
        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rounds)
            && rounds >= least
            && rounds <= Most
            ? rounds
            : throw new UsageException(
                context.Command,
                $"{option} is a whole number from {least} to {Most}, not '{text}'."
            );
    }
}
