using Ballast.Core.Rounds;
using Ballast.Sandbox.Settlement;
using Ballast.Sandbox.World;

namespace Ballast.Tests.Sandbox.Books;

/// <summary>
/// Every regime settles by its formula. The formulas are written out here once more from the announcements (domain notes, sections
/// 3.3 and 4.6), with the model's own multipliers, and not taken from the sandbox's table.
/// </summary>
public class RegimeTests
{
    [Theory]
    [InlineData(Tournament.Classic, 205, "corr", null, 0.25, false)]
    [InlineData(Tournament.Classic, 215, "corr", "mmc", 0.25, false)]
    [InlineData(Tournament.Classic, 225, "corr", "mmc", 0.25, false)]
    [InlineData(Tournament.Classic, 245, "corr", "mmc", 0.25, false)]
    [InlineData(Tournament.Classic, 258, "corr", "mmc", 0.25, true)]
    [InlineData(Tournament.Classic, 311, "corr", "tc", 0.25, true)]
    [InlineData(Tournament.Classic, 315, "corr", "tc", 0.25, true)]
    [InlineData(Tournament.Classic, 316, "corr", "tc", 0.25, false)]
    [InlineData(Tournament.Classic, 474, "corr", "tc", 0.05, false)]
    [InlineData(Tournament.Classic, 484, "corr20V2", "tc", 0.05, false)]
    [InlineData(Tournament.Classic, 600, "corr20V2", "tc", 0.05, false)]
    [InlineData(Tournament.Classic, 650, "corr20V2", "mmc", 0.05, false)]
    [InlineData(Tournament.Classic, 1171, "corr20V2", "mmc", 0.05, false)]
    [InlineData(Tournament.Classic, 1342, "corr20V2", "mmc", 0.05, false)]
    [InlineData(Tournament.Classic, 1343, "corr60", "mmc60", 1, false)]
    [InlineData(Tournament.Signals, 300, "corr", "mmc", 0.25, false)]
    [InlineData(Tournament.Signals, 480, "corr", "tc", 0.05, false)]
    [InlineData(Tournament.Signals, 588, "fncV4", "tc", 0.05, false)]
    [InlineData(Tournament.Signals, 700, "fncV4", "tc", 0.05, false)]
    [InlineData(Tournament.Signals, 1084, "fncV4", "mmc", 0.05, false)]
    [InlineData(Tournament.Signals, 1085, "alpha", "mpc", 0.017, false)]
    [InlineData(Tournament.Signals, 1172, "alpha", "mpc", 0.035, false)]
    [InlineData(Tournament.Signals, 1363, "neutral_corr", "neutral_mmc", 0.035, false)]
    [InlineData(Tournament.Crypto, 800, "corr", "mmc", 0.05, false)]
    [InlineData(Tournament.Crypto, 929, "corr", "mmc", 0.05, false)]
    [InlineData(Tournament.Crypto, 1292, "corr", "mmc", 1, false)]
    public void A_round_settles_by_its_formula(
        Tournament tournament,
        int round,
        string one,
        string? two,
        double clip,
        bool factorOutside
    )
    {
        var options = Worlds.Options(round < 700 ? 7UL : 8UL, round - 3, round + 3, null, tournament, 40);
        // At a cutover nothing is idle before the first legacy rounds have resolved: atomic worlds begin there instead.
        if (clip == 1 || round - 3 < PayRules.FirstRound(tournament))
            options = options with { FirstRound = round };
        var books = Worlds.At(options, Worlds.End(options));
        var factor = books.Rounds[(tournament, round)].Factor;
        var limit = (decimal)clip;
        var rows = 0;
        foreach (var balance in books.Models.Where(b => b.Positions.ContainsKey(round)))
        {
            var p = balance.Positions[round];
            var weighted = p.Multipliers[0] * books.Plan.Final(balance.Model, round, one);
            if (two is not null)
                weighted += p.Multipliers[1] * books.Plan.Final(balance.Model, round, two);
            var share = factorOutside
                ? factor * Math.Clamp(weighted, -limit, limit)
                : Math.Clamp(factor * weighted, -limit, limit);
            p.Payout.ShouldBe(decimal.Round(p.AtRisk * share, 18));
            if (p.Payout != 0)
                rows++;
        }
        rows.ShouldBeGreaterThan(5);
    }

    [Theory]
    [InlineData(Tournament.Classic, 1172, "0.75 2.25")]
    [InlineData(Tournament.Classic, 1171, "0.5 2")]
    [InlineData(Tournament.Classic, 1343, "3 15")]
    [InlineData(Tournament.Signals, 1085, "0.3 0.8")]
    [InlineData(Tournament.Signals, 1172, "0.3 0.8")]
    [InlineData(Tournament.Signals, 1363, "0.5 2")]
    [InlineData(Tournament.Signals, 714, "1 2")]
    [InlineData(Tournament.Crypto, 928, "1 2")]
    [InlineData(Tournament.Crypto, 929, "0 1")]
    [InlineData(Tournament.Crypto, 1292, "0.1 1")]
    public void Fixed_weights_are_those_that_were_announced(Tournament tournament, int round, string weights) =>
        string.Join(' ', PayRules.Find(tournament, round).Scores.Select(s => s.Multipliers.Single())).ShouldBe(weights);

