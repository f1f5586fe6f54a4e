using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Applying;

namespace Ballast.Cli.Applying;

/// <summary>Asks whoever sits there to type a phrase, so that nothing is sent by a slip of the finger.</summary>
internal static class ApplyConsent
{
    /// <summary>Why nobody can be asked; null where somebody can.</summary>
    public static Refusal? Missing(CommandContext context) =>
        context.Screen.IsJson || !context.CliHost.IsInputTerminal || !context.CliHost.IsOutputTerminal
            ? new("not-confirmed", "Nobody is there to confirm it: run it in a terminal, or with --yes --max-nmr N.")
            : null;

    /// <summary>Whether it may go on.</summary>
    /// <param name="context">The command.</param>
    /// <param name="nmr">NMR that are about to be moved.</param>
    /// <returns>A refusal where the phrase was not typed.</returns>
    public static Refusal? Ask(CommandContext context, decimal nmr)
    {
        var phrase = ApplyText.Phrase(nmr);
        context.Screen.Line($"Type [bold]{phrase}[/] to go on:");
        var typed = context.CliHost.In.ReadLine();
        // What is refused is not repeated.
        if (WalletSecret.Find(typed) is { } secret)
            return new("private-key", secret);
        return typed?.Trim() == phrase
            ? null
            : new(
                "not-confirmed",
                $"That was not the phrase; nothing was sent. {Format.Exact(nmr)} NMR stay where they are."
            );
    }
}
