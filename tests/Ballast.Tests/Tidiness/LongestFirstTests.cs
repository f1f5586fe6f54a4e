using Ballast.Tests.Support;

namespace Ballast.Tests.Tidiness;

/// <summary>The order of classes goes by what xUnit calls them: another way to call them would undo it without a word.</summary>
public sealed class LongestFirstTests
{
    [Fact]
    public void Class_IsFoundUnderTheNameThatItRunsUnder()
    {
        var here = TestContext.Current.TestCollection.ShouldNotBeNull().TestCollectionDisplayName;
        LongestFirst.Place(here, [typeof(WordsTests), typeof(LongestFirstTests)]).ShouldBe(1);
        LongestFirst.Place(here, [typeof(WordsTests), typeof(LongestFirst)]).ShouldBe(2);
    }
}
