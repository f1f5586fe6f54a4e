using System.Reflection;
using System.Text.Json;
using Ballast.Core.Payouts.Rules;
using Ballast.Core.Rounds;

namespace Ballast.Core.Payouts;

/// <summary>Reads the rules that are shipped as data inside the product.</summary>
internal static class RuleData
{
    private const string Resource = "payout-rules.json";

    /// <summary>The shipped rules; they are part of the assembly, so this cannot fail on a whole installation.</summary>
    public static PayoutTimeline Load()
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is not in the assembly.");
        return Read(stream);
    }

    /// <summary>Reads rules in the format <c>ballast-payout-rules/1</c>.</summary>
    /// <exception cref="JsonException">The text is not of that format.</exception>
    public static PayoutTimeline Read(Stream json)
    {
        var file =
            JsonSerializer.Deserialize(json, RuleFileJson.Default.RuleFile)
            ?? throw new JsonException("The file of rules is empty.");
        var eras = file.Eras.SelectMany(e =>
            e.Tournaments.Select(t => new Era(e.Name, (Tournament)t, e.FirstRound, e.What, e.Source))
        );
        return new PayoutTimeline([.. file.Regimes.Select(Rule)], [.. eras], file.Compiled);
    }

    private static PayoutRule Rule(RegimeEntry regime)
    {
        PayoutTerm[] terms = [.. regime.Scores.Select(Term)];
        return new PayoutRule
        {
            Id = regime.Id,
            Tournament = (Tournament)regime.Tournament,
            FirstRound = regime.FirstRound,
            LastRound = regime.LastRound,
            FirstRoundBasis = regime.FirstRoundBasis ?? "",
            EffectiveFrom = regime.EffectiveFrom,
            EffectiveTo = regime.EffectiveTo,
            IsPlanned = regime.Status == "announced_not_confirmed",
            Terms = terms,
            MultiplierRule = CappedMultipliers.Over(RuleCatalogue.MultiplierRule(regime.MultiplierRule), terms),
            FormulaText = regime.Formula,
            Clip = regime.Clip.Max,
            Formula = regime.Clip.Order is { } order ? PayoutFormulas.Find(order) : null,
            FactorKind = regime.PayoutFactor.Rule switch
            {
                "threshold_over_total" => PayoutFactorKind.ThresholdOverTotal,
                "constant" => PayoutFactorKind.Constant,
                _ => PayoutFactorKind.None,
            },
            StakeThreshold = regime.PayoutFactor.ThresholdNmr is { } nmr ? new Nmr(nmr) : null,
            Staking =
                regime.StakingSystem == "atomic_per_round"
                    ? StakingSystem.AtomicPerRound
                    : StakingSystem.LegacyContinuous,
            RoundsPerWeek = regime.RoundsPerWeek,
            ScoreDays = regime.ScoreDays,
            ConcurrentRounds = regime.ConcurrentUnresolvedRounds,
            UnpaidWeekdays = regime.UnpaidWeekdayRounds is { } span ? (span.From, span.To) : null,
            Sources = regime.Source,
            Confidence = regime.Confidence,
            Conflicts = [.. (regime.Conflicts ?? []).Select(c => new SourceConflict(c.What, c.From, c.To))],
            SettledChecks =
            [
                .. (regime.SettledPayouts ?? []).Select(c => new SettledCheck(
                    c.From,
                    c.To,
                    c.Compared,
                    c.Matched,
                    c.Note
                )),
            ],
            SubChanges = [.. (regime.SubChanges ?? []).Select(SubChange)],
        };
    }

    private static PayoutTerm Term(ScoreEntry score)
    {
        IReadOnlyList<decimal> options = score.Multiplier.Options ?? [score.Multiplier.Value ?? 0];
        return new PayoutTerm(
            score.Role,
            score.Score,
            [.. score.Metrics.Select(Metric.Parse)],
            [.. options.Order()],
            score.Multiplier.Note
        )
        {
            Slot = score.Slot is { } slot ? Metric.Parse(slot) : null,
        };
    }

    private static string SubChange(SubChangeEntry change)
    {
        var round = change.Round is { } number ? $"R{number}" : "round unknown";
        return $"{round}, {change.Date}: {change.Change} ({change.Confidence})";
    }
}
