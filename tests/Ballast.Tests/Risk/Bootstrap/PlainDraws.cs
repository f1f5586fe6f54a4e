using Ballast.Core.Numerics;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Bootstrap;

namespace Ballast.Tests.Risk.Bootstrap;

/// <summary>The plain twin of <see cref="MeasureDraws"/>: one record after the other, every measure by itself.</summary>
internal static class PlainDraws
{
    private const int TypicalRecords = 100;
    private static readonly double[] Places = [0.005, 0.025, 0.15, 0.5, 0.85, 0.975, 0.995];

    public static MeasureDraws Draw(NearestRecords like, IRiskMeasure[] truths, IRiskMeasure[] paths)
    {
        double[] means = [.. Enumerable.Range(0, like.Count).Select(like.MeanOf)];
        double[] deviations = [.. Enumerable.Range(0, like.Count).Select(like.DeviationOf)];
        double[][] Rows(IRiskMeasure[] measures) => [.. measures.Select(_ => new double[like.Count])];
        var draws = new MeasureDraws(Rows(truths), Rows(paths), Rows(paths));
        double[][] laws = [.. DayKind.All.Select(kind => MarginalLaw.Compute(like.Apart(First(kind), 12_000)))];
        var path = new double[like.Rounds];
        for (var place = 0; place < like.Count; place++)
        {
            var (mean, deviation) = (means[place], deviations[place]);
            like.FillAlike(place, path);
            Array.Sort(path);
            double[] law =
            [
                .. laws[like.KindOf(place)].Select(l => Math.Clamp(mean + (deviation * l), -like.Limit, like.Limit)),
            ];
            for (var i = 0; i < truths.Length; i++)
                draws.Shifts[i][place] = truths[i].Compute(law) - truths[i].Compute(path);
            like.FillFresh(place, mean, deviation, path);
            for (var i = 0; i < paths.Length; i++)
                draws.Fresh[i][place] = paths[i].Compute(path);
        }
        FillTypical(like, paths, [.. means.Zip(deviations, (m, s) => m / s)], deviations, draws);
        return draws;
    }

    private static void FillTypical(
        NearestRecords like,
        IRiskMeasure[] paths,
        double[] ratios,
        double[] deviations,
        MeasureDraws draws
    )
    {
        var (least, most) = (Quantile.Compute(deviations, 0.01), Quantile.Compute(deviations, 0.99));
        double[] down = [.. Places.Select(p => Quantile.Compute(ratios, p))];
        double[] across = [least, Math.Sqrt(least * most), most];
        double[][][] middles = [.. down.Select(r => across.Select(d => Middles(like, paths, r, d)).ToArray())];
        for (var i = 0; i < paths.Length; i++)
        {
            for (var place = 0; place < like.Count; place++)
            {
                var (row, low) = Between(down, ratios[place]);
                var (column, part) = Between(across, deviations[place]);
                var (now, next) = (middles[row], middles[row + 1]);
                var above = now[column][i] + (part * (now[column + 1][i] - now[column][i]));
                var below = next[column][i] + (part * (next[column + 1][i] - next[column][i]));
                draws.Typical[i][place] = above + (low * (below - above));
            }
        }
    }

    private static double[] Middles(NearestRecords like, IRiskMeasure[] measures, double ratio, double deviation)
    {
        var path = new double[like.Rounds];
        double[][] values =
        [
            .. Enumerable
                .Range(0, Math.Min(TypicalRecords, like.Count))
                .Select(place =>
                {
                    like.FillFresh(place, ratio * deviation, deviation, path);
                    return measures.Select(m => m.Compute(path)).ToArray();
                }),
        ];
        return [.. measures.Select((_, i) => Quantile.Compute([.. values.Select(v => v[i])], 0.5))];
    }

    private static (int Place, double Share) Between(double[] nodes, double value)
    {
        var place = 0;
        while (place < nodes.Length - 2 && value > nodes[place + 1])
            place++;
        var width = nodes[place + 1] - nodes[place];
        return (place, width > 0 ? Math.Clamp((value - nodes[place]) / width, 0, 1) : 0);
    }

    private static int First(DayKind kind) => DayKind.All.ToList().IndexOf(kind);
}
