using Ballast.Sandbox.GraphQl;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Api;

/// <summary>Prices of currencies, made up.</summary>
internal static class PriceFields
{
    private sealed record Price(string Base, string Target, decimal Value, DateTimeOffset Time);

    public static void Bind(Bindings bindings)
    {
        var query = bindings.Type<ApiRequest>("RootQueryType");
        query.Field("latestNmrPrice", r => Find("NMR", "USD", r.View.Now));
        query.Field("latestEthPrice", r => Find("ETH", "USD", r.View.Now));
        query.Field(
            "latestCurrencyPrice",
            (r, a) => Find(a.Text("base_symbol")!, a.Text("target_symbol")!, r.View.Now)
        );
        query.Field("currencyCodes", _ => Prices.Currencies.Select(c => new Currency(c.Code, c.Sign)));
        foreach (var type in new[] { "NmrPrice", "EthPrice" })
            bindings.Type<Price>(type).Field("priceUsd", p => p.Value).Field("lastUpdated", p => p.Time);
        bindings
            .Type<Price>("SymbolPriceConversion")
            .Field("baseSymbol", p => p.Base)
            .Field("targetSymbol", p => p.Target)
            .Field("price", p => p.Value)
            .Field("lastUpdated", p => p.Time);
        bindings.Type<Currency>("CurrencyCode").Field("code", c => c.Code).Field("symbol", c => c.Sign);
    }

    private sealed record Currency(string Code, string Sign);

    /// <summary>null for a currency that this world does not know.</summary>
    private static Price? Find(string from, string to, DateTimeOffset now) =>
        Prices.At(from, to, now) is { } price ? new Price(from, to, price, now) : null;
}
