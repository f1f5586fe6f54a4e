using Ballast.Core.Evidence.Maturity;
using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Questions.Advise;
using Ballast.Core.Questions.Nowcast;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;
using Ballast.Core.Workflows.Verdicts;

namespace Ballast.Core.Questions.Model;

/// <summary>What is stored about one model: its scores by round and, while rounds are open, by day, its stakes and payouts.</summary>
public static class ModelLookup
{
    /// <summary>Looks the model up.</summary>
    /// <returns>A refusal where it is unknown, or nothing of it is stored.</returns>
    public static Outcome<ModelAnswer> Run(AsOfView view, string model) =>
        ModelSelection.Of(view, [model]).Then(names => Look(view, names[0]));

    private static Outcome<ModelAnswer> Look(AsOfView view, string model)
    {
        var metrics = Paid(view);
        var positions = view.Positions([model]).ToDictionary(p => p.Round);
        var scores = view.Scores(view.Query([model], metrics.Count > 0 ? metrics : view.Metrics));
        var columnOf = scores.Rounds.Index().ToDictionary(r => r.Item, r => r.Index);
        int[] rounds = [.. scores.Rounds.Where((_, c) => scores.HasScore(0, c)).Union(positions.Keys).Order()];
        if (rounds.Length == 0)
            return new Refusal("nothing-in-range", $"No score or stake of {model} is stored.");
        var ways = new OpenWays(view, model);
        var score = ModelScoreFinder.Find(view, model, scores);
        var money = ModelMoneyFinder.Find(view, model);
        var staked = ModelMoneyFinder.Staked(view, [.. positions.Values]);
        var advice = staked > 0 ? Advice(view) : null;
        return new ModelAnswer
        {
            Money = money,
            Staked = staked,
            Score = score,
            Advice = advice?.Models.FirstOrDefault(m => m.Model.Equals(model, StringComparison.OrdinalIgnoreCase)),
            AdviceExpiry = advice?.Expiry,
            Tournament = view.Tournament.Slug(),
            Model = model,
            AsOf = view.AsOf,
            Metrics = [.. scores.Metrics.Select(m => m.ToString())],
            Seats = [.. Seats(view, model).Select(s => Filled(s, money, score?.Metric, scores))],
            Rounds = [.. rounds.Select(r => Entry(view, r, scores, columnOf, positions.GetValueOrDefault(r), ways))],
            Rules = RuleSpan.Of(rounds.Select(r => (r, view.Dates.RuleOf(r)))),
        };
    }

    private static IReadOnlyList<ModelSeat> Seats(AsOfView view, string model) =>
        [
            .. view
                .Registry.Slots.Where(s => s.Tournament == view.Tournament)
                .SelectMany(s => s.Assignments.Select(a => (Slot: s.Name, Seat: a)))
                .Where(s =>
                    model.Equals(view.IsByStrategy ? s.Seat.Strategy : s.Slot, StringComparison.OrdinalIgnoreCase)
                )
                .Select(s => new ModelSeat(view.IsByStrategy ? s.Slot : s.Seat.Strategy, s.Seat.From, s.Seat.To))
                .OrderBy(s => s.From),
        ];

    /// <summary>What it earned and scored while it sat there.</summary>
    private static ModelSeat Filled(ModelSeat seat, ModelMoneyEntry? money, string? metric, ScorePanel scores)
    {
        bool IsIn(int round) => round >= seat.From && !(round > seat.To);
        var paid = (money?.Rounds ?? []).Where(r => IsIn(r.Round)).ToList();
        var plane = scores.Metrics.ToList().FindIndex(m => m.ToString() == metric);
        List<double> scored =
            plane < 0
                ? []
                :
                [
                    .. scores
                        .Rounds.Index()
                        .Where(r => IsIn(r.Item))
                        .Select(r => scores.Row(plane, 0)[r.Index])
                        .Where(double.IsFinite),
                ];
        return seat with
        {
            Net = paid.Count == 0 ? null : paid.Sum(r => r.Net),
            MeanScore = scored.Count == 0 ? null : scored.Average(),
        };
    }

    private static AdviseAnswer? Advice(AsOfView view) =>
        AdviseComputation.Run(view, new ReturnRequest()) is Outcome<AdviseAnswer>.Done { Value: var advice }
            ? advice
            : null;

    /// <summary>What the rule in force pays on first, then what others did.</summary>
    private static List<Metric> Paid(AsOfView view)
    {
        var newest = RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(view.AsOf.UtcDateTime));
        PayoutRule[] inForce = view.Rules.At(Math.Max(1, newest)).Rule is { } rule ? [rule] : [];
        return
        [
            .. inForce
                .Concat(view.Rules.Rules(1, RoundCalendar.LargestRound).Reverse())
                .SelectMany(r => r.Terms)
                .Select(view.Terms.Of)
                .Distinct()
                .Where(view.Metrics.Contains),
        ];
    }

    private static ModelRoundEntry Entry(
        AsOfView view,
        int round,
        ScorePanel scores,
        Dictionary<int, int> columnOf,
        Position? position,
        OpenWays ways
    )
    {
        var resolves = view.Dates.ResolvedAt(round);
        var isResolved = resolves <= view.AsOf;
        return new ModelRoundEntry(
            round,
            view.Dates.RuleOf(round)?.Id,
            resolves,
            isResolved,
            [
                .. scores.Metrics.Select(
                    (_, plane) =>
                        columnOf.TryGetValue(round, out var column) ? Json.Number(scores.Row(plane, 0)[column]) : null
                ),
            ],
            isResolved ? [] : [.. scores.Metrics.Select(m => ways.Of(m, round))],
            position?.AtRisk?.Amount,
            position?.Payout?.Amount,
            position?.IsFinal == true
        );
    }

    /// <summary>What scores of open rounds showed day by day.</summary>
    private sealed class OpenWays(AsOfView view, string model)
    {
        private readonly Dictionary<Metric, ScorePaths> _read = [];

        public IReadOnlyList<double?> Of(Metric metric, int round)
        {
            if (!_read.TryGetValue(metric, out var paths))
                _read[metric] = paths = Read(metric, round);
            var column = round - paths.Rounds[0];
            if (column < 0 || column >= paths.Rounds.Count)
                return [];
            return [.. Enumerable.Range(1, paths.Days).Select(day => Json.Number(paths.Shown(0, column, day)))];
        }

        /// <summary>From the first open round on, which is asked for first.</summary>
        private ScorePaths Read(Metric metric, int first)
        {
            var last = Math.Max(first, RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(view.AsOf.UtcDateTime)));
            int[] rounds = [.. Enumerable.Range(first, last - first + 1)];
            return new ScorePathReader(view, [model], rounds, new ScoreHorizons(view.Dates)).Of(metric);
        }
    }
}
