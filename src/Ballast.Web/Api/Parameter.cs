using Ballast.Core.Questions.Parameters;

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
    /// <summary>The parameter that a question declares.</summary>
    public static Parameter Of(Core.Questions.Parameter declared) =>
        new(
            declared.Name,
            declared.Help,
            declared.Kind switch
            {
                Core.Questions.ParameterKind.Repeated => ParameterKind.Repeated,
                Core.Questions.ParameterKind.Switch => ParameterKind.Switch,
                _ => ParameterKind.Text,
            }
        );

    /// <summary>Every resource takes it.</summary>
    public static readonly Parameter AsOf = new(
        "as-of",
        "Answer as it could have been answered at that moment (ISO, UTC; default: now)."
    );

    /// <summary>Which rounds.</summary>
    public static readonly IReadOnlyList<Parameter> Range = [.. RangeParameters.All.Select(Of)];

    /// <summary>How rounds are paid.</summary>
    public static readonly IReadOnlyList<Parameter> Payment = [.. PaymentParameters.All.Select(Of)];

    /// <summary>What a return is.</summary>
    public static readonly IReadOnlyList<Parameter> Returns = [.. ReturnParameters.OfReturns.Select(Of)];
}
