namespace Ballast.Server.Charts;

/// <summary>Six places are more than a pixel shows; they keep the page small. Tables never use them.</summary>
internal static class Digits
{
    /// <summary>The value with six places.</summary>
    public static double Short(double value) => Math.Round(value, 6);
}
