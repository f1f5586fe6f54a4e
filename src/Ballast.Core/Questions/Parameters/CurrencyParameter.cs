using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Parameters;

/// <summary>The currency that NMR is valued in. One without a stored price is a slip of the finger, unless it is the usual one.</summary>
public static class CurrencyParameter
{
    private const string Usual = "usd";

    /// <summary>The parameter.</summary>
    public static Parameter Currency { get; } =
        new("currency", "Currency of the prices to value NMR in.") { ValueName = "NAME", Default = Usual };

    /// <summary>What was said.</summary>
    /// <exception cref="ParameterException">The store has no price in it.</exception>
    public static string Read(Asked asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var currency = asked.Given.Text(Currency)!;
        Check(currency, asked.View);
        return currency;
    }

    /// <summary>Refuses a currency that the store has no price in.</summary>
    /// <exception cref="ParameterException">It has none.</exception>
    public static void Check(string currency, AsOfView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var stored = view.Currencies;
        if (stored.Append(Usual).Contains(currency, StringComparer.OrdinalIgnoreCase))
            return;
        var hint =
            NameSuggestions.Meant(stored.Append(Usual).Distinct(), currency) is { } meant ? $"did you mean {meant}?"
            : stored.Count == 0 ? "there are no prices at all."
            : $"there are prices in {string.Join(", ", stored)}.";
        throw new ParameterException($"{Notice.Option("currency")}: no price in '{currency}' is stored; {hint}");
    }
}
