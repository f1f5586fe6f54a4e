namespace Ballast.Core.Registry;

/// <summary>A model proper: what makes the predictions, whichever slot of Numerai they are handed in through.</summary>
/// <remarks>Everything but the name is the owner's note: nothing is computed from it, but <see cref="Parent"/> and <see cref="Tags"/>.</remarks>
public sealed record Strategy : IRegistryItem
{
    /// <summary>The word for it in keys.</summary>
    public const string OfKind = "strategy";

    /// <summary>Names of the fields that mean something here: none of the owner's own can have one.</summary>
    public static IReadOnlyList<string> KnownFields { get; } =
    ["parent", "code", "data", "target", "features", "trained-on", "tags", "notes"];

    /// <inheritdoc/>
    public required string Name { get; init; }

    /// <summary>Version of the code: a tag or a commit.</summary>
    public string? Code { get; init; }

    /// <summary>Version of the data, such as v5.0.</summary>
    public string? Data { get; init; }

    /// <summary>The target that it was trained on.</summary>
    public string? Target { get; init; }

    /// <summary>The features that it uses.</summary>
    public string? Features { get; init; }

    /// <summary>The eras or rounds that it was trained on.</summary>
    public string? TrainedOn { get; init; }

    /// <summary>The strategy that it was made from, by retraining or change.</summary>
    public string? Parent { get; init; }

    /// <summary>Whatever else is to be known.</summary>
    public string? Notes { get; init; }

    /// <summary>Words by which it is found: <c>@tag:trees</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Fields of the owner's own, by name.</summary>
    public IReadOnlyDictionary<string, string> Own { get; init; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public string Kind => OfKind;

    /// <inheritdoc/>
    public string Key => RegistryNames.Key(Name);

    /// <inheritdoc/>
    public IEnumerable<(string Field, string Value)> Fields =>
        [.. Known.Concat(Own.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => (f.Key, f.Value)))];

    private IEnumerable<(string Field, string Value)> Known
    {
        get
        {
            (string Field, string? Value)[] known =
            [
                ("parent", Parent),
                ("code", Code),
                ("data", Data),
                ("target", Target),
                ("features", Features),
                ("trained-on", TrainedOn),
                ("tags", RegistryNames.Listed(Tags)),
                ("notes", Notes),
            ];
            foreach (var (name, value) in known)
            {
                if (value is not null)
                    yield return (name, value);
            }
        }
    }
}
