using System.Globalization;
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
        using var document = JsonDocument.Parse(json);
        var file = new RuleFileEntry(document.RootElement);
        try
        {
            return new PayoutTimeline(
                file.Each("regimes", Rule),
                [.. file.Each("eras", Eras).SelectMany(e => e)],
                DateOnly.ParseExact(file.Text("compiled"), "yyyy-MM-dd", CultureInfo.InvariantCulture)
            );
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException)
        {
            throw new JsonException("The file of rules has a field of another kind.", e);
        }
    }

    private static Era[] Eras(RuleFileEntry era) =>
        era.Each(
            "tournaments",
            t => new Era(
                era.Text("name"),
                (Tournament)t.AsWhole(),
                era.Whole("first_round"),
                era.Text("what"),
                era.Text("source")
            )
        );

    private static PayoutRule Rule(RuleFileEntry regime)
    {
        var terms = regime.Each("scores", Term);
        var (clip, factor) = (regime.Field("clip"), regime.Field("payout_factor"));
        return new PayoutRule
        {
            Id = regime.Text("id"),
            Tournament = (Tournament)regime.Whole("tournament"),
            FirstRound = regime.OptionalWhole("first_round"),
            LastRound = regime.OptionalWhole("last_round"),
            FirstRoundBasis = regime.OptionalText("first_round_basis") ?? "",
            EffectiveFrom = regime.OptionalText("effective_from"),
            EffectiveTo = regime.OptionalText("effective_to"),
            IsPlanned = regime.OptionalText("status") == "announced_not_confirmed",
            Terms = terms,
            MultiplierRule = CappedMultipliers.Over(
                RuleCatalogue.MultiplierRule(regime.Text("multiplier_rule")),
                terms
            ),
            FormulaText = regime.Text("formula"),
            Clip = clip.Field("max").AsDecimal(),
            Formula = clip.OptionalText("order") is { } order ? PayoutFormulas.Find(order) : null,
            FactorKind = factor.Text("rule") switch
            {
                "threshold_over_total" => PayoutFactorKind.ThresholdOverTotal,
                "constant" => PayoutFactorKind.Constant,
                _ => PayoutFactorKind.None,
            },
            StakeThreshold = factor.OptionalDecimal("threshold_nmr") is { } nmr ? new Nmr(nmr) : null,
            Staking =
                regime.Text("staking_system") == "atomic_per_round"
                    ? StakingSystem.AtomicPerRound
                    : StakingSystem.LegacyContinuous,
            RoundsPerWeek = regime.Whole("rounds_per_week"),
            ScoreDays = regime.Whole("score_days"),
            ConcurrentRounds = regime.Whole("concurrent_unresolved_rounds"),
            UnpaidWeekdays = regime.Optional("unpaid_weekday_rounds") is { } span
                ? (span.Whole("from"), span.Whole("to"))
                : null,
            Sources = Texts(regime, "source"),
            Confidence = regime.Text("confidence"),
            Conflicts = regime.OptionalEach(
                "conflicts",
                c => new SourceConflict(c.Text("what"), c.OptionalWhole("from"), c.OptionalWhole("to"))
            ),
            SettledChecks = regime.OptionalEach("settled_payouts", Check),
            SubChanges = regime.OptionalEach("sub_changes", SubChange),
        };
    }

    private static PayoutTerm Term(RuleFileEntry score)
    {
        var multiplier = score.Field("multiplier");
        var options = multiplier.Optional("options") is null
            ? [multiplier.OptionalDecimal("value") ?? 0]
            : multiplier.Each("options", o => o.AsDecimal());
        return new PayoutTerm(
            score.Text("role"),
            score.Text("score"),
            [.. Texts(score, "metrics").Select(Metric.Parse)],
            options,
            multiplier.OptionalText("note")
        )
        {
            Slot = score.OptionalText("slot") is { } slot ? Metric.Parse(slot) : null,
        };
    }

    private static SettledCheck Check(RuleFileEntry check) =>
        new(
            check.Whole("from"),
            check.Whole("to"),
            check.Whole("compared"),
            check.Whole("matched"),
            check.OptionalText("note")
        );

    private static string SubChange(RuleFileEntry change)
    {
        var round = change.OptionalWhole("round") is { } number ? $"R{number}" : "round unknown";
        return $"{round}, {change.OptionalText("date")}: {change.Text("change")} ({change.Text("confidence")})";
    }

    private static string[] Texts(RuleFileEntry from, string name) => from.Each(name, t => t.AsText());
}
