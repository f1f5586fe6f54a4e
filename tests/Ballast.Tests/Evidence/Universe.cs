using Ballast.Core.Evidence;
using Ballast.Core.Numerics;

namespace Ballast.Tests.Evidence;

/// <summary>
/// A made-up tournament whose truth is known. Each model is a mean plus luck, part of which all share; luck is the sum of 20 days, 19 of which
/// it shares with the next round, plus noise of the round's own, so that lag-1 autocorrelation is 0.87, as measured on real daily rounds.
/// Some cells are missing, some models start late. A round is known 24 business days after it was decided.
/// </summary>
internal sealed record Universe
{
    public const double Deviation = 0.02;
    private const int SharedDays = 20;
    private const double OfDays = 0.87 / 0.95;

    public int Models { get; init; } = 12;

    public int Rounds { get; init; } = 355;

    /// <summary>Correlation between any two models.</summary>
    public double Cross { get; init; } = 0.5;

    /// <summary>Share of cells that are missing.</summary>
    public double Gaps { get; init; } = 0.02;

    /// <summary>Every so manieth model starts somewhere in the first 40 % of the rounds; 0 for none.</summary>
    public int LateEvery { get; init; } = 4;

    /// <summary>AR(1) with 0.87 in place of sums of days: a memory without an end.</summary>
    public bool IsAutoregressive { get; init; }

    /// <summary>What a model is worth, in deviations of a round.</summary>
    public Func<int, double> Skill { get; init; } = _ => 0;

    public EvidencePanel Make(ulong seed)
    {
        var chance = new SeededRandom(20261123, seed);
        var shared = Luck(ref chance);
        var values = new double[Models][];
        for (var model = 0; model < Models; model++)
        {
            var own = Luck(ref chance);
            var isLate = LateEvery > 0 && model % LateEvery == LateEvery - 1;
            var start = isLate ? chance.Below(Rounds * 2 / 5) : 0;
            values[model] = new double[Rounds];
            for (var t = 0; t < Rounds; t++)
            {
                var luck = (Math.Sqrt(Cross) * shared[t]) + (Math.Sqrt(1 - Cross) * own[t]);
                var isThere = t >= start && chance.Uniform() >= Gaps;
                values[model][t] = isThere ? Deviation * (Skill(model) + luck) : double.NaN;
            }
        }
        return new EvidencePanel([.. Enumerable.Range(0, Models).Select(m => $"m{m}")], Days(Rounds), values);
    }

    /// <summary>Rounds that are decided a day after the other and known 24 days later.</summary>
    public static EvidenceRound[] Days(int rounds, int lag = 24)
    {
        var first = new DateTimeOffset(2024, 1, 1, 14, 0, 0, TimeSpan.Zero);
        return
        [
            .. Enumerable
                .Range(0, rounds)
                .Select(t => new EvidenceRound(843 + t, first.AddDays(t), first.AddDays(t + lag).AddHours(6))),
        ];
    }

    /// <summary>Luck of deviation 1.</summary>
    private double[] Luck(ref SeededRandom chance)
    {
        var luck = new double[Rounds];
        if (IsAutoregressive)
        {
            var state = Normal(ref chance);
            for (var t = 0; t < Rounds; t++)
            {
                luck[t] = state;
                state = (0.87 * state) + (Math.Sqrt(1 - (0.87 * 0.87)) * Normal(ref chance));
            }
            return luck;
        }
        var days = new double[Rounds + SharedDays - 1];
        for (var i = 0; i < days.Length; i++)
            days[i] = Normal(ref chance) * Math.Sqrt(OfDays / SharedDays);
        for (var t = 0; t < Rounds; t++)
        {
            for (var k = 0; k < SharedDays; k++)
                luck[t] += days[t + k];
            luck[t] += Math.Sqrt(1 - OfDays) * Normal(ref chance);
        }
        return luck;
    }

    private static double Normal(ref SeededRandom chance) =>
        Math.Sqrt(-2 * Math.Log(1 - chance.Uniform())) * Math.Cos(2 * Math.PI * chance.Uniform());
}
