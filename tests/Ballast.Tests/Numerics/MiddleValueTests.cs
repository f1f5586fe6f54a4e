using Ballast.Core.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Ballast.Tests.Numerics;

/// <summary>The median without sorting is the one of the sorted values.</summary>
public sealed class MiddleValueTests
{
    [Fact]
    public void Take_AnyValuesManyOfThemAlike_IsTheMiddleOfTheSorted() =>
        Prop.ForAll<NonEmptyArray<int>>(values =>
            {
                var some = values.Get.Select(v => v / 3.0).ToArray();
                var sorted = some.Order().ToArray();
                var (below, above) = (sorted[(sorted.Length - 1) / 2], sorted[sorted.Length / 2]);
                return MiddleValue.Take(some) == (below + above) / 2 && some.Order().SequenceEqual(sorted);
            })
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(2_300)]
    [InlineData(2_301)]
    public void Take_AscendingDescendingAndEqual_IsTheMiddle(int count)
    {
        var middle = (count - 1) / 2.0;
        MiddleValue.Take(Enumerable.Range(0, count).Select(i => (double)i).ToArray()).ShouldBe(middle);
        MiddleValue.Take(Enumerable.Range(0, count).Reverse().Select(i => (double)i).ToArray()).ShouldBe(middle);
        MiddleValue.Take(Enumerable.Repeat(0.25, count).ToArray()).ShouldBe(0.25);
    }

    [Fact]
    public void Take_Nothing_Throws() => Should.Throw<ArgumentOutOfRangeException>(() => MiddleValue.Take([]));
}
