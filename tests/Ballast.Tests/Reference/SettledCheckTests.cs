using Ballast.Core.Payouts;
using Ballast.Core.Questions.Reconcile;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Storage;
using Ballast.Tests.Support;

namespace Ballast.Tests.Reference;

/// <summary>
/// "Verified on settled payouts" is said of the stretches of rounds in which every settled payout is what the rule gives, and of no other.
/// Reference: payouts that Numerai made, recorded by jos1977/numerai_statistics (oracles/data); each payout is computed from the scores,
/// multipliers and factor of the same file, and a pair is one model and round.
/// </summary>
public sealed class SettledCheckTests
{
    private static readonly PayoutTimeline Timeline = PayoutTimeline.Shipped;

    private static readonly string[][] Files =
    [
        ["data", "jos_2021-08", "round_model_performances.csv.gz"],
        ["data", "jos_2021-08", "all_models_rounds_241_250.csv.gz"],
        ["data", "jos_2022-04", "round_model_performances_20220409.csv.gz"],
        ["data", "jos_2022-07", "round_model_performances_20220722.csv"],
        ["data", "jos_2022-07", "round_model_performances_20220723.csv"],
    ];

    [Fact]
    public void SettledChecks_OfEveryRule_AreWhatRealPayoutsShow()
    {
        var pairs = new Dictionary<(string Model, int Round), bool>();
        foreach (var file in Files)
            Compare(Oracles.File(file), pairs);
        var byRound = pairs
            .GroupBy(p => p.Key.Round)
            .ToDictionary(g => g.Key, g => (Compared: g.Count(), Matched: g.Count(p => p.Value)));

        var checks = Timeline.Of(Tournament.Classic).SelectMany(s => s.Rule!.SettledChecks).ToList();
        foreach (var check in checks)
        {
            var rounds = Enumerable.Range(check.From, check.To - check.From + 1).ToList();
            var name = $"rounds {check.From}-{check.To}";
            rounds.ShouldAllBe(r => byRound.ContainsKey(r), name);
            rounds.Sum(r => byRound[r].Compared).ShouldBe(check.Compared, name);
            rounds.Sum(r => byRound[r].Matched).ShouldBe(check.Matched, name);
            // A stretch is as narrow as its claim: every round of it is verified, or none is.
            rounds.ShouldAllBe(r => (byRound[r].Compared == byRound[r].Matched) == check.IsVerified, name);
            Timeline.At(Tournament.Classic, check.From).Rule.ShouldBe(Timeline.At(Tournament.Classic, check.To).Rule);
        }
        checks.SelectMany(c => Enumerable.Range(c.From, c.To - c.From + 1)).Order().ShouldBe(byRound.Keys.Order());
    }

    [Fact]
    public void Confidence_InEveryRound_SaysVerifiedWhereTheDataDoesAndNowhereElse()
    {
        foreach (var tournament in Tournaments.All)
        {
            foreach (var span in Timeline.Of(tournament))
            {
                for (var round = span.FirstRound; round <= (span.LastRound ?? span.FirstRound + 100); round++)
                {
                    var check = span.Rule!.SettledChecks.SingleOrDefault(c => c.Touches(round, round));
                    RuleRemarks
                        .Confidence(span.Rule, round)
                        .StartsWith("verified", StringComparison.Ordinal)
                        .ShouldBe(check?.IsVerified == true, $"{tournament} {round}");
                }
                span.Rule!.Confidence.ShouldNotContain("verified");
            }
        }
    }

    private static void Compare(string file, Dictionary<(string Model, int Round), bool> pairs)
    {
        using var line = RecordedStore.OfFile(file).CopyTo(new CommandLine());
        using var store = TournamentStore.Open(line.Store);
        var models = store.Models(Tournament.Classic, CommandLine.UsualNow);
        var facts = new PayoutFacts(
            new AsOfView(store, Tournament.Classic, CommandLine.UsualNow, Timeline),
            models,
            1,
            473
        );
        foreach (
            var position in facts.Positions.Where(p => p is { IsFinal: true, Payout: not null } && p.AtRisk > Nmr.Zero)
        )
        {
            if (facts.Compute(position) is not Outcome<PayoutComputation>.Done { Value: var computed })
                continue;
            var tolerance = (Reconciliation.ToleranceOfStake * computed.Stake.Amount) + Nmr.Wei;
            var matches = Math.Abs(computed.Difference!.Value.Amount) <= tolerance;
            var key = (position.Model.ToLowerInvariant(), position.Round);
            pairs[key] = pairs.GetValueOrDefault(key, true) && matches;
        }
    }
}
