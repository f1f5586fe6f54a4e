namespace Ballast.Core.Registry;

/// <summary>One entry of the registry: it is kept, compared and shown as a whole.</summary>
public interface IRegistryItem
{
    /// <summary>What it is: strategy, slot, group, epoch or standing.</summary>
    string Kind { get; }

    /// <summary>What tells it from others of its kind, whatever the case of its letters.</summary>
    string Key { get; }

    /// <summary>Its name as it was written.</summary>
    string Name { get; }

    /// <summary>What is said of it, field by field, in words; what is not said is left out.</summary>
    IEnumerable<(string Field, string Value)> Fields { get; }
}
