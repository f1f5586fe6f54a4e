namespace Ballast.Core.Allocation;

/// <summary>Which models and rounds can be laid side by side: a mix has a return only where every model of it has one.</summary>
/// <param name="Models">Rows that take part, ascending.</param>
/// <param name="Rounds">Columns in which all of them have a value, ascending.</param>
internal sealed record CompleteRounds(int[] Models, int[] Rounds)
{
    /// <summary>Rounds of so few models are no contest, and would let a few early starters decide.</summary>
    private const int FewestInRound = 5;

    /// <summary>All models, and the rounds that all of them have.</summary>
    public static CompleteRounds OfAll(IReadOnlyList<double[]> values) =>
        Of(values, [.. Enumerable.Range(0, values.Count)]);

    /// <summary>The models that have every round in which at least five models, or all, have a value.</summary>
    public static CompleteRounds OfSteady(IReadOnlyList<double[]> values)
    {
        var fewest = Math.Min(FewestInRound, values.Count);
        int[] columns = [.. Columns(values).Where(c => values.Count(v => double.IsFinite(v[c])) >= fewest)];
        int[] steady =
        [
            .. Enumerable.Range(0, values.Count).Where(m => columns.All(c => double.IsFinite(values[m][c]))),
        ];
        return new CompleteRounds(steady, steady.Length == 0 ? [] : columns);
    }

    /// <summary>The models with most rounds, as many of them as make models x complete rounds largest: a late starter does not cut the past of all others short.</summary>
    public static CompleteRounds OfMost(IReadOnlyList<double[]> values)
    {
        int[] order = [.. Enumerable.Range(0, values.Count).OrderByDescending(m => values[m].Count(double.IsFinite))];
        List<int> complete = [.. Columns(values)];
        var (best, count) = (0L, 0);
        for (var k = 0; k < order.Length; k++)
        {
            complete.RemoveAll(c => !double.IsFinite(values[order[k]][c]));
            var size = (k + 1L) * complete.Count;
            if (size >= best)
                (best, count) = (size, k + 1);
        }
        return Of(values, [.. order.Take(count).Order()]);
    }

    /// <summary>The values of models and rounds that take part, models x rounds.</summary>
    public double[][] Cut(IReadOnlyList<double[]> values) =>
        [.. Models.Select(m => Rounds.Select(c => values[m][c]).ToArray())];

    private static CompleteRounds Of(IReadOnlyList<double[]> values, int[] models) =>
        new(models, [.. Columns(values).Where(c => models.All(m => double.IsFinite(values[m][c])))]);

    private static IEnumerable<int> Columns(IReadOnlyList<double[]> values) =>
        Enumerable.Range(0, values.Count == 0 ? 0 : values[0].Length);
}
