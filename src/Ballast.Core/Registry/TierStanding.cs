using System.Globalization;
using Ballast.Core.Rounds;

namespace Ballast.Core.Registry;

/// <summary>The tier that a strategy, or a slot without one, was given, as the owner took it over from <c>ballast tiers</c>.</summary>
public sealed record TierStanding : IRegistryItem
{
    /// <summary>The word for it in keys.</summary>
    public const string OfKind = "standing";

    /// <summary>The tournament.</summary>
    public required Tournament Tournament { get; init; }

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>The tier's name.</summary>
    public required string Tier { get; init; }

    /// <summary>The round since which it holds.</summary>
    public required int Since { get; init; }

    /// <inheritdoc/>
    public string Kind => OfKind;

    /// <inheritdoc/>
    public string Key => Slot.KeyOf(Tournament, Name);

    /// <inheritdoc/>
    public IEnumerable<(string Field, string Value)> Fields =>
        [("tier", Tier), ("since", Since.ToString(CultureInfo.InvariantCulture))];
}
