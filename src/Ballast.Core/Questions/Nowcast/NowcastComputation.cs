using Ballast.Core.Evidence.Maturity;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Verdicts;

namespace Ballast.Core.Questions.Nowcast;

/// <summary>What the rounds that are still open will bring: each score, each model's payouts, the account's.</summary>
public static class NowcastComputation
{
    /// <summary>How far back is learnt from: so many daily rounds hold eight that share no day of a 60-day score, beside the open ones.</summary>
    private const int MostRounds = 600;

    /// <summary>The asked models, and others beside them, are learnt from up to this number: the field's ways are much alike.</summary>
    private const int MostModels = 300;

    /// <summary>Nowcasts.</summary>
    /// <returns>A refusal where a model or score is unknown, or nothing is open at the moment.</returns>
    public static Outcome<NowcastAnswer> Run(
        AsOfView view,
        NowcastRequest request,
        CancellationToken cancellation = default
    )
    {
        var stored = view.Metrics;
        if (request.Metrics.FirstOrDefault(m => !stored.Contains(m)) is { Name.Length: > 0 } unknown)
            return new Refusal(
                "no-metric",
                $"No score {unknown} is stored. Stored metrics: {string.Join(", ", stored.Where(m => !m.IsPercentile))}."
            );
        return ModelSelection.Of(view, request.Models).Then(models => Look(view, request, models, cancellation));
    }

    private static Outcome<NowcastAnswer> Look(
        AsOfView view,
        NowcastRequest request,
        IReadOnlyList<string> models,
        CancellationToken cancellation
    )
    {
        var open = new OpenRounds(view);
        if (open.Numbers.Count == 0)
            return NothingOpen(view.AsOf);
        var horizons = new ScoreHorizons(view.Dates);
        var first = Math.Max(1, open.Numbers[^1] - MostRounds);
        int[] rounds = [.. Enumerable.Range(first, open.Numbers[^1] - first + 1)];
        IEnumerable<string> others =
            models.Count >= MostModels ? [] : view.Models.Except(models, StringComparer.Ordinal);
        string[] learntFrom = [.. models.Concat(others).Take(Math.Max(MostModels, models.Count))];
        var reader = new ScorePathReader(view, learntFrom, rounds, horizons);
        var ripening = new List<RipeningScore>();
        foreach (var metric in open.Paid().Concat(request.Metrics).Distinct())
        {
            cancellation.ThrowIfCancellationRequested();
            var paths = reader.Of(metric);
            ripening.Add(
                new RipeningScore(metric, paths, ScoreMaturity.Estimate(paths), CoverageWalk.Run(paths, cancellation))
            );
        }
        var positions = view.Positions(models, first, open.Numbers[^1]);
        var staked = open.Stakes(positions).Positions;
        if (ripening.Count == 0)
            return staked == 0 ? NothingOpen(view.AsOf) : NoRule(staked);
        var document = new Nowcasting(open, horizons, ripening).Document(view, models, positions);
        return document.Scores.Count + staked > 0
            ? NowcastDates.Dated(document, view.Dates.ScoreDaysOf(open.Numbers[0]))
            : NothingOpen(view.AsOf);
    }

    private static Refusal NoRule(int staked) =>
        new(
            "no-rule",
            $"{staked} open {(staked == 1 ? "stake is" : "stakes are")} stored, and no payout rule of their rounds is known, so nobody can say what they will bring."
        );

    private static Refusal NothingOpen(DateTimeOffset asOf) =>
        new(
            "nothing-open",
            $"No score or stake of a round that was open on {asOf.UtcDateTime:yyyy-MM-dd} is stored. Sync, or ask as of a day on which one was.",
            null,
            "For that: --as-of."
        );
}

/// <summary>The question about open rounds.</summary>
public sealed record NowcastRequest
{
    /// <summary>Models; empty means all.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Scores beside those that pay.</summary>
    public IReadOnlyList<Metric> Metrics { get; init; } = [];
}
