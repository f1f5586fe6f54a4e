namespace Ballast.Core.Numerics;

/// <summary>One number for every model and multiplier combination, with how many rounds stand behind it.</summary>
internal sealed class PayoutGrid
{
    internal PayoutGrid(int models, int combinations)
    {
        Models = models;
        Combinations = combinations;
        Values = new double[checked(models * combinations)];
        PresentRounds = new int[models];
    }

    /// <summary>Number of models.</summary>
    public int Models { get; }

    /// <summary>Number of multiplier combinations.</summary>
    public int Combinations { get; }

    /// <summary>
    /// Models x combinations, row by row, as a share of stake. Where a model has no present round the value is 0,
    /// an empty sum and not a result: read <see cref="PresentRounds"/> first.
    /// </summary>
    public double[] Values { get; }

    /// <summary>By model: rounds in which no score was missing. The same for every combination.</summary>
    public int[] PresentRounds { get; }

    /// <summary>The value of one model under one combination.</summary>
    public double this[int model, int combination] => Row(model)[combination];

    /// <summary>The values of one model under every combination.</summary>
    public Span<double> Row(int model) => Values.AsSpan(model * Combinations, Combinations);
}
