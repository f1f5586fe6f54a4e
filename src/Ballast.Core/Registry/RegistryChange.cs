namespace Ballast.Core.Registry;

/// <summary>What differs between two registries in one item.</summary>
/// <param name="Before">As it was; null where it is new.</param>
/// <param name="After">As it is; null where it was taken out.</param>
public sealed record RegistryChange(IRegistryItem? Before, IRegistryItem? After)
{
    /// <summary>The item, as it is where it is there.</summary>
    public IRegistryItem Item => After ?? Before!;

    /// <summary>What differs, field by field; null for what is not said.</summary>
    public IReadOnlyList<(string Field, string? Before, string? After)> Fields
    {
        get
        {
            var (before, after) = (FieldsOf(Before), FieldsOf(After));
            return
            [
                .. after
                    .Keys.Union(before.Keys)
                    .Select(f => (f, before.GetValueOrDefault(f), after.GetValueOrDefault(f)))
                    .Where(f => f.Item2 != f.Item3),
            ];
        }
    }

    /// <summary>All changes from one registry to another, in the order of kinds and keys.</summary>
    public static IReadOnlyList<RegistryChange> Between(ModelRegistry before, ModelRegistry after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var old = before.Items.ToDictionary(i => (i.Kind, i.Key));
        var now = after.Items.ToDictionary(i => (i.Kind, i.Key));
        return
        [
            .. now
                .Values.Select(i => new RegistryChange(old.GetValueOrDefault((i.Kind, i.Key)), i))
                .Where(c => c.Before is null || c.Before.Name != c.Item.Name || c.Fields.Count > 0),
            .. old.Where(i => !now.ContainsKey(i.Key)).Select(i => new RegistryChange(i.Value, null)),
        ];
    }

    private static Dictionary<string, string> FieldsOf(IRegistryItem? item) =>
        item?.Fields.ToDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal) ?? [];
}
