using System.Collections.Concurrent;
using System.Text.Json;
using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Datasets;

/// <summary>The data files that a tournament hands out, made when somebody asks for one.</summary>
internal sealed class DatasetFiles(MadeUpData data)
{
    /// <summary>Versions that scripts ask for. They hold the same: here data has no history of releases.</summary>
    private static readonly Dictionary<Tournament, string[]> Versions = new()
    {
        [Tournament.Classic] = ["v5.0", "v5.1", "v5.2"],
        [Tournament.Signals] = ["signals/v1.0", "signals/v2.0", "signals/v2.1"],
        [Tournament.Crypto] = ["crypto/v1.0"],
    };

    private static readonly Dictionary<Tournament, string[]> Files = new()
    {
        [Tournament.Classic] =
        [
            "features.json",
            "live.csv",
            "live.parquet",
            "live_benchmark_models.parquet",
            "live_example_preds.csv",
            "live_example_preds.parquet",
            "meta_model.parquet",
            "train.csv",
            "train.parquet",
            "train_benchmark_models.parquet",
            "validation.csv",
            "validation.parquet",
            "validation_benchmark_models.parquet",
            "validation_example_preds.csv",
            "validation_example_preds.parquet",
        ],
        [Tournament.Signals] =
        [
            "live.csv",
            "live.parquet",
            "live_example_preds.csv",
            "live_example_preds.parquet",
            "meta_model.parquet",
            "train.csv",
            "train.parquet",
            "validation.csv",
            "validation.parquet",
            "validation_example_preds.csv",
            "validation_example_preds.parquet",
        ],
        [Tournament.Crypto] =
        [
            "historical_meta_models.csv",
            "live_universe.csv",
            "live_universe.parquet",
            "train_targets.csv",
            "train_targets.parquet",
        ],
    };

    private static readonly string[] FeatureSets = ["small", "medium", "all"];

    private const string BenchmarkName = "v52_lgbm_ender20";
    private const int Kept = 24;
    private readonly ConcurrentDictionary<string, Lazy<byte[]>> _made = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = [];

    /// <summary>The names of a tournament's files, the newest version last.</summary>
    public static IEnumerable<string> Names(Tournament tournament) =>
        Versions[tournament].SelectMany(v => Files[tournament].Select(f => $"{v}/{f}"));

    /// <summary>The tournament and the plain name of a file; null where there is none of that name.</summary>
    public static (Tournament Tournament, string File)? Find(string name)
    {
        foreach (var (tournament, versions) in Versions)
        {
            foreach (var version in versions.Where(v => name.StartsWith(v + "/", StringComparison.Ordinal)))
            {
                if (Files[tournament].Contains(name[(version.Length + 1)..]))
                    return (tournament, name[(version.Length + 1)..]);
            }
        }
        return null;
    }

    /// <summary>A file as it stood when a round opened.</summary>
    public byte[] Read(Tournament tournament, string file, int round)
    {
        var span = EraSpan.Find(round, DataShape.Find(tournament).Days);
        // A live file is that of its round; training changes with the year, the others when there are more eras.
        var state =
            file.StartsWith("live", StringComparison.Ordinal) ? round
            : file is "train.csv" or "train.parquet" or "train_benchmark_models.parquet" ? 0
            : Last(span.Validation);
        var key = $"{tournament}/{file}/{state}/{Last(span.Train)}";
        var made = _made.GetOrAdd(
            key,
            name =>
            {
                _order.Enqueue(name);
                return new Lazy<byte[]>(() => Create(tournament, file, round, span));
            }
        );
        while (_made.Count > Kept && _order.TryDequeue(out var oldest))
            _made.TryRemove(oldest, out _);
        return made.Value;
    }

    private static int Last(IReadOnlyList<int> eras) => eras.Count == 0 ? 0 : eras[^1];

    private byte[] Create(Tournament tournament, string file, int round, EraSpan span)
    {
        if (file == "features.json")
            return FeatureList(tournament);
        var table = Table(tournament, Path.GetFileNameWithoutExtension(file), round, span);
        return Path.GetExtension(file) == ".csv" ? TableWriter.Csv(table) : TableWriter.Parquet(table);
    }

    private DataTable Table(Tournament tournament, string part, int round, EraSpan span)
    {
        DataTable Stack(IReadOnlyList<int> eras, Func<RoundData, DataTable> rows) =>
            eras.Count == 0
                ? rows(data.Find(tournament, round)).WithoutRows()
                : DataTable.Stack([.. eras.Select(e => rows(new RoundData(data.Seed, tournament, e)))]);
        DataTable Live(Func<RoundData, DataTable> rows) => rows(data.Find(tournament, round));
        return part switch
        {
            "live" => Live(d => RoundTables.Rows(d, RoundTables.Live)),
            "live_universe" => Live(RoundTables.Universe),
            "live_benchmark_models" => Live(d => RoundTables.Predictions(d, BenchmarkName, d.Benchmark, true)),
            "live_example_preds" => Live(d => RoundTables.Predictions(d, "prediction", d.Benchmark, false)),
            "train" => Stack(span.Train, d => RoundTables.Rows(d, "train")),
            "validation" => Stack(span.Validation, d => RoundTables.Rows(d, "validation")),
            "train_targets" => Stack([.. span.Train, .. span.Validation], d => RoundTables.Rows(d, "train")),
            "train_benchmark_models" => Stack(
                span.Train,
                d => RoundTables.Predictions(d, BenchmarkName, d.Benchmark, true)
            ),
            "validation_benchmark_models" => Stack(
                span.Validation,
                d => RoundTables.Predictions(d, BenchmarkName, d.Benchmark, true)
            ),
            "validation_example_preds" => Stack(
                span.Validation,
                d => RoundTables.Predictions(d, "prediction", d.Benchmark, tournament != Tournament.Classic)
            ),
            "meta_model" or "historical_meta_models" => Stack(
                span.Validation,
                d => RoundTables.Predictions(d, "numerai_meta_model", d.MetaModel, true)
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(part), part, "No such file."),
        };
    }

    private static byte[] FeatureList(Tournament tournament)
    {
        var names = FeatureValues.Names(tournament);
        return JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["feature_sets"] = FeatureSets.ToDictionary(s => s, _ => names, StringComparer.Ordinal),
                ["targets"] = RoundTables.TargetNames(tournament),
            }
        );
    }
}
