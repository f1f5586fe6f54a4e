using Ballast.Core.Store;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Keys;

namespace Ballast.Cli.Setup;

/// <summary>The key with which a newcomer reads an own account: found, typed or none; asked of Numerai before it is kept.</summary>
internal sealed class SetupKey(CommandContext context, Prompt prompt, Uri endpoint)
{
    // Scopes without which nothing of an account can be read; claims of atomic staking are a matter of their own.
    private static readonly IReadOnlyList<string> Needed = KeyReport.Needed(KeyPurpose.Read);

    /// <summary>The scopes that are enough, in words.</summary>
    public static string Scopes => string.Join(" and ", Needed);

    /// <summary>A key that is there already, or is brought now.</summary>
    /// <param name="choice">ask, none, or stdin for two lines of standard input.</param>
    /// <returns>Where it is from; a refusal where it is no good.</returns>
    public Outcome<FoundKey> Find(string choice)
    {
        if (choice == "none")
            return FoundKey.None;
        if (KeyFile.Find(context) is { } there)
            return Check(there).Then<KeyReport, FoundKey>(report => new FoundKey("found", report.AccountName, null));
        if (choice == "stdin")
            return Take(context.CliHost.In.ReadLine(), context.CliHost.In.ReadLine());
        if (!prompt.IsAsking)
            return FoundKey.None;
        context.Screen.Line(
            $"Own models, stakes and payouts take an API key of Numerai (numer.ai, Account, Automation). {Scopes} are enough; a key that can do more is worth more to a thief."
        );
        var publicId = prompt.Line("Public id of the key (enter: none, public models only):");
        return string.IsNullOrEmpty(publicId)
            ? FoundKey.None
            : Take(publicId, prompt.Secret("Its secret (not shown while you type or paste it):"));
    }

    private Outcome<FoundKey> Take(string? publicId, string? secret)
    {
        if (string.IsNullOrWhiteSpace(publicId) || string.IsNullOrWhiteSpace(secret))
            return new Refusal("no-key", "A key is two lines: its public id and its secret. Nothing was kept.");
        var key = new NumeraiCredentials(publicId.Trim(), secret.Trim());
        return Check(key)
            .Then(report => Agreed(report) is { } refusal ? (Outcome<KeyReport>)refusal : report)
            .Then(report =>
                KeyFile
                    .Add(context, context.CliHost.EnvFile ?? ".env", publicId.Trim(), secret.Trim())
                    .Then<string, FoundKey>(file => new FoundKey("kept", report.AccountName, file))
            );
    }

    /// <summary>Whether Numerai knows the key, and lets it read.</summary>
    private Outcome<KeyReport> Check(NumeraiCredentials key)
    {
        using var session = NumeraiSession.Open(context, endpoint);
        try
        {
            var client = session.Client(key);
            var owner = client.AccountAsync(context.CliHost.Cancellation).GetAwaiter().GetResult().Value;
            var report = client
                .CheckKeyAsync(KeyPurpose.ReadAtomic, context.CliHost.Cancellation)
                .GetAwaiter()
                .GetResult();
            if (Needed.Intersect(report.Missing, StringComparer.OrdinalIgnoreCase).Any())
                return new Refusal("key-lacks-scope", $"{report.Warnings[0]} It takes {Scopes}. Nothing was kept.");
            return report with { AccountName = report.AccountName ?? owner?.Username };
        }
        catch (NumeraiException e) when (e.Code is NumeraiErrorCode.Permission or NumeraiErrorCode.Authentication)
        {
            return new Refusal(
                "key-refused",
                $"Numerai does not accept this key ({e.Message.TrimEnd('.')}). It takes one with {Scopes}. Nothing was kept."
            );
        }
    }

    /// <summary>A key that can do more than it needs to is kept only where that is wanted.</summary>
    private Refusal? Agreed(KeyReport report)
    {
        if (report.Excess.Count == 0)
            return null;
        var excess = string.Join(", ", report.Excess);
        if (!prompt.IsAsking)
        {
            context.Screen.Aside($"This key can do more than reading takes: {excess}.");
            return null;
        }
        return prompt.IsYes($"This key can do more than reading takes: {excess}. Keep it all the same?", usual: false)
            ? null
            : new Refusal("key-can-more", $"Make a key with {Scopes} alone, and begin again. Nothing was kept.");
    }
}

/// <summary>A key that a newcomer has.</summary>
/// <param name="From">none, found or kept.</param>
/// <param name="Account">The account's name; null where it is not known.</param>
/// <param name="File">Where it was kept; null where it was not.</param>
internal sealed record FoundKey(string From, string? Account, string? File)
{
    public static FoundKey None { get; } = new("none", null, null);

    public bool IsThere => From != "none";
}