    [Fact]
    public void Chosen_weights_keep_to_what_could_be_chosen()
    {
        var entrant = new Roster(3, new Dictionary<Tournament, int> { [Tournament.Classic] = 300 });
        List<decimal[]> Chosen(int round) =>
            [.. entrant.Models.Select(m => MultiplierChoices.Counted(3, m, PayRules.Find(Tournament.Classic, round)))];
        // 213..221: CORR alone or twice MMC alone. 589..649: TC only beside twice CORR.
        Chosen(215).Select(c => (c[0], c[1])).Distinct().ShouldBe([(1m, 0m), (0m, 2m)], ignoreOrder: true);
        Chosen(600).ShouldAllBe(c => c[1] == 0m || c[0] == 2m);
        Chosen(600).ShouldContain(c => c[1] == 1m);
        Chosen(480).Select(c => c[1]).Distinct().Count().ShouldBe(7);
    }

    [Theory]
    [InlineData(Tournament.Signals, 1084, 0.05)]
    [InlineData(Tournament.Signals, 1171, 0.017)]
    [InlineData(Tournament.Signals, 1172, 0.035)]
    [InlineData(Tournament.Signals, 1363, 0.035)]
    [InlineData(Tournament.Classic, 474, 0.05)]
    public void Clips_are_those_that_were_announced(Tournament tournament, int round, double clip) =>
        PayRules.Find(tournament, round).Clip.ShouldBe((decimal)clip);

    // Worked by hand after forum topic 6708: 3 x TC left from before counts as 1 x, and only beside twice the other score.
    [Theory]
    [InlineData(Tournament.Classic, 2, 3, 2, 1)]
    [InlineData(Tournament.Classic, 2, 0.5, 2, 0.5)]
    [InlineData(Tournament.Classic, 1.5, 3, 1.5, 0)]
    [InlineData(Tournament.Classic, 3, 1, 2, 1)]
    [InlineData(Tournament.Signals, 2, 3, 2, 1)]
    [InlineData(Tournament.Signals, 1, 1, 1, 0)]
    public void Weights_above_the_range_count_as_its_largest_and_tc_needs_the_double(
        Tournament tournament,
        double one,
        double two,
        double countedOne,
        double countedTwo
    ) =>
        PayRules
            .Find(tournament, 600)
            .Counted([(decimal)one, (decimal)two])
            .ShouldBe([(decimal)countedOne, (decimal)countedTwo]);

    [Fact]
    public void Some_models_show_a_weight_that_can_no_longer_be_chosen()
    {
        var models = new Dictionary<Tournament, int> { [Tournament.Classic] = 100, [Tournament.Signals] = 100 };
        foreach (var model in new Roster(3, models).Models)
        {
            var rule = PayRules.Find(model.Tournament, 600);
            MultiplierChoices.Counted(3, model, rule)[1].ShouldBeLessThanOrEqualTo(1m);
        }
        new Roster(3, models)
            .Models.Count(m => MultiplierChoices.Chosen(3, m, PayRules.Find(m.Tournament, 600))[1] == 3m)
            .ShouldBeInRange(30, 90);
    }

    [Fact]
    public void A_cutover_may_be_chosen_and_rounds_before_it_keep_their_rule()
    {
        var options = Worlds.Options(3, 1100, 1120, 1110);
        var books = Worlds.At(options, Worlds.End(options));
        var positions = books.Models.SelectMany(m => m.Positions.Values).ToList();
        positions.Where(p => p.Round < 1110).ShouldAllBe(p => !p.Rule.Atomic && p.Rule.Clip == 0.05m);
        positions.Where(p => p.Round >= 1110).ShouldAllBe(p => p.Rule.Atomic && p.Rule.Days == 60);
    }

    [Fact]
    public void A_late_upload_and_a_failed_gate_put_nothing_at_risk()
    {
        var options = Worlds.Options(3, 1090, 1190, null, Tournament.Signals, 20);
        var positions = Worlds.At(options, Worlds.End(options)).Models.SelectMany(m => m.Positions.Values).ToList();
        var late = positions.Where(p => p.Submission.Status == SubmissionStatus.Late).ToList();
        var churned = positions.Where(p => p.Submission.Churn >= 0.15m || p.Submission.Turnover >= 0.25m).ToList();
        late.Count.ShouldBeGreaterThan(5);
        churned.Count.ShouldBeGreaterThan(20);
        late.Concat(churned).ShouldAllBe(p => p.AtRisk == 0 && p.Payout == 0);
        positions.Except(late).Except(churned).ShouldAllBe(p => p.AtRisk > 0);
    }
}
