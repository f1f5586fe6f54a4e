namespace Ballast.Core.Allocation;

/// <summary>Joins the two nearest groups again and again; the distance of groups is that of their nearest members.</summary>
internal static class SingleLinkage
{
    /// <summary>All members in the order of the tree: of two groups that join, the one that came into being first stands left.</summary>
    /// <param name="distances">Square, symmetric; at least two members.</param>
    public static int[] LeafOrder(double[,] distances)
    {
        var members = distances.GetLength(0);
        var groups = new List<(int Id, List<int> Leaves)>();
        for (var i = 0; i < members; i++)
            groups.Add((i, [i]));
        // Where each member's group stands.
        var groupOf = Enumerable.Range(0, members).ToArray();
        var next = members;
        foreach (var (i, j) in SpanningTree(distances))
        {
            var (one, other) = (groups[groupOf[i]], groups[groupOf[j]]);
            if (one.Id > other.Id)
                (one, other) = (other, one);
            groups.Add((next, [.. one.Leaves, .. other.Leaves]));
            foreach (var leaf in groups[next].Leaves)
                groupOf[leaf] = next;
            next++;
        }
        return [.. groups[^1].Leaves];
    }

    /// <summary>The joins of single linkage are the edges of the shortest spanning tree, the shortest first (Gower and Ross 1969); found by Prim's way.</summary>
    private static IEnumerable<(int From, int To)> SpanningTree(double[,] distances)
    {
        var members = distances.GetLength(0);
        var (nearest, from) = (new double[members], new int[members]);
        Array.Fill(nearest, double.PositiveInfinity);
        var isIn = new bool[members];
        var edges = new List<(double Length, int From, int To)>();
        var last = 0;
        isIn[0] = true;
        for (var k = 1; k < members; k++)
        {
            var best = -1;
            for (var i = 0; i < members; i++)
            {
                if (isIn[i])
                    continue;
                if (distances[last, i] < nearest[i])
                    (nearest[i], from[i]) = (distances[last, i], last);
                if (best < 0 || nearest[i] < nearest[best])
                    best = i;
            }
            isIn[best] = true;
            edges.Add((nearest[best], from[best], best));
            last = best;
        }
        return edges.OrderBy(e => e.Length).Select(e => (e.From, e.To));
    }
}
