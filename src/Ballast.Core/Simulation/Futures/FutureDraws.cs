using Ballast.Core.Numerics;

namespace Ballast.Core.Simulation.Futures;

/// <summary>Draws futures from past rounds: a circular block bootstrap of whole rounds, moved by how uncertain the means of the models are.</summary>
/// <remarks>
/// Blocks of consecutive rounds are drawn with replacement, so that overlap, what models share, and gaps stay as they were (Politis and Romano 1992). Each path is then
/// moved, model by model, and clipped, by three parts. The differences between the models' past means are drawn together as far as they can be chance
/// (<see cref="MeanShrinkage"/>): else following the past best would look good only because its past is drawn again. What is left of the means is uncertain. And blocks
/// that are cut where days are shared vary less than time does. Not drawn: a change of rules, of the payout factor, or of skill.
/// </remarks>
internal sealed class FutureDraws
{
    private readonly PastRounds _past;
    private readonly BlockMeans _means;
    private readonly MeanShrinkage _shrinkage;
    private readonly double _ofMeans;
    private readonly double _ofTime;

    /// <summary>Looks at the past.</summary>
    /// <param name="past">The past.</param>
    /// <param name="rounds">How long the futures are, rounds.</param>
    public FutureDraws(PastRounds past, int rounds)
    {
        (_past, _means) = (past, new BlockMeans(past));
        (double overlap, double block, double count) = (past.Overlap, past.BlockLength, past.Returns.Count);
        // Rounds that are means of as many days as rounds overlap have autocorrelations that fall on a line: of the variance of a long sum a block's keeps 1 - overlap / (3 block),
        // and drawing around the past's own mean loses block / count.
        var kept = Math.Max(0.1, 1 - (overlap / (3 * block)) - (block / count));
        var wanted = Math.Max(0, 1 - (overlap / (3.0 * Math.Max(rounds, past.Overlap))) - kept);
        _ofMeans = Math.Sqrt(1 / kept);
        _ofTime = Math.Sqrt(count * wanted / (rounds * kept));
        _shrinkage = MeanShrinkage.Estimate(_means, _ofMeans);
    }

    /// <summary>Of the differences between the models' past means, the part that is taken as real, in [0, 1]; NaN for one model.</summary>
    public double DifferencesKept => _shrinkage.Mean;

    /// <summary>Fills a future.</summary>
    /// <param name="seed">Where chance starts.</param>
    /// <param name="path">Which future.</param>
    /// <param name="returns">One row a round, one value a model.</param>
    public void Fill(ulong seed, int path, double[][] returns)
    {
        var random = new SeededRandom(seed, (ulong)path);
        var shift = Shift(ref random);
        var rounds = _past.Returns.Count;
        for (var at = 0; at < returns.Length; )
        {
            var source = random.Below(rounds);
            for (var k = 0; k < _past.BlockLength && at < returns.Length; k++, at++)
                Move(_past.Returns[(source + k) % rounds], shift, returns[at]);
        }
    }

    private double[] Shift(ref SeededRandom random)
    {
        var ofMeans = _means.Draw(ref random);
        var ofTime = _means.Draw(ref random);
        var common = ofMeans.Average();
        for (var model = 0; model < ofMeans.Length; model++)
        {
            var kept = _shrinkage.Kept[model];
            var own = Math.Sqrt(kept) * (ofMeans[model] - common);
            ofMeans[model] =
                ((kept - 1) * _shrinkage.Differences[model]) + (_ofMeans * (common + own)) + (_ofTime * ofTime[model]);
        }
        return ofMeans;
    }

    private void Move(double[] source, double[] shift, double[] target)
    {
        // NaN stays NaN.
        for (var model = 0; model < target.Length; model++)
            target[model] = Math.Clamp(source[model] + shift[model], -_past.Limit, _past.Limit);
    }
}
