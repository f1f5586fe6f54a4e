namespace Ballast.Core.Yaml;

/// <summary>A YAML file that somebody wrote cannot be read, or says what cannot be: with the place, and what to write instead.</summary>
public sealed class YamlFileException : Exception
{
    /// <param name="place">Where.</param>
    /// <param name="problem">What is wrong and what to write instead, as a sentence.</param>
    public YamlFileException(YamlPlace place, string problem)
        : this(place, problem, null) { }

    /// <param name="place">Where.</param>
    /// <param name="problem">What is wrong and what to write instead, as a sentence.</param>
    /// <param name="inner">What a library said.</param>
    public YamlFileException(YamlPlace place, string problem, Exception? inner)
        : base($"{place}: {problem}", inner) => (Place, Problem) = (place, problem);

    /// <summary>Where.</summary>
    public YamlPlace Place { get; }

    /// <summary>What is wrong and what to write instead, without the place.</summary>
    public string Problem { get; }
}

/// <summary>A place in a file, as editors count: from 1.</summary>
/// <param name="Line">Line.</param>
/// <param name="Column">Column.</param>
public readonly record struct YamlPlace(int Line, int Column)
{
    /// <summary>Such as "line 3, column 5".</summary>
    public override string ToString() => $"line {Line}, column {Column}";
}
