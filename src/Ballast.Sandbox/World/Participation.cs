namespace Ballast.Sandbox.World;

/// <summary>The rounds a model takes part in: some models begin late, and all miss a round now and then.</summary>
internal sealed class Participation
{
    private const double LateStarters = 0.35;
    private const double GapProbability = 0.015;
    private const int LongestGap = 4;
    private readonly bool[] _present;
    private readonly int _firstRound;

    public Participation(ulong seed, string place, int model, int firstRound, int rounds)
    {
        _firstRound = firstRound;
        _present = new bool[rounds];
        var random = new SeededRandom(seed, place + " attendance", model);
        // The first model of a world is always there from the start, so that no span of rounds is empty.
        var start = model > 0 && random.Happens(LateStarters) ? random.Integer(1, Math.Max(1, rounds / 2)) : 0;
        var missing = 0;
        for (var t = start; t < rounds; t++)
        {
            if (missing == 0 && random.Happens(GapProbability))
                missing = random.Integer(1, LongestGap);
            _present[t] = missing == 0;
            missing = Math.Max(0, missing - 1);
        }
    }

    /// <summary>Whether the model handed something in on time.</summary>
    public bool IsPresent(int round) =>
        round >= _firstRound && round < _firstRound + _present.Length && _present[round - _firstRound];

    /// <summary>The first round the model took part in; null where it never did.</summary>
    public int? First => Array.IndexOf(_present, true) is >= 0 and var at ? _firstRound + at : null;
}
