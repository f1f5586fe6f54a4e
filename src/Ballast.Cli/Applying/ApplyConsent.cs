using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Applying;

namespace Ballast.Cli.Applying;

/// <summary>Asks whoever sits there to type a phrase, so that nothing is sent by a slip of the finger.</summary>
internal static class ApplyConsent
{
    /// <summary>Whether it may go on.</summary>
    /// <param name="context">The command.</param>
    /// <param name="nmr">NMR that are about to be moved.</param>
    /// <returns>A refusal where nobody is there to ask, or the phrase was not typed.</returns>
    public static Refusal? Ask(CommandContext context, decimal nmr)
    {
        var host = context.CliHost;
        if (context.Screen.IsJson || !host.IsInputTerminal || !host.IsOutputTerminal)
            return new("not-confirmed", "Nobody is there to confirm it: run it in a terminal, or with --yes --max-nmr N.");
        var phrase = ApplyText.Phrase(nmr);
        context.Screen.Line($"Type [bold]{phrase}[/] to go on:");
        var typed = host.In.ReadLine();
        // What is refused is not repeated.
        if (WalletSecret.Find(typed) is { } secret)
            return new("private-key", secret);
        return typed?.Trim() == phrase
            ? null
            : new("not-confirmed", $"That was not the phrase; nothing was sent. {Format.Exact(nmr)} NMR stay where they are.");
    }
}
