using Ballast.Core.Rounds;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Settlement;

/// <summary>The weights a model chose under each rule: a choice was possible from 2020 to 2023.</summary>
internal static class MultiplierChoices
{
    private const int OneOfTwo = 213;

    /// <summary>The largest weight of TC before round 589; who never chose again kept it.</summary>
    private const decimal OldLimit = 3m;

    /// <summary>What the chosen weights count as, one for each paid score.</summary>
    public static decimal[] Counted(ulong seed, RosterModel model, PayRule rule) =>
        rule.Counted(Chosen(seed, model, rule));

    /// <summary>The weights as the API shows them: what was chosen, be it more than could still be.</summary>
    public static decimal[] Chosen(ulong seed, RosterModel model, PayRule rule)
    {
        var random = new SeededRandom(seed, $"{rule.Tournament} choice", model.Index, rule.First);
        decimal[] chosen = [.. rule.Scores.Select(s => random.Pick(s.Multipliers))];
        if (rule is { Tournament: Tournament.Classic, First: OneOfTwo })
            return random.Happens(0.5) ? [1m, 0m] : [0m, 2m];
        if (rule.SecondNeedsDouble && random.Happens(0.3))
            chosen[1] = OldLimit;
        return chosen;
    }
}
