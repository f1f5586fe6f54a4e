namespace Ballast.Sandbox.World;

/// <summary>First-order autoregressive noise of mean 0 and deviation 1.</summary>
internal static class Series
{
    /// <summary>x[0] is drawn from the stationary law, so that no run-in is needed; x[t] = phi x[t-1] + sqrt(1-phi^2) e.</summary>
    public static double[] Autoregressive(SeededRandom random, int length, double persistence)
    {
        var series = new double[length];
        var innovation = Math.Sqrt(1 - (persistence * persistence));
        var previous = random.Normal();
        for (var t = 0; t < length; t++)
        {
            series[t] = previous;
            previous = (persistence * previous) + (innovation * random.Normal());
        }
        return series;
    }

    /// <summary>Adds to the target a share of the variance of another series: target = sqrt(1-share) own + sqrt(share) other.</summary>
    public static double[] Blend(double[] own, double[] other, double share)
    {
        var (ownWeight, otherWeight) = (Math.Sqrt(1 - share), Math.Sqrt(share));
        var blend = new double[own.Length];
        for (var t = 0; t < own.Length; t++)
            blend[t] = (ownWeight * own[t]) + (otherWeight * other[t]);
        return blend;
    }
}
