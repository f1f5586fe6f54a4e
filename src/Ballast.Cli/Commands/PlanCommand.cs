using System.CommandLine;
using Ballast.Cli.Applying;
using Ballast.Cli.Options;
using Ballast.Core.Planning;
using Ballast.Core.Planning.Applying;
using Ballast.Core.Questions;
using Ballast.Core.Store;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast plan</c>, which is the question, with <c>--verify PLAN</c>: what of a plan is configured and staked by now.</summary>
internal static class PlanCommand
{
    public static Command Create(IQuestion question, GlobalOptions everywhere)
    {
        var verify = TextOption.Make(
            "--verify",
            "Make no plan; look what of this one is configured and staked by now.",
            "PLAN"
        );
        var api = TextOption.Make(
            "--api",
            "With --verify: another address of the API, for example a sandbox's.",
            "URL"
        );
        var node = new AtomicOptions();
        var command = QuestionCommand.Create(
            question,
            everywhere,
            instead: (parsed, context) =>
                parsed.GetValue(verify) is { } file
                    ? Verify(context, file, parsed.GetValue(api), node.Read(parsed, context.Command))
                    : null,
            written: Keep
        );
        command.Add(verify);
        command.Add(api);
        node.AddNodeTo(command);
        return command;
    }

    private static void Keep(CommandContext context, QuestionRequest request, object answer)
    {
        // A comparison of plans is none.
        if (answer is StakePlan plan && PlanRecord.Keep(context, request, plan) is { } entry)
            context.Screen.Remark($"[grey]entry {entry} of the journal; ballast journal replay asks it again[/]");
    }

    private static int Verify(CommandContext context, string file, string? api, AtomicRequest atomic) =>
        PlanText.Read(file) switch
        {
            Outcome<StakePlan>.Done { Value: var plan } => AtomicSession.Verify(
                context,
                plan,
                new ApplyRequest(
                    new ApplyOptions { Who = context.CliHost.Who },
                    NumeraiSession.Endpoint(api, context.Command),
                    IsYes: false,
                    IsDryRun: true
                ),
                atomic
            ),
            var refused => context.Screen.Refuse(((Outcome<StakePlan>.Refused)refused).Refusal),
        };
}
