using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Payouts;

/// <summary>A rule in a sentence: by its rounds and scores, not by its id.</summary>
public sealed class RuleNameTests
{
    [Theory]
    [InlineData("classic-03-corr-plus-mmc-1x", "the rule of rounds 222 to 241 (corr 1 + mmc)")]
    [InlineData("classic-11-corr05-mmc2", "the rule of rounds 650 to 1171 (corr 0.5 + mmc 2)")]
    [InlineData("classic-13-abs-ender60", "the rule of rounds from 1343 on (corr 3 + mmc 15)")]
    [InlineData("signals-12-abs-planned", "the planned rule (alpha 4 + mpc 8)")]
    [InlineData(null, "no known rule")]
    public void Rule_IsNamedByItsRoundsAndScores(string? id, string words) => RuleNames.InWords(id).ShouldBe(words);

    [Fact]
    public void RuleOfARoundsOwnConfiguration_SaysWhatDiffers() =>
        RuleNames
            .InWords("classic-12-corr075-mmc225+mmc=3+clip=0.04")
            .ShouldBe(
                "the rule of rounds 1172 to 1342 (corr 0.75 + mmc 2.25), changed by the rounds' own configuration (mmc 3, clip 0.04)"
            );

    /// <summary>Two rules of a tournament are never named alike.</summary>
    [Fact]
    public void EveryRule_HasANameOfItsOwn()
    {
        foreach (var tournament in Tournaments.All)
        {
            var names = PayoutTimeline
                .Shipped.Rules.Where(r => r.Tournament == tournament)
                .Select(r => RuleNames.InWords(r.Id))
                .ToList();
            names.Distinct().Count().ShouldBe(names.Count, string.Join('\n', names));
            names.ShouldAllBe(n => !n.Contains(tournament.Slug() + "-", StringComparison.Ordinal));
        }
    }
}
