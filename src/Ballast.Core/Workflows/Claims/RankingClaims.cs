using Ballast.Core.Backtesting;
using Ballast.Core.Payouts;
using Ballast.Core.Questions.Backtest;
using Ballast.Core.Questions.Evidence;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows.Claims;

/// <summary>The rankings that answers contain, as claims about the rounds to come; null where an answer ranks nobody.</summary>
/// <param name="view">The moment at which they are made.</param>
public sealed class RankingClaims(AsOfView view)
{
    /// <summary>The kind of these claims.</summary>
    public const string Kind = "ranking";

    /// <summary>A ranking of more models is nobody's choice, and would be most of the store.</summary>
    public const int MostModels = 300;

    /// <summary>The ranking by lead that the answer stands on; it is put to the test under the newest rule.</summary>
    public ClaimDraft? Of(EvidenceRequest request, EvidenceAnswer answer)
    {
        var (lead, newest) = (answer.Regimes.First(r => r.From == answer.Verdict.From), answer.Regimes[^1]);
        return Draft(
            "lead",
            (lead.Rule, newest.Horizon, newest.Overlap, answer.Verdict.Kind),
            request.Returns,
            answer.Returns,
            lead.Firsts.Ranking.Select(m => (m.Model, m.Lead, (string?)null))
        );
    }

    /// <summary>The ranking by mean return in the rounds that the answer stands on; it is put to the test under the newest rule.</summary>
    public ClaimDraft? Of(RiskRequest request, RiskAnswer answer)
    {
        var single = answer.Subjects.Where(s => !s.IsMix).ToList();
        if (single.Count == 0)
            return null;
        var newest = single.Select(s => s.Regimes[^1]).MaxBy(r => r.To)!;
        var (from, to) = (answer.StandsOn?.From ?? newest.From, answer.StandsOn?.To ?? newest.To);
        return Draft(
            "return",
            (answer.StandsOn?.Rule, newest.Overlap, newest.Overlap, answer.Verdict?.Kind),
            request.Returns,
            answer.Returns,
            single
                .Select(s => (s.Name, Regime: s.Regimes.FirstOrDefault(r => r.From >= from && r.To <= to)))
                .Where(s => s.Regime is not null)
                .Select(s => (s.Name, s.Regime!.Measures.First(m => m.Name == "return").Value, (string?)null))
        );
    }

    /// <summary>The ranking of models, each with its best multipliers.</summary>
    public ClaimDraft? Of(BacktestRequest request, BacktestAnswer answer) =>
        Draft(
            answer.Mode,
            (answer.Rules.MaxBy(r => r.To)!.Rule, answer.Overlap, answer.Overlap, answer.Verdict?.Kind),
            new ReturnRequest { Assumptions = request.Assumptions },
            "computed",
            answer.Best.Select(m => (m.Model, m.Value, (string?)InLine(m.Multipliers)))
        );

    private static string InLine(IReadOnlyDictionary<string, decimal> multipliers) =>
        new Multipliers(multipliers.Select(m => (Metric.Parse(m.Key), m.Value))).ToString();

    private ClaimDraft? Draft(
        string criterion,
        (string? Rule, int Horizon, int Overlap, string? Verdict) under,
        ReturnRequest request,
        string returns,
        IEnumerable<(string Model, double? Figure, string? Multipliers)> ranked
    )
    {
        List<RankedClaim> models =
        [
            .. ranked
                .Where(m => m.Figure is not null)
                .OrderByDescending(m => m.Figure)
                .Select(m => new RankedClaim(m.Model, m.Figure!.Value, m.Multipliers)),
        ];
        if (models.Count is < 2 or > MostModels)
            return null;
        var content = new RankingClaim(
            criterion,
            under.Rule,
            FirstUndecided(),
            under.Horizon,
            under.Overlap,
            returns,
            request.Assumptions.Mode == PaymentMode.Actual,
            request.Multipliers?.ToString(),
            under.Verdict,
            models
        );
        return new ClaimDraft(Kind, ClaimJson.Text(content));
    }

    /// <summary>The first round whose stake is not fixed yet.</summary>
    private int FirstUndecided()
    {
        // Recorded times move a round by some days at most, so the calendar is near enough to begin with.
        const int Around = 10;
        var round = Math.Max(1, RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(view.AsOf.UtcDateTime)) - Around);
        while (view.Dates.StakeFixedAt(round) <= view.AsOf)
            round++;
        return round;
    }
}
