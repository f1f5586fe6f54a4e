namespace Ballast.Numerai.Wire;

/// <summary>A version of the data, or an image, that a model's pickle can run with.</summary>
public sealed record WirePickleChoice
{
    public string? Id { get; init; }
    public string? Name { get; init; }
}
