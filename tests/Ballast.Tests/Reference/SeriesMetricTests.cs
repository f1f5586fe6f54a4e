using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Ballast.Core.Risk;
using Ballast.Core.Risk.Measures;
using Ballast.Tests.Support;

namespace Ballast.Tests.Reference;

/// <summary>
/// Every measure of a series against figures that pandas and numpy computed from real scores (oracles/expected/risk/series_metrics.json,
/// definitions inside): 153 series of weekly and daily rounds with and without gaps, relative tolerance 1e-9.
/// </summary>
public sealed class SeriesMetricTests
{
    private static readonly Dictionary<string, IRiskMeasure> Direct = new(StringComparer.Ordinal)
    {
        ["mean"] = new MeanReturn(),
        ["median"] = new MedianReturn(),
        ["std_ddof1"] = new Volatility(),
        ["min"] = new WorstRound(),
        ["max"] = new BestRound(),
        ["skew_population"] = new Skewness(),
        ["excess_kurtosis_population"] = new ExcessKurtosis(),
        ["positive_share"] = new WinRate(),
        ["sharpe_ddof1"] = new Sharpe(),
        ["downside_dev_0_over_n"] = new DownsideDeviation(),
        ["sortino"] = new Sortino(),
        ["var05_type7"] = new ValueAtRisk(),
        ["cvar05_le_quantile"] = new ConditionalValueAtRisk(),
        ["cvar05_rockafellar_uryasev"] = new ExactTailMean(),
        ["max_drawdown_compounded"] = new MaxDrawdown(),
        ["max_drawdown_additive"] = new AdditiveDrawdown(),
        ["sum"] = new TotalReturn(),
        ["acf1_pairwise"] = new Autocorrelation(),
        ["tSSR"] = new SmartSharpe(),
        ["newey_west_se_mean_lag20"] = new StandardError(),
        ["t_stat_newey_west"] = new TStatistic(),
        ["lo_sharpe_20"] = new LoSharpe(),
    };

    [Fact]
    public void Measures_OfRealSeries_GiveTheReferenceFigures()
    {
        var panels = new Dictionary<string, Dictionary<(string Model, int Round), double>>(StringComparer.Ordinal);
        var rows = Rows();
        rows.Count.ShouldBe(153);
        foreach (var row in rows)
        {
            var (dataset, kind, model) = (row.Text("dataset"), row.Text("series"), row.Text("model"));
            if (!panels.TryGetValue(dataset + kind, out var panel))
                panels[dataset + kind] = panel = Panel(dataset, kind);
            int[] rounds = [.. Enumerable.Range(row.Whole("start"), row.Whole("end") - row.Whole("start") + 1)];
            var series = new RoundSeries(
                rounds,
                [.. rounds.Select(r => panel.GetValueOrDefault((model, r), double.NaN))]
            );
            Compare(series, row, $"{dataset} {model} {kind} {rounds[0]}-{rounds[^1]}");
        }
    }

    private static void Compare(RoundSeries series, JsonElement row, string name)
    {
        var n = row.Whole("n");
        series.Present.Length.ShouldBe(n, name);
        foreach (var (figure, measure) in Direct)
            Close(series.Measured(measure), row.GetProperty(figure), $"{figure} of {name}");
        var toPopulation = Math.Sqrt((n - 1.0) / n);
        Close(series.Measured(new Volatility()) * toPopulation, row.GetProperty("std_ddof0"), name);
        Close(series.Measured(new Sharpe()) / toPopulation, row.GetProperty("sharpe_ddof0"), name);
        Close(series.Measured(new CompoundedReturn()) + 1, row.GetProperty("final_wealth_compounded"), name);

        var mean = series.Measured(new MeanReturn());
        var lag = 0;
        foreach (var expected in row.GetProperty("acf_1_to_20_biased").EnumerateArray())
        {
            lag++;
            var values = series.Present;
            Close(
                Core.Numerics.Autocovariance.At(values, mean, lag) / Core.Numerics.Autocovariance.At(values, mean, 0),
                expected,
                $"acf {lag} of {name}"
            );
        }
        lag.ShouldBe(Math.Min(20, n - 2), name);
    }

    private static void Close(double value, JsonElement expected, string what)
    {
        if (expected.ValueKind == JsonValueKind.Null)
        {
            value.ShouldBe(double.NaN, what);
            return;
        }
        var number = expected.GetDouble();
        // Autocorrelations near 0 are differences of larger sums: 1e-12 of their scale, which is 1.
        value.ShouldBe(number, Math.Max(Math.Abs(number) * 1e-9, 1e-12), what);
    }

    private static List<JsonElement> Rows() =>
        [
            .. JsonDocument
                .Parse(File.ReadAllText(Oracles.File("expected", "risk", "series_metrics.json")))
                .RootElement.GetProperty("rows")
                .EnumerateArray(),
        ];

    private static Dictionary<(string Model, int Round), double> Panel(string dataset, string kind) =>
        dataset switch
        {
            "vlad_2026-02" => Vlad(kind),
            "jos_2021-08" => Long(
                Oracles.File("data", dataset, "round_model_performances.csv.gz"),
                ("corr", 1),
                ("mmc", 2)
            ),
            _ => Long(Oracles.File("data", dataset, "round_model_performances_20220723.csv"), ("corr", 1), ("tc", 1)),
        };

    private static Dictionary<(string Model, int Round), double> Vlad(string kind)
    {
        var (corr, mmc) = kind switch
        {
            "corr" => (1.0, 0.0),
            "mmc" => (0.0, 1.0),
            _ => (0.75, 2.25),
        };
        var left = Wide(Oracles.File("data", "vlad_2026-02", "daily_data_corr_abs.csv"));
        var right = Wide(Oracles.File("data", "vlad_2026-02", "daily_data_mmc_abs.csv"));
        if (corr == 0 || mmc == 0)
            return corr == 0 ? right : left;
        return left.Where(p => right.ContainsKey(p.Key))
            .ToDictionary(p => p.Key, p => (corr * p.Value) + (mmc * right[p.Key]));
    }

    private static Dictionary<(string Model, int Round), double> Wide(string path)
    {
        var lines = File.ReadAllLines(path);
        var models = lines[0].Split(',');
        var cells = new Dictionary<(string, int), double>();
        foreach (var fields in lines.Skip(1).Select(l => l.Split(',')))
        {
            for (var i = 1; i < fields.Length; i++)
            {
                if (Number(fields[i]) is { } value)
                    cells[(models[i].Trim('"'), int.Parse(fields[0], CultureInfo.InvariantCulture))] = value;
            }
        }
        return cells;
    }

    private static Dictionary<(string Model, int Round), double> Long(
        string path,
        params (string Metric, double Weight)[] score
    )
    {
        using Stream file = File.OpenRead(path);
        using var text = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var reader = new StreamReader(text);
        var header = reader.ReadLine()!.Split(',');
        int[] columns = [.. score.Select(s => Array.IndexOf(header, s.Metric))];
        var (model, round) = (Array.IndexOf(header, "username"), Array.IndexOf(header, "roundNumber"));
        var cells = new Dictionary<(string, int), double>();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            double?[] values = [.. columns.Select(c => Number(fields[c]))];
            if (values.All(v => v is not null))
                cells[(fields[model], int.Parse(fields[round], CultureInfo.InvariantCulture))] = values
                    .Zip(score, (v, s) => v!.Value * s.Weight)
                    .Sum();
        }
        return cells;
    }

    private static double? Number(string cell) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
