using System.Globalization;
using Ballast.Core.Rounds;

namespace Ballast.Core.Registry;

/// <summary>What Numerai calls a model: a name under which submissions, scores and stake are booked, and the strategies that sat there.</summary>
public sealed record Slot : IRegistryItem
{
    /// <summary>The word for it in keys.</summary>
    public const string OfKind = "slot";

    /// <summary>The tournament.</summary>
    public required Tournament Tournament { get; init; }

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>The account that owns it; null where that is not said.</summary>
    public string? Account { get; init; }

    /// <summary>Whether it stands in <c>@favourites</c>.</summary>
    public bool IsFavourite { get; init; }

    /// <summary>Words by which it is found: <c>@tag:fast</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Who sat there, by first round; no two of them overlap.</summary>
    public IReadOnlyList<Assignment> Assignments { get; init; } = [];

    /// <inheritdoc/>
    public string Kind => OfKind;

    /// <inheritdoc/>
    public string Key => KeyOf(Tournament, Name);

    /// <inheritdoc/>
    public IEnumerable<(string Field, string Value)> Fields
    {
        get
        {
            if (Account is not null)
                yield return ("account", Account);
            if (IsFavourite)
                yield return ("favourite", "yes");
            if (RegistryNames.Listed(Tags) is { } tags)
                yield return ("tags", tags);
            foreach (var assignment in Assignments)
                yield return (
                    assignment.From.ToString(CultureInfo.InvariantCulture),
                    assignment.To is { } to ? $"{assignment.Strategy} to {to}" : assignment.Strategy
                );
        }
    }

    /// <summary>The key of a slot.</summary>
    public static string KeyOf(Tournament tournament, string name) => $"{tournament.Slug()}/{RegistryNames.Key(name)}";

    /// <summary>What sat there in a round; null where nothing is registered.</summary>
    public Assignment? In(int round) => Assignments.FirstOrDefault(a => a.From <= round && round <= a.Last);

    /// <summary>
    /// The slot with a strategy in it from a round on: what sat there before ends the round before, what began in those rounds gives way, and what begins after the
    /// last of them stays.
    /// </summary>
    public Slot With(Assignment assignment)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        var next = Assignments.Where(a => a.From > assignment.From).Min(a => (int?)a.From);
        // Without an end it lasts until the next one that is registered.
        var added = assignment.To is null && next is { } from ? assignment with { To = from - 1 } : assignment;
        var kept = Assignments.SelectMany(a => a.Without(added.From, added.Last));
        return this with { Assignments = [.. kept.Append(added).OrderBy(a => a.From)] };
    }
}

/// <summary>A strategy that sat in a slot.</summary>
/// <param name="Strategy">Its name.</param>
/// <param name="From">First round.</param>
/// <param name="To">Last round; null while it sits there.</param>
public sealed record Assignment(string Strategy, int From, int? To = null)
{
    /// <summary>The last round, far ahead while it sits there.</summary>
    internal int Last => To ?? RoundCalendar.LargestRound;

    /// <summary>What is left of it outside of some rounds.</summary>
    internal IEnumerable<Assignment> Without(int from, int to)
    {
        if (Last < from || From > to)
        {
            yield return this;
            yield break;
        }
        if (From < from)
            yield return this with
            {
                To = from - 1,
            };
        if (Last > to)
            yield return this with
            {
                From = to + 1,
            };
    }
}
