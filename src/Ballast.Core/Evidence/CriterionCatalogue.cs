using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Risk;

namespace Ballast.Core.Evidence;

/// <summary>Everything that models can be ranked by: every risk measure, and the choice of model and combination together.</summary>
internal static class CriterionCatalogue
{
    /// <summary>Every criterion, in the order in which they are listed.</summary>
    public static IReadOnlyList<Criterion> All { get; } =
    [
        .. MeasureCatalogue.All.Select(m => new Criterion(m.Name, m.Definition, m)),
        new Criterion(
            CombinationWalk.Name,
            "largest total over the window among the combinations of multipliers; the test is what that combination then pays",
            null
        ),
    ];

    /// <summary>The criterion of a name, whatever its capitals and hyphens: cvar-adjusted is cvarAdjusted; null where there is none.</summary>
    public static Criterion? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(c => Plain(c.Name).Equals(Plain(name), StringComparison.OrdinalIgnoreCase));
    }

    private static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal);
}

/// <summary>Something that models can be ranked by.</summary>
/// <param name="Name">As the user names it.</param>
/// <param name="Definition">In words.</param>
/// <param name="Measure">The risk measure that ranks; null where multipliers are chosen too (<see cref="CombinationWalk"/>).</param>
internal sealed record Criterion(string Name, string Definition, IRiskMeasure? Measure);
