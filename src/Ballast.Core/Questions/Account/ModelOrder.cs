namespace Ballast.Core.Questions.Account;

/// <summary>In which order an account's models are listed.</summary>
public enum ModelOrder
{
    /// <summary>Largest loss first.</summary>
    Loss,

    /// <summary>Largest gain first.</summary>
    Net,

    /// <summary>Largest return over the committed NMR first.</summary>
    Roi,

    /// <summary>Largest last stake first.</summary>
    Stake,

    /// <summary>Most settled rounds first.</summary>
    Rounds,

    /// <summary>By name.</summary>
    Name,
}

/// <summary>Puts models into an order.</summary>
internal static class ModelOrders
{
    /// <summary>The models in an order; equal ones by name, and those of which a figure is not known last.</summary>
    public static IReadOnlyList<AccountModelEntry> Sort(IEnumerable<AccountModelEntry> models, ModelOrder order)
    {
        var named = models.OrderBy(m => m.Model, StringComparer.OrdinalIgnoreCase);
        return order switch
        {
            ModelOrder.Loss => [.. named.OrderBy(m => m.Net)],
            ModelOrder.Net => [.. named.OrderByDescending(m => m.Net)],
            ModelOrder.Roi => [.. named.OrderByDescending(m => m.Return ?? double.NegativeInfinity)],
            ModelOrder.Stake => [.. named.OrderByDescending(m => m.AtRiskNow ?? decimal.MinValue)],
            ModelOrder.Rounds => [.. named.OrderByDescending(m => m.Positions)],
            ModelOrder.Name => [.. named],
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, null),
        };
    }

    /// <summary>What stands first, in words.</summary>
    public static string InWords(ModelOrder order) =>
        order switch
        {
            ModelOrder.Loss => "largest loss first",
            ModelOrder.Net => "largest gain first",
            ModelOrder.Roi => "largest return first",
            ModelOrder.Stake => "largest stake first",
            ModelOrder.Rounds => "most payouts first",
            ModelOrder.Name => "by name",
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, null),
        };
}
