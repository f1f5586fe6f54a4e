using Ballast.Core.Workflows;

namespace Ballast.Tests.Server.Reports.Support;

/// <summary>Made-up models with returns that overlap and move together, from a seed: the same report every time.</summary>
internal sealed class MadeUp
{
    public const int FirstRound = 1001;
    private const int Overlap = 20;
    private static readonly DateOnly FirstDay = new(2025, 3, 4);

    public MadeUp(IReadOnlyList<string> models, int rounds, int rules, int seed = 7)
    {
        Models = models;
        Random = new Random(seed);
        Rounds = [.. Enumerable.Range(FirstRound, rounds)];
        Rules =
        [
            .. Enumerable
                .Range(0, rules)
                .Select(i =>
                {
                    var from = FirstRound + (rounds * i / rules);
                    var to = FirstRound + (rounds * (i + 1) / rules) - 1;
                    return new RuleSpan($"classic-1{i + 1}-corr05-mmc2", from, to, to - from + 1);
                }),
        ];
        var market = Walk(0.006);
        Returns = [.. models.Select((_, m) => Mixed(market, Walk(0.004), 0.4 + (m % 4 * 0.3), 0.001 - (m * 0.0001)))];
    }

    public IReadOnlyList<string> Models { get; }

    public IReadOnlyList<int> Rounds { get; }

    public IReadOnlyList<RuleSpan> Rules { get; }

    /// <summary>Of each model, round by round, shares of the stake.</summary>
    public IReadOnlyList<double[]> Returns { get; }

    public Random Random { get; }

    /// <summary>Five rounds a week.</summary>
    public static DateOnly Day(int round) => FirstDay.AddDays((round - FirstRound) * 7 / 5);

    public string RuleOf(int round) => Rules.First(r => round >= r.From && round <= r.To).Rule!;

    public decimal Nmr(double value) => Math.Round((decimal)value, 6);

    private double[] Walk(double size)
    {
        var shocks = Enumerable.Range(0, Rounds.Count + Overlap).Select(_ => Normal() * size).ToArray();
        return [.. Rounds.Select((_, i) => shocks.Skip(i).Take(Overlap).Average() * Math.Sqrt(Overlap))];
    }

    private static double[] Mixed(double[] market, double[] own, double beta, double mean) =>
        [.. market.Select((m, i) => Math.Clamp(mean + (beta * m) + own[i], -0.05, 0.05))];

    private double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - Random.NextDouble())) * Math.Cos(2 * Math.PI * Random.NextDouble());
}
