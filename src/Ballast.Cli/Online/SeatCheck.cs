using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Cli.Online;

/// <summary>Whether predictions go to the slot that their strategy sits in: looked at before anything is sent, because a swap of two files cannot be taken back.</summary>
internal static class SeatCheck
{
    /// <summary>The refusal where the registry has another strategy there, or none; null where all is well.</summary>
    /// <param name="context">The command.</param>
    /// <param name="strategy">What made the predictions, as its owner says.</param>
    /// <param name="slot">Where they are to go.</param>
    /// <param name="round">The round; null for what sits there now.</param>
    public static Refusal? Find(CommandContext context, string strategy, string slot, int? round)
    {
        var asked = context.Ask<string>(view =>
            view.Registry.StrategyIn(view.Tournament, slot, round ?? RoundCalendar.LargestRound) ?? ""
        );
        var sitting = asked is Outcome<string>.Done { Value: { Length: > 0 } known } ? known : null;
        if (string.Equals(sitting, strategy, StringComparison.OrdinalIgnoreCase))
            return null;
        var when = round is { } number ? $" in round {number}" : "";
        var there = sitting is null ? "no strategy is registered for" : $"{sitting} sits in";
        var from = round is { } first ? $"{first}" : "ROUND";
        return new Refusal(
            "wrong-strategy",
            $"By the registry {there} {slot}{when}, not {strategy}. Nothing was sent. Name the right model, or say who sits there: ballast registry assign {slot} {strategy} --from {from}"
        );
    }
}
