using Ballast.Core.Numerics;

namespace Ballast.Tests.Numerics;

public sealed class SymmetricEigenTests
{
    [Fact]
    public void Eigenvalues_OfATwoByTwo_AreTheOnesWorkedByHand()
    {
        var eigen = SymmetricEigen.Of(
            new[,]
            {
                { 2.0, 1.0 },
                { 1.0, 2.0 },
            }
        );
        eigen.Values.ShouldBe([3, 1], 1e-15);
        Math.Abs(eigen.Vectors[0, 0]).ShouldBe(Math.Sqrt(0.5), 1e-15);
        eigen.Vectors[0, 0].ShouldBe(eigen.Vectors[1, 0], 1e-15);
    }

    [Fact]
    public void Eigenvalues_OfTheSecondDifference_AreItsCosines()
    {
        // Known in closed form: 2 - 2 cos(k pi / (n + 1)).
        const int N = 30;
        var matrix = new double[N, N];
        for (var i = 0; i < N; i++)
        {
            matrix[i, i] = 2;
            if (i > 0)
                matrix[i, i - 1] = matrix[i - 1, i] = -1;
        }
        var expected = Enumerable.Range(1, N).Select(k => 2 - (2 * Math.Cos(k * Math.PI / (N + 1)))).Reverse();
        SymmetricEigen.Of(matrix).Values.ShouldBe(expected, 1e-13);
    }

    [Fact]
    public void Eigenvectors_PutTogether_GiveTheMatrixBack()
    {
        const int N = 40;
        var chance = new Random(5);
        var matrix = new double[N, N];
        for (var i = 0; i < N; i++)
        {
            for (var j = 0; j <= i; j++)
                matrix[i, j] = matrix[j, i] = chance.NextDouble() - 0.5;
        }
        var eigen = SymmetricEigen.Of(matrix);
        eigen.Values.ShouldBe(eigen.Values.OrderDescending());
        for (var i = 0; i < N; i++)
        {
            for (var j = 0; j < N; j++)
            {
                var sum = Enumerable.Range(0, N).Sum(k => eigen.Values[k] * eigen.Vectors[i, k] * eigen.Vectors[j, k]);
                sum.ShouldBe(matrix[i, j], 1e-13);
            }
        }
    }

    [Fact]
    public void Matrix_ThatIsNotSymmetric_IsRefused() =>
        Should.Throw<ArgumentException>(() =>
            SymmetricEigen.Of(
                new[,]
                {
                    { 1.0, 2.0 },
                    { 3.0, 1.0 },
                }
            )
        );
}
