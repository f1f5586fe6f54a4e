namespace Ballast.Core.Risk;

/// <summary>What a compounding stake grows by.</summary>
internal static class Growth
{
    /// <summary>The constant return per round that would have ended at the same place; NaN for an empty series or a total loss.</summary>
    public static double PerRound(ReadOnlySpan<double> returns)
    {
        var logs = 0.0;
        foreach (var value in returns)
        {
            if (value <= -1)
                return double.NaN;
            logs += Math.Log(1 + value);
        }
        return returns.IsEmpty ? double.NaN : Math.Exp(logs / returns.Length) - 1;
    }
}
