using System.Globalization;
using System.Text;
using Ballast.Core.Numerics;

namespace Ballast.Tests.Cli;

/// <summary>Made-up models for verdicts: scores, and where asked for stakes with payouts that are paid by them.</summary>
internal static class VerdictWorld
{
    /// <summary>A long table, one row a model and round.</summary>
    /// <param name="models">How many; m000 is ahead by <paramref name="ahead"/> a round in corr.</param>
    /// <param name="first">First round.</param>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="ahead">In score.</param>
    /// <param name="hasStakes">Whether every model had 10 NMR in every round.</param>
    public static string Table(int models, int first, int rounds, double ahead = 0, bool hasStakes = false)
    {
        var chance = new SeededRandom(412, (ulong)models);
        var text = new StringBuilder("model,roundNumber,corr,mmc");
        text.Append(hasStakes ? ",selectedStakeValue,payout,roundPayoutFactor,roundResolved\n" : "\n");
        for (var round = first; round < first + rounds; round++)
        {
            for (var model = 0; model < models; model++)
            {
                var (corr, mmc) = (Noise(ref chance) + (model == 0 ? ahead : 0), Noise(ref chance) / 2);
                text.Append(CultureInfo.InvariantCulture, $"m{model:000},{round},{corr:0.######},{mmc:0.######}");
                if (hasStakes)
                    text.Append(
                        CultureInfo.InvariantCulture,
                        $",10,{10 * Math.Clamp(0.2 * ((0.5 * corr) + (2 * mmc)), -0.05, 0.05):0.##########},0.2,True"
                    );
                text.Append('\n');
            }
        }
        return text.ToString();
    }

    /// <summary>The sum of four is near enough to a normal draw of deviation 0.01.</summary>
    private static double Noise(ref SeededRandom chance)
    {
        var sum = 0.0;
        for (var i = 0; i < 4; i++)
            sum += (chance.Below(2001) - 1000) / 1000.0;
        return sum * 0.0087;
    }
}
