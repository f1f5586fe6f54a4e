namespace Ballast.Cli.Completion;

/// <summary>The shells for which there is a script.</summary>
internal static class Shells
{
    public static IReadOnlyList<string> All { get; } = ["bash", "zsh", "fish", "powershell"];

    /// <summary>The script of a shell; null where there is none.</summary>
    public static string? Script(string shell)
    {
        if (!All.Contains(shell))
            return null;
        using var stream = typeof(Shells).Assembly.GetManifestResourceStream($"completion.{shell}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
