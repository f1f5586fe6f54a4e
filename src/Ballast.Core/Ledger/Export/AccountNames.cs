using System.Globalization;
using System.Text;
using Ballast.Core.Ledger.Books;

namespace Ballast.Core.Ledger.Export;

/// <summary>Names of accounts and texts that beancount and hledger both read, whatever strangers called their models.</summary>
internal static class AccountNames
{
    /// <summary>The account's name: colons between parts of letters, digits and hyphens.</summary>
    public static string Create(LedgerAccount account) =>
        account.Place switch
        {
            LedgerPlace.Opening => "Equity:Numerai:Opening",
            LedgerPlace.Elsewhere => "Equity:Numerai:Elsewhere",
            LedgerPlace.Payouts => "Income:Numerai:Payouts",
            LedgerPlace.Burned => "Expenses:Numerai:Burned",
            LedgerPlace.Unexplained => "Equity:Numerai:Unexplained",
            LedgerPlace.Wallet or LedgerPlace.Credit => $"Assets:Numerai:{account.Place}",
            LedgerPlace.Idle => $"Assets:Numerai:{account.Tournament}:Idle",
            LedgerPlace.Debt => $"Assets:Numerai:{account.Tournament}:DeferredBurn:{Part(account.Model!)}",
            _ => $"Assets:Numerai:{account.Tournament}:{account.Place}:{Part(account.Model!)}",
        };

    /// <summary>
    /// A model's name as a part of an account's name, different for different names. Letters, digits and underscores: <c>M-</c> and the name with hyphens
    /// for underscores. Letters, digits and hyphens, as in an id: <c>U-</c> and the name. Anything else: <c>X-</c> and its bytes.
    /// </summary>
    public static string Part(string model)
    {
        if (model.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            return "M-" + model.Replace('_', '-');
        return model.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? "U-" + model
            : "X-" + Convert.ToHexString(Encoding.UTF32.GetBytes(model));
    }

    /// <summary>A name as text that ends no string, comment or tag: letters, digits and a few signs stay, the rest is written as code points.</summary>
    public static string Text(string name)
    {
        var text = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            var isPlain = Rune.IsLetterOrDigit(rune) || (rune.IsAscii && " _-.+@#&!".Contains((char)rune.Value));
            text.Append(
                isPlain ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>")
            );
        }
        return text.ToString();
    }
}
