using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Regret;

/// <summary>What was staked against what could have been staked, split into the decisions that made the difference.</summary>
/// <remarks>Each payout rule is looked at by itself, because multipliers mean something else under the next one; then sums are taken.</remarks>
public static class HindsightComparison
{
    /// <summary>Looks back.</summary>
    /// <returns>A refusal where a model is unknown, or no settled stake can be computed.</returns>
    public static Outcome<RegretAnswer> Run(AsOfView view, RegretRequest request) =>
        request.In(view, (models, from, to) => Look(view, request, models, new PayoutFacts(view, models, from, to)));

    private static Outcome<RegretAnswer> Look(
        AsOfView view,
        RegretRequest request,
        IReadOnlyList<string> models,
        PayoutFacts facts
    )
    {
        var tables = new RegretTables(view.Rules, facts);
        // Asked about everything, only models that ever had a stake are compared; a model that is named may have had none.
        var regimes = tables.Of(request.Models.Count == 0 ? tables.Staked : models);
        if (regimes.Count == 0)
            return new Refusal(
                "no-stake",
                $"No settled stake of these models can be computed{Why(tables.LeftOut)}. Sync an account, or import a table with stakes, payouts and scores."
            );
        var capital = new RegretCapital(view, models);
        var entries = regimes.Select(r => RegretEntries.Of(r, capital.Mean)).ToList();
        return new RegretAnswer
        {
            Tournament = view.Tournament.Slug(),
            Models = [.. regimes.SelectMany(r => r.Models).Distinct()],
            From = entries[0].From,
            To = entries[^1].To,
            Rounds = entries.Sum(e => e.Rounds),
            Actual = entries.Sum(e => e.Actual),
            Best = entries.Sum(e => e.Best),
            Terms = RegretEntries.Sum(entries),
            Alternatives = RegretEntries.SumOfAlternatives(entries),
            Regimes = entries,
            LeftOut = tables.LeftOut,
            LeftOutPaid = Json.Plain(tables.LeftOutPaid.Amount),
            Rules = facts.RuleSpans(regimes.SelectMany(r => r.Rounds)),
        };
    }

    private static string Why(IReadOnlyDictionary<string, int> leftOut) =>
        leftOut.Count == 0 ? "" : $": {string.Join(", ", leftOut.Select(r => $"{r.Value} with {r.Key}"))}";
}

/// <summary>The question about regret.</summary>
public sealed record RegretRequest : Selection;
