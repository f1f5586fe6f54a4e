namespace Ballast.Sandbox.Files;

/// <summary>What a file is uploaded for.</summary>
internal enum UploadKind
{
    Submission,
    Diagnostics,
    Pickle,
}

/// <summary>Where one file may be put, by whoever knows the address.</summary>
/// <param name="Token">The part of the address that nobody can guess.</param>
/// <param name="Filename">The name that a mutation calls the file by.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Owner">The account that asked.</param>
/// <param name="Expires">By real time: moving the world's clock must not break an upload that is under way.</param>
internal sealed record UploadAddress(
    string Token,
    string Filename,
    UploadKind Kind,
    string Owner,
    DateTimeOffset Expires
);

/// <summary>What became of a PUT.</summary>
internal enum PutOutcome
{
    Stored,

    /// <summary>The address is unknown, has expired, or its file has been handed in.</summary>
    Refused,

    /// <summary>All files together would be more than is kept.</summary>
    Full,
}
