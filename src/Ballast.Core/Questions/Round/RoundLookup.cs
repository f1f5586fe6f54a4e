using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Round;

/// <summary>What is stored about one round: its times, its rule, and each model's scores, stake and payout in it.</summary>
public static class RoundLookup
{
    /// <summary>Looks the round up.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="round">The round's number.</param>
    /// <returns>A refusal where nothing of the tournament is stored, or the number is none.</returns>
    public static Outcome<RoundAnswer> Run(AsOfView view, int round) =>
        SharedSentences.NoRoundYet(view, round) is { } refusal
            ? refusal
            : ModelSelection.Of(view, []).Then(_ => Look(view, round));

    private static Outcome<RoundAnswer> Look(AsOfView view, int round)
    {
        var (dates, asOf) = (view.Dates, view.AsOf);
        var rule = dates.RuleOf(round);
        var resolves = dates.ResolvedAt(round);
        var metrics = Paid(rule, view);
        var known = view.FactsOf(round);
        return new RoundAnswer
        {
            Tournament = view.Tournament.Slug(),
            Round = round,
            AsOf = asOf,
            Opens = known.Open().Time,
            StakeFixed = dates.StakeFixedAt(round),
            ScoredFrom = dates.ScoredFrom(round),
            Resolves = resolves,
            IsResolved = resolves <= asOf,
            PayoutFactor = known.PayoutFactor,
            Rule = rule?.Id,
            Rules = RuleSpan.Of([(round, rule)]),
            Metrics = [.. metrics.Select(m => m.ToString())],
            Models = Models(
                metrics.Count == 0 ? null : view.Scores(view.Query(null, metrics, round, round)),
                view.Positions(null, round, round)
            ),
        };
    }

    private static IReadOnlyList<Metric> Paid(PayoutRule? rule, AsOfView view) =>
        rule is null ? view.Metrics : [.. rule.Terms.Select(view.Terms.Of).Distinct().Where(view.Metrics.Contains)];

    private static List<RoundModelEntry> Models(ScorePanel? scores, IReadOnlyList<Position> positions)
    {
        var entries = new SortedDictionary<string, RoundModelEntry>(StringComparer.OrdinalIgnoreCase);
        for (var row = 0; scores is { Rounds.Count: > 0 } && row < scores.Models.Count; row++)
        {
            double?[] values = [.. scores.Metrics.Select((_, plane) => Json.Number(scores.Row(plane, row)[0]))];
            if (Array.Exists(values, v => v is not null))
                entries[scores.Models[row]] = new RoundModelEntry(scores.Models[row], values, null, null, false);
        }
        foreach (var position in positions.Where(p => p.SaysAnything))
        {
            var entry =
                entries.GetValueOrDefault(position.Model)
                ?? new RoundModelEntry(
                    position.Model,
                    [.. (scores?.Metrics ?? []).Select(double? (_) => null)],
                    null,
                    null,
                    false
                );
            entries[position.Model] = entry with
            {
                AtRisk = position.AtRisk is { } stake ? Json.Plain(stake.Amount) : null,
                Payout = position.Payout is { } paid ? Json.Plain(paid.Amount) : null,
                IsFinal = position.IsFinal,
            };
        }
        return [.. entries.Values];
    }
}
