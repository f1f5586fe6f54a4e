namespace Ballast.Core.Allocation.Solvers;

/// <summary>Minimum of the CVaR of a mix, under any linear limits, with rows only for the rounds that can be in the tail.</summary>
/// <remarks>
/// The linear program of Rockafellar and Uryasev has a row and a variable for each round: v + u + Σ weight return ≥ 0, minimise v + Σ u / (alpha T). In the solution all but
/// the worst rounds have room to spare. So it is solved with the rounds that are worst at equal weight; rounds that lose more than v and were left out are added, until there
/// are none: then leaving the others out changed nothing. The program with all rounds is the oracle of the tests.
/// </remarks>
internal sealed class TailProgram
{
    private const double Tolerance = 1e-11;
    private const double FirstShare = 2;

    private readonly double[][] _returns;
    private readonly double _alpha;
    private readonly double _unit;

    /// <param name="returns">Models x rounds.</param>
    /// <param name="alpha">The share of rounds in the tail.</param>
    public TailProgram(double[][] returns, double alpha)
    {
        (_returns, _alpha) = (returns, alpha);
        // Solvers keep their tolerances for numbers near one.
        var largest = returns.Max(r => r.Max(Math.Abs));
        _unit = largest > 0 ? largest : 1;
    }

    private int Models => _returns.Length;

    private int Rounds => _returns[0].Length;

    /// <summary>The mix with the smallest CVaR.</summary>
    /// <param name="program">Limits; its first variables are the models. It is added to.</param>
    /// <param name="least">Where the CVaR of a scaled mix is known to be at least so much times the variable behind the models; null otherwise.</param>
    /// <returns>The first variables, those of the program as it was given.</returns>
    public ProgramSolution Minimise(ConvexProgram program, double? least = null)
    {
        if (!SolverLibrary.IsThere)
            return new ProgramSolution(ProgramStatus.Failed, []);
        var given = program.Variables;
        var bound = program.AddVariable(double.NegativeInfinity, double.PositiveInfinity, 1);
        var each = 1 / (_alpha * Rounds);
        using var session = new GlopSession(program);
        // The whole tail stands in this row, so that a scaled mix cannot run away before its rounds are there.
        if (least is { } floor)
            session.AddGrowing(new ProgramRow(0, double.PositiveInfinity, [bound, Models], [1, -floor / _unit]));
        var isIn = new bool[Rounds];
        double[] equal = [.. Enumerable.Repeat(1.0 / Models, Models)];
        var first = Math.Min(Rounds, (int)Math.Ceiling(FirstShare * _alpha * Rounds) + 2);
        int[] added = [.. Order(AllocationInputs.Mix(_returns, equal)).Take(first)];
        while (true)
        {
            foreach (var round in added)
            {
                isIn[round] = true;
                var beyond = session.AddVariable(each);
                session.Add(Row(round, bound, beyond));
                session.Grow(beyond, each);
            }
            var solution = session.Solve();
            if (solution.Status != ProgramStatus.Optimal)
                return solution;
            var mix = AllocationInputs.Mix(_returns, solution.Values);
            var edge = -solution.Values[bound] * _unit;
            var size = Math.Max(_unit, Math.Abs(edge));
            added = [.. Order(mix).Where(t => !isIn[t] && mix[t] < edge - (Tolerance * size)).Take(first)];
            if (added.Length == 0)
                return new ProgramSolution(ProgramStatus.Optimal, solution.Values[..given]);
        }
    }

    private ProgramRow Row(int round, int bound, int beyond)
    {
        int[] places = [.. Enumerable.Range(0, Models), bound, beyond];
        var values = new double[Models + 2];
        for (var model = 0; model < Models; model++)
            values[model] = _returns[model][round] / _unit;
        (values[Models], values[Models + 1]) = (1, 1);
        return new ProgramRow(0, double.PositiveInfinity, places, values);
    }

    private static IEnumerable<int> Order(double[] mix) => Enumerable.Range(0, mix.Length).OrderBy(t => mix[t]);
}
