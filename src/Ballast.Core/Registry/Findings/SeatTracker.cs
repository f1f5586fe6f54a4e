namespace Ballast.Core.Registry.Findings;

/// <summary>Follows who sits in which slot from round to round by the files alone, and tells where that changed without anybody having said so.</summary>
/// <remarks>
/// Classic has new ids every round, so a file cannot be held against the one before. What lasts is how a model's predictions correlate with those of the other slots
/// within a round, and what its values are like. Where ids last (Signals, Crypto), the correlation with the file before counts too. A slot is judged once three of its
/// rounds are known.
/// </remarks>
/// <param name="strategyOf">The strategy that the registry has in a slot in a round; null where it knows none. A change that it knows is no finding.</param>
public sealed class SeatTracker(Func<string, int, string?>? strategyOf = null)
{
    /// <summary>Rounds that have to be known of an occupant before anything is said.</summary>
    public const int LeastRounds = 3;

    private readonly Dictionary<string, (Occupant Occupant, string? Registered)> _slots = new(
        StringComparer.OrdinalIgnoreCase
    );
    private readonly Dictionary<string, Occupant> _strategies = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Rounds in which all slots moved so far together that only exchanges were reported, by what else is known; other changes are reported in the next.</summary>
    public int OddRounds { get; private set; }

    /// <summary>Slots that were judged, each round of each counted.</summary>
    public int Judged { get; private set; }

    /// <summary>What changed in the next round; rounds come in their order.</summary>
    public IReadOnlyList<SeatChange> Next(LikenessTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var slots = table.Round.Slots;
        var expected = Expected(table.Round);
        var costs = new SeatCosts(table);
        var known = Array.ConvertAll(expected, o => o is { Rounds: >= LeastRounds } ? o : null);
        var drift = costs.Drift(known);
        var found = new SeatMatching(costs, known).Find();
        if (costs.Drift(found).IsOdd)
        {
            OddRounds++;
            found = new SeatMatching(new SeatCosts(table) { IsOdd = true }, known).Find();
        }
        Judged += known.Count(o => o is not null);
        var changes = new List<SeatChange>();
        var before = expected.OfType<Occupant>().Distinct().ToDictionary(o => o, o => o.Slot);
        for (var i = 0; i < slots.Count; i++)
        {
            if (known[i] is { } own && found[i] != own)
                changes.Add(
                    Change(table.Round.Round, slots[i].Slot, own, found[i], before, costs.Sign(i, own, known, drift))
                );
        }
        Seat(table, costs, [.. found.Select((o, i) => o ?? (known[i] is null ? expected[i] : null))]);
        return changes;
    }

    /// <summary>Pairs of slots of a round, none of them judged, whose exchange could not be distinguished from no exchange.</summary>
    /// <remarks>Asked before the round is taken in by <see cref="Next"/>.</remarks>
    public IReadOnlyList<(string First, string Second)> Untold(LikenessTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var slots = table.Round.Slots;
        var expected = Expected(table.Round);
        var costs = new SeatCosts(table);
        var drift = costs.Drift(expected);
        var pairs = new List<(string, string)>();
        foreach (var (first, second, likeness) in table.Pairs())
        {
            if (likeness.IsSame)
                continue;
            if (
                expected[first] is not { Rounds: >= LeastRounds } one
                || expected[second] is not { Rounds: >= LeastRounds } other
            )
            {
                pairs.Add((slots[first].Slot, slots[second].Slot));
                continue;
            }
            Occupant?[] exchanged = [.. expected];
            (exchanged[first], exchanged[second]) = (other, one);
            var gain =
                costs.Of(first, other, exchanged, drift)
                + costs.Of(second, one, exchanged, drift)
                - costs.Of(first, one, expected, drift)
                - costs.Of(second, other, expected, drift);
            if (gain < 2 * SeatMatching.LeastGain)
                pairs.Add((slots[first].Slot, slots[second].Slot));
        }
        return pairs;
    }

    private Occupant?[] Expected(SubmissionRound round)
    {
        var taken = new HashSet<Occupant>();
        return
        [
            .. round.Slots.Select(s =>
                Expected(s.Slot, strategyOf?.Invoke(s.Slot, round.Round)) is { } occupant && taken.Add(occupant)
                    ? occupant
                    : null
            ),
        ];
    }

    private Occupant? Expected(string slot, string? strategy)
    {
        var (sitting, registered) = _slots.GetValueOrDefault(slot);
        // What was reported of a slot once is not reported again as long as the registry says the same.
        if (strategy is null || (sitting is not null && registered == strategy))
            return sitting;
        if (_strategies.TryGetValue(strategy, out var known))
            return known;
        // The registry begins to know who has been there all along.
        return sitting is { Strategy: null } ? sitting : null;
    }

    private static SeatChange Change(
        int round,
        string slot,
        Occupant own,
        Occupant? found,
        Dictionary<Occupant, string> before,
        SeatSign sign
    ) =>
        new(round, slot)
        {
            CameFrom = found is null ? null : before[found],
            Expected = own.Strategy,
            Found = found?.Strategy,
            Sign = sign,
        };

    private void Seat(LikenessTable table, SeatCosts costs, Occupant?[] found)
    {
        var slots = table.Round.Slots;
        Occupant[] seats = [.. slots.Select((s, i) => found[i] ?? new Occupant(s.Slot, null))];
        var drift = costs.Drift(seats);
        double?[] selves = [.. seats.Select((o, i) => costs.Self(i, o))];
        for (var i = 0; i < seats.Length; i++)
        {
            var slot = i;
            seats[i]
                .Add(
                    slots[i],
                    Enumerable
                        .Range(0, seats.Length)
                        .Where(o => o != slot)
                        .Select(o => (Other: seats[o], Z: costs.Z(slot, o)))
                        .Where(o => o.Z is not null)
                        .Select(o => (o.Other, o.Z!.Value)),
                    selves[i],
                    drift
                );
            seats[i].Slot = slots[i].Slot;
            _slots[slots[i].Slot] = (seats[i], strategyOf?.Invoke(slots[i].Slot, table.Round.Round));
        }
        for (var i = 0; i < seats.Length; i++)
            Name(seats[i], strategyOf?.Invoke(slots[i].Slot, table.Round.Round));
    }

    // Who was found elsewhere keeps its name.
    private void Name(Occupant occupant, string? strategy)
    {
        if (strategy is null || occupant.Strategy is not null || !_strategies.TryAdd(strategy, occupant))
            return;
        occupant.Strategy = strategy;
    }
}

/// <summary>A slot whose file of a round is not of who was expected there.</summary>
/// <param name="Round">The round.</param>
/// <param name="Slot">The slot.</param>
public sealed record SeatChange(int Round, string Slot)
{
    /// <summary>The slot whose predictions these were before; null where they are like nobody's.</summary>
    public required string? CameFrom { get; init; }

    /// <summary>The strategy that the registry has there; null where it knows none.</summary>
    public required string? Expected { get; init; }

    /// <summary>The strategy whose predictions these are; null where that is not known.</summary>
    public required string? Found { get; init; }

    /// <summary>By what it shows most.</summary>
    public required SeatSign Sign { get; init; }
}
