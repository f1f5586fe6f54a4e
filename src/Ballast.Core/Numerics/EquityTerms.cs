namespace Ballast.Core.Numerics;

/// <summary>What all models of an equity grid share, laid out once for the kernel. Read-only, so threads may share it.</summary>
internal sealed class EquityTerms
{
    /// <summary>Vectors of combinations that are walked through the rounds at a time, where so many are left.</summary>
    public const int VectorsAtATime = 3;

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
        var (first, second) = (new double[input.Combinations], new double[input.Combinations]);
        for (var k = 0; k < input.Combinations; k++)
        {
            first[k] = input.Multipliers[k * input.Planes];
            second[k] = input.Planes > 1 ? input.Multipliers[k * input.Planes + 1] : 0;
        }
        var blocks = new CombinationBlocks(first, second);
        (Order, Blocks) = (blocks.Order, blocks.Blocks);
        for (var k = 0; k < Order.Length; k++)
            (First[k], Second[k]) = (first[Order[k]], second[Order[k]]);
        BlockFirst = new double[Blocks.Length * CombinationBlocks.Most];
        BlockSecond = new double[BlockFirst.Length];
        for (var i = 0; i < BlockFirst.Length; i++)
        {
            var block = Blocks[i / CombinationBlocks.Most];
            var k = Math.Min(block.First + (i % CombinationBlocks.Most), block.End - 1);
            (BlockFirst[i], BlockSecond[i]) = (First[k], Second[k]);
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

    /// <summary>By place: the number of the combination that stands there. Like ones stand together.</summary>
    public int[] Order { get; }

    /// <summary>All places in blocks.</summary>
    public CombinationBlock[] Blocks { get; }

    /// <summary>Multiplier of the first score, <see cref="CombinationBlocks.Most"/> a block; the last one again where a block has fewer.</summary>
    public double[] BlockFirst { get; }

    /// <summary>Multiplier of the second score, as the first.</summary>
    public double[] BlockSecond { get; }

    /// <summary>Multiplier of the first score, by place, zeros behind the last.</summary>
    public double[] First { get; }

    /// <summary>Multiplier of the second score, by place; zeros where there is one score only.</summary>
    public double[] Second { get; }
}
