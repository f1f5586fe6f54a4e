namespace Ballast.Numerai.Wire;

/// <summary>Where the bytes of a file go to or come from, for some minutes.</summary>
public sealed record WireFileAddress
{
    /// <summary>The name that the file has there.</summary>
    public string? Filename { get; init; }

    /// <summary>The address. What stands behind its question mark is a key to it, so it is shown to nobody.</summary>
    public string? Url { get; init; }

    /// <summary>The name; of the address nothing.</summary>
    public override string ToString() => $"{Filename} (address hidden)";
}
