using System.Globalization;
using System.Text;
using Ballast.Core.Numerics;
using Ballast.Core.Rounds;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>
/// A table with what was seen of each round on each scoring day, as somebody would have who kept a snapshot a day: scores that ripen as sums of
/// independent days, stakes of 10 NMR times the model's place.
/// </summary>
internal static class SnapshotWorld
{
    public const int First = 1010;
    public const int Last = 1290;

    /// <summary>On this day (a Thursday, after scores) some 24 rounds before <see cref="Last"/> are open.</summary>
    public static readonly DateTimeOffset Now = RoundCalendar.CloseTime(Last).AddHours(6);

    /// <summary>A store that holds <see cref="Table"/>, imported <see cref="Now"/>.</summary>
    public static readonly CopiedStore Stored = new(() =>
    {
        var line = new CommandLine { Now = Now };
        line.Run("import", line.Folder.Write("seen.csv", Table())).Code.ShouldBe(0);
        return line;
    });

    private const int Days = 20;

    public static string Table(int models = 3, int first = First)
    {
        var text = new StringBuilder(
            "model,roundNumber,corr20V2,mmc,roundPayoutFactor,selectedStakeValue,payout,snapshot,roundResolved\n"
        );
        var chance = new SeededRandom(20261123, 1);
        for (var model = 0; model < models; model++)
        {
            var luck = new double[2, Last - First + 1 + Days];
            for (var i = 0; i < luck.GetLength(1); i++)
                (luck[0, i], luck[1, i]) = (Normal(ref chance), Normal(ref chance));
            for (var round = first; round <= Last; round++)
                Write(text, $"m{model + 1}", 10 * (model + 1), round, luck);
        }
        return text.ToString();
    }

    private static void Write(StringBuilder text, string model, int stake, int round, double[,] luck)
    {
        var (corr, mmc) = (0.0, 0.0);
        for (var day = 1; day <= Days; day++)
        {
            corr += 0.004 * luck[0, round - First + day - 1] + 0.0005;
            mmc += 0.002 * luck[1, round - First + day - 1] + 0.0001;
            var seen = Ballast.Sandbox.World.ScoringDays.Appears(round, day, Days).AddMinutes(10);
            if (seen <= Now && day < Days)
                Row(text, model, stake, round, corr / Math.Sqrt(day), mmc / Math.Sqrt(day), seen, false);
        }
        if (RoundCalendar.ResolveTime(round) <= Now)
            Row(
                text,
                model,
                stake,
                round,
                corr / Math.Sqrt(Days),
                mmc / Math.Sqrt(Days),
                RoundCalendar.ResolveTime(round),
                true
            );
    }

    private static void Row(
        StringBuilder text,
        string model,
        int stake,
        int round,
        double corr,
        double mmc,
        DateTimeOffset seen,
        bool isFinal
    ) =>
        text.Append(
            CultureInfo.InvariantCulture,
            $"{model},{round},{corr:0.########},{mmc:0.########},0.2,{stake},,{seen.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'},{isFinal}\n"
        );

    private static double Normal(ref SeededRandom chance) =>
        MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Math.Clamp(chance.Uniform(), 1e-9, 1 - 1e-9));
}
