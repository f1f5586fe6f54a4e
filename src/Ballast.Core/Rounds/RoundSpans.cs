using System.Globalization;

namespace Ballast.Core.Rounds;

/// <summary>A list of rounds as people write it: 1203\u20131222, 1224.</summary>
public static class RoundSpans
{
    /// <summary>The spans, the newest that fit; what was left out is counted.</summary>
    /// <param name="rounds">Rounds, ascending, each once.</param>
    /// <param name="most">Spans to name, at least 1.</param>
    /// <returns>Empty without rounds.</returns>
    public static string Of(IReadOnlyList<int> rounds, int most)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var spans = new List<(int First, int Last)>();
        foreach (var round in rounds)
        {
            if (spans.Count > 0 && spans[^1].Last == round - 1)
                spans[^1] = (spans[^1].First, round);
            else
                spans.Add((round, round));
        }
        var left = spans.Take(Math.Max(0, spans.Count - most)).Sum(s => s.Last - s.First + 1);
        var named = string.Join(", ", spans.TakeLast(most).Select(Text));
        return left == 0 ? named : string.Create(CultureInfo.InvariantCulture, $"{named} and {left} before");
    }

    private static string Text((int First, int Last) span) =>
        span.First == span.Last
            ? span.First.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{span.First}\u2013{span.Last}");
}
