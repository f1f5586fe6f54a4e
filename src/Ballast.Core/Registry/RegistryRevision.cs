using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ballast.Core.Registry;

/// <summary>One change of one item of the registry, as it is kept: the item as it was from then on.</summary>
public sealed record RegistryRevision
{
    /// <summary>Its number, ascending; 0 where it is not kept yet.</summary>
    public long Number { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The item's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The item's key.</summary>
    public required string Key { get; init; }

    /// <summary>The item as JSON; null where it was taken out.</summary>
    public string? Document { get; init; }

    /// <summary>Why, in the owner's words; empty where nothing was said.</summary>
    public string Why { get; init; } = "";

    /// <summary>What is kept of changes.</summary>
    public static IReadOnlyList<RegistryRevision> Of(
        IEnumerable<RegistryChange> changes,
        DateTimeOffset at,
        string why
    ) =>
        [
            .. changes.Select(c => new RegistryRevision
            {
                At = at,
                Kind = c.Item.Kind,
                Key = c.Item.Key,
                Document = c.After is null ? null : Write(c.After),
                Why = why,
            }),
        ];

    /// <summary>The registry that revisions lead to.</summary>
    /// <param name="revisions">In their order.</param>
    public static ModelRegistry Replay(IEnumerable<RegistryRevision> revisions) =>
        ModelRegistry.Create(
            revisions.GroupBy(r => (r.Kind, r.Key)).Select(g => g.Last()).Select(r => r.Read()).OfType<IRegistryItem>()
        );

    /// <summary>The item; null where it was taken out, or its kind is of a newer program.</summary>
    public IRegistryItem? Read() =>
        Document is null
            ? null
            : Kind switch
            {
                Strategy.OfKind => JsonSerializer.Deserialize(Document, RegistryJson.Default.Strategy),
                Slot.OfKind => JsonSerializer.Deserialize(Document, RegistryJson.Default.Slot),
                ModelGroup.OfKind => JsonSerializer.Deserialize(Document, RegistryJson.Default.ModelGroup),
                EvidenceEpoch.OfKind => JsonSerializer.Deserialize(Document, RegistryJson.Default.EvidenceEpoch),
                TierStanding.OfKind => JsonSerializer.Deserialize(Document, RegistryJson.Default.TierStanding),
                _ => null,
            };

    private static string Write(IRegistryItem item) =>
        item switch
        {
            Strategy strategy => JsonSerializer.Serialize(strategy, RegistryJson.Default.Strategy),
            Slot slot => JsonSerializer.Serialize(slot, RegistryJson.Default.Slot),
            ModelGroup group => JsonSerializer.Serialize(group, RegistryJson.Default.ModelGroup),
            EvidenceEpoch epoch => JsonSerializer.Serialize(epoch, RegistryJson.Default.EvidenceEpoch),
            TierStanding standing => JsonSerializer.Serialize(standing, RegistryJson.Default.TierStanding),
            _ => throw new ArgumentException($"{item.Kind} is no kind of the registry.", nameof(item)),
        };
}

/// <summary>Items as they are kept.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true
)]
[JsonSerializable(typeof(Strategy))]
[JsonSerializable(typeof(Slot))]
[JsonSerializable(typeof(ModelGroup))]
[JsonSerializable(typeof(EvidenceEpoch))]
[JsonSerializable(typeof(TierStanding))]
internal sealed partial class RegistryJson : JsonSerializerContext;
