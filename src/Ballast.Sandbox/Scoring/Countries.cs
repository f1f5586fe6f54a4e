using Ballast.Sandbox.Datasets;

namespace Ballast.Sandbox.Scoring;

/// <summary>What Alpha neutralises to in this world: one column a country, orthonormal as Numerai's 200 columns are said to be.</summary>
internal static class Countries
{
    /// <summary>The columns for some tickers: 1 / root(tickers of the country) in its rows, else 0.</summary>
    public static double[][] Neutralizers(string[] tickers)
    {
        var countries = Array.ConvertAll(tickers, RoundIds.Country);
        return
        [
            .. countries
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(country =>
                {
                    var size = Math.Sqrt(countries.Count(c => c == country));
                    return Array.ConvertAll(countries, c => c == country ? 1 / size : 0.0);
                }),
        ];
    }
}
