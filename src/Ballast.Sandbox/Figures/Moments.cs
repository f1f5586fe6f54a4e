namespace Ballast.Sandbox.Figures;

/// <summary>Looks into ascending lists of moments.</summary>
internal static class Moments
{
    /// <summary>How many are not after one.</summary>
    public static int CountUntil(IReadOnlyList<DateTimeOffset> ascending, DateTimeOffset moment)
    {
        var (low, high) = (0, ascending.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ascending[middle] <= moment)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>How many are before one.</summary>
    public static int CountBefore(IReadOnlyList<DateTimeOffset> ascending, DateTimeOffset moment) =>
        CountUntil(ascending, moment.AddTicks(-1));
}
