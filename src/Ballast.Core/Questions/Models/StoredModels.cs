using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;

namespace Ballast.Core.Questions.Models;

/// <summary>Lists the models of a store: what each earned and how it scored.</summary>
public static class StoredModels
{
    private const int LinePoints = 24;

    /// <summary>A slice of the models, in the order that was asked for.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="request">Which models, in which order.</param>
    /// <returns>A refusal where a group is searched for that is not known or has no model.</returns>
    public static Outcome<ModelsAnswer> Run(AsOfView view, ModelsRequest request)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(request);
        return Found(view, request.Find.Trim())
            .Then<IReadOnlyList<string>, ModelsAnswer>(found => List(view, request, found));
    }

    private static Outcome<IReadOnlyList<string>> Found(AsOfView view, string text)
    {
        if (text.Length == 0)
            return new Outcome<IReadOnlyList<string>>.Done(view.Models);
        if (ModelPatterns.IsPattern(text))
            return ModelPatterns.Expand(view, [text]);
        var labels = Labels(view, view.Models);
        bool Holds(string words) => words.Contains(text, StringComparison.OrdinalIgnoreCase);
        return new Outcome<IReadOnlyList<string>>.Done([
            .. view.Models.Where(m => Holds(m) || labels(m).Words.Any(Holds)),
        ]);
    }

    private static ModelsAnswer List(AsOfView view, ModelsRequest request, IReadOnlyList<string> found)
    {
        var order = new ModelSorting(view, found);
        var names = request.Slice.Of(order.Sort(request.OrderBy, request.IsReversed));
        var (money, scores) = (
            order.Money ?? ModelMoney.Read(view, names),
            order.Scores ?? new ModelScores(view, names)
        );
        var labels = Labels(view, names);
        var rounds = ScoredRounds(view, names);
        return new ModelsAnswer(
            view.Tournament.Slug(),
            found.Count,
            request.Slice.Offset,
            request.Slice.ShownLimit(found.Count),
            [.. names.Select(n => One(n, rounds[n], money.Of(n), scores, labels(n)))]
        )
        {
            More = request.Slice.After(found.Count),
            NextOffset = request.Slice.Next(found.Count),
            Stored = view.Models.Count,
            Find = request.Find.Trim(),
            Sort = request.OrderBy.ToString().ToLowerInvariant(),
            Reversed = request.IsReversed,
            Metric = scores.Metric?.ToString(),
            ScoreRounds = scores.Rounds,
        };
    }

    /// <summary>What is registered of each; nothing is looked up where nothing is registered and no account is known.</summary>
    internal static Func<string, ModelLabels> Labels(AsOfView view, IReadOnlyList<string> models)
    {
        if (view.Registry.IsEmpty && view.AccountStanding.Stakes.Count == 0)
            return _ => ModelLabels.None;
        var labels = models
            .Zip(ModelPatterns.Labels(view, models))
            .ToDictionary(p => p.First, p => p.Second, StringComparer.OrdinalIgnoreCase);
        return model => labels[model];
    }

    /// <summary>One metric at a time, so that a long list of models does not fill the memory.</summary>
    private static Dictionary<string, SortedSet<int>> ScoredRounds(AsOfView view, IReadOnlyList<string> names)
    {
        var rounds = names.ToDictionary(n => n, _ => new SortedSet<int>(), StringComparer.OrdinalIgnoreCase);
        foreach (var metric in names.Count == 0 ? [] : view.Metrics.Where(m => !m.IsPercentile))
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
        return rounds;
    }

    private static StoredModel One(
        string name,
        SortedSet<int> rounds,
        ModelMoney.Entry? money,
        ModelScores scores,
        ModelLabels labels
    )
    {
        rounds.UnionWith(money?.Rounds ?? []);
        var (line, of) =
            money?.Sums.Count > 1 ? (money.Sums, "net")
            : scores.Sums(name).Count > 1 ? (scores.Sums(name), "score")
            : ([], null);
        return new StoredModel(
            name,
            rounds.Count,
            rounds.Count > 0 ? rounds.Min : null,
            rounds.Count > 0 ? rounds.Max : null,
            money?.Rounds.Count ?? 0,
            money?.LastStake
        )
        {
            StakeNmr = money?.Staked,
            Net = money?.Net,
            Return = money?.Return,
            MeanScore = scores.Mean(name),
            Percentile = scores.Percentile(name),
            Groups = labels.Groups,
            Tier = labels.Tier,
            Favourite = labels.IsFavourite,
            LineOf = of,
            Line = [.. Sparkline.Sample(line, LinePoints).Select(Short)],
        };
    }

    /// <summary>As many digits as a small line can show.</summary>
    private static double Short(double value)
    {
        if (value == 0)
            return 0;
        var places = 3 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return Math.Round(value, Math.Clamp(places, 0, 15));
    }
}
