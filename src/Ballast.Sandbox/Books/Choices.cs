using Ballast.Core.Rounds;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Books;

/// <summary>The weights a model chose under each rule: a choice was possible from 2020 to 2023.</summary>
internal static class Choices
{
    private const int OneOfTwo = 213;

    /// <summary>The largest weight of TC before round 589; whoever never looked again kept it.</summary>
    private const decimal OldLimit = 3m;

    /// <summary>What the chosen weights count as, one for each paid score.</summary>
    public static decimal[] Of(ulong seed, CastModel model, PayRule rule) => rule.Counted(Shown(seed, model, rule));

    /// <summary>The weights as the API shows them: what was chosen, be it more than could still be.</summary>
    public static decimal[] Shown(ulong seed, CastModel model, PayRule rule)
    {
        var chance = new Chance(seed, $"{rule.Tournament} choice", model.Index, rule.First);
        decimal[] chosen = [.. rule.Scores.Select(s => chance.Pick(s.Multipliers))];
        if (rule is { Tournament: Tournament.Classic, First: OneOfTwo })
            return chance.Happens(0.5) ? [1m, 0m] : [0m, 2m];
        if (rule.SecondNeedsDouble && chance.Happens(0.3))
            chosen[1] = OldLimit;
        return chosen;
    }
}
