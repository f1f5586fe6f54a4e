namespace Ballast.Core.Simulation;

/// <summary>Returns of models in the order in which their rounds resolved.</summary>
internal sealed class ReturnHistory
{
    private readonly double[][] _returns;
    private readonly int[][] _rounds;
    private readonly int[] _counts;
    private readonly int[] _marked;

    /// <summary>Nothing yet.</summary>
    /// <param name="models">How many models.</param>
    public ReturnHistory(int models)
    {
        (_returns, _rounds) = (new double[models][], new int[models][]);
        (_counts, _marked) = (new int[models], new int[models]);
        Array.Fill(_returns, []);
        Array.Fill(_rounds, []);
    }

    /// <summary>A model's returns, oldest first.</summary>
    public ReadOnlySpan<double> Of(int model) => _returns[model].AsSpan(0, _counts[model]);

    /// <summary>The rounds of a model's returns, in the same order.</summary>
    public ReadOnlySpan<int> RoundsOf(int model) => _rounds[model].AsSpan(0, _counts[model]);

    /// <summary>Adds the newest return of a model.</summary>
    public void Add(int model, int round, double value)
    {
        var count = _counts[model]++;
        if (count == _returns[model].Length)
        {
            Array.Resize(ref _returns[model], Math.Max(64, count * 2));
            Array.Resize(ref _rounds[model], _returns[model].Length);
        }
        (_rounds[model][count], _returns[model][count]) = (round, value);
    }

    /// <summary>What is known now is what <see cref="Rewind"/> goes back to.</summary>
    public void Mark() => _counts.CopyTo(_marked, 0);

    /// <summary>Forgets what was added since the mark; without one everything.</summary>
    public void Rewind() => _marked.CopyTo(_counts, 0);
}
