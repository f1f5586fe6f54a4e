using System.CommandLine;
using Ballast.Cli.Applying;
using Ballast.Cli.Options;
using Ballast.Core.Planning;
using Ballast.Core.Planning.Applying;
using Ballast.Core.Store;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast apply PLAN</c>: the only command that changes a stake.</summary>
internal static class ApplyCommand
{
    public static Command Create(GlobalOptions everywhere)
    {
        var file = new Argument<string>("PLAN") { Description = "A plan as ballast plan --out wrote it." };
        var resume = new Option<bool>("--resume")
        {
            Description = "Go on with a plan that was begun: find out what became of it, then send the rest.",
        };
        var consent = new ConsentOptions(
            "The most NMR that the plan may move, earlier runs counted.",
            "Who applies it"
        );
        var api = TextOption.Make("--api", "Another address of the API, for example a sandbox's.", "URL");
        var atomic = new AtomicOptions();
        var command = new Command(
            "apply",
            "Send a plan, move by move: shown first, confirmed, each change once, and what became of it in the journal."
        )
        {
            file,
            resume,
            api,
        };
        consent.AddTo(command);
        atomic.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var endpoint = NumeraiSession.Endpoint(parsed.GetValue(api), context.Command);
                var request = consent.Read(parsed, context, endpoint, parsed.GetValue(resume));
                var given = atomic.Read(parsed, context.Command);
                return PlanText.Read(parsed.GetValue(file)!) switch
                {
                    Outcome<StakePlan>.Done { Value: var plan } => Run(context, plan, request, given),
                    var refused => context.Screen.Refuse(((Outcome<StakePlan>.Refused)refused).Refusal),
                };
            },
            "--tournament",
            "--as-of"
        );
        return command;
    }

    private static int Run(CommandContext context, StakePlan plan, ApplyRequest request, AtomicRequest atomic)
    {
        if (atomic.IsVerify)
            return AtomicSession.Verify(context, plan, request, atomic);
        return ApplyView.Show(
            context,
            plan.Staking == PlanRefusals.Atomic
                ? AtomicSession.Checklist(context, plan, request, atomic)
                : new ApplySession(context, plan, request).Run(document => ApplyView.ShowWords(context, document))
        );
    }
}
