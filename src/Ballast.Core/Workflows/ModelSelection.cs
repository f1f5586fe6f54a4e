using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Workflows;

/// <summary>Finds models by the names that users type: without regard to case, as text.</summary>
public static class ModelSelection
{
    /// <summary>The names as the store keeps them.</summary>
    /// <param name="view">What is stored: models that became known later do not exist yet.</param>
    /// <param name="asked">Names, groups and patterns (<see cref="ModelPatterns"/>); empty means all models.</param>
    /// <returns>A refusal where the store is empty or a name is not known.</returns>
    public static Outcome<IReadOnlyList<string>> Of(AsOfView view, IReadOnlyList<string> asked)
    {
        var kept = view.Models;
        if (kept.Count == 0)
            return NoModel(view);
        if (asked.Count == 0)
            return new Outcome<IReadOnlyList<string>>.Done(kept);
        return ModelPatterns.Expand(view, asked).Then(names => Find(kept, names));
    }

    private static Outcome<IReadOnlyList<string>> Find(IReadOnlyList<string> kept, IReadOnlyList<string> asked)
    {
        var byName = kept.ToDictionary(k => k, StringComparer.OrdinalIgnoreCase);
        var found = new List<string>();
        foreach (var name in asked.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!byName.TryGetValue(name.Trim(), out var model))
                return Unknown(name, kept);
            found.Add(model);
        }
        return new Outcome<IReadOnlyList<string>>.Done(found);
    }

    /// <summary>The refusal where no model is stored: what is there, and what to bring next.</summary>
    public static Refusal NoModel(AsOfView view)
    {
        if (view.KnowsModelsLater)
            return new Refusal(
                "unknown-model",
                (
                    (Notice)
                        $"No model of {view.Tournament.Slug()} was known by {Format.Time(view.AsOf)} UTC: all that is stored became known later."
                ).Typing("Ask as of a later moment: --as-of.")
            );
        (bool IsThere, string What)[] kinds =
        [
            (view.Rounds.Count > 0, "rounds"),
            (view.StakeDays(null).Count > 0, "stakes by day"),
            (view.Currencies.Count > 0, "prices"),
        ];
        var stored = kinds.Where(k => k.IsThere).Select(k => k.What).ToList();
        return new Refusal(
            "empty-store",
            stored.Count == 0
                ? ((Notice)$"Nothing of the {view.Tournament.Slug()} tournament is stored yet.").Typing(
                    "Begin with: ballast import FILE, or try: ballast demo.",
                    NextStep.To("bring data in", "import")
                )
                : (
                    (Notice)
                        $"Of the {view.Tournament.Slug()} tournament only {string.Join(" and ", stored)} are stored, and no score, stake or payout of a model."
                ).Typing(
                    "Import those next: ballast import FILE (docs/import.md), or fetch them: ballast sync MODEL.",
                    NextStep.To("bring those in next", "import")
                )
        );
    }

    private static Refusal Unknown(string name, IReadOnlyList<string> kept) =>
        new(
            "unknown-model",
            NameSuggestions.Alike(kept, name) is { Count: > 0 } near
                ? $"No model '{name}' is stored. Nearest of {kept.Count}: {string.Join(", ", near)}."
                : $"No model '{name}' is stored. See the names that are: ballast models."
        );
}
