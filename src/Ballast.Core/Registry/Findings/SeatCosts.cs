using Ballast.Core.Numerics;

namespace Ballast.Core.Registry.Findings;

/// <summary>How badly a slot's file of a round goes with what is known of an occupant.</summary>
/// <remarks>
/// A sum of three parts, each the mean of -log of a Student density with 4 degrees of freedom over its figures (so that one odd figure cannot decide) times what the
/// part is worth: correlation with the other slots of the round, shape of the values, and, where ids last, correlation with the occupant's own file before. In some rounds
/// all models move together; what most pairs do is no sign of a change, so correlations are measured against the round's median and spread (<see cref="RoundDrift"/>).
/// </remarks>
/// <param name="table">The round.</param>
internal sealed class SeatCosts(LikenessTable table)
{
    private const double ShapeWorth = 5;
    private const int MostOthers = 8;
    private const double SelfWorth = 6;

    // Shared ids from which a file is held against one of an earlier round.
    private const double LeastShared = 0.5;
    private const double LargestCorrelation = 0.999;

    private readonly double[][] _shapes = [.. table.Round.Slots.Select(s => ValueShape.Of(s.Kept.Fingerprint))];

    private readonly Dictionary<(int, Occupant), double?> _selves = [];

    /// <summary>Whether all move together in the round, so that correlations within it say nothing of one slot.</summary>
    public bool IsOdd { get; init; }

    /// <summary>Fisher's z of the correlation of two slots; null where it is not known.</summary>
    public double? Z(int first, int second) => table[first, second] is { } likeness ? Z(likeness) : null;

    /// <summary>The same of a slot's file and the newest of an occupant, where ids last from round to round.</summary>
    public double? Self(int slot, Occupant occupant)
    {
        if (occupant.Last is null)
            return null;
        if (!_selves.TryGetValue((slot, occupant), out var known))
        {
            var found = table.Round.Slots[slot].Print.With(occupant.Last.Print);
            _selves[(slot, occupant)] = known = found is { SharedIds: >= LeastShared } shared ? Z(shared) : null;
        }
        return known;
    }

    /// <summary>The cost.</summary>
    /// <param name="slot">The slot's place.</param>
    /// <param name="occupant">Who is thought to sit there.</param>
    /// <param name="seats">Who is thought to sit in each slot; null where nobody that is known.</param>
    /// <param name="drift">What all pairs of the round do under that.</param>
    public double Of(int slot, Occupant occupant, IReadOnlyList<Occupant?> seats, RoundDrift drift)
    {
        var shape = 0.0;
        for (var i = 0; i < occupant.Shape.Length; i++)
            shape += Loss(ShapeDistance(slot, occupant, i));
        var cost = ShapeWorth * shape / occupant.Shape.Length;
        var (profile, others) = (0.0, 0);
        for (var other = 0; !IsOdd && other < seats.Count; other++)
        {
            if (ProfileDistance(slot, occupant, other, seats[other]) is not { } distance)
                continue;
            profile += Loss((distance - drift.Shift) / drift.Scale);
            others++;
        }
        if (others > 0)
            cost += Math.Min(others, MostOthers) * ((profile / others) + Math.Log(drift.Scale));
        return SelfDistance(slot, occupant) is { } self ? cost + (SelfWorth * Loss(self)) : cost;
    }

    /// <summary>What all pairs of the round do, where each sits as it is thought.</summary>
    public RoundDrift Drift(IReadOnlyList<Occupant?> seats)
    {
        var distances = new List<double>();
        for (var slot = 0; slot < seats.Count; slot++)
        {
            for (var other = 0; seats[slot] is { } occupant && other < seats.Count; other++)
            {
                if (ProfileDistance(slot, occupant, other, seats[other]) is { } distance)
                    distances.Add(distance);
            }
        }
        return RoundDrift.Of(distances);
    }

