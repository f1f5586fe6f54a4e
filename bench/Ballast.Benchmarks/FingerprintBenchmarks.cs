using Ballast.Core.Registry;
using Ballast.Core.Registry.Findings;
using Ballast.Core.Rounds;
using BenchmarkDotNet.Attributes;

namespace Ballast.Benchmarks;

/// <summary>Fingerprints of 1,000 submissions of 5,000 rows, and 700 slots of a round held against each other.</summary>
[MinColumn, MedianColumn, HideColumns("Error", "StdDev", "RatioSD"), MemoryDiagnoser]
public class FingerprintBenchmarks
{
    private const int Rows = 5000;

    private string[] _ids = null!;
    private double[][] _predictions = null!;
    private SubmissionRound _round = null!;

    [Params(1000)]
    public int Submissions { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        _ids = [.. Enumerable.Range(0, Rows).Select(i => $"n{i:x15}")];
        _predictions =
        [
            .. Enumerable
                .Range(0, 50)
                .Select(_ => Enumerable.Range(0, Rows).Select(_ => random.NextDouble()).ToArray()),
        ];
        var prints = _predictions.Select((p, i) => PredictionFingerprint.Take($"{i}", _ids, p)).ToArray();
        _round = new SubmissionRound(
            1,
            [
                .. Enumerable
                    .Range(0, 700)
                    .Select(i => new SlotSubmission(
                        new KeptSubmission
                        {
                            Tournament = Tournament.Classic,
                            Model = $"m{i}",
                            ModelId = "",
                            At = DateTimeOffset.UnixEpoch,
                            File = "p.csv",
                            Fingerprint = prints[i % prints.Length] with { Sha256 = $"{i}", ContentHash = $"{i}" },
                        }
                    )),
            ]
        );
    }

    /// <summary>One after the other, on one core.</summary>
    [Benchmark]
    public int Take()
    {
        var rows = 0;
        for (var i = 0; i < Submissions; i++)
            rows += PredictionFingerprint.Take("", _ids, _predictions[i % _predictions.Length]).Rows;
        return rows;
    }

    /// <summary>244,650 pairs.</summary>
    [Benchmark]
    public object Compare700Slots() => new LikenessTable(_round);
}
