namespace Ballast.Core.Numerics;

/// <summary>
/// What became of a stake that takes its payouts in while rounds overlap, for every model and multiplier combination.
/// Four numbers each, models x combinations, row by row.
/// </summary>
internal sealed class EquityGrid
{
    /// <summary>Of 20 present rounds one is looked at for the tail: the worst 5 %.</summary>
    private const int RoundsOfOneInTail = 20;

    internal EquityGrid(int models, int combinations)
    {
        Models = models;
        Combinations = combinations;
        var values = checked(models * combinations);
        FinalEquity = new double[values];
        LargestDrawdown = new double[values];
        Cvar = new double[values];
        Sharpe = new double[values];
        PresentRounds = new int[models];
    }

    /// <summary>Number of models.</summary>
    public int Models { get; }

    /// <summary>Number of multiplier combinations.</summary>
    public int Combinations { get; }

    /// <summary>
    /// Equity when the last payout has come in, in stakes at the start. Where a model has no present round it is 1,
    /// a stake that did nothing and not a result: read <see cref="PresentRounds"/> first.
    /// </summary>
    public double[] FinalEquity { get; }

    /// <summary>Largest fall from a former peak, a positive share of the peak; the peak is at least the start.</summary>
    public double[] LargestDrawdown { get; }

    /// <summary>
    /// Mean return of the worst 5 % of the present rounds, at least one (<see cref="Tail"/>), a share of stake, negative
    /// for a loss. NaN where no round is present.
    /// </summary>
    public double[] Cvar { get; }

    /// <summary>
    /// Mean over standard deviation (divisor n) of the returns of present rounds, per round. NaN where no round is present
    /// or the returns do not vary (<see cref="Variation"/>).
    /// </summary>
    public double[] Sharpe { get; }

    /// <summary>By model: rounds in which no score was missing. The same for every combination.</summary>
    public int[] PresentRounds { get; }

    /// <summary>How many of the worst rounds the mean of <see cref="Cvar"/> is taken of: 5 %, rounded up.</summary>
    public static int Tail(int presentRounds) => (presentRounds + RoundsOfOneInTail - 1) / RoundsOfOneInTail;
}
