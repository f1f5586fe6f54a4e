using Ballast.Core.Evidence;
using Ballast.Core.Evidence.ConfidenceSet;
using Ballast.Core.Payouts;
using Ballast.Core.Risk;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows.Verdicts;

/// <summary>Rounds in a row under one payout rule, inside which statistics stay (decision 5).</summary>
/// <param name="Rule">The rule; null where none is known.</param>
/// <param name="First">Column of the first round.</param>
/// <param name="Count">How many rounds.</param>
/// <param name="From">Number of the first round.</param>
/// <param name="To">Number of the last round.</param>
/// <param name="ToCome">The rounds after it.</param>
internal sealed record RuleStretch(PayoutRule? Rule, int First, int Count, int From, int To, RoundsToCome ToCome)
{
    /// <summary>Rounds in a row that share days.</summary>
    public int Overlap => PayoutRule.OverlapOf(Rule);

    /// <summary>What the rounds are worth in independent ones.</summary>
    public double Worth => IndependentRounds.Count(Count, Overlap);

    /// <summary>Whether there are rounds enough for an answer.</summary>
    public bool Carries => Count >= ModelConfidenceSet.FewestRounds(Overlap);

    /// <summary>The stretches of a panel, oldest first.</summary>
    public static IReadOnlyList<RuleStretch> Of(ReturnPanel panel, ReturnRequest request, DateTimeOffset asOf) =>
        Of([.. panel.Rounds.Select(r => (r.Round, r.Rule))], request.Assumptions.ForcedRule is not null, asOf);

    /// <summary>The stretches of some rounds, oldest first.</summary>
    /// <param name="rounds">Ascending, each with its rule.</param>
    /// <param name="isForced">Whether the rule was asked for whatever the round: then it does not end.</param>
    /// <param name="asOf">The moment of the question.</param>
    public static IReadOnlyList<RuleStretch> Of(
        IReadOnlyList<(int Round, PayoutRule? Rule)> rounds,
        bool isForced,
        DateTimeOffset asOf
    )
    {
        var stretches = new List<RuleStretch>();
        var first = 0;
        for (var i = 1; i <= rounds.Count; i++)
        {
            if (i < rounds.Count && rounds[i].Rule?.Id == rounds[first].Rule?.Id)
                continue;
            var (last, rule) = (rounds[i - 1].Round, rounds[first].Rule);
            var toCome = RoundsToCome.Find(last, rule, isForced, asOf);
            // A newer rule has begun: no round comes under this one any more, whatever the documents say of its end.
            if (i < rounds.Count)
                toCome = toCome with { RuleEnds = last };
            stretches.Add(new RuleStretch(rule, first, i - first, rounds[first].Round, last, toCome));
            first = i;
        }
        return stretches;
    }

    /// <summary>The stretch that an answer stands on: the newest one with rounds enough, else the one worth most.</summary>
    public static RuleStretch Carrying(IReadOnlyList<RuleStretch> stretches) =>
        stretches.LastOrDefault(s => s.Carries) ?? stretches.Reverse().MaxBy(s => s.Worth)!;

    /// <summary>What is missing for an answer under this rule alone; null where nothing is.</summary>
    public Shortage? Shortage()
    {
        var fewest = ModelConfidenceSet.FewestRounds(Overlap);
        return Carries ? null : ToCome.Dated(new Shortage($"{Count} rounds, and {fewest} are needed", fewest - Count));
    }

    /// <summary>As a stretch that is too young; null where it is not.</summary>
    public TooYoungEntry? TooYoung() =>
        ShortageEntry.Of(Shortage()) is { } shortage ? new TooYoungEntry(Rule?.Id, From, To, Count, shortage) : null;
}
