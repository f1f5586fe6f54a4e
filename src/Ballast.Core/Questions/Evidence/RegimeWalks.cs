using Ballast.Core.Evidence;
using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Ledger;
using Ballast.Core.Risk;

namespace Ballast.Core.Questions.Evidence;

/// <summary>Walks forward under one rule: each kind of value by each criterion.</summary>
internal sealed class RegimeWalks
{
    private const int UsualWindows = 3;

    private readonly CombinationPanel? _grid;

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
        (Values, _grid) = (values, grid);
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

    /// <summary>How many walks there are.</summary>
    public int Count => (Values.Count * Measures.Count) + (_grid is null ? 0 : 1);

    /// <summary>All walks: returns by each criterion, then the scores, then combinations of multipliers.</summary>
    public List<(string Values, WalkForwardEvidence Walk)> Walk(
        RoundsToCome toCome,
        ProgressParts progress,
        CancellationToken cancellation
    )
    {
        var walks = new List<(string, WalkForwardEvidence)>();
        foreach (var (name, panel) in Values)
        {
            foreach (var measure in Measures)
            {
                var walk = WalkForwardAnalysis.Run(
                    panel,
                    new MeasureCriterion(measure),
                    Options,
                    progress.Next(),
                    cancellation
                );
                walks.Add((name, walk.Dated(toCome)));
            }
        }
        if (_grid is not null)
            walks.Add(
                (Values[0].Name, CombinationWalk.Run(_grid, Options, progress.Next(), cancellation).Dated(toCome))
            );
        return walks;
    }
}
