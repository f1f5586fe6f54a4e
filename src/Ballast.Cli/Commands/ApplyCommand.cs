using System.CommandLine;
using Ballast.Cli.Applying;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Planning;
using Ballast.Core.Planning.Applying;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Applying;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast apply PLAN</c>: the only command that changes a stake.</summary>
internal static class ApplyCommand
{
    private const decimal LargestNmr = 11_000_000;

    public static Command Create(GlobalOptions everywhere)
    {
        var file = new Argument<string>("PLAN") { Description = "A plan as ballast plan --out wrote it." };
        var yes = Switch("--yes", "Do not ask; only together with --max-nmr.");
        var most = TextOption.Make("--max-nmr", "The most NMR that the plan may move, earlier runs counted.", "N");
        var resume = Switch(
            "--resume",
            "Go on with a plan that was begun: find out what became of it, then send the rest."
        );
        var dry = Switch("--dry-run", "Show what would be sent, and send nothing.");
        var why = TextOption.Make("--why", "Why, for the journal.", "TEXT");
        var who = TextOption.Make("--who", "Who applies it, for the journal (default: user@machine).", "NAME");
        var api = TextOption.Make("--api", "Another address of the API, for example a sandbox's.", "URL");
        var atomic = new AtomicOptions();
        var command = new Command(
            "apply",
            "Send a plan, move by move: shown first, confirmed, each change once, and what became of it in the journal."
        )
        {
            file,
            yes,
            most,
            resume,
            dry,
            why,
            who,
            api,
        };
        atomic.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var options = new ApplyOptions
                {
                    Who = parsed.GetValue(who) ?? context.CliHost.Who,
                    Why = parsed.GetValue(why) ?? "",
                    IsResume = parsed.GetValue(resume),
                    MaxNmr = parsed.GetValue(most) is { } text
                        ? Numbers.Read(text, "--max-nmr", context.Command, 0, LargestNmr)
                        : null,
                    Confirmed = parsed.GetValue(yes) ? "yes" : "typed",
                };
                if (parsed.GetValue(yes) && options.MaxNmr is null)
                    throw new UsageException(
                        context.Command,
                        "--yes needs --max-nmr N: the most NMR that may be moved."
                    );
                var endpoint = NumeraiSession.Endpoint(parsed.GetValue(api), context.Command);
                var request = new ApplyRequest(options, endpoint, parsed.GetValue(yes), parsed.GetValue(dry));
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
        var outcome =
            plan.Staking == PlanRefusals.Atomic
                ? AtomicSession.Checklist(context, plan, request, atomic)
                : new ApplySession(context, plan, request).Run(document => Words(context, document));
        var shown = context.Show(
            outcome,
            document => context.Screen.Answer(() => document, () => Words(context, document))
        );
        return outcome is Outcome<ApplyDocument>.Done { Value: { Outcome: "stopped" } or { Code: not null } }
            ? Screen.Refused
            : shown;
    }

    private static void Words(CommandContext context, ApplyDocument document) =>
        new BlocksOnTerminal(context.Screen).Write(ApplyText.Write(document));

    private static Option<bool> Switch(string name, string description) => new(name) { Description = description };
}
