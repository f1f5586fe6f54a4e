using System.Globalization;
using Ballast.Core.Rounds;

namespace Ballast.Core.Registry;

/// <summary>A fresh start: from a round on evidence counts anew, for some strategies or all. What came before stays readable.</summary>
public sealed record EvidenceEpoch : IRegistryItem
{
    /// <summary>The word for it in keys.</summary>
    public const string OfKind = "epoch";

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>The tournament.</summary>
    public required Tournament Tournament { get; init; }

    /// <summary>Its first round.</summary>
    public required int From { get; init; }

    /// <summary>Whom it is for; empty for all strategies and slots.</summary>
    public IReadOnlyList<string> Strategies { get; init; } = [];

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc/>
    public string Kind => OfKind;

    /// <inheritdoc/>
    public string Key => RegistryNames.Key(Name);

    /// <inheritdoc/>
    public IEnumerable<(string Field, string Value)> Fields
    {
        get
        {
            yield return ("tournament", Tournament.Slug());
            yield return ("from", From.ToString(CultureInfo.InvariantCulture));
            yield return ("for", RegistryNames.Listed(Strategies) ?? "all");
            if (Reason is not null)
                yield return ("reason", Reason);
        }
    }

    /// <summary>Whether it is for a strategy.</summary>
    public bool IsFor(string strategy) =>
        Strategies.Count == 0 || Strategies.Contains(strategy, StringComparer.OrdinalIgnoreCase);
}
