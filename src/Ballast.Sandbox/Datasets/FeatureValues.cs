using Ballast.Core.Rounds;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Datasets;

/// <summary>Features of one round: five equally frequent values, alike within groups.</summary>
internal static class FeatureValues
{
    /// <summary>Features of a group, which share a value half of the time: a correlation of a quarter between two of them.</summary>
    private const int Group = 7;
    private const double Shared = 0.5;

    private static readonly string[] SignalsNames =
    [
        "feature_adv_20d_factor",
        "feature_beta_factor",
        "feature_book_to_price_factor",
        "feature_dividend_yield_factor",
        "feature_earnings_yield_factor",
        "feature_growth_factor",
        "feature_impact_cost_factor",
        "feature_market_cap_factor",
        "feature_momentum_12w_factor",
        "feature_momentum_26w_factor",
        "feature_momentum_52w_factor",
        "feature_momentum_52w_less_4w_factor",
        "feature_ppo_60d_130d_country_ranknorm",
        "feature_ppo_60d_90d_country_ranknorm",
        "feature_price_factor",
        "feature_rsi_130d_country_ranknorm",
        "feature_rsi_60d_country_ranknorm",
        "feature_trix_130d_country_ranknorm",
        "feature_value_factor",
        "feature_volatility_factor",
    ];

    /// <summary>The names of a tournament's features: made up where Numerai's say nothing either.</summary>
    public static string[] Names(Tournament tournament) =>
        tournament switch
        {
            Tournament.Classic =>
            [
                .. Enumerable
                    .Range(0, DataShape.Find(tournament).Features)
                    .Select(i => "feature_" + ModelNames.Create((i * 5) + 3)),
            ],
            Tournament.Signals => SignalsNames,
            _ => [],
        };

    /// <summary>One column a feature.</summary>
    public static sbyte[][] Create(ulong seed, Tournament tournament, int round, DataShape shape)
    {
        var random = new SeededRandom(seed, tournament.Slug() + " features", round);
        var columns = new sbyte[shape.Features][];
        sbyte[] common = [];
        for (var feature = 0; feature < columns.Length; feature++)
        {
            if (feature % Group == 0)
                common = Draw(random, shape.Rows);
            var own = Draw(random, shape.Rows);
            for (var row = 0; row < own.Length; row++)
            {
                if (random.Happens(Shared))
                    own[row] = common[row];
            }
            columns[feature] = own;
        }
        return columns;
    }

    private static sbyte[] Draw(SeededRandom random, int rows)
    {
        var values = new sbyte[rows];
        for (var row = 0; row < rows; row++)
            values[row] = (sbyte)random.Integer(0, 4);
        return values;
    }
}
