using System.Diagnostics;
using System.Globalization;
using Ballast.Core.Rounds;
using Ballast.Storage.Panels;

namespace Ballast.Benchmarks;

/// <summary>
/// Writes a folder of panels as a tournament has it (14,000 models, 60 scoring days, 10 metrics), and asks it questions; see docs/panels.md. Writing and asking are
/// two programs, so that the memory of each is its own.
/// </summary>
internal static class PanelsAtScale
{
    private const int Models = 14_000;
    private const int Metrics = 10;
    private const int Days = 60;
    private const int First = 1200;

    // As Numerai's API tells them: so many places after the point.
    private const double Grain = 1e6;

    public static int Write(string root, int rounds)
    {
        var clock = Stopwatch.StartNew();
        var folder = new PanelFolder(root, Tournament.Classic);
        using var alone = folder.TryLock() ?? throw new InvalidOperationException("Another process writes there.");
        using var database = new PanelDatabase(CancellationToken.None);
        string[] models = [.. Enumerable.Range(0, Models).Select(Model)];
        string[] metrics = [.. Enumerable.Range(0, Metrics).Select(Name)];
        var manifest = PanelManifest.Empty("classic");
        foreach (var hundred in Enumerable.Range(First, rounds).GroupBy(FinalsWriter.FirstOf))
        {
            List<PanelRound> written =
            [
                .. hundred.Select(r => WriteRound(folder, database, metrics, models, r, clock)),
            ];
            var finals = FinalsWriter.Write(database, folder, hundred.Key, null, written);
            manifest = manifest with
            {
                Rounds = [.. manifest.Rounds, .. written],
                Finals = [.. manifest.Finals, finals],
            };
            folder.Write(manifest);
        }
        var bytes = manifest.Rounds.Sum(r => r.File.Bytes);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{manifest.Rounds.Sum(r => r.Metrics.Sum(m => m.Rows)):#,##0} values, {bytes / 1e6:#,##0} MB of days, {manifest.Finals.Sum(f => f.File.Bytes) / 1e6:#,##0} MB of final values"
            )
        );
        Spent("written", clock);
        return 0;
    }

    public static int Ask(string root)
    {
        var folder = new PanelFolder(root, Tournament.Classic);
        var manifest = folder.Read();
        using var files = new PanelFiles(CancellationToken.None);
        using var database = new PanelDatabase(CancellationToken.None);
        var metric = new Metric(Name(3));
        var all = Enumerable.Range(0, Models).ToDictionary(Model, m => m);
        var end = DateTimeOffset.MaxValue;
        var middle = manifest.Rounds[manifest.Rounds.Count / 2].FirstKnownAt.AddDays(30);
        Scores("final values of all models, one metric", [metric], all, end);
        Scores(
            "final values of all models, ten metrics",
            [.. Enumerable.Range(0, Metrics).Select(m => new Metric(Name(m)))],
            all,
            end
        );
        Scores(
            "one model, ten metrics",
            [.. Enumerable.Range(0, Metrics).Select(m => new Metric(Name(m)))],
            new Dictionary<string, int> { [Model(777)] = 0 },
            end
        );
        Scores("all models as of a moment in the middle, one metric", [metric], all, middle);
        var days = PanelDatabase.Files(manifest.Rounds.Select(r => folder.Whole(r.File)));
        Sql("every day of one model, ten metrics", $"SELECT * FROM {days} WHERE model = '{Model(777)}'");
        Sql(
            "quantiles of all models over every day, one metric",
            $"SELECT model, quantile_cont(score, [0.05, 0.5, 0.95]) FROM {days} WHERE metric = '{Name(3)}' GROUP BY model"
        );
        Sql(
            "mean and deviation of all models over all values",
            $"SELECT metric, model, avg(score), stddev(score), count(*) FROM {days} GROUP BY ALL"
        );
        return 0;

        void Scores(string what, IReadOnlyList<Metric> metrics, Dictionary<string, int> models, DateTimeOffset asOf)
        {
            var clock = Stopwatch.StartNew();
            var range = PanelRange.Of(folder, manifest, manifest.Rounds, [], asOf);
            var rounds = manifest
                .Rounds.Select((r, column) => (r.Round, column))
                .ToDictionary(r => r.Round, r => r.column);
            var panel = new ScorePanel([.. models.Keys], [.. rounds.Keys], metrics);
            var cells = 0;
            files.Ask(metrics, models, Take).Read(range, asOf);
            Spent($"{what}: {cells:#,##0} scores", clock);

            void Take(PanelCell cell)
            {
                panel.Row(cell.Metric, cell.Row)[rounds[cell.Round]] = cell.Score;
                cells++;
            }
        }

        void Sql(string what, string sql)
        {
            var clock = Stopwatch.StartNew();
            var rows = 0;
            database.Read(sql, _ => rows++);
            Spent($"{what}: {rows:#,##0} rows", clock);
        }
    }

    private static PanelRound WriteRound(
        PanelFolder folder,
        PanelDatabase database,
        string[] metrics,
        string[] models,
        int round,
        Stopwatch clock
    )
    {
        var random = new Random(round);
        using var writer = new RoundPanelWriter(database, metrics, models);
        var first = RoundCalendar.ScoreTime(round).ToUnixTimeMilliseconds();
        for (var metric = 0; metric < Metrics; metric++)
        {
            for (var model = 0; model < Models; model++)
                AddWay(writer, random, metric, model, first);
        }
        var file = folder.Add(
            string.Create(CultureInfo.InvariantCulture, $"round-{round:0000}"),
            path => writer.Write(path, round)
        );
        var sum = PanelSql.Sum(database, folder.Path(file.Name));
        if (round % 10 == 9)
            Spent($"round {round}", clock);
        return new PanelRound
        {
            Round = round,
            File = file,
            Sources = "made up",
            FirstKnownAt = DateTimeOffset.FromUnixTimeMilliseconds(writer.FirstKnownAt),
            LastKnownAt = DateTimeOffset.FromUnixTimeMilliseconds(writer.LastKnownAt),
            Interim = 0,
            Metrics = sum.Metrics,
        };
    }

    /// <summary>The mean of the days so far, as a score goes that begins wildly and settles.</summary>
    private static void AddWay(RoundPanelWriter writer, Random random, int metric, int model, long first)
    {
        const long Day = 86_400_000;
        var sum = 0.0;
        for (var day = 0; day < Days; day++)
        {
            sum += (random.NextDouble() - 0.49) * 0.1;
            var score = Math.Round(sum / (day + 1) * Grain) / Grain;
            writer.Add(metric, model, new PanelValue(first + (day * Day), day == Days - 1, false, day + 1, score));
        }
    }

    private static string Model(int number) => string.Create(CultureInfo.InvariantCulture, $"model_{number:00000}");

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"metric{number}");

    private static void Spent(string what, Stopwatch clock)
    {
        var process = Process.GetCurrentProcess();
        var peak = File.Exists("/proc/self/status")
            ? File.ReadLines("/proc/self/status")
                .First(l => l.StartsWith("VmHWM", StringComparison.Ordinal))
                .Split('\t')[1]
                .Trim()
            : "?";
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {clock.Elapsed.TotalSeconds:0.0} s, processor of the program so far {process.TotalProcessorTime.TotalSeconds:0.0} s, peak memory {peak}"
            )
        );
    }
}
