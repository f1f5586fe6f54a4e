using System.Globalization;

namespace Ballast.Core.Evidence.Verdicts;

/// <summary>Probabilities as people read them. Nothing measured on a sample is certain, so 0 % and 100 % are never written.</summary>
public static class Probability
{
    private const double Least = 0.01;

    /// <summary>"37 %"; "&lt; 1 %" and "&gt; 99 %" at the ends, and n/a where it is not known.</summary>
    public static string InWords(double? probability) =>
        probability switch
        {
            null or double.NaN => "n/a",
            < Least => "< 1 %",
            > 1 - Least => "> 99 %",
            var p => (p.Value * 100).ToString("0", CultureInfo.InvariantCulture) + " %",
        };

    /// <summary>The p-value of a test: "0.037", and "below 0.001" for everything smaller.</summary>
    /// <remarks>The chance of a result like this one if there were nothing to find. It is not the chance that there is nothing to find.</remarks>
    public static string OfTest(double pValue) =>
        double.IsNaN(pValue) ? "n/a"
        : pValue < 0.001 ? "below 0.001"
        : pValue.ToString("0.000", CultureInfo.InvariantCulture);
}
