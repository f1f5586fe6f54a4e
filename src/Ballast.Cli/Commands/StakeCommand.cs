using System.CommandLine;
using Ballast.Cli.Applying;
using Ballast.Cli.Online;
using Ballast.Cli.Options;
using Ballast.Core.Rounds;

namespace Ballast.Cli.Commands;

/// <summary><c>ballast stake increase|release|cancel|set MODEL</c>: thin faces of a plan and <c>ballast apply</c>.</summary>
internal static class StakeCommand
{
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
        var consent = new ConsentOptions("The most NMR that may be moved.", "Who does it");
        var online = new OnlineOptions();
        var command = new Command(name, help) { model };
        if (amountHelp is not null)
            command.Add(amount);
        consent.AddTo(command);
        online.AddTo(command);
        everywhere.SetAction(
            command,
            (parsed, context) =>
            {
                var request = new StakeRequest(
                    name,
                    parsed.GetValue(model)!,
                    amountHelp is null ? null : Amount(parsed.GetValue(amount)!, name, context.Command)
                );
                var apply = consent.Read(parsed, context, online.Endpoint(parsed, context));
                var session = new StakeSession(context, request, apply);
                return ApplyView.Show(
                    context,
                    session.Run(online.Keys(parsed, context), document => ApplyView.ShowWords(context, document))
                );
            },
            "--as-of"
        );
        return command;
    }

    private static decimal? Amount(string text, string verb, string command)
    {
        if (verb == "release" && text.Equals("all", StringComparison.OrdinalIgnoreCase))
            return null;
        var nmr = Numbers.Read(text, "NMR", command, 0, Plausible.Supply);
        return nmr > 0 || verb == "set" ? nmr : throw new UsageException(command, "NMR is an amount above 0.");
    }
}
