using Ballast.Core.Evidence;
using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Ledger;
using Ballast.Core.Risk;
using Ballast.Core.Workflows.Parts;

namespace Ballast.Core.Questions.Evidence;

/// <summary>Walks forward under one rule: each kind of value by each criterion.</summary>
internal sealed class RegimeWalks
{
    private const int UsualWindows = 3;

    private readonly CombinationPanel? _grid;
    private readonly Compounding _law;

    /// <param name="values">Returns first, then the paid scores; only models whose values vary.</param>
    /// <param name="grid">The combinations that could have been chosen; null where they are not asked about or no score of them is stored.</param>
    /// <param name="criteria">What is ranked by.</param>
    /// <param name="request">Window, horizon and step.</param>
    /// <param name="overlap">Rounds in a row that share days.</param>
    /// <param name="law">How settled NMR is staked again.</param>
    public RegimeWalks(
        IReadOnlyList<(string Name, EvidencePanel Panel)> values,
        CombinationPanel? grid,
        IReadOnlyList<Criterion> criteria,
        EvidenceRequest request,
        int overlap,
        Compounding law
    )
    {
        (Values, _grid, _law) = (values, grid, law);
        Measures =
        [
            .. criteria.Select(c => c.Measure).OfType<IRiskMeasure>().Select(m => MeasureCatalogue.Find(m.Name, law)),
        ];
        Options = new WalkForwardOptions
        {
            Window = request.Window ?? UsualWindows * overlap,
            Horizon = request.Horizon ?? overlap,
            Step = request.Step,
            Overlap = overlap,
        };
    }

    /// <summary>What is ranked and tested, with its name.</summary>
    public IReadOnlyList<(string Name, EvidencePanel Panel)> Values { get; }

    /// <summary>Returns of the models whose returns vary.</summary>
    public EvidencePanel Returns => Values[0].Panel;

    /// <summary>Criteria that are measures.</summary>
    public IReadOnlyList<IRiskMeasure> Measures { get; }

    /// <summary>How the past is walked through.</summary>
    public WalkForwardOptions Options { get; }

    /// <summary>All walks before they are taken, each with the name of its criterion: returns by each criterion, then the scores, then combinations of multipliers.</summary>
    public IEnumerable<(string Values, string Criterion, WalkPlan Plan)> Plans()
    {
        foreach (var (name, panel) in Values)
        {
            foreach (var measure in Measures)
                yield return (
                    name,
                    measure.Name,
                    WalkForwardAnalysis.Plan(panel, new MeasureCriterion(measure), Options)
                );
        }
        if (_grid is not null)
            yield return (Values[0].Name, CombinationWalk.Name, CombinationWalk.Plan(_grid, Options));
    }

    /// <summary>Adds what the walks are computed from.</summary>
    public void AddTo(InputDigest digest)
    {
        digest.Add(Options.Window).Add(Options.Horizon).Add(Options.Step);
        digest
            .Add(_law.StakedAgainAfter)
            .Add(_law.CapitalShare)
            .Add(Measures.Select(m => m.Name))
            .Add(Values.Select(v => v.Name));
        foreach (var (_, panel) in Values)
            AddTo(digest, panel);
        if (_grid is null)
            return;
        foreach (var scores in _grid.Scores)
            AddTo(digest, scores);
        foreach (var (combination, name) in _grid.Combinations)
            digest.Add(name).Add(combination);
        foreach (var paid in _grid.Rounds)
            digest
                .Add(paid.Rule?.Id ?? "")
                .Add((double)paid.Factor)
                .Add((double)paid.Clip)
                .Add((double)paid.CapitalShare);
    }

    private static void AddTo(InputDigest digest, EvidencePanel panel)
    {
        digest.Add(panel.Models).Add(panel.Rounds.Count);
        foreach (var round in panel.Rounds)
            digest.Add(round.Round).Add(round.DecidedAt).Add(round.KnownAt);
        for (var model = 0; model < panel.Models.Count; model++)
            digest.Add(panel.Values(model));
    }
}
