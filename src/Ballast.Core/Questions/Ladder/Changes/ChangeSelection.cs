using Ballast.Core.Store;
using Ballast.Core.Workflows;

namespace Ballast.Core.Questions.Ladder.Changes;

/// <summary>Which models changes are about.</summary>
internal static class ChangeSelection
{
    /// <summary>One change a model.</summary>
    /// <param name="view">What is stored.</param>
    /// <param name="scope">Models that the question is about.</param>
    /// <param name="asked">The changes.</param>
    /// <returns>Names as the store keeps them, each once; a refusal where one is not known or two changes are about one model.</returns>
    public static Outcome<IReadOnlyList<(string Model, AskedChange Asked)>> Find(
        AsOfView view,
        IReadOnlyList<string> scope,
        IReadOnlyList<AskedChange> asked
    )
    {
        var found = new List<(string Model, AskedChange Asked)>();
        foreach (var change in asked)
        {
            var named = change.Model is { } model
                ? ModelSelection.Of(view, [model])
                : new Outcome<IReadOnlyList<string>>.Done(Own(view, scope));
            if (named is Outcome<IReadOnlyList<string>>.Refused refused)
                return refused.Refusal;
            found.AddRange(((Outcome<IReadOnlyList<string>>.Done)named).Value.Select(m => (m, change)));
        }
        if (found.GroupBy(f => f.Model).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return new Refusal(
                "two-changes",
                $"Two changes are about {twice.Key}: ask for one of them, with the amount of both together."
            );
        return new Outcome<IReadOnlyList<(string, AskedChange)>>.Done(found);
    }

    /// <summary>Models of own accounts, where any was synced; models that were synced from a leaderboard are other people's.</summary>
    private static IReadOnlyList<string> Own(AsOfView view, IReadOnlyList<string> scope)
    {
        var own = view
            .AccountFacts.Stakes.Select(s => s.Model)
            .Concat(view.AccountFacts.Settings.Select(s => s.Model))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return own.Count == 0 ? scope : [.. scope.Where(own.Contains)];
    }
}
