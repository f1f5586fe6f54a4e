using Ballast.Core.Questions.Account;
using Ballast.Core.Questions.Regret;

namespace Ballast.Tests.Server.Reports.Support;

/// <summary>Account and regret of made-up returns on a constant stake; the sums hold.</summary>
internal static class MadeUpMoney
{
    public static AccountAnswer Account(MadeUp world, string? currency = "USD")
    {
        var payouts = world
            .Models.SelectMany(
                (m, i) =>
                    world.Rounds.Select((r, k) => (Model: m, Round: r, Nmr: world.Nmr(world.Returns[i][k] * Stake(i))))
            )
            .ToList();
        var rounds = Rounds(world, payouts);
        var total = Money(payouts.Select(p => p.Nmr), currency);
        return new AccountAnswer
        {
            Tournament = "classic",
            Models = world.Models,
            From = world.Rounds[0],
            To = world.Rounds[^1],
            Currency = currency,
            RoundsWithoutPrice = 0,
            Balances = [],
            Total = total,
            Unresolved = new UnresolvedEntry(
                world.Models.Count * 20,
                world.Rounds[^1] + 1,
                world.Rounds[^1] + 20,
                5000m,
                -3.1416m,
                2
            ),
            Rounds = rounds,
            ByModel =
            [
                .. world
                    .Models.Select(
                        (m, i) =>
                        {
                            var money = Money(payouts.Where(p => p.Model == m).Select(p => p.Nmr), currency);
                            decimal? now = i == 2 ? null : (decimal)Stake(i);
                            return new AccountModelEntry(
                                m,
                                money.Positions,
                                now,
                                money.Payouts,
                                money.Burns,
                                money.Net,
                                money.NetFiat
                            );
                        }
                    )
                    .OrderBy(m => m.Net),
            ],
            ByScore =
            [
                new PartEntry("corr20V2", total.Net * 0.3m),
                new PartEntry("mmc", total.Net * 0.8m),
                new PartEntry("clip", -total.Net * 0.08m),
                new PartEntry("unexplained", -total.Net * 0.02m),
            ],
            Months = Months(rounds),
            WorstRounds = [.. rounds.OrderBy(r => r.Net).Take(10)],
            BestRounds = [.. rounds.OrderByDescending(r => r.Net).Take(10)],
            Bridge = Bridge(total.Net, payouts.Count),
            Moves =
            [
                new MoveEntry(world.Models[0], world.Rounds[0], 50m, false),
                new MoveEntry(world.Models[^1], world.Rounds[^1] - 30, -12.5m, true),
            ],
            NotComputed = new Dictionary<string, int> { ["no score stored"] = 3 },
            PayoutsMissing = 4,
        };
    }

    public static RegretAnswer Regret(MadeUp world, decimal actual)
    {
        RegretTermEntry[] terms =
        [
            new("model-choice", -31.25m, "other models than the best one"),
            new("multiplier-choice", -8.5m, "other multipliers than the best ones"),
            new("size", 2.125m, "more or less stake than the mean"),
            new("timing", -4m, "more stake in the worse rounds"),
            new("unexplained", 0.0001m, "what the formula does not give"),
        ];
        AlternativeEntry[] alternatives =
        [
            new("best-model", actual + 30m, -30m, "the best model with the multipliers that were chosen"),
            new("equal-weight", actual - 2m, 2m, "all models alike"),
            new("nothing", 0m, actual, "no stake at all"),
        ];
        var best = actual - terms.Sum(t => t.Nmr);
        var chosen = new Dictionary<string, decimal> { ["corr20V2"] = 0.5m, ["mmc"] = 2m };
        return new RegretAnswer
        {
            Tournament = "classic",
            Models = world.Models,
            From = world.Rounds[0],
            To = world.Rounds[^1],
            Rounds = world.Rounds.Count,
            Actual = actual,
            Best = best,
            Terms = terms,
            Alternatives = alternatives,
            Regimes =
            [
                .. world.Rules.Select(r => new RegimeRegretEntry(
                    r.Rule!,
                    r.From,
                    r.To,
                    r.Rounds,
                    r.Rounds / 20.0,
                    250m,
                    actual / 3,
                    best / 3,
                    world.Models[0],
                    chosen,
                    32,
                    terms,
                    alternatives,
                    900m,
                    0.01,
                    0.02
                )),
            ],
            LeftOutPaid = 0,
            LeftOut = new Dictionary<string, int> { ["no score stored"] = 2 },
        };
    }

    private static double Stake(int model) => 10 + (model * 7);

    private static List<AccountRoundEntry> Rounds(MadeUp world, List<(string Model, int Round, decimal Nmr)> payouts)
    {
        var stake = world.Models.Select((_, i) => (decimal)Stake(i)).Sum();
        var sum = 0m;
        return
        [
            .. payouts
                .GroupBy(p => p.Round)
                .Select(g =>
                {
                    var money = Money(g.Select(p => p.Nmr), "USD");
                    sum += money.Net;
                    decimal? fiat = g.Key % 50 == 0 ? null : money.NetFiat;
                    return new AccountRoundEntry(
                        g.Key,
                        MadeUp.Day(g.Key),
                        world.RuleOf(g.Key),
                        stake,
                        money.Payouts,
                        money.Burns,
                        money.Net,
                        sum,
                        (double)(money.Net / stake),
                        fiat,
                        stake
                    );
                }),
        ];
    }

    private static MoneyEntry Money(IEnumerable<decimal> payouts, string? currency)
    {
        var all = payouts.ToList();
        var net = all.Sum();
        return new MoneyEntry(
            all.Count,
            all.Where(p => p > 0).Sum(),
            all.Where(p => p < 0).Sum(),
            net,
            currency is null ? null : net * 11.5m
        );
    }

    private static List<MonthEntry> Months(List<AccountRoundEntry> rounds) =>
        [
            .. rounds
                .GroupBy(r => new DateOnly(r.Date.Year, r.Date.Month, 1))
                .Select(g => new MonthEntry(
                    g.Key,
                    g.Count(),
                    g.Average(r => r.AtRisk),
                    g.Sum(r => r.Payouts),
                    g.Sum(r => r.Burns),
                    g.Sum(r => r.Net),
                    g.Sum(r => r.NetFiat ?? 0)
                )),
        ];

    private static BridgeEntry Bridge(decimal net, int positions)
    {
        (string Step, decimal Share, string Words)[] shares =
        [
            ("field", -0.9m, "the field's middle score, paid as if it were ours"),
            ("rank", 1.6m, "standing above the middle of the field"),
            ("multipliers", 0.9m, "the chosen multipliers instead of 1"),
            ("payout-factor", -0.4m, "the damping of all payouts"),
            ("stake", -0.15m, "more stake in worse rounds"),
            ("clip", -0.03m, "what the clip took"),
        ];
        var left = 0.5m;
        var steps = new List<BridgeStepEntry>();
        var after = 0m;
        foreach (var (step, share, words) in shares)
        {
            after += net * share;
            steps.Add(new BridgeStepEntry(step, net * share, after, words));
        }

        steps.Add(new BridgeStepEntry("unexplained", net - left - after, net - left, "what the formula does not give"));
        return new BridgeEntry("mmc", 0.0042, 0.0011, 0.623, positions, steps, left, net);
    }
}
