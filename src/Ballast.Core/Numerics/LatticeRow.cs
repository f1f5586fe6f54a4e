namespace Ballast.Core.Numerics;

/// <summary>Where one thread tries a lattice on one model: the rounds that are left, and the values.</summary>
internal sealed class LatticeRow
{
    public LatticeRow(GridTerms terms, GridLattice lattice, int lanes)
    {
        Lattice = lattice;
        (Group, Tile) = (new LatticeRounds(terms.Input.Rounds, lanes), new LatticeRounds(terms.Input.Rounds, lanes));
        Values = new double[lattice.First.Length * lattice.Second.Length];
    }

    public GridLattice Lattice { get; }

    /// <summary>What is left for a group of tiles.</summary>
    public LatticeRounds Group { get; }

    /// <summary>What is left for a tile.</summary>
    public LatticeRounds Tile { get; }

    /// <summary>By place of the lattice: the total.</summary>
    public double[] Values { get; }

    /// <summary>Hands out what was asked for, in its order.</summary>
    public void CopyTo(Span<double> values)
    {
        var places = Lattice.Places.AsSpan(0, values.Length);
        for (var k = 0; k < places.Length; k++)
            values[k] = Values[places[k]];
    }
}

/// <summary>Rounds that must be tried at every place of a part of a lattice, and what the others come to.</summary>
internal sealed class LatticeRounds
{
    public LatticeRounds(int rounds, int lanes)
    {
        // One more for the rounds that were added up, and a vector that is written whole.
        var capacity = rounds + 1 + (2 * lanes);
        (First, Second, Limit) = (new double[capacity], new double[capacity], new double[capacity]);
    }

    /// <summary>First score of each.</summary>
    public double[] First { get; }

    /// <summary>Second score of each.</summary>
    public double[] Second { get; }

    /// <summary>Their limits.</summary>
    public double[] Limit { get; }

    /// <summary>How many there are, whole vectors; zero where nothing is to be tried, and then the first one's scores are the sums of all others'.</summary>
    public int Length { get; set; }

    /// <summary>What rounds that reach their limit everywhere pay together.</summary>
    public double Reached { get; set; }
}
