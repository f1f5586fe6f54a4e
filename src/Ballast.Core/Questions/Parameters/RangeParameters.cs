using Ballast.Core.Payouts;
using Ballast.Core.Text;
using Ballast.Core.Workflows;

namespace Ballast.Core.Questions.Parameters;

/// <summary>Which rounds a question is about.</summary>
public static class RangeParameters
{
    private static readonly Parameter From = new(
        "from",
        "First round, or the day (yyyy-mm-dd) from which rounds opened."
    )
    {
        ValueName = "N|DAY",
        IsInForm = true,
    };

    private static readonly Parameter To = new("to", "Last round, or the day until which rounds opened.")
    {
        ValueName = "N|DAY",
        IsInForm = true,
    };

    private static readonly Parameter Since = new(
        "since",
        "Name of an era (daily, atomic, tc, …), id of a rule (ballast rules) or a fresh start of the registry."
    )
    {
        ValueName = "ERA",
        Known = () =>
            PayoutTimeline.Shipped.Eras.Select(e => e.Name).Concat(PayoutTimeline.Shipped.Rules.Select(r => r.Id)),
    };

    /// <summary>Which rounds by whether they have resolved, for questions that look at others too.</summary>
    public static readonly Parameter State = new("rounds", "resolved, unresolved or all, by the rounds' resolve times.")
    {
        ValueName = "STATE",
        Default = "resolved",
        Choices = ["resolved", "unresolved", "all"],
        IsInForm = true,
    };

    /// <summary>The parameters.</summary>
    public static IReadOnlyList<Parameter> All { get; } = [From, To, Since];

    /// <summary>Whether a bound was said as a day: then the days on which rounds opened cut them.</summary>
    internal static bool IsByDay(Given given) => Read(given) is { From.IsDay: true } or { To.IsDay: true };

    /// <summary>The range that was said.</summary>
    /// <exception cref="ParameterException">A bound is neither a round nor a day.</exception>
    public static RoundRange Read(Given given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return new RoundRange(Bound(given, From), Bound(given, To), given.Text(Since));
    }

    /// <summary>A request with the models and rounds that were said, and the most that its answer may hold.</summary>
    /// <exception cref="ParameterException">A bound is neither a round nor a day.</exception>
    public static T Read<T>(Asked asked, T request)
        where T : Selection
    {
        ArgumentNullException.ThrowIfNull(asked);
        return (T)(
            (Selection)request with
            {
                Models = asked.Given.Models,
                Range = Read(asked.Given),
                Bounds = asked.Bounds,
            }
        );
    }

    private static RoundBound? Bound(Given given, Parameter parameter)
    {
        if (given.Text(parameter) is not { } text)
            return null;
        return RoundBound.TryParse(text, out var bound)
            ? bound
            : throw new ParameterException(
                $"{Notice.Option(parameter.Name)} is a round number or a day such as 2026-01-31, not '{text}'."
            );
    }
}
