using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Reconcile;

/// <summary>Computed payouts against reported ones.</summary>
public static class Reconciliation
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
        var mismatches = new List<MismatchEntry>();
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
        return new ReconcileAnswer
        {
            Pairs = matched + mismatches.Count,
            Matched = matched,
            Projections = projections,
            Settled = settled,
            ToleranceOfStake = (double)ToleranceOfStake,
            WorstMatched = (double)worst,
            Mismatches = mismatches,
            NotComparable = notComparable,
            Rules = facts.RuleSpans(rounds),
        };
    }

    private static decimal Off(PayoutComputation computed) => Math.Abs(computed.Difference!.Value.Amount);

    /// <summary>Reported payouts are cut to 18 places, so one unit of the last place is always allowed.</summary>
    private static bool IsWithin(decimal off, Nmr stake) => off <= (ToleranceOfStake * stake.Amount) + Nmr.Wei;

    private static MismatchEntry Mismatch(PayoutComputation computed) =>
        new(
            computed.Model,
            computed.Round,
            Json.Plain(computed.Payout.Amount),
            Json.Plain(computed.Settled!.Value.Amount),
            Reason(computed)
        );

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
            $"No payout in range can be compared: {why}. Import a table with stakes and payouts."
        );
    }
}

/// <summary>The question of a reconciliation.</summary>
public sealed record ReconcileRequest : Selection;
