using System.Globalization;

namespace Ballast.Core.Planning.Atomic;

/// <summary>The numbers by which the strategy contract calls its modes. They are not documented: the owner names them, or they are read from a model whose mode is known. Never guessed.</summary>
/// <param name="Constant">Of constant; null where not known.</param>
/// <param name="Compound">Of compound; null where not known.</param>
public sealed record ModeCodes(byte? Constant, byte? Compound)
{
    /// <summary>Nothing is known.</summary>
    public static ModeCodes None { get; } = new(null, null);

    /// <summary>The number of a mode; null where not known.</summary>
    public byte? Of(string? mode) =>
        mode switch
        {
            AtomicPlan.Constant => Constant,
            AtomicPlan.Compound => Compound,
            _ => null,
        };

    /// <summary>The mode of a number, in words.</summary>
    public string InWords(byte code) =>
        code == Constant ? AtomicPlan.Constant
        : code == Compound ? AtomicPlan.Compound
        : $"mode {code}";

    /// <summary>The same with one more known; null where that contradicts what is known.</summary>
    public ModeCodes? With(string mode, byte code)
    {
        var more = mode == AtomicPlan.Constant ? this with { Constant = code } : this with { Compound = code };
        var isSame = Of(mode) is not { } known || known == code;
        return isSame && (more.Constant is null || more.Constant != more.Compound) ? more : null;
    }

    /// <summary>Reads <c>constant=0,compound=1</c>; null where it is not written so.</summary>
    public static ModeCodes? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ModeCodes? codes = None;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            var isRead = byte.TryParse(part[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var code);
            if (at < 0 || part[..at] is not (AtomicPlan.Constant or AtomicPlan.Compound) || !isRead)
                return null;
            codes = codes?.With(part[..at], code);
        }
        return codes;
    }
}
