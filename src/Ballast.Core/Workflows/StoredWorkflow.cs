using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Ports;
using Ballast.Core.Workflows.Returns;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Workflows;

/// <summary>What a store holds of a tournament: models, rounds, and how fresh all of it is.</summary>
public static class StoredWorkflow
{
    private const int UsualScoreDays = 20;

    /// <summary>A slice of the models, ordered by name.</summary>
    public static Outcome<ModelsDocument> Models(ITournamentStore store, StoredRequest request)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(request);
        var all = store.Models(request.Tournament, request.AsOf);
        var names = request.Slice.Of(all);
        var rounds = names.ToDictionary(n => n, _ => new SortedSet<int>(), StringComparer.OrdinalIgnoreCase);
        ILookup<string, Position> positions = Positions(store, request, names)
            .ToLookup(p => p.Model, StringComparer.OrdinalIgnoreCase);
        if (names.Count > 0)
            AddScored(store, request, names, rounds);
        return new ModelsDocument(
            request.Tournament.Slug(),
            all.Count,
            request.Slice.Offset,
            request.Slice.ShownLimit(all.Count),
            [.. names.Select(n => One(n, rounds[n], positions[n]))]
        )
        {
            More = request.Slice.After(all.Count),
            NextOffset = request.Slice.Next(all.Count),
        };
    }

    /// <summary>A slice of the rounds that have facts or scores, newest first.</summary>
    /// <param name="store">The store.</param>
    /// <param name="timeline">Says how long a round is scored.</param>
    /// <param name="request">The question.</param>
    public static Outcome<RoundsDocument> Rounds(ITournamentStore store, PayoutTimeline timeline, StoredRequest request)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(request);
        var facts = store.Rounds(request.Tournament, request.AsOf);
        var scored = Scored(store, request);
        var rules = RuleLookup.Of(store, timeline, request.Tournament, request.AsOf);
        var all = facts.Keys.Union(scored).OrderDescending().ToList();
        return new RoundsDocument(
            request.Tournament.Slug(),
            all.Count,
            request.Slice.Offset,
            request.Slice.ShownLimit(all.Count),
            [.. request.Slice.Of(all).Select(Round)]
        )
        {
            More = request.Slice.After(all.Count),
            NextOffset = request.Slice.Next(all.Count),
        };

        StoredRound Round(int number)
        {
            var known =
                facts.GetValueOrDefault(number) ?? new RoundFacts { Tournament = request.Tournament, Number = number };
            var (open, resolve) = (known.Open(), known.Resolve(rules.At(number).Rule?.ScoreDays ?? UsualScoreDays));
            return new StoredRound(
                number,
                open.Time,
                open.Basis == TimeBasis.Assumed,
                resolve.Time,
                resolve.Basis == TimeBasis.Assumed,
                resolve.Time <= request.AsOf,
                scored.Contains(number),
                known.PayoutFactor,
                known.TotalAtStake?.Amount
            );
        }
    }

    /// <summary>What is there, how fresh it is, what is missing.</summary>
    /// <param name="store">The store.</param>
    /// <param name="timeline">Says how long a round is scored.</param>
    /// <param name="request">The question; a slice means nothing here.</param>
    public static Outcome<DataDocument> Data(ITournamentStore store, PayoutTimeline timeline, StoredRequest request)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(request);
        var scored = Scored(store, request);
        int? first = scored.Count > 0 ? scored.Min : null;
        int? last = scored.Count > 0 ? scored.Max : null;
        var metrics = store.Metrics(request.Tournament, request.AsOf);
        var positions = Positions(store, request, null);
        var prices = store.Prices("usd", request.AsOf);
        var newest = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(request.AsOf.UtcDateTime));
        var rules = RuleLookup.Of(store, timeline, request.Tournament, request.AsOf);
        var dates = new RoundDates(rules, store.Rounds(request.Tournament, request.AsOf));
        var states = new StakeStates(dates, request.AsOf);
        var data = new DataDocument(
            request.Tournament.Slug(),
            store.Models(request.Tournament, request.AsOf).Count,
            [.. metrics.Select(m => m.ToString())],
            scored.Count,
            first,
            last,
            newest,
            last is { } known ? Math.Max(0, newest - known) : null,
            first is { } from
                ? [.. Enumerable.Range(from, last!.Value - from + 1).Where(r => !scored.Contains(r))]
                : [],
            metrics.Count == 0 ? [] : store.RoundsWithInterimScores(Query(request, null, metrics)),
            positions.Count,
            positions.Count(p => states.IsOpen(p) || states.LacksPayout(p)),
            prices.Count,
            prices.Count > 0 ? prices[^1].Date : null,
            store.StakeDays(new StakeDayQuery(request.Tournament, null, request.AsOf)).Count
        );
        return data with { Missing = [.. new MissingData(store, request, dates, states).Of(data, metrics, positions)] };
    }

    /// <summary>One metric at a time, so that a long list of models does not fill the memory.</summary>
    private static void AddScored(
        ITournamentStore store,
        StoredRequest request,
        IReadOnlyList<string> names,
        Dictionary<string, SortedSet<int>> rounds
    )
    {
        foreach (var metric in store.Metrics(request.Tournament, request.AsOf).Where(m => !m.IsPercentile))
        {
            var panel = store.Scores(Query(request, names, [metric]));
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

    private static SortedSet<int> Scored(ITournamentStore store, StoredRequest request) =>
        [.. store.ScoredRounds(request.Tournament, RoundCalendar.LargestRound, request.AsOf)];

    private static IReadOnlyList<Position> Positions(
        ITournamentStore store,
        StoredRequest request,
        IReadOnlyList<string>? models
    ) => store.Positions(new PositionQuery(request.Tournament, models, 1, RoundCalendar.LargestRound, request.AsOf));

    private static ScoreQuery Query(
        StoredRequest request,
        IReadOnlyList<string>? models,
        IReadOnlyList<Metric> metrics
    ) => new(request.Tournament, models, metrics, 1, RoundCalendar.LargestRound, request.AsOf);
}

/// <summary>The question of what is stored.</summary>
public sealed record StoredRequest
{
    /// <summary>The tournament.</summary>
    public Tournament Tournament { get; init; } = Tournament.Classic;

    /// <summary>Which slice of a list.</summary>
    public Slice Slice { get; init; } = Slice.Usual;

    /// <summary>Nothing that became known later takes part.</summary>
    public required DateTimeOffset AsOf { get; init; }
}
