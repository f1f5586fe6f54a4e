using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Workflows;

/// <summary>What a store holds of a tournament: models, rounds, and how fresh all of it is.</summary>
public static class StoredWorkflow
{
    /// <summary>A slice of the models, ordered by name.</summary>
    public static Outcome<ModelsDocument> Models(AsOfView view, Slice slice)
    {
        ArgumentNullException.ThrowIfNull(view);
        var all = view.Models;
        var names = slice.Of(all);
        var rounds = names.ToDictionary(n => n, _ => new SortedSet<int>(), StringComparer.OrdinalIgnoreCase);
        ILookup<string, Position> positions = view.Positions(names)
            .ToLookup(p => p.Model, StringComparer.OrdinalIgnoreCase);
        if (names.Count > 0)
            AddScored(view, names, rounds);
        return new ModelsDocument(
            view.Tournament.Slug(),
            all.Count,
            slice.Offset,
            slice.ShownLimit(all.Count),
            [.. names.Select(n => One(n, rounds[n], positions[n]))]
        )
        {
            More = slice.After(all.Count),
            NextOffset = slice.Next(all.Count),
        };
    }

    /// <summary>A slice of the rounds that have facts or scores, newest first.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="slice">The slice.</param>
    public static Outcome<RoundsDocument> Rounds(AsOfView view, Slice slice)
    {
        ArgumentNullException.ThrowIfNull(view);
        var scored = Scored(view);
        var all = view.Rounds.Keys.Union(scored).OrderDescending().ToList();
        return new RoundsDocument(
            view.Tournament.Slug(),
            all.Count,
            slice.Offset,
            slice.ShownLimit(all.Count),
            [.. slice.Of(all).Select(Round)]
        )
        {
            More = slice.After(all.Count),
            NextOffset = slice.Next(all.Count),
        };

        StoredRound Round(int number)
        {
            var known = view.FactsOf(number);
            var (open, resolve) = (known.Open(), known.Resolve(view.Dates.ScoreDaysOf(number)));
            return new StoredRound(
                number,
                open.Time,
                open.Basis == TimeBasis.Assumed,
                resolve.Time,
                resolve.Basis == TimeBasis.Assumed,
                resolve.Time <= view.AsOf,
                scored.Contains(number),
                known.PayoutFactor,
                known.TotalAtStake?.Amount
            );
        }
    }

    /// <summary>What is there, how fresh it is, what is missing.</summary>
    public static Outcome<DataDocument> Data(AsOfView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var scored = Scored(view);
        int? first = scored.Count > 0 ? scored.Min : null;
        int? last = scored.Count > 0 ? scored.Max : null;
        var metrics = view.Metrics;
        var positions = view.Positions(null);
        var prices = view.Prices("usd");
        var newest = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(view.AsOf.UtcDateTime));
        var states = new StakeStates(view);
        var data = new DataDocument(
            view.Tournament.Slug(),
            view.Models.Count,
            [.. metrics.Select(m => m.ToString())],
            scored.Count,
            first,
            last,
            newest,
            last is { } known ? Math.Max(0, newest - known) : null,
            first is { } from
                ? [.. Enumerable.Range(from, last!.Value - from + 1).Where(r => !scored.Contains(r))]
                : [],
            metrics.Count == 0 ? [] : view.RoundsWithInterimScores(view.Query(null, metrics)),
            positions.Count,
            positions.Count(p => states.IsOpen(p) || states.LacksPayout(p)),
            prices.Count,
            prices.Count > 0 ? prices[^1].Date : null,
            view.StakeDays(null).Count
        );
        return data with { Missing = [.. new MissingData(view, states).Of(data, positions)] };
    }

    /// <summary>One metric at a time, so that a long list of models does not fill the memory.</summary>
    private static void AddScored(AsOfView view, IReadOnlyList<string> names, Dictionary<string, SortedSet<int>> rounds)
    {
        foreach (var metric in view.Metrics.Where(m => !m.IsPercentile))
        {
            var panel = view.Scores(view.Query(names, [metric]));
            for (var model = 0; model < panel.Models.Count; model++)
            {
                var row = panel.Row(0, model);
                for (var column = 0; column < row.Length; column++)
                {
                    if (!double.IsNaN(row[column]))
                        rounds[panel.Models[model]].Add(panel.Rounds[column]);
                }
            }
        }
    }

    private static StoredModel One(string name, SortedSet<int> rounds, IEnumerable<Position> positions)
    {
        var staked = positions.Where(p => p.AtRisk is { Amount: > 0 }).ToList();
        rounds.UnionWith(staked.Select(p => p.Round));
        return new StoredModel(
            name,
            rounds.Count,
            rounds.Count > 0 ? rounds.Min : null,
            rounds.Count > 0 ? rounds.Max : null,
            staked.Count,
            staked.MaxBy(p => p.Round)?.AtRisk is { } stake ? Json.Plain(stake.Amount) : null
        );
    }

    private static SortedSet<int> Scored(AsOfView view) => [.. view.ScoredRounds()];
}
