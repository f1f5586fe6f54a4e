using System.Globalization;
using System.Text;

namespace Ballast.Tests.Support;

/// <summary>Two made-up Signals models with stakes, scores and payouts, in rounds whose clip sources disagree about.</summary>
internal static class SignalsStore
{
    public const int First = 1180;
    public const int Last = 1239;

    /// <summary>A table as the Python client writes it. Paid by hand's rule: stake x clip(0.5 x (0.3 alpha + 0.8 mpc), 3.5 %).</summary>
    public static string Table()
    {
        var text = new StringBuilder(
            "username,roundNumber,alpha,mpc,selectedStakeValue,payout,roundPayoutFactor,roundResolved\n"
        );
        for (var round = First; round <= Last; round++)
        {
            foreach (var (model, tilt) in new[] { ("one", 0.01m), ("two", -0.005m) })
            {
                var (alpha, mpc) = (((round * 37 % 41) - 20) / 500m + tilt, ((round * 53 % 29) - 14) / 700m + tilt);
                (alpha, mpc) = (decimal.Round(alpha, 6), decimal.Round(mpc, 6));
                var share = Math.Clamp(0.5m * ((0.3m * alpha) + (0.8m * mpc)), -0.035m, 0.035m);
                text.Append(CultureInfo.InvariantCulture, $"{model},{round},{alpha},{mpc},20,{20 * share},0.5,True\n");
            }
        }
        return text.ToString();
    }
}
