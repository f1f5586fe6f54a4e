using Ballast.Core.Risk;
using Ballast.Tests.Support;

namespace Ballast.Tests.Tidiness;

/// <summary>A measure that docs/risk.md does not define is a name only.</summary>
public sealed class RiskPageTests
{
    [Fact]
    public void RiskPage_DefinesEveryMeasure_OnALineOfItsOwn()
    {
        var page = File.ReadAllLines(Repository.Path("docs", "risk.md"));
        foreach (var measure in MeasureCatalogue.All)
            page.Count(l => l.StartsWith($"| `{measure.Name}` |", StringComparison.Ordinal)).ShouldBe(1, measure.Name);
    }
}
