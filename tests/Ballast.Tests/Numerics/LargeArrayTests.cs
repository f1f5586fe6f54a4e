using Ballast.Core.Numerics;

namespace Ballast.Tests.Numerics;

public sealed class LargeArrayTests
{
    // Pages of 2 MB hold 262,144 values: none, less than is worth asking for, exactly so many, and some that end within a page.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(524_287)]
    [InlineData(524_288)]
    [InlineData(1_000_003)]
    public void Uninitialized_OfAnyLength_KeepsWhatIsWritten(int length)
    {
        var values = LargeArray.Uninitialized(length);
        for (var i = 0; i < length; i++)
            values[i] = i;

        values.Length.ShouldBe(length);
        for (var i = 0; i < length; i++)
            if (values[i] != i)
                Assert.Fail($"Value {i} is {values[i]}.");
    }
}
