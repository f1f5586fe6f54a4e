namespace Ballast.Core.Questions.Realised;

/// <summary>What the question takes.</summary>
internal static class RealisedParameters
{
    public static readonly Parameter Lots = new(
        "lots",
        "Which NMR leave first: fifo (those that came first) or average (a part of all)."
    )
    {
        ValueName = "METHOD",
        Default = "fifo",
        Choices = ["fifo", "average"],
        IsInForm = true,
    };

    public static readonly Parameter AllTournaments = new(
        "all-tournaments",
        "All tournaments together, as lots of an account that stakes in several need it."
    )
    {
        Kind = ParameterKind.Switch,
        IsInForm = true,
    };

    public static readonly Parameter DepositCost = new(
        "deposit-cost",
        "What one deposited NMR cost, in the currency; market takes the price of its day (default: not known)."
    )
    {
        ValueName = "PRICE|market",
    };

    public static readonly Parameter Costs = new(
        "costs",
        "Costs such as compute and fees: CSV with date, amount, currency (nmr or the currency), note. Command line only."
    )
    {
        ValueName = "FILE",
        Kind = ParameterKind.File,
    };

    /// <summary>Whether months are put into words in place of years.</summary>
    public static readonly Parameter By = new("by", "year or month.")
    {
        ValueName = "PERIOD",
        Default = "year",
        Choices = ["year", "month"],
        IsInForm = true,
        IsOfText = true,
    };
}
