namespace Ballast.Core.Risk;

/// <summary>One number about a series of returns. A measure's name is not its definition, so it carries both.</summary>
public interface IRiskMeasure
{
    /// <summary>The name used in tables and JSON.</summary>
    string Name { get; }

    /// <summary>The formula in words.</summary>
    string Definition { get; }

    /// <summary>Where the definition comes from.</summary>
    string Source { get; }

    /// <summary>The measure of a series in the order of its rounds.</summary>
    /// <param name="returns">Shares of the stake, none missing.</param>
    /// <returns>NaN where the series is too short to say anything.</returns>
    double Of(ReadOnlySpan<double> returns);
}
