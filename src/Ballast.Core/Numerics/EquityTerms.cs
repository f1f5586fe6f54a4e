namespace Ballast.Core.Numerics;

/// <summary>What all models of an equity grid share, laid out once for the kernel. Read-only, so threads may share it.</summary>
internal sealed class EquityTerms
{
    /// <summary>Vectors of combinations that are walked through the rounds at a time, where so many are left.</summary>
    public const int VectorsAtATime = 2;

    public EquityTerms(PayoutGridInput input, int lag, int lanes)
    {
        Input = input;
        Lag = lag;
        var last = input.FirstColumn + input.Rounds;
        Factor = input.RoundFactor[input.FirstColumn..last];
        Limit = input.RoundLimit[input.FirstColumn..last];
        LargestLimit = Limit.Length == 0 ? 0 : Limit.Max();
        PaddedCombinations = (input.Combinations + lanes - 1) / lanes * lanes;
        First = new double[PaddedCombinations];
        Second = new double[PaddedCombinations];
        for (var k = 0; k < input.Combinations; k++)
        {
            First[k] = input.Multipliers[k * input.Planes];
            Second[k] = input.Planes > 1 ? input.Multipliers[k * input.Planes + 1] : 0;
        }
    }

    public PayoutGridInput Input { get; }

    /// <summary>Rounds until a payout comes in.</summary>
    public int Lag { get; }

    /// <summary>Factor of each round looked at.</summary>
    public double[] Factor { get; }

    /// <summary>Limit of each round looked at.</summary>
    public double[] Limit { get; }

    /// <summary>No return is below minus this.</summary>
    public double LargestLimit { get; }

    /// <summary>Combinations, filled up to whole vectors with such that pay nothing.</summary>
    public int PaddedCombinations { get; }

    /// <summary>Multiplier of the first score, by combination.</summary>
    public double[] First { get; }

    /// <summary>Multiplier of the second score, by combination; zeros where there is one score only.</summary>
    public double[] Second { get; }
}
