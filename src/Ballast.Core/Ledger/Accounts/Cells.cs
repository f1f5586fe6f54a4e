using System.Globalization;
using Ballast.Core.Rounds;

namespace Ballast.Core.Ledger.Accounts;

/// <summary>The texts by which facts about one thing are found.</summary>
internal static class Cells
{
    // In no name: control characters are refused (Plausible.Label).
    private const char Between = '\t';

    /// <summary>About a model. Names match without regard to case.</summary>
    public static string Create(Tournament tournament, string model, params ReadOnlySpan<string?> more) =>
        string.Join(
            Between,
            [((int)tournament).ToString(CultureInfo.InvariantCulture), model.ToLowerInvariant(), .. more]
        );

    /// <summary>About whatever these parts say; what is not said is an empty part.</summary>
    public static string Join(params ReadOnlySpan<object?> parts)
    {
        var texts = new string?[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            texts[i] = Convert.ToString(parts[i], CultureInfo.InvariantCulture);
        return string.Join(Between, texts);
    }
}
