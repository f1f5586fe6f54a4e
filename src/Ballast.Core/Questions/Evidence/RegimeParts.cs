using Ballast.Core.Evidence;
using Ballast.Core.Evidence.Overfitting;
using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Workflows.Parts;
using Ballast.Core.Workflows.Verdicts;

namespace Ballast.Core.Questions.Evidence;

/// <summary>The evidence under one rule, cut into parts: steps of walks and splits of cross-validation. All else is little, and is done when they are there.</summary>
internal sealed class RegimeParts
{
    // So that a part is some milliseconds or more of work, and there are still many.
    private const int StepsInPart = 4;
    private const int SplitsInPart = 16;

    private readonly RuleStretch _stretch;
    private readonly EvidencePanel _all;
    private readonly RegimeWalks _look;
    private readonly List<(string Values, WalkPlan Plan, PartStage<WalkStep?> Stage)> _walks = [];
    private readonly List<(string Measure, OverfittingPlan Plan, PartStage<SplitOutcome> Stage)> _splits = [];

    /// <param name="stretch">The rounds.</param>
    /// <param name="all">Returns of all models, those that do not vary too.</param>
    /// <param name="look">What is ranked by what.</param>
    public RegimeParts(RuleStretch stretch, EvidencePanel all, RegimeWalks look)
    {
        (_stretch, _all, _look) = (stretch, all, look);
        foreach (var (values, criterion, plan) in look.Plans())
            _walks.Add((values, plan, StageOf($"{values} by {criterion} from round {stretch.From}", plan)));
        // The probability is of choosing the largest: measures of which less is better have none.
        foreach (var measure in look.Measures.Where(m => !m.IsBetterSmall))
        {
            var options = new OverfittingOptions { Overlap = stretch.Overlap };
            var plan = BacktestOverfitting.Plan(look.Returns, measure, options);
            _splits.Add(
                (measure.Name, plan, StageOf($"overfitting by {measure.Name} from round {stretch.From}", plan))
            );
        }
    }

    /// <summary>What can be computed by itself.</summary>
    public IEnumerable<IPartStage> Stages => [.. _walks.Select(w => w.Stage), .. _splits.Select(s => s.Stage)];

    /// <summary>Adds what the parts are computed from.</summary>
    public void AddTo(InputDigest digest)
    {
        digest.Add(_stretch.Rule?.Id ?? "").Add(_stretch.Overlap);
        _look.AddTo(digest);
    }

    /// <summary>The entry of the document, once all parts are there.</summary>
    /// <param name="assumption">Which returns these are, in words.</param>
    /// <param name="cancellation">Heard within every long loop.</param>
    public RegimeEvidenceEntry Conclude(string assumption, CancellationToken cancellation)
    {
        List<(string Values, WalkForwardEvidence Walk)> walks =
        [
            .. _walks.Select(w =>
                (w.Values, w.Plan.Conclude([.. w.Stage.Results.OfType<WalkStep>()]).Dated(_stretch.ToCome))
            ),
        ];
        var set = RankingVerdicts.SetOf(_all, _stretch);
        return new RegimeEvidenceEntry(
            _stretch.Rule?.Id,
            _stretch.From,
            _stretch.To,
            _stretch.Count,
            _stretch.Overlap,
            _look.Options.Window,
            _look.Options.Horizon,
            RankingVerdicts.Of(_stretch, set, walks.Count > 0 ? walks[0].Walk : null, assumption),
            EvidenceEntries.Of(set),
            [.. walks.Select(w => EvidenceEntries.Of(w.Values, w.Walk))],
            [
                .. _splits.Select(s =>
                    EvidenceEntries.Of(s.Measure, s.Plan.Conclude(s.Stage.Results).Dated(_stretch.ToCome))
                ),
            ],
            SharpeSignificance.Of(_all, _stretch.Overlap, cancellation)
        )
        {
            Drift = DriftEntries.Within(_look.Values, _stretch),
        };
    }

    private static PartStage<WalkStep?> StageOf(string name, WalkPlan plan) =>
        new(
            name,
            plan.Starts.Count,
            StepsInPart,
            (item, cancellation) => plan.Take(plan.Starts[item], cancellation),
            EvidenceBytes.Write,
            EvidenceBytes.ReadStep
        );

    private static PartStage<SplitOutcome> StageOf(string name, OverfittingPlan plan) =>
        new(
            name,
            plan.Halves.Count,
            SplitsInPart,
            (item, cancellation) => plan.Try(plan.Halves[item], cancellation),
            EvidenceBytes.Write,
            EvidenceBytes.ReadSplit
        );
}
