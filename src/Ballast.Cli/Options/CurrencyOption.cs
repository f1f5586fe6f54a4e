using System.CommandLine;
using Ballast.Core.Store;
using Ballast.Core.Workflows;

namespace Ballast.Cli.Options;

/// <summary>The currency that NMR is valued in. One without a stored price is a slip of the finger, unless it is the usual one.</summary>
internal sealed class CurrencyOption
{
    private const string Usual = "usd";

    private readonly Option<string?> _option = TextOption.Make(
        "--currency",
        "Currency of the prices to value NMR in.",
        "NAME",
        Usual
    );

    public void AddTo(Command command) => command.Add(_option);

    /// <summary>What was said.</summary>
    public string Read(ParseResult parsed) => parsed.GetValue(_option)!;

    /// <summary>Refuses a currency that the store has no price in.</summary>
    /// <exception cref="UsageException">It has none.</exception>
    public static void Check(string currency, AsOfView view, CommandContext context)
    {
        var stored = view.Currencies;
        if (stored.Append(Usual).Contains(currency, StringComparer.OrdinalIgnoreCase))
            return;
        var hint =
            Nearness.Meant(stored.Append(Usual).Distinct(), currency) is { } meant ? $"did you mean {meant}?"
            : stored.Count == 0 ? "there are no prices at all."
            : $"there are prices in {string.Join(", ", stored)}.";
        throw new UsageException(context.Command, $"--currency: no price in '{currency}' is stored; {hint}");
    }
}
