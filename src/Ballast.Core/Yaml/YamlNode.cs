namespace Ballast.Core.Yaml;

/// <summary>Something that stands in a YAML file: a map, a list or a value, with its place.</summary>
/// <param name="Place">Where it begins.</param>
public abstract record YamlNode(YamlPlace Place)
{
    /// <summary>What it is, in words.</summary>
    public abstract string Kind { get; }

    /// <summary>It as a map.</summary>
    /// <param name="what">What it is for, such as "a tier".</param>
    /// <exception cref="YamlFileException">It is none.</exception>
    public YamlMap Map(string what) =>
        this as YamlMap ?? throw Wrong($"{what} is written as keys with values below it, not {Kind}.");

    /// <summary>It as a list.</summary>
    /// <param name="what">What it is for.</param>
    /// <exception cref="YamlFileException">It is none.</exception>
    public YamlList List(string what) =>
        this as YamlList ?? throw Wrong($"{what} is a list, each line with '- ' before it, not {Kind}.");

    /// <summary>It as a single value.</summary>
    /// <param name="what">What it is for.</param>
    /// <exception cref="YamlFileException">It is none, or nothing was written.</exception>
    public YamlScalar Scalar(string what) =>
        this switch
        {
            YamlScalar { IsNothing: true } => throw Wrong($"{what} has no value."),
            YamlScalar scalar => scalar,
            _ => throw Wrong($"{what} is a single value, not {Kind}."),
        };

    /// <summary>What is wrong here.</summary>
    /// <param name="problem">What is wrong and what to write instead, as a sentence.</param>
    public YamlFileException Wrong(string problem) => new(Place, problem);
}

/// <summary>A list.</summary>
/// <param name="Place">Where it begins.</param>
/// <param name="Items">What stands in it, in order.</param>
public sealed record YamlList(YamlPlace Place, IReadOnlyList<YamlNode> Items) : YamlNode(Place)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}

/// <summary>A key of a map with what stands behind it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Place">Where the key stands.</param>
/// <param name="Value">What it says.</param>
public sealed record YamlEntry(string Key, YamlPlace Place, YamlNode Value);
