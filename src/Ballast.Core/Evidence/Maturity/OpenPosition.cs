using Ballast.Core.Payouts.Rules;

namespace Ballast.Core.Evidence.Maturity;

/// <summary>A stake in a round that has not resolved.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Round">The round's number.</param>
/// <param name="Stake">NMR at risk.</param>
/// <param name="Formula">How a weighted score becomes a return.</param>
/// <param name="Factor">Payout factor.</param>
/// <param name="Clip">Bound of the return, a positive share of the stake.</param>
/// <param name="Terms">Scores that pay, with their weights.</param>
internal sealed record OpenPosition(
    string Model,
    int Round,
    double Stake,
    IPayoutFormula Formula,
    double Factor,
    double Clip,
    IReadOnlyList<OpenTerm> Terms
)
{
    /// <summary>NMR that the position pays, or burns below 0, with the scores that are given, one a term.</summary>
    public double Pays(ReadOnlySpan<double> scores)
    {
        var sum = 0.0;
        for (var i = 0; i < Terms.Count; i++)
            sum += Terms[i].Multiplier * scores[i];
        return Stake * Formula.Return(sum, Factor, Clip);
    }

    /// <summary>NMR a unit of one score, while nothing is clipped.</summary>
    internal double Linear(OpenTerm term) => Stake * Factor * term.Multiplier;
}

/// <summary>A score that pays in an open round.</summary>
/// <param name="Maturity">How the score ripens.</param>
/// <param name="Multiplier">Its weight.</param>
/// <param name="Day">Scoring day of the shown score; 0 before the first.</param>
/// <param name="Shown">The latest score; NaN before the first.</param>
internal sealed record OpenTerm(ScoreMaturity Maturity, double Multiplier, int Day, double Shown)
{
    /// <summary>The final score to expect; on the last day the one that is shown.</summary>
    internal double Expected => Day >= Maturity.Paths.Days ? Shown : Maturity.Fits[Day].Expected(Shown);
}
