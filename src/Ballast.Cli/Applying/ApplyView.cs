using Ballast.Cli.Output;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Applying;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Cli.Applying;

/// <summary>Shows how a plan stands, and with which code the command ends.</summary>
internal static class ApplyView
{
    /// <summary>The end of it: a plan that stopped on its way is no success.</summary>
    public static int Show(CommandContext context, Outcome<ApplyDocument> outcome)
    {
        var shown = context.Show(outcome, document => context.Screen.Answer(document, ApplyText.Write));
        return outcome is Outcome<ApplyDocument>.Done { Value: { Outcome: "stopped" } or { Code: not null } }
            ? Screen.Refused
            : shown;
    }

    /// <summary>What is about to be done, in words: somebody is asked.</summary>
    public static void ShowWords(CommandContext context, ApplyDocument document) =>
        new BlocksOnTerminal(context.Screen).Write(ApplyText.Write(document));
}
