using System.Globalization;
using System.Text.RegularExpressions;

namespace Ballast.Core.Rounds;

/// <summary>An amount of the NMR token: exact, at most 18 decimal places, as on the chain.</summary>
/// <remarks>
/// A <see cref="decimal"/> holds 28 digits, so with 18 places up to ten digits stand before the point; the whole supply
/// of NMR has eight. Amounts that must add up (stakes, payouts, burns) are never kept as double.
/// </remarks>
public readonly partial record struct Nmr : IComparable<Nmr>
{
    /// <summary>Decimal places of the token (ERC-20 <c>decimals</c>).</summary>
    public const int Places = 18;

    /// <summary>The smallest amount there is, 10^-18 NMR.</summary>
    public const decimal Wei = 0.000000000000000001m;

    /// <summary>Rounds the amount to 18 places, half to even.</summary>
    public Nmr(decimal amount) => Amount = decimal.Round(amount, Places);

    /// <summary>The amount in NMR.</summary>
    public decimal Amount { get; }

    /// <summary>No NMR at all.</summary>
    public static Nmr Zero { get; }

    /// <summary>Reads what the API and files write: <c>335.183056609585400721</c>, <c>0E-18</c>, <c>1,234.5</c>.</summary>
    /// <returns>false where the text is no number, not finite, or too large for 18 places.</returns>
    public static bool TryParse(string? text, out Nmr amount)
    {
        // Commas only where they part thousands: "12,5" is a decimal comma, and no amount.
        var style = Thousands().IsMatch(text ?? "") ? NumberStyles.Number : NumberStyles.Float;
        if (decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var value))
        {
            amount = new Nmr(value);
            return true;
        }
        amount = default;
        return false;
    }

    /// <summary>Reads an amount.</summary>
    /// <exception cref="FormatException">The text is no amount.</exception>
    public static Nmr Parse(string text) =>
        TryParse(text, out var amount) ? amount : throw new FormatException($"'{text}' is no amount of NMR.");

    /// <summary>Adds two amounts exactly.</summary>
    public static Nmr operator +(Nmr left, Nmr right) => new(left.Amount + right.Amount);

    /// <summary>Subtracts two amounts exactly.</summary>
    public static Nmr operator -(Nmr left, Nmr right) => new(left.Amount - right.Amount);

    /// <summary>The opposite amount.</summary>
    public static Nmr operator -(Nmr amount) => new(-amount.Amount);

    /// <summary>A share of an amount, rounded to 18 places.</summary>
    public static Nmr operator *(Nmr amount, decimal share) => new(amount.Amount * share);

    /// <summary>Whether the left amount is smaller.</summary>
    public static bool operator <(Nmr left, Nmr right) => left.Amount < right.Amount;

    /// <summary>Whether the left amount is larger.</summary>
    public static bool operator >(Nmr left, Nmr right) => left.Amount > right.Amount;

    /// <summary>Whether the left amount is smaller or equal.</summary>
    public static bool operator <=(Nmr left, Nmr right) => left.Amount <= right.Amount;

    /// <summary>Whether the left amount is larger or equal.</summary>
    public static bool operator >=(Nmr left, Nmr right) => left.Amount >= right.Amount;

    /// <inheritdoc />
    public int CompareTo(Nmr other) => Amount.CompareTo(other.Amount);

    [GeneratedRegex(@"^\s*-?\d{1,3}(,\d{3})+(\.\d+)?\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Thousands();

    /// <summary>All significant places, without trailing zeros: the text that is stored.</summary>
    public override string ToString() => Amount.ToString("0.##################", CultureInfo.InvariantCulture);
}
