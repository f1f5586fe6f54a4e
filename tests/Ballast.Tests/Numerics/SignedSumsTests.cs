using Ballast.Core.Numerics;

namespace Ballast.Tests.Numerics;

/// <summary>Sums in vectors against the plain loop.</summary>
public sealed class SignedSumsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(777)]
    [InlineData(70_000)]
    public void Sums_EqualThePlainLoop(int rows)
    {
        var random = new Random(rows);
        var signs = new byte[rows * SignedSums.BytesARow];
        random.NextBytes(signs);
        // With as many rows as the last case has, one of 32 bits would run over.
        int[] values = [.. Enumerable.Range(0, rows).Select(i => i % 3 == 0 ? rows : random.Next(-rows, rows + 1))];
        var plain = new long[SignedSums.Count];
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < SignedSums.Count; i++)
            {
                var isMinus = (signs[(row * SignedSums.BytesARow) + (i / 8)] & (1 << (i % 8))) != 0;
                plain[i] += isMinus ? -values[row] : values[row];
            }
        }
        SignedSums.Compute(signs, values).ShouldBe(plain);
    }

    [Fact]
    public void Sums_OfTheSameSign_DoNotRunOver()
    {
        const int Rows = 70_000;
        var signs = new byte[Rows * SignedSums.BytesARow];
        int[] values = [.. Enumerable.Repeat(Rows, Rows)];
        SignedSums.Compute(signs, values).ShouldAllBe(s => s == (long)Rows * Rows);
    }
}
