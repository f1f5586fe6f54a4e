using Ballast.Core.Store;

namespace Ballast.Numerai.Keys;

/// <summary>What a key may do, set against what it is for.</summary>
public sealed record KeyReport
{
    private const string User = "read_user_info";
    private const string Submissions = "read_submission_info";
    private const string Atomic = "web3_staking";
    private const string Stake = "stake";
    private const string Upload = "upload_submission";

    /// <summary>The user's name for the key's account.</summary>
    public required string Label { get; init; }

    /// <summary>The account's name at Numerai; null where it did not say.</summary>
    public string? AccountName { get; init; }

    /// <summary>What the key may do; null where Numerai would not say.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Scopes it lacks for its purpose.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Scopes it does not need.</summary>
    public required IReadOnlyList<string> Excess { get; init; }

    /// <summary>Whether claims of atomic staking can be read with it, as far as Numerai said.</summary>
    public bool ReadsClaims => Scopes is null || Scopes.Contains(Atomic, StringComparer.OrdinalIgnoreCase);

    /// <summary>What a person should know, one line each.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The same as findings, each with the scopes that it is about.</summary>
    public required IReadOnlyList<KeyFinding> Findings { get; init; }

    /// <summary>The scopes a purpose takes. Source: Numerai's API documentation, domain notes section 6.</summary>
    public static IReadOnlyList<string> Needed(KeyPurpose purpose) =>
        purpose switch
        {
            KeyPurpose.ReadAtomic => [User, Submissions, Atomic],
            KeyPurpose.ChangeStake => [User, Submissions, Stake],
            KeyPurpose.Submit => [User, Submissions, Upload],
            _ => [User, Submissions],
        };

    internal static KeyReport Create(string label, string? account, IEnumerable<string?>? scopes, KeyPurpose purpose)
    {
        var needed = Needed(purpose);
        var has = scopes?.OfType<string>().Order(StringComparer.Ordinal).ToList();
        var missing = has is null ? [] : needed.Except(has, StringComparer.OrdinalIgnoreCase).ToList();
        var excess = has is null ? [] : has.Except(needed, StringComparer.OrdinalIgnoreCase).ToList();
        var findings = new List<KeyFinding>();
        if (missing.Count > 0)
            findings.Add(new KeyFinding(label, KeyFinding.LacksScope, missing, Lacks(label, missing)));
        if (excess.Count > 0)
            findings.Add(
                new KeyFinding(
                    label,
                    KeyFinding.CanMore,
                    excess,
                    $"Key '{label}' can do more than needed: {List(excess)}. A key with {List(needed)} is enough."
                )
            );
        return new KeyReport
        {
            Label = label,
            AccountName = account,
            Scopes = has,
            Missing = missing,
            Excess = excess,
            Warnings = has is null
                ? [$"Key '{label}': Numerai does not say what it may do; look at its scopes on numer.ai."]
                : [.. findings.Select(f => f.Reason)],
            Findings = findings,
        };
    }

    private static string Lacks(string label, IReadOnlyList<string> missing) =>
        missing is [Atomic]
            ? $"Key '{label}' lacks {Atomic}, so claims of atomic staking are not read; scopes cannot be added later: they take a new key."
            : $"Key '{label}' lacks {List(missing)}; scopes cannot be added later, so make a new key.";

    private static string List(IEnumerable<string> scopes) => string.Join(", ", scopes);
}
