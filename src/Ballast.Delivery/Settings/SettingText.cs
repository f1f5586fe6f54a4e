namespace Ballast.Delivery.Settings;

/// <summary>Where a text of the settings stands: in them, in an environment variable or in a file. Secrets stand in one of the last two.</summary>
/// <param name="Value">The text itself.</param>
/// <param name="Variable">Name of an environment variable.</param>
/// <param name="File">Name of a file, whose first line it is.</param>
public sealed record SettingText(string? Value, string? Variable, string? File)
{
    /// <summary>Never the text: it may be a secret.</summary>
    public override string ToString() =>
        Variable is not null ? $"environment variable {Variable}"
        : File is not null ? $"file {File}"
        : "settings";
}
