using Ballast.Core.Payouts;
using Ballast.Core.Risk;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Risk;

/// <summary>The risk of one model, or of all together, under each payout rule.</summary>
internal static class RiskSubjectText
{
    private const int FewFalls = 3;

    /// <summary>Its stretches, the one that the answer stands on first: a new rule does not lead with two rounds.</summary>
    public static IEnumerable<Block> Write(RiskAnswer answer, RiskSubjectEntry subject, bool isFull, int level = 2)
    {
        yield return new Heading(subject.IsMix ? "All models together" : subject.Name, level);
        if (subject.Weights is { } words)
            yield return new Sentence($"Weights: {words}.");
        if (subject.MetaModelCorrelation is { } c)
            yield return new Sentence($"Correlation with the meta model: {Format.Number(c, 2)}.");
        var regimes = subject.Regimes.OrderByDescending(r => RiskText.IsLead(answer, r)).ThenByDescending(r => r.From);
        foreach (var block in regimes.SelectMany(r => Regime(answer, subject, r, isFull)))
            yield return block;
    }

    private static IEnumerable<Block> Regime(
        RiskAnswer answer,
        RiskSubjectEntry subject,
        RegimeRiskEntry regime,
        bool isFull
    )
    {
        var worth =
            $"worth about {IndependentRounds.InWords(regime.EffectiveRounds)} independent {(regime.Rounds == 1 ? "one" : "ones")}";
        if (RiskText.Measure(regime, "return").NoInterval == IntervalReasons.TooFewRounds)
            worth +=
                $", not enough data for intervals ({IntervalReasons.RoundsNeeded(regime.Overlap)} rounds are needed)";
        var missing = regime.MissingRounds > 0 ? $", {regime.MissingRounds} missing" : "";
        yield return new Sentence(
            $"Under {RuleNames.InWords(regime.Rule)}: {Format.Rounds(regime.Rounds)}, {regime.From} to {regime.To}{missing}; {worth}."
        );
        yield return RiskSentence.SummedReturns(subject, regime) with
        {
            IsForTerminal = true,
        };
        foreach (var block in MeasureTable.Write(regime, isFull))
            yield return block;
        foreach (var block in Falls(regime, RiskSentence.Until(answer, regime), isFull))
            yield return block;
    }

    private static IEnumerable<Block> Falls(RegimeRiskEntry regime, string until, bool isFull)
    {
        var shown = isFull ? regime.Drawdowns.Count : FewFalls;
        foreach (var fall in regime.Drawdowns.Take(shown))
            yield return new Sentence(Fall(fall, until));
        if (regime.Drawdowns.Count > shown)
        {
            yield return new Sentence(
                $"These are the {FewFalls} deepest of {regime.Drawdowns.Count} falls.",
                Tone.Remark
            );
            yield return new Fold(
                "The other falls",
                [new Points([.. regime.Drawdowns.Skip(shown).Select(f => Fall(f, until))])]
            );
        }
    }

    private static string Fall(DrawdownEntry fall, string until)
    {
        var end = fall.Recovery is { } round
            ? $"recovered in round {round} (resolved {Format.Day(fall.RecoveryDate!.Value)})"
            : $"not recovered {until}";
        return $"Fell {Format.PlainPercent(fall.Depth, 2)} from round {fall.Begin} to {fall.Trough} (resolved {Format.Day(fall.BeginDate)} to {Format.Day(fall.TroughDate)}); {end}.";
    }
}
