using System.Collections.Concurrent;

namespace Ballast.Tests.Support;

/// <summary>Stores of what Numerai's API once said (oracles/data), imported at <see cref="CommandLine.UsualNow"/>.</summary>
internal static class RecordedStore
{
    private static readonly ConcurrentDictionary<string, CopiedStore> Files = new();

    /// <summary>Corr and mmc of 16 models in 355 rounds (vlad_2026-02).</summary>
    public static CopiedStore SixteenModels { get; } =
        new(() =>
        {
            var line = new CommandLine();
            foreach (var metric in new[] { "corr", "mmc" })
                line.Run(
                        "import",
                        Oracles.File("data", "vlad_2026-02", $"daily_data_{metric}_abs.csv"),
                        "--metric",
                        metric
                    )
                    .Code.ShouldBe(0);
            return line;
        });

    /// <summary>Scores, stakes and payouts of 2,000 models in a year of weekly rounds (jos_2021-08).</summary>
    public static CopiedStore TwoThousandModels =>
        OfFile(Oracles.File("data", "jos_2021-08", "round_model_performances.csv.gz"));

    /// <summary>What one file holds.</summary>
    public static CopiedStore OfFile(string file) =>
        Files.GetOrAdd(
            file,
            f => new CopiedStore(() =>
            {
                var line = new CommandLine();
                line.Run("import", f).Code.ShouldBe(0);
                return line;
            })
        );
}
