namespace Ballast.Core.Tiers;

/// <summary>What equal weight over all strategies brought in each round.</summary>
internal sealed class FieldReturns
{
    private readonly int _first;
    private readonly (double Sum, int Count)[] _rounds;

    /// <param name="records">The strategies.</param>
    public FieldReturns(IReadOnlyList<StrategyRecord> records)
    {
        var some = records.Where(r => r.Rounds.Count > 0).ToList();
        _first = some.Count == 0 ? 0 : some.Min(r => r.Rounds[0]);
        _rounds = new (double, int)[some.Count == 0 ? 0 : some.Max(r => r.Rounds[^1]) - _first + 1];
        foreach (var record in some)
        {
            for (var i = 0; i < record.Rounds.Count; i++)
            {
                ref var round = ref _rounds[record.Rounds[i] - _first];
                round = (round.Sum + record.Returns[i], round.Count + 1);
            }
        }
    }

    /// <summary>The mean return of all in a round; NaN where fewer than two took part.</summary>
    public double Of(int round)
    {
        var (sum, count) = _rounds[round - _first];
        return count < 2 ? double.NaN : sum / count;
    }
}
