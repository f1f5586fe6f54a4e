namespace Ballast.Sandbox.Api;

/// <summary>A key to the sandbox. Its secret opens nothing but a made-up world.</summary>
public sealed record SandboxKey
{
    /// <summary>All scopes that fields of the API ask for.</summary>
    public static IReadOnlyList<string> AllScopes { get; } =
    ["read_user_info", "read_submission_info", "upload_submission", "download_submission", "stake", "web3_staking"];

    /// <summary>The public half.</summary>
    public string PublicId { get; init; } = "SANDBOXPUBLIC";

    /// <summary>The other half.</summary>
    public string Secret { get; init; } = "SANDBOXSECRET";

    /// <summary>The user name of its account; null where <see cref="Place"/> says which it is.</summary>
    public string? Account { get; init; }

    /// <summary>The place of its account among all of them, from 0; a key of an account that is not there is of none.</summary>
    public int Place { get; init; }

    /// <summary>What it may do.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = AllScopes;

    /// <summary>The header value that goes with it.</summary>
    public string Header => $"Token {PublicId}${Secret}";
}
