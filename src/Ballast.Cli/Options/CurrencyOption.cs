using System.CommandLine;
using Ballast.Core.Questions.Parameters;

namespace Ballast.Cli.Options;

/// <summary>The currency that NMR is valued in. One without a stored price is a slip of the finger, unless it is the usual one.</summary>
internal sealed class CurrencyOption
{
    private readonly Option<string?> _option = TextOption.Make(
        "--" + CurrencyParameter.Currency.Name,
        CurrencyParameter.Currency.Help,
        CurrencyParameter.Currency.ValueName,
        CurrencyParameter.Currency.Default!
    );

    public void AddTo(Command command) => command.Add(_option);

    /// <summary>What was said.</summary>
    public string Read(ParseResult parsed) => parsed.GetValue(_option)!;
}
