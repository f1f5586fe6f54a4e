using Ballast.Core.Numerics;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;

namespace Ballast.Core.Questions.Field;

/// <summary>Models against the field: percentiles round by round, as reported, or else among the models that the store holds.</summary>
public static class FieldComparison
{
    /// <summary>Compares.</summary>
    /// <returns>A refusal where a model is unknown, or the store holds no field: neither percentiles nor enough models.</returns>
    public static Outcome<FieldAnswer> Run(AsOfView view, FieldRequest request) =>
        ModelSelection
            .Of(view, request.Models)
            .Then(models =>
                Benchmarks(view, request)
                    .Then(benchmarks =>
                        request
                            .Range.Resolve(view)
                            .Then(range => Compare(view, request, models, benchmarks, range.From, range.To))
                    )
            );

    private static Outcome<IReadOnlyList<string>> Benchmarks(AsOfView view, FieldRequest request) =>
        request.Against.Count == 0
            ? new Outcome<IReadOnlyList<string>>.Done([])
            : ModelSelection.Of(view, request.Against);

    private static Outcome<FieldAnswer> Compare(
        AsOfView view,
        FieldRequest request,
        IReadOnlyList<string> models,
        IReadOnlyList<string> benchmarks,
        int from,
        int to
    )
    {
        var selector = new RoundSelector(view, RoundState.Resolved);
        // Every score that one of the rules of these rounds pays.
        var paid = new RuleFinder(view)
            .RulesOf(request.Models.Count == 0 ? [] : models, from, to, selector.IsInState)
            .SelectMany(r => r.Terms)
            .Select(view.Terms.Of)
            .Distinct()
            .ToList();
        var scores = view
            .Metrics.Where(m => !m.IsPercentile && (request.All || paid.Contains(m)))
            .OrderBy(m => paid.Contains(m) ? paid.IndexOf(m) : int.MaxValue)
            .ThenBy(m => m.ToString(), StringComparer.Ordinal)
            .ToList();
        var scored = view.ScoredRounds(to).Count(r => r >= from);
        if (request.Bounds.OfRounds(models.Count, scored, scores.Count) is { } tooLarge)
            return tooLarge;
        var entries = new List<FieldScoreEntry>();
        var against = new List<AgainstEntry>();
        var benchmarked = new BenchmarkComparison(view, selector, from, to);
        var places = new FieldPlaces(view, selector, from, to);
        foreach (var metric in scores)
        {
            if (benchmarks.Count > 0)
                against.AddRange(benchmarked.Of(metric, [.. models.Except(benchmarks)], benchmarks));
            if (places.Of(metric, models) is { Count: > 0 } entry)
                entries.Add(new FieldScoreEntry(metric.ToString(), paid.Contains(metric), entry));
        }
        if (entries.Count + against.Count == 0)
            return new Refusal(
                "no-field",
                $"No field is stored for these models and rounds: neither percentiles nor {FieldScores.FewestModels} models with a paid score in one round. Sync {Notice.Option("leaderboard")}, or import a table of all models."
            );
        var rounds = entries.SelectMany(e => e.Models).SelectMany(m => m.Series).Select(s => s.Round).ToList();
        rounds.AddRange(benchmarked.Rounds);
        return new FieldAnswer
        {
            Tournament = view.Tournament.Slug(),
            From = rounds.Min(),
            To = rounds.Max(),
            Basis =
                entries.Count == 0 ? "none"
                : places.Sizes.Count == 0 ? "reported"
                : places.Reported == 0 ? "stored"
                : "both",
            FieldSize = places.Sizes.Count == 0 ? null : (int)Quantile.Compute([.. places.Sizes], 0.5),
            Against = against,
            Scores = entries,
        };
    }
}

/// <summary>The question about the field.</summary>
public sealed record FieldRequest : Selection
{
    /// <summary>Models to compare with, such as Numerai's benchmarks; a model that stands here is no candidate.</summary>
    public IReadOnlyList<string> Against { get; init; } = [];

    /// <summary>Whether scores that pay nothing are shown too.</summary>
    public bool All { get; init; }
}
