using Ballast.Core.Ledger;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Models;

/// <summary>Lists the models of a store.</summary>
public static class StoredModels
{
    /// <summary>A slice of the models, ordered by name.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="slice">The slice.</param>
    /// <param name="part">What their names hold; empty for all.</param>
    public static Outcome<ModelsAnswer> Run(AsOfView view, Slice slice, string part = "")
    {
        ArgumentNullException.ThrowIfNull(view);
        IReadOnlyList<string> all =
            part.Length == 0
                ? view.Models
                : [.. view.Models.Where(n => n.Contains(part, StringComparison.OrdinalIgnoreCase))];
        var names = slice.Of(all);
        var rounds = names.ToDictionary(n => n, _ => new SortedSet<int>(), StringComparer.OrdinalIgnoreCase);
        ILookup<string, Position> positions = view.Positions(names)
            .ToLookup(p => p.Model, StringComparer.OrdinalIgnoreCase);
        if (names.Count > 0)
            AddScored(view, names, rounds);
        return new ModelsAnswer(
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
}
