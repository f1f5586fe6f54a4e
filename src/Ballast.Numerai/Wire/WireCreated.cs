namespace Ballast.Numerai.Wire;

/// <summary>A submission as Numerai took it down.</summary>
public sealed record WireCreatedSubmission
{
    public string? Id { get; init; }

    /// <summary>Signals only: the first day that the signals count for.</summary>
    public DateOnly? FirstEffectiveDate { get; init; }
}

/// <summary>Diagnostics, or a model's pickle, as Numerai took them down: what is known of them is their id.</summary>
public sealed record WireCreatedUpload
{
    public string? Id { get; init; }
}
