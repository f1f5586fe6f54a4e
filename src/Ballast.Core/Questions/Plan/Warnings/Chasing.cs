using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;
using Ballast.Core.Workflows.Verdicts;

namespace Ballast.Core.Questions.Plan.Warnings;

/// <summary>Whether the target runs after what was the best lately: the model that is raised most had the best last rounds, and nothing shows that it is the best.</summary>
internal static class Chasing
{
    /// <summary>The last resolved rounds that people look at: a month.</summary>
    public const int LastRounds = 20;

    private const decimal MoreThanEqual = 1.05m;

    /// <summary>Fewer models are no ranking.</summary>
    private const int FewestModels = 3;

    /// <summary>The sentence; none where it does not, or that cannot be said.</summary>
    public static IEnumerable<Notice> Find(PlannedPath path)
    {
        if (path.Raised.Count == 0)
            yield break;
        var stored = path.View.Models.ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[] models = [.. path.Target.Stakes.Keys.Where(stored.Contains)];
        // Whoever gives all the same, or the best no more than the others, runs after nobody.
        var equal = path.Target.Total / path.Target.Stakes.Count;
        if (models.Length < FewestModels || path.Target.Stakes[path.Raised[0].Model] <= equal * MoreThanEqual)
            yield break;
        var request = new ReturnRequest { Models = models };
        var found = NewestRounds.Returns(path.View, NewestRounds.Narrow(path.View), request);
        if (found.Panel is not Outcome<ReturnPanel>.Done { Value: var panel } || panel.Models.Count < FewestModels)
            yield break;
        var best = Best(panel);
        if (best is null || !best.Equals(path.Raised[0].Model, StringComparison.OrdinalIgnoreCase))
            yield break;
        var verdict = RankingVerdicts.LeadingOf(
            panel.Models,
            panel.Values,
            [.. panel.Rounds.Select(r => r.Round)],
            RuleStretch.Of(panel, request, path.View.AsOf),
            panel.Assumption
        );
        if (!IsShown(verdict, best))
            yield return (
                (Notice)
                    $"{best} is raised most and was the best of the last {Math.Min(LastRounds, panel.Rounds.Count)} rounds: {(verdict is null or { Shortage: not null } ? "there are too few rounds to say whether that is more than luck" : "its lead is not shown to be more than luck")}. Running after the last best is what equal weight mostly beats."
            ).Then("see how far its lead can be believed", "evidence");
    }

    private static bool IsShown(VerdictEntry? verdict, string best) =>
        verdict is { Kind: "one-ahead", CanBeBest: [var only] }
        && only.Equals(best, StringComparison.OrdinalIgnoreCase);

    private static string? Best(ReturnPanel panel)
    {
        var from = Math.Max(0, panel.Rounds.Count - LastRounds);
        (string? Model, double Mean) best = (null, double.NegativeInfinity);
        for (var row = 0; row < panel.Models.Count; row++)
        {
            var last = panel.Values[row].Skip(from).Where(double.IsFinite).ToList();
            // Whoever missed half of them has no such record.
            if (2 * last.Count < panel.Rounds.Count - from || last.Count == 0)
                continue;
            if (last.Average() is var mean && mean > best.Mean)
                best = (panel.Models[row], mean);
        }
        return best.Model;
    }
}
