using Ballast.Core.Registry;

namespace Ballast.Core.Workflows.Registering;

/// <summary>A change of the registry in words: one line, fields from what to what.</summary>
public static class ChangeWords
{
    /// <summary>The words, such as "target: ender_60, was teager_20".</summary>
    public static string Create(RegistryChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.After is null)
            return "taken out";
        var fields = string.Join("; ", change.Fields.Select(f => Field(change.Item.Kind, f)));
        return (change.Before, fields) switch
        {
            (null, "") => "new",
            (null, _) => $"new: {fields}",
            (_, "") => $"called {change.After.Name}, was {change.Before.Name}",
            _ => fields,
        };
    }

    private static string Field(string kind, (string Field, string? Before, string? After) field)
    {
        var name = kind == Slot.OfKind && char.IsAsciiDigit(field.Field[0]) ? $"from round {field.Field}" : field.Field;
        return field switch
        {
            { Before: null } => $"{name}: {field.After}",
            { After: null } => $"{name}: nothing, was {field.Before}",
            _ => $"{name}: {field.After}, was {field.Before}",
        };
    }
}
