using Ballast.Core.Payouts;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Paper;

namespace Ballast.Core.Workflows.Predictions;

/// <summary>The start of an account on paper as a prediction: its policy does better than another one in the rounds that close next.</summary>
internal static class PaperDraft
{
    /// <summary>The question in its canonical form. The name stands in it, because no two accounts have one.</summary>
    public static string Question(PaperAccount account) =>
        $"paper start {account.Policy} {CanonicalQuestion.Models(account.Models)} total={account.Total} name={account.Name}";

    /// <summary>What it says. It is put to the test over as many rounds as share days, as a ranking is.</summary>
    /// <param name="view">The moment of the start.</param>
    /// <param name="account">The account.</param>
    public static PredictionDraft Create(AsOfView view, PaperAccount account)
    {
        var first = PaperRoundsBuilder.FirstRound(view, account.StartedAt);
        var overlap = PayoutRule.OverlapOf(view.Dates.RuleOf(first));
        var content = new PaperStatement(
            account.Name,
            PaperReplay.BenchmarkOf(account.Policy),
            first,
            overlap,
            overlap
        );
        return new PredictionDraft(PredictionKinds.Paper, PredictionJson.Text(content));
    }

    /// <summary>When it can be graded: once all those rounds have resolved.</summary>
    /// <param name="view">The moment of the start.</param>
    /// <param name="first">The first of them.</param>
    public static DateTimeOffset GradableAt(AsOfView view, int first) =>
        Enumerable.Range(first, PayoutRule.OverlapOf(view.Dates.RuleOf(first))).Max(view.Dates.ResolvedAt);
}
