using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Ports;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows;

/// <summary>What is stored about one round: its times, its rule, and each model's scores, stake and payout in it.</summary>
public static class RoundWorkflow
{
    /// <summary>Looks the round up.</summary>
    /// <param name="store">The store.</param>
    /// <param name="timeline">The payout rules.</param>
    /// <param name="tournament">The tournament.</param>
    /// <param name="round">The round's number.</param>
    /// <param name="asOf">Nothing that became known later takes part.</param>
    /// <returns>A refusal where nothing of the tournament is stored, or the number is none.</returns>
    public static Outcome<RoundDocument> Run(
        ITournamentStore store,
        PayoutTimeline timeline,
        Tournament tournament,
        int round,
        DateTimeOffset asOf
    ) =>
        round is < 1 or > RoundCalendar.LargestRound
            ? new Refusal("unknown-round", $"There is no round {round}.")
            : ModelSelection.Of(store, tournament, [], asOf).Then(_ => Look(store, timeline, tournament, round, asOf));

    private static Outcome<RoundDocument> Look(
        ITournamentStore store,
        PayoutTimeline timeline,
        Tournament tournament,
        int round,
        DateTimeOffset asOf
    )
    {
        var rules = RuleLookup.Of(store, timeline, tournament, asOf);
        var facts = store.Rounds(tournament, asOf);
        var dates = new RoundDates(rules, facts);
        var rule = dates.RuleOf(round);
        var resolves = dates.ResolvedAt(round);
        var metrics = Paid(rule, store.Metrics(tournament, asOf));
        var known = facts.GetValueOrDefault(round) ?? new RoundFacts { Tournament = tournament, Number = round };
        return new RoundDocument
        {
            Tournament = tournament.Slug(),
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
                metrics.Count == 0 ? null : store.Scores(new ScoreQuery(tournament, null, metrics, round, round, asOf)),
                store.Positions(new PositionQuery(tournament, null, round, round, asOf))
            ),
        };
    }

    private static IReadOnlyList<Metric> Paid(PayoutRule? rule, IReadOnlyList<Metric> stored)
    {
        var metrics = new TermMetrics(stored);
        return rule is null ? stored : [.. rule.Terms.Select(metrics.Of).Distinct().Where(stored.Contains)];
    }

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
