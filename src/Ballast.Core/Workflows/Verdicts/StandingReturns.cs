using Ballast.Core.Evidence;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Workflows.Verdicts;

/// <summary>Returns of the rounds that an answer about the future can stand on: those under the newest rule that has enough of them (decision 5).</summary>
/// <param name="Returns">All returns that were asked for.</param>
/// <param name="Stretch">The rounds.</param>
/// <param name="Panel">Their returns, with the moments of decision and knowledge.</param>
/// <param name="TooYoung">Newer rules with too few rounds.</param>
internal sealed record StandingReturns(
    ReturnPanel Returns,
    RuleStretch Stretch,
    EvidencePanel Panel,
    IReadOnlyList<TooYoungEntry> TooYoung
)
{
    /// <summary>Finds them.</summary>
    /// <returns>A refusal where a model is unknown or no round in range has a return.</returns>
    public static Outcome<StandingReturns> Find(AsOfView view, ReturnRequest request) =>
        ReturnPanels
            .Of(view, request)
            .Then<ReturnPanel, StandingReturns>(panel =>
            {
                var stretches = RuleStretch.Of(panel, request, view.AsOf);
                var on = RuleStretch.Carrying(stretches);
                return new StandingReturns(
                    panel,
                    on,
                    new EvidencePanels(view, panel).OfReturns(on.First, on.Count),
                    [.. stretches.Where(s => s.From > on.To).Select(s => s.TooYoung()).OfType<TooYoungEntry>()]
                );
            });

    /// <summary>Each model's returns in the stretch, NaN where missing.</summary>
    public IReadOnlyList<double[]> Values => [.. Panel.Models.Select((_, m) => Panel.Values(m).ToArray())];

    /// <summary>The rule of the stretch, with its rounds.</summary>
    public IReadOnlyList<RuleSpan> Rules => RuleSpan.Of(Panel.Rounds.Select(r => (r.Round, Stretch.Rule)));
}
