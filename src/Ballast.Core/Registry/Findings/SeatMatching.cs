using Ballast.Core.Numerics;

namespace Ballast.Core.Registry.Findings;

/// <summary>Finds who sits where in a round: the arrangement that goes best with what is known of everyone, where each change has to pay for itself.</summary>
/// <remarks>
/// A file's correlations with the others say something only once it is known who these are, so arrangement and costs are found in turns, from several beginnings: as
/// before, and by figures that do not depend on who the others are, and, where there are few enough, from some at random (always the same ones).
/// </remarks>
/// <param name="costs">Costs of the round.</param>
/// <param name="own">Who is expected in each slot; null where nobody is known.</param>
internal sealed class SeatMatching(SeatCosts costs, IReadOnlyList<Occupant?> own)
{
    /// <summary>What a slot has to gain before it is thought to hold another occupant than before.</summary>
    public const double LeastGain = 8;

    /// <summary>Cost of an occupant that nothing is known of.</summary>
    public const double Unknown = 12;

    private const int Turns = 12;

    // Where there are more slots than this they are not exchanged by twos, which takes their fourth power.
    private const int MostExchanged = 30;
    private const double Least = 1e-9;

    // Further beginnings, at random: where many slots moved at once, the first two lead astray.
    private const int Beginnings = 20;

    /// <summary>Spread of a round's correlations from which on every slot is looked at, whatever its own cost, where there are few enough.</summary>
    private const double Odd = 1.5;

    // Any cost at which a column is out of the question.
    private const double Never = 1e6;

    // In a round in which all moved, only an exchange is reported: each file is judged beside the others, not by itself.
    private double Fresh => costs.IsOdd ? Never : Unknown;

    /// <summary>Who sits where; null for somebody new.</summary>
    public Occupant?[] Find()
    {
        Occupant?[] asBefore = [.. own];
        var drift = costs.Drift(asBefore);
        var isOdd = drift.Scale > Odd && own.Count <= MostExchanged;
        List<int> doubtful =
        [
            .. Enumerable
                .Range(0, own.Count)
                .Where(s => own[s] is { } occupant && (isOdd || costs.Of(s, occupant, asBefore, drift) > LeastGain)),
        ];
        if (doubtful.Count == 0)
            return asBefore;
        var found = Improve([.. asBefore], doubtful);
        if (doubtful.Count < 3)
            return found;
        found = Better(found, Improve(Arrange(doubtful, asBefore, costs.Unnamed), doubtful));
        if (own.Count > MostExchanged)
            return found;
        var chance = new SeededRandom(0, (ulong)doubtful.Count);
        for (var i = 0; i < Beginnings; i++)
            found = Better(found, Improve(Shuffled(asBefore, doubtful, ref chance), doubtful));
        return found;
    }

    private Occupant?[] Better(Occupant?[] one, Occupant?[] other) => Total(other) < Total(one) ? other : one;

    private static Occupant?[] Shuffled(Occupant?[] seats, List<int> doubtful, ref SeededRandom chance)
    {
        Occupant?[] next = [.. seats];
        for (var i = doubtful.Count - 1; i > 0; i--)
        {
            var (one, other) = (doubtful[i], doubtful[chance.Below(i + 1)]);
            (next[one], next[other]) = (next[other], next[one]);
        }
        return next;
    }

    /// <summary>Exchanges two at a time as long as that is cheaper.</summary>
    private void Exchange(Occupant?[] seats, List<int> doubtful)
    {
        var (total, isBetter) = (Total(seats), own.Count <= MostExchanged);
        for (var turn = 0; isBetter && turn < Turns; turn++)
        {
            isBetter = false;
            foreach (var first in doubtful)
            {
                foreach (var second in doubtful.TakeWhile(s => s != first))
                {
                    (seats[first], seats[second]) = (seats[second], seats[first]);
                    var next = Total(seats);
                    if (next < total - Least)
                        (total, isBetter) = (next, true);
                    else
                        (seats[first], seats[second]) = (seats[second], seats[first]);
                }
            }
        }
    }

    private Occupant?[] Improve(Occupant?[] seats, List<int> doubtful)
    {
        Exchange(seats, doubtful);
        for (var i = 0; i < Turns; i++)
        {
            var (thought, drift) = (seats, costs.Drift(seats));
            var next = Arrange(doubtful, seats, (slot, occupant) => Cost(slot, occupant, thought, drift));
            if (next.AsSpan().SequenceEqual(seats))
                break;
            seats = next;
        }
        Occupant?[] exchanged = [.. seats];
        Exchange(exchanged, doubtful);
        return exchanged;
    }

    /// <summary>The best arrangement of the doubtful slots, by costs that take the others as they are thought to sit.</summary>
    private Occupant?[] Arrange(List<int> doubtful, Occupant?[] seats, Func<int, Occupant, double> cost)
    {
        Occupant[] candidates = [.. doubtful.Select(s => own[s]!)];
        var table = new double[doubtful.Count][];
        for (var row = 0; row < doubtful.Count; row++)
        {
            table[row] = new double[candidates.Length + doubtful.Count];
            Array.Fill(table[row], Never);
            for (var column = 0; column < candidates.Length; column++)
                table[row][column] = cost(doubtful[row], candidates[column]);
            table[row][candidates.Length + row] = Fresh;
        }
        var chosen = CheapestAssignment.Find(table);
        Occupant?[] next = [.. seats];
        for (var row = 0; row < doubtful.Count; row++)
            next[doubtful[row]] = chosen[row] < candidates.Length ? candidates[chosen[row]] : null;
        return next;
    }

    private double Total(Occupant?[] seats)
    {
        var (sum, drift) = (0.0, costs.Drift(seats));
        for (var slot = 0; slot < seats.Length; slot++)
            sum +=
                seats[slot] is { } occupant ? Cost(slot, occupant, seats, drift)
                : own[slot] is null ? 0
                : Fresh;
        return sum;
    }

    private double Cost(int slot, Occupant occupant, Occupant?[] seats, RoundDrift drift) =>
        costs.Of(slot, occupant, seats, drift) - (occupant == own[slot] ? LeastGain : 0);
}
