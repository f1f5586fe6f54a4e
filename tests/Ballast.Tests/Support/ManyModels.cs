using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Ballast.Tests.Support;

/// <summary>A store of many made-up models with scores, stakes and payouts of weekly and daily rounds that have resolved.</summary>
internal static class ManyModels
{
    private const int First = 1000;

    private static readonly ConcurrentDictionary<(int Models, int Rounds), CopiedStore> Filled = new();

    /// <summary>The store, as its command line; nothing is imported for no model.</summary>
    public static CommandLine Stored(int models, int rounds)
    {
        var line = new CommandLine();
        return models == 0 ? line : Filled.GetOrAdd((models, rounds), _ => Fill(models, rounds)).CopyTo(line);
    }

    /// <summary>Names m000, m001, … with scores drawn from a seed; every third model is staked.</summary>
    public static string Table(int models, int rounds)
    {
        var random = new Random(19);
        var text = new StringBuilder(
            "model,roundNumber,corr20V2,mmc,corr20V2Percentile,selectedStakeValue,payout,roundResolved\n"
        );
        for (var model = 0; model < models; model++)
        {
            for (var round = First; round < First + rounds; round++)
            {
                var (corr, mmc) = (Draw(random, 0.02), Draw(random, 0.01));
                var stake = model % 3 == 0 ? 10 + model : 0;
                var paid = stake * Math.Clamp((0.5 * corr) + (2 * mmc), -0.05, 0.05) * 0.1;
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"m{model:000},{round},{corr:0.00000},{mmc:0.00000},{random.NextDouble():0.000},{(stake == 0 ? "" : stake)},{(stake == 0 ? "" : paid.ToString("0.00000000", CultureInfo.InvariantCulture))},True\n"
                );
            }
        }
        return text.ToString();
    }

    private static CopiedStore Fill(int models, int rounds) =>
        new(() =>
        {
            var line = new CommandLine();
            line.Run("import", line.Folder.Write("many.csv", Table(models, rounds))).Code.ShouldBe(0);
            return line;
        });

    private static double Draw(Random random, double scale) =>
        scale * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.4);
}
