using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Verdicts;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Tests.Evidence;

public sealed class ShortageTests
{
    private static readonly DateTimeOffset AsOf = new(2026, 3, 10, 21, 0, 0, TimeSpan.Zero);

    /// <summary>Worked by hand: round 1197 + 100 = 1297 opens on Thursday 2026-06-25 and resolves 33 days later, on 2026-07-28.</summary>
    [Fact]
    public void MoreRounds_HaveADayByTheCalendar()
    {
        var shortage = After(1197).Dated(new Shortage("100 rounds, and 200 are needed", 100));
        RoundCalendar.OpenDate(1297).ShouldBe(new DateOnly(2026, 6, 25));
        shortage.By.ShouldBe(new DateOnly(2026, 7, 28));
        shortage.InWords().ShouldBe("needs about 100 more rounds, until about 2026-07-28");
        shortage
            .WithReason()
            .ShouldBe("100 rounds, and 200 are needed; needs about 100 more rounds, until about 2026-07-28");
        After(1197)
            .Dated(new Shortage("x", 1))
            .InWords()
            .ShouldStartWith("needs about 1 more round, until about 2026-");
    }

    /// <summary>Classic-12 holds from 1172 to 1342: rounds beyond do not come under it.</summary>
    [Fact]
    public void MoreRounds_ThanTheRuleHas_AreSaidNeverToCome()
    {
        var short174 = new Shortage("26 rounds, and 200 are needed", 174);
        After(1197)
            .Dated(short174)
            .InWords()
            .ShouldBe("needs about 174 more rounds, and the rule ends before that, with round 1342 (2026-08-27)");
        After(1342)
            .Dated(short174)
            .InWords()
            .ShouldBe("needs about 174 more rounds, which do not come: the rule ended with round 1342");
        // Paid by this rule whatever the round, it does not end.
        RoundsToCome.Find(1197, Rule, isForced: true, AsOf).Dated(short174).By.ShouldNotBeNull();
    }

    [Fact]
    public void MoreRounds_ThatHaveResolved_AreToBeSynced() =>
        (After(1197) with { AsOf = AsOf.AddYears(1) })
            .Dated(new Shortage("100 rounds, and 200 are needed", 100))
            .InWords()
            .ShouldBe("needs about 100 more rounds, which have resolved (about 2026-07-28): sync or import them");

    [Fact]
    public void Reasons_ThatRoundsDoNotHelp_StayReasons() =>
        After(1197).Dated(new Shortage("one model", null)).InWords().ShouldBe("one model");

    [Theory]
    [InlineData(0, "< 1 %")]
    [InlineData(0.0099, "< 1 %")]
    [InlineData(0.01, "1 %")]
    [InlineData(0.5, "50 %")]
    [InlineData(0.99, "99 %")]
    [InlineData(0.9901, "> 99 %")]
    [InlineData(1, "> 99 %")]
    [InlineData(double.NaN, "n/a")]
    public void Probabilities_AreNeverNothingOrCertain(double probability, string words) =>
        Probability.InWords(probability).ShouldBe(words);

    [Theory]
    [InlineData(0, "below 0.001")]
    [InlineData(0.0372, "0.037")]
    [InlineData(1, "1.000")]
    public void PValues_HaveThreePlaces(double pValue, string words) => Probability.OfTest(pValue).ShouldBe(words);

    private static PayoutRule Rule => PayoutTimeline.Shipped.Find("classic-12")!;

    private static RoundsToCome After(int last) => RoundsToCome.Find(last, Rule, isForced: false, AsOf);
}
