namespace Ballast.Core.Registry;

/// <summary>A name for several models: <c>@core</c> stands for all of them.</summary>
public sealed record ModelGroup : IRegistryItem
{
    /// <summary>The word for it in keys.</summary>
    public const string OfKind = "group";

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>Names, patterns such as <c>dex_*</c>, and other groups such as <c>@tag:fast</c>.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    /// <inheritdoc/>
    public string Kind => OfKind;

    /// <inheritdoc/>
    public string Key => RegistryNames.Key(Name);

    /// <inheritdoc/>
    public IEnumerable<(string Field, string Value)> Fields =>
        RegistryNames.Listed(Members) is { } members ? [("members", members)] : [];
}
