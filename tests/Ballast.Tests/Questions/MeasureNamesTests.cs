using Ballast.Core.Questions.Risk;
using Ballast.Core.Risk;

namespace Ballast.Tests.Questions;

/// <summary>Names of measures as people read them.</summary>
public sealed class MeasureNamesTests
{
    [Fact]
    public void EveryMeasure_HasANameInWords_OfItsOwn()
    {
        var names = MeasureCatalogue.All.Select(m => MeasureNames.InWords(m.Name)).ToList();
        names.ShouldAllBe(n => !n.Contains('-') && n.Length > 2);
        names.Distinct().Count().ShouldBe(names.Count);
        MeasureNames.InWords("downsideDeviation").ShouldBe("downside deviation");
        MeasureNames.InWords("maxDrawdown").ShouldBe("deepest fall");
    }
}
