using MathNet.Numerics.LinearAlgebra;

namespace Ballast.Core.Risk.Dependence;

/// <summary>How many independent bets a set of models amounts to: "10 slots = 2.3 bets".</summary>
/// <remarks>
/// The two counts answer different questions. <see cref="Participation"/> asks into how many directions the risk spreads; a short
/// position hides in it as well as a long one does, because it squares the correlations. <see cref="Diversification"/> asks how
/// many uncorrelated, equally risky bets would damp the swings as much as this mix does; models that offset each other may count for
/// more than their number. Both are N for N equally risky uncorrelated models and 1 for N copies of one.
/// </remarks>
/// <param name="Participation">
/// (sum of l) squared / sum of (l squared) over the eigenvalues l of the covariance of the positions (weight x return); for positions
/// of equal risk those of the correlation matrix. Between 1 and the number of models. Source: the participation ratio of Bell and Dean
/// (1970) as used for covariance spectra; Meucci (2009), "Managing diversification", counts bets by entropy instead.
/// </param>
/// <param name="Diversification">
/// (sum of w x s) squared / variance of the mix, with weights w and volatilities s. Source: the squared diversification ratio,
/// Choueifaty, Froidure and Reynier (2013), "Properties of the most diversified portfolio". NaN where the mix does not vary at all.
/// </param>
/// <param name="LargestShare">Share of the largest eigenvalue in their sum: how much of the risk is one single bet.</param>
/// <param name="Rounds">Common rounds that it rests on.</param>
internal sealed record EffectiveBets(double Participation, double Diversification, double LargestShare, int Rounds)
{
    /// <summary>Every position is taken as equally risky: stake in proportion to 1 / volatility.</summary>
    /// <returns>Null where a correlation is not known.</returns>
    public static EffectiveBets? OfEqualRisk(CorrelationMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return Of(matrix, [.. matrix.Models.Select(_ => 1.0)]);
    }

    /// <summary>Positions as they are.</summary>
    /// <param name="matrix">Correlations on rounds common to all.</param>
    /// <param name="weights">Stake of each model; only their proportions matter. None below 0, not all 0.</param>
    /// <returns>Null where a correlation is not known, or where no position with stake varies.</returns>
    public static EffectiveBets? OfWeights(CorrelationMatrix matrix, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count != matrix.Models.Count)
            throw new ArgumentException("There is one weight a model.", nameof(weights));
        if (weights.Any(w => !(w >= 0) || double.IsInfinity(w)) || !weights.Any(w => w > 0))
            throw new ArgumentException("Weights are shares of the stake: none below 0, not all 0.", nameof(weights));
        return Of(matrix, [.. weights.Zip(matrix.Volatilities, (w, s) => w == 0 ? 0 : w * s)]);
    }

    private static EffectiveBets? Of(CorrelationMatrix matrix, double[] risks)
    {
        if (risks.Length == 0 || !matrix.IsComplete)
            return null;
        // Only proportions matter; scaled so that tiny stakes do not underflow when squared.
        var largest = risks.Max();
        if (!(largest > 0))
            return null;
        var covariance = matrix.ToArray();
        for (var i = 0; i < risks.Length; i++)
        {
            for (var j = 0; j < risks.Length; j++)
                covariance[i, j] *= risks[i] / largest * (risks[j] / largest);
        }
        // Correlations of different pairs of rounds need not fit together: what falls below 0 is no risk.
        double[] values = [.. Eigenvalues(covariance).Select(l => Math.Max(l, 0))];
        var (sum, squares) = (values.Sum(), values.Sum(l => l * l));
        var (apart, together) = (risks.Sum() / largest, covariance.Cast<double>().Sum());
        // What rounding leaves of a mix that cancels out is not a variance.
        var diversification = together > 1e-12 * sum ? apart * apart / together : double.NaN;
        var rounds = Enumerable
            .Range(0, risks.Length)
            .Min(i => Enumerable.Range(0, i + 1).Min(j => matrix.Rounds(i, j)));
        return new EffectiveBets(sum * sum / squares, diversification, values.Max() / sum, rounds);
    }

    private static IEnumerable<double> Eigenvalues(double[,] symmetric) =>
        Matrix<double>.Build.DenseOfArray(symmetric).Evd(Symmetricity.Symmetric).EigenValues.Select(l => l.Real);
}
