using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Books;

/// <summary>The weights a model chose under each rule: a choice was possible from 2020 to 2023.</summary>
internal static class Choices
{
    private const int OneOfTwo = 213;
    private const int TcNeedsFullCorr = 589;

    /// <summary>One weight for each paid score.</summary>
    public static decimal[] Of(ulong seed, CastModel model, PayRule rule)
    {
        var chance = new Chance(seed, $"{rule.Tournament} choice", model.Index, rule.First);
        decimal[] chosen = [.. rule.Scores.Select(s => chance.Pick(s.Multipliers))];
        if (rule.Tournament != Core.Rounds.Tournament.Classic)
            return chosen;
        return rule.First switch
        {
            OneOfTwo => chance.Happens(0.5) ? [1m, 0m] : [0m, 2m],
            // Any TC beside less than 2 x CORR was treated as none.
            TcNeedsFullCorr when chosen[0] < 2m => [chosen[0], 0m],
            _ => chosen,
        };
    }
}
