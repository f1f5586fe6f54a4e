using System.CommandLine;
using Ballast.Cli.Applying;
using Ballast.Cli.Online;
using Ballast.Cli.Options;
using Ballast.Cli.Output;
using Ballast.Core.Planning.Applying;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Applying;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast stake increase|release|cancel|set MODEL</c>: thin faces of a plan and <c>ballast apply</c>.</summary>
internal static class StakeCommand
{
    private const decimal LargestNmr = 11_000_000;

    public static Command Create(GlobalOptions everywhere)
    {
        var command = new Command(
            "stake",
            "Change one stake: a plan of one move, applied like every other, with the same caps and the same journal."
        );
        command.Add(Verb(everywhere, "increase", "Move NMR from the wallet into a stake.", "NMR to add."));
        command.Add(
            Verb(everywhere, "release", "Ask for NMR back from a stake.", "NMR to take out, or all: everything.")
        );
        command.Add(Verb(everywhere, "cancel", "Take a pending release back.", null));
        command.Add(
            Verb(
                everywhere,
                "set",
                "Bring a stake to a total: from what is at risk in the newest round and held for increases.",
                "NMR that the model shall have at risk."
            )
        );
        return command;
    }

    private static Command Verb(GlobalOptions everywhere, string name, string help, string? amountHelp)
    {
        var model = new Argument<string>("MODEL") { Description = "The own model." };
        var amount = new Argument<string>("NMR") { Description = amountHelp };
        var yes = new Option<bool>("--yes") { Description = "Do not ask; only together with --max-nmr." };
        var most = TextOption.Make("--max-nmr", "The most NMR that may be moved.", "N");
        var dry = new Option<bool>("--dry-run") { Description = "Show what would be sent, and send nothing." };
        var why = TextOption.Make("--why", "Why, for the journal.", "TEXT");
        var who = TextOption.Make("--who", "Who does it, for the journal (default: user@machine).", "NAME");
        var online = new OnlineOptions();
        var command = new Command(name, help) { model };
        if (amountHelp is not null)
            command.Add(amount);
        foreach (var option in new Option[] { yes, most, dry, why, who })
            command.Add(option);
        online.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var options = new ApplyOptions
                {
                    Who = parsed.GetValue(who) ?? context.CliHost.Who,
                    Why = parsed.GetValue(why) ?? "",
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
                var request = new StakeRequest(
                    name,
                    parsed.GetValue(model)!,
                    amountHelp is null ? null : Amount(parsed.GetValue(amount)!, name, context.Command)
                );
                var apply = new ApplyRequest(
                    options,
                    online.Endpoint(parsed, context),
                    parsed.GetValue(yes),
                    parsed.GetValue(dry)
                );
                return Run(context, new StakeSession(context, request, apply), online, parsed);
            },
            "--as-of"
        );
        return command;
    }

    private static int Run(CommandContext context, StakeSession session, OnlineOptions online, ParseResult parsed)
    {
        var outcome = session.Run(online.Keys(parsed, context), document => Words(context, document));
        var shown = context.Show(
            outcome,
            document => context.Screen.Answer(() => document, () => Words(context, document))
        );
        return outcome is Outcome<ApplyDocument>.Done { Value: { Outcome: "stopped" } or { Code: not null } }
            ? Screen.Refused
            : shown;
    }

    private static decimal? Amount(string text, string verb, string command)
    {
        if (verb == "release" && text.Equals("all", StringComparison.OrdinalIgnoreCase))
            return null;
        var nmr = Numbers.Read(text, "NMR", command, 0, LargestNmr);
        return nmr > 0 || verb == "set" ? nmr : throw new UsageException(command, "NMR is an amount above 0.");
    }

    private static void Words(CommandContext context, ApplyDocument document) =>
        new BlocksOnTerminal(context.Screen).Write(ApplyText.Write(document));
}
