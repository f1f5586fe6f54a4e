using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;

namespace Ballast.Tests.Ledger;

public sealed class StakeChangesTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Moves_PayoutsExplainTheChange_AreZero()
    {
        // A payout of round 1 settles on day 3, before the stake of round 4 is fixed.
        var moves = StakeChanges.Find([
            Round(1, 0, 100, 5, 3),
            Round(2, 1, 100, 1, 9),
            Round(3, 2, 100, 1, 9),
            Round(4, 4, 105, 1, 9),
        ]);
        moves.Select(m => (m.Round, m.Amount.Amount)).ShouldBe([(2, 0m), (3, 0m), (4, 0m)]);
    }

    [Fact]
    public void Moves_OwnerTakesOut_ShowBelowZero() =>
        StakeChanges
            .Find([Round(1, 0, 100, 5, 3), Round(2, 4, 105, 1, 9), Round(3, 5, 55, 1, 9)])
            .ShouldBe([new StakeChange(2, Nmr.Zero, true), new StakeChange(3, new Nmr(-50), false)]);

    /// <summary>Until the first stored round settles, payouts of rounds before it may have: they are not here to explain the change.</summary>
    [Fact]
    public void Moves_BeforeTheFirstRoundSettles_AreDoubtful() =>
        StakeChanges.Find([Round(1, 0, 100, 5, 9), Round(2, 4, 105, 1, 9)]).ShouldAllBe(m => m.IsDoubtful);

    [Fact]
    public void Moves_PayoutInBetweenIsNotKnown_AreDoubtful() =>
        StakeChanges
            .Find([Round(1, 0, 9, 1, 1), Round(2, 2, 9, null, 3), Round(3, 4, 9, 1, 9)])[1]
            .IsDoubtful.ShouldBeTrue();

    /// <summary>
    /// Real stakes that nobody touched (oracles/expected/stake_rollforward): the payouts of R225 and later explain every change from R230 on.
    /// </summary>
    [Fact]
    public void Moves_RealStakesThatNobodyTouched_AreNone()
    {
        using var line = RecordedStore.TwoThousandModels.CopyTo(new CommandLine());
        var answer = line.Json("account", "2nd", "reputation", "uki", "--from", "225", "--to", "277");
        answer.GetProperty("total").Whole("positions").ShouldBeGreaterThan(130);
        answer.GetProperty("moves").EnumerateArray().Where(m => m.Whole("round") >= 230).ShouldBeEmpty();
    }

    private static StakedRound Round(int number, int day, decimal stake, decimal? payout, int settles) =>
        new(
            number,
            new Nmr(stake),
            Start.AddDays(day),
            payout is { } amount ? new Nmr(amount) : null,
            Start.AddDays(settles)
        );
}
