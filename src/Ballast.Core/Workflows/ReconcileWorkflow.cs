using Ballast.Core.Rounds;
using Ballast.Core.Store;

namespace Ballast.Core.Workflows;

/// <summary>Computed payouts against reported ones.</summary>
public static class ReconcileWorkflow
{
    /// <summary>
    /// What the scores allow: they come as float32, seven to eight digits. Source: the note beside the settled payouts of R225-R325.
    /// </summary>
    public const decimal ToleranceOfStake = 2e-8m;

    /// <summary>Compares every reported payout on a stake in the range.</summary>
    /// <returns>A refusal where no payout in range can be compared.</returns>
    public static Outcome<ReconcileAnswer> Run(AsOfView view, ReconcileRequest request) =>
        request.In(view, (models, from, to) => Compare(new PayoutFacts(view, models, from, to)));

    private static Outcome<ReconcileAnswer> Compare(PayoutFacts facts)
    {
        var (matched, projections, settled, worst) = (0, 0, 0, 0m);
        var mismatches = new List<PayoutMismatch>();
        var rounds = new HashSet<int>();
        var notComparable = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var position in facts.Positions.Where(p => p.Payout is not null && p.AtRisk is { } s && s > Nmr.Zero))
        {
            settled += position.IsFinal ? 1 : 0;
            var reason = PayoutFacts.NotFinal;
            switch (facts.Compute(position))
            {
                case Outcome<PayoutComputation>.Done { Value: { IsComparable: true } computed }
                    when Off(computed) is var off:
                    if (IsWithin(off, computed.Stake))
                    {
                        rounds.Add(computed.Round);
                        matched++;
                        projections += computed.IsFinal ? 0 : 1;
                        worst = Math.Max(worst, off / computed.Stake.Amount);
                        continue;
                    }
                    // A projection may be of another day than the scores: only what has settled can be wrong.
                    if (!computed.IsFinal)
                        break;
                    rounds.Add(computed.Round);
                    mismatches.Add(Mismatch(computed));
                    continue;
                case Outcome<PayoutComputation>.Refused { Refusal: var refusal }:
                    reason = refusal.Code;
                    break;
            }
            notComparable[reason] = notComparable.GetValueOrDefault(reason) + 1;
        }
        if (matched + mismatches.Count == 0)
            return NothingToCompare(notComparable);
        return new ReconcileAnswer(matched + mismatches.Count, matched, projections, worst, mismatches, notComparable)
        {
            Settled = settled,
            Rules = facts.RuleSpans(rounds),
        };
    }

    private static decimal Off(PayoutComputation computed) => Math.Abs(computed.Difference!.Value.Amount);

    /// <summary>Reported payouts are cut to 18 places, so one unit of the last place is always allowed.</summary>
    private static bool IsWithin(decimal off, Nmr stake) => off <= (ToleranceOfStake * stake.Amount) + Nmr.Wei;

    private static PayoutMismatch Mismatch(PayoutComputation computed) =>
        new(computed.Model, computed.Round, computed.Payout, computed.Settled!.Value, Reason(computed));

    private static string Reason(PayoutComputation computed)
    {
        var settled = computed.Settled!.Value;
        if (!computed.Pays)
            return "the rule says that this round is unpaid";
        if (settled == Nmr.Zero)
            return "nothing was paid";
        if (computed.PayoutFactor == 0)
            return "paid, although the payout factor is 0";
        var implied = settled.Amount / computed.Stake.Amount / computed.PayoutFactor;
        return $"paid on a weighted score of {implied:0.######}, the stored scores give {computed.Sum:0.######}";
    }

    private static Refusal NothingToCompare(SortedDictionary<string, int> reasons)
    {
        var why =
            reasons.Count == 0
                ? "no reported payout on a stake is stored"
                : string.Join(", ", reasons.Select(r => $"{r.Value} with {r.Key}"));
        return new Refusal(
            "nothing-in-range",
            $"No payout in range can be compared: {why}. Import a table with payout and selectedStakeValue."
        );
    }
}

/// <summary>The question of a reconciliation.</summary>
public sealed record ReconcileRequest : Selection;

/// <summary>The answer of a reconciliation.</summary>
/// <param name="Pairs">Payouts that were compared with the formula over scores of the same state: settled ones, and projections that it gives.</param>
/// <param name="Matched">Of those, the ones within the tolerance.</param>
/// <param name="Projections">Of the pairs, payouts of rounds that had not resolved when they were reported.</param>
/// <param name="WorstMatched">Largest difference among them, as a share of the stake.</param>
/// <param name="Mismatches">The others.</param>
/// <param name="NotComparable">Payouts for which something was missing, counted by the refusal's code; not-final where payout and scores are of different days.</param>
public sealed record ReconcileAnswer(
    int Pairs,
    int Matched,
    int Projections,
    decimal WorstMatched,
    IReadOnlyList<PayoutMismatch> Mismatches,
    IReadOnlyDictionary<string, int> NotComparable
)
{
    /// <summary>The rules of the rounds that were compared.</summary>
    public IReadOnlyList<RuleSpan> Rules { get; init; } = [];

    /// <summary>Settled payouts on a stake that are stored in the range: compared or not.</summary>
    public required int Settled { get; init; }
}

/// <summary>A payout that the formula does not give.</summary>
public sealed record PayoutMismatch(string Model, int Round, Nmr Computed, Nmr Settled, string Reason);
