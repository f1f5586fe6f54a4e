namespace Ballast.Web.Api;

/// <summary>How a parameter is written.</summary>
internal enum ParameterKind
{
    /// <summary>Text that the command reads itself.</summary>
    Text,

    /// <summary>The same, and it may be given several times.</summary>
    Repeated,

    /// <summary>true or false.</summary>
    Switch,
}

/// <summary>A query parameter: an option of the command line, under its name without dashes.</summary>
/// <param name="Name">The option's name without dashes.</param>
/// <param name="Description">What it means, in a line.</param>
/// <param name="Kind">How it is written.</param>
internal sealed record Parameter(string Name, string Description, ParameterKind Kind = ParameterKind.Text)
{
    /// <summary>Every resource takes it.</summary>
    public static readonly Parameter AsOf = new(
        "as-of",
        "Answer as it could have been answered at that moment (ISO, UTC; default: now)."
    );

    /// <summary>Which rounds.</summary>
    public static readonly IReadOnlyList<Parameter> Range =
    [
        new("from", "First round, or the day from which rounds opened."),
        new("to", "Last round, or the day until which rounds opened."),
        new("since", "Name of an era, or id of a rule."),
    ];

    /// <summary>How rounds are paid.</summary>
    public static readonly IReadOnlyList<Parameter> Payment =
    [
        new("payout-factor", "A constant factor, or actual."),
        new("clip", "Bound of a round's payout as a share of the stake."),
        new("rule", "auto, or the id of a rule for every round."),
        new("capital", "committed or position: what a return is a share of."),
    ];

    /// <summary>What a return is.</summary>
    public static readonly IReadOnlyList<Parameter> Returns =
    [
        new("returns", "settled, computed or auto."),
        new("multipliers", "corr=A,mmc=B: multipliers of computed returns."),
        .. Payment,
    ];

    /// <summary>Which combinations over which rounds.</summary>
    public static readonly IReadOnlyList<Parameter> Grid =
    [
        new("grid", "METRIC=A,B: multipliers to try of one metric; once a metric.", ParameterKind.Repeated),
        new("rounds", "resolved, unresolved or all."),
        new("mode", "total, average, common, or for a backtest compounded."),
        new("stake", "NMR in every round."),
        new("top", "Models or combinations to list in words; the document has all."),
        .. Payment,
    ];

    /// <summary>Which slice of a list.</summary>
    public static readonly IReadOnlyList<Parameter> Page =
    [
        new("limit", "Entries of the page, from 1 to 1000 (default: 100)."),
        new("offset", "Entries before the page (default: 0)."),
        new("all", "All entries, whatever the limit.", ParameterKind.Switch),
    ];
}
