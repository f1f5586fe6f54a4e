namespace Ballast.Core.Questions.Account;

/// <summary>In which order an account's models are listed.</summary>
public enum AccountOrder
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
internal static class AccountOrders
{
    /// <summary>The models in an order; equal ones by name, and those of which a figure is not known last.</summary>
    public static IReadOnlyList<AccountModelEntry> Sort(IEnumerable<AccountModelEntry> models, AccountOrder order)
    {
        var named = models.OrderBy(m => m.Model, StringComparer.OrdinalIgnoreCase);
        return order switch
        {
            AccountOrder.Loss => [.. named.OrderBy(m => m.Net)],
            AccountOrder.Net => [.. named.OrderByDescending(m => m.Net)],
            AccountOrder.Roi => [.. named.OrderByDescending(m => m.Return ?? double.NegativeInfinity)],
            AccountOrder.Stake => [.. named.OrderByDescending(m => m.AtRiskNow ?? decimal.MinValue)],
            AccountOrder.Rounds => [.. named.OrderByDescending(m => m.Positions)],
            AccountOrder.Name => [.. named],
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, null),
        };
    }

    /// <summary>What stands first, in words.</summary>
    public static string InWords(AccountOrder order) =>
        order switch
        {
            AccountOrder.Loss => "largest loss first",
            AccountOrder.Net => "largest gain first",
            AccountOrder.Roi => "largest return first",
            AccountOrder.Stake => "largest stake first",
            AccountOrder.Rounds => "most payouts first",
            AccountOrder.Name => "by name",
            _ => throw new ArgumentOutOfRangeException(nameof(order), order, null),
        };
}
