namespace Ballast.Sandbox.Datasets;

/// <summary>Values as Numerai's five buckets.</summary>
internal static class Buckets
{
    private static readonly (double Share, double Value)[] Ends =
    [
        (0.05, 0),
        (0.25, 0.25),
        (0.75, 0.5),
        (0.95, 0.75),
        (1, 1),
    ];

    /// <summary>By rank: the lowest 5 % are 0, the highest 1.</summary>
    public static double[] Create(double[] values)
    {
        var order = Order(values);
        var buckets = new double[values.Length];
        for (var place = 0; place < order.Length; place++)
        {
            var share = (place + 0.5) / order.Length;
            buckets[order[place]] = Array.Find(Ends, e => share < e.Share).Value;
        }
        return buckets;
    }

    /// <summary>Ranks in (0, 1), as predictions are handed in.</summary>
    public static double[] Ranks(double[] values)
    {
        var order = Order(values);
        var ranks = new double[values.Length];
        for (var place = 0; place < order.Length; place++)
            ranks[order[place]] = (place + 0.5) / order.Length;
        return ranks;
    }

    private static int[] Order(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort([.. values], order);
        return order;
    }
}