    /// <summary>A cost that does not depend on who the others are: their correlations are held against each other by size.</summary>
    public double Unnamed(int slot, Occupant occupant)
    {
        var cost = 0.0;
        for (var i = 0; i < occupant.Shape.Length; i++)
            cost += ShapeWorth * Loss(ShapeDistance(slot, occupant, i)) / occupant.Shape.Length;
        double[] found =
        [
            .. Enumerable
                .Range(0, _shapes.Length)
                .Where(o => o != slot)
                .Select(o => Z(slot, o))
                .OfType<double>()
                .Order(),
        ];
        double[] usual = [.. occupant.Profile.Values.Select(m => m.Mean).Order()];
        if (IsOdd || found.Length == 0 || usual.Length == 0)
            return cost;
        var spread = occupant.ProfileSpread.Next(1);
        var profile = Enumerable
            .Range(0, found.Length)
            .Average(i =>
                Loss((found[i] - Quantile.ComputeSorted(usual, i / Math.Max(1.0, found.Length - 1))) / spread)
            );
        return cost + (Math.Min(found.Length, MostOthers) * profile);
    }

    /// <summary>The figure that goes with an occupant least.</summary>
    public SeatSign Sign(int slot, Occupant occupant, IReadOnlyList<Occupant?> seats, RoundDrift drift)
    {
        var worst = (Distance: -1.0, Sign: new SeatSign("", null, 0, 0));
        void Look(double? distance, Func<SeatSign> sign)
        {
            if (distance is { } d && Math.Abs(d) > worst.Distance)
                worst = (Math.Abs(d), sign());
        }
        for (var i = 0; i < occupant.Shape.Length; i++)
        {
            var place = i;
            Look(
                ShapeDistance(slot, occupant, i),
                () => new SeatSign(ValueShape.Names[place], null, occupant.Shape[place].Mean, _shapes[slot][place])
            );
        }
        for (var other = 0; other < seats.Count; other++)
        {
            var (place, seat) = (other, seats[other]);
            Look(
                (ProfileDistance(slot, occupant, other, seat) - drift.Shift) / drift.Scale,
                () =>
                    new SeatSign(
                        "correlation",
                        table.Round.Slots[place].Slot,
                        Math.Tanh(occupant.Profile[seat!].Mean),
                        Math.Tanh(Z(slot, place)!.Value)
                    )
            );
        }
        Look(
            SelfDistance(slot, occupant),
            () => new SeatSign("own-last", null, Math.Tanh(occupant.Self.Mean), Math.Tanh(Self(slot, occupant)!.Value))
        );
        return worst.Sign;
    }

    private double ShapeDistance(int slot, Occupant occupant, int figure) =>
        (_shapes[slot][figure] - occupant.Shape[figure].Mean)
        / occupant.ShapeSpread[figure].Next(Math.Max(1, occupant.Shape[figure].Count));

    private double? ProfileDistance(int slot, Occupant occupant, int other, Occupant? seat) =>
        other != slot
        && seat is not null
        && seat != occupant
        && Z(slot, other) is { } z
        && occupant.Profile.TryGetValue(seat, out var mean)
            ? (z - mean.Mean) / occupant.ProfileSpread.Next(mean.Count)
            : null;

    /// <summary>Only a file that is less like the one before than usual speaks against an occupant.</summary>
    private double? SelfDistance(int slot, Occupant occupant) =>
        occupant.Self.Count > 0 && Self(slot, occupant) is { } z
            ? Math.Max(0, occupant.Self.Mean - z) / occupant.SelfSpread.Next(occupant.Self.Count)
            : null;

    private static double Z(Likeness likeness) =>
        Math.Atanh(Math.Clamp(likeness.Correlation, -LargestCorrelation, LargestCorrelation));

    private static double Loss(double distance)
    {
        const double Degrees = 4;
        return (Degrees + 1) / 2 * Math.Log(1 + (distance * distance / Degrees));
    }
}

/// <summary>The figure by which a change shows most.</summary>
/// <param name="Figure">correlation (with another slot of the round), own-last (with the slot's own file before), or one of the values: quantile-5 to quantile-95 (standard deviations from the mean), log-sd, log-distinct (share of different values).</param>
/// <param name="Other">The other slot; null where there is none.</param>
/// <param name="Usual">What it was.</param>
/// <param name="Found">What it is.</param>
public sealed record SeatSign(string Figure, string? Other, double Usual, double Found);
