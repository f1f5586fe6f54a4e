using System.CommandLine;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Claims;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast evidence [MODEL…]</c></summary>
internal static class EvidenceCommand
{
    public static Command Make(GlobalOptions everywhere)
    {
        var options = new EvidenceOptions();
        var command = new Command(
            "evidence",
            "How far a ranking can be believed: which models can still be the best, whether the past predicted the future, overfitting, chance."
        );
        var record = new RecordOption();
        var track = new Option<bool>("--track-record")
        {
            Description = "How good the rankings and nowcasts were that were kept: graded by what happened since.",
        };
        options.AddTo(command);
        record.AddTo(command);
        command.Add(track);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                if (parsed.GetValue(track))
                {
                    RefuseOthers(parsed, command, track, context);
                    return TrackRecord(context);
                }
                var request = options.Read(parsed, context);
                return context.Answer(
                    view =>
                        ProgressBar.Over(
                            context.Screen,
                            "evidence",
                            progress => EvidenceWorkflow.Run(view, request, progress, context.Surroundings.Cancellation)
                        ),
                    answer =>
                        context.Screen.Answer(() => answer, () => new EvidenceView(context.Screen, answer).Write()),
                    record.Of<EvidenceDocument>(
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

    /// <summary>The track record is about everything that was kept: whatever else is said has no effect on it.</summary>
    private static void RefuseOthers(ParseResult parsed, Command command, Option track, CommandContext context)
    {
        var other =
            command
                .Options.Where(o => o != track && o.Name != "--no-record")
                .FirstOrDefault(o => parsed.GetResult(o) is { Implicit: false })
                ?.Name
            ?? (parsed.GetResult(command.Arguments[0]) is { Tokens.Count: > 0 } ? "MODEL" : null);
        if (other is not null)
            throw new UsageException(
                context.Command,
                $"{other} has no effect on the track record: it is about everything that was kept. Leave one of the two out."
            );
    }

    private static int TrackRecord(CommandContext context) =>
        context.AnswerFromStore(
            (store, view) => TrackRecordWorkflow.Run(view, store, context.Surroundings.Cancellation),
            answer => context.Screen.Answer(() => answer, () => new TrackRecordView(context.Screen, answer).Write())
        );
}
