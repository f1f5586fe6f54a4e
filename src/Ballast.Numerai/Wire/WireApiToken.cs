namespace Ballast.Numerai.Wire;

/// <summary>What a key is called and may do. The secret half is never part of an answer.</summary>
public sealed record WireApiToken
{
    public string? Name { get; init; }
    public string? PublicId { get; init; }
    public IReadOnlyList<string?>? Scopes { get; init; }
    public string? AccountUsername { get; init; }
}
