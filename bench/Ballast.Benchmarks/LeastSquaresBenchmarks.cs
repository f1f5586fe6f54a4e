using Ballast.Core.Numerics;
using BenchmarkDotNet.Attributes;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Ballast.Benchmarks;

/// <summary>What features leave of a prediction: pivoted Cholesky with refinement against MathNet's QR, which takes no features that depend on one another.</summary>
[MinColumn, MedianColumn, HideColumns("Error", "StdDev", "RatioSD")]
public class LeastSquaresBenchmarks
{
    private const int Rows = 5000;

    private double[][] _features = null!;
    private double[] _prediction = null!;

    [Params(300, 1000)]
    public int Features { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _prediction = [.. Enumerable.Range(0, Rows).Select(_ => random.NextDouble())];
        _features =
        [
            .. Enumerable
                .Range(0, Features)
                .Select(_ => Enumerable.Range(0, Rows).Select(_ => random.Next(5) / 4.0).ToArray()),
        ];
    }

    [Benchmark(Baseline = true)]
    public object MathNetQr()
    {
        var table = Matrix<double>.Build.DenseOfColumnArrays(_features);
        var prediction = Vector<double>.Build.Dense(_prediction);
        return prediction - (table * table.QR(QRMethod.Thin).Solve(prediction));
    }

    [Benchmark]
    public object PivotedCholesky() => new ColumnSpace(_features).Residual(_prediction);
}
