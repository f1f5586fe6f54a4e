using System.Globalization;
using System.Text;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>Made-up files of predictions with targets.</summary>
internal static class PredictionFiles
{
    /// <summary>Weekly eras of a hundred rows, the last without a target: columns id, era, target_20, meta, benchmark, p, q.</summary>
    public static string Eras(CommandLine line, int eras = 31, int step = 1, string name = "eras.csv")
    {
        var random = new Random(5);
        var text = new StringBuilder("id,era,target_20,meta,benchmark,p,q\n");
        for (var era = 0; era < eras; era++)
        {
            for (var row = 0; row < 100; row++)
            {
                double p = Normal(random),
                    q = (0.5 * p) + (0.9 * Normal(random));
                var target = Math.Clamp(Math.Round(2 + (0.2 * (p + q)) + Normal(random)), 0, 4) / 4;
                double[] more = [(0.5 * p) + Normal(random), (0.4 * q) + Normal(random), p, q];
                text.Append(CultureInfo.InvariantCulture, $"n{era:000}{row:000},{100 + (era * step):0000},");
                text.Append(CultureInfo.InvariantCulture, $"{(era == eras - 1 ? "" : target)},");
                text.AppendJoin(',', more.Select(m => m.ToString("R", CultureInfo.InvariantCulture))).Append('\n');
            }
        }
        return line.Folder.Write(name, text.ToString());
    }

    /// <summary>One round of rows by a rule.</summary>
    public static string Round(
        CommandLine line,
        string header,
        int rows,
        Func<int, string> row,
        string name = "round.csv"
    ) => line.Folder.Write(name, $"{header}\n{string.Join('\n', Enumerable.Range(0, rows).Select(row))}\n");

    /// <summary>What was said, without the ends of lines.</summary>
    public static string Joined(this CommandLine.Said said) =>
        string.Join(' ', said.Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
