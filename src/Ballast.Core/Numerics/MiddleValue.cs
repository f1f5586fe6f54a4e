namespace Ballast.Core.Numerics;

/// <summary>The median without sorting: only the part in which it lies is divided again (Hoare 1961, "Algorithm 65: find").</summary>
internal static class MiddleValue
{
    /// <summary>The median; the mean of the two in the middle where their number is even.</summary>
    /// <param name="values">One or more, none NaN; left in another order.</param>
    public static double Take(Span<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Length);
        var middle = values.Length / 2;
        Part(values, middle);
        if (values.Length % 2 == 1)
            return values[middle];
        // All before the middle are at most as large.
        var below = values[0];
        foreach (var value in values[..middle])
            below = Math.Max(below, value);
        return (below + values[middle]) / 2;
    }

    /// <summary>Moves the value that would stand at a place into it, with none larger before it and none smaller behind.</summary>
    private static void Part(Span<double> values, int place)
    {
        var (first, last) = (0, values.Length - 1);
        while (first < last)
        {
            var pivot = Pivot(values[first], values[(first + last) / 2], values[last]);
            var (left, right) = (first, last);
            while (left <= right)
            {
                while (values[left] < pivot)
                    left++;
                while (pivot < values[right])
                    right--;
                if (left > right)
                    break;
                (values[left], values[right]) = (values[right], values[left]);
                left++;
                right--;
            }
            if (place <= right)
                last = right;
            else if (place >= left)
                first = left;
            else
                return;
        }
    }

    private static double Pivot(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
