namespace Ballast.Core.Workflows;

/// <summary>What the owner registered of a model: what it can be found and put in order by.</summary>
/// <param name="Groups">Groups of the registry that it belongs to.</param>
/// <param name="Tier">Its tier, where one was taken over.</param>
/// <param name="IsFavourite">Whether it is one of the favourites.</param>
/// <param name="Tags">Tags of its slot and its strategy.</param>
/// <param name="Others">The strategy that sits in the slot now, or the slots of the strategy.</param>
/// <param name="Account">The own account of its slot.</param>
public sealed record ModelLabels(
    IReadOnlyList<string> Groups,
    string? Tier,
    bool IsFavourite,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> Others,
    string? Account
)
{
    /// <summary>Nothing.</summary>
    public static ModelLabels None { get; } = new([], null, false, [], [], null);

    /// <summary>All of it as words.</summary>
    public IEnumerable<string> Words =>
        [.. Groups, .. Tags, .. Others, .. new[] { Tier, Account, IsFavourite ? "favourite" : null }.OfType<string>()];
}
