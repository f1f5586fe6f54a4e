using Ballast.Cli.Options;
using Ballast.Core.Alerts;
using Ballast.Core.Store;
using Ballast.Core.Yaml;
using Ballast.Delivery.Settings;
using Ballast.Numerai.Keys;
using Ballast.Storage;

namespace Ballast.Cli.Alerting;

/// <summary>Finds the file with the settings of alerts: the one that is named, else that of the environment, else <c>alerts.yaml</c> beside the store.</summary>
internal static class AlertFile
{
    /// <summary>The variable that names it.</summary>
    public const string Variable = "BALLAST_ALERTS";

    private const string Usual = "alerts.yaml";
    private const long Largest = 1 << 20;

    /// <summary>The settings; those of nobody where there is no file.</summary>
    /// <param name="context">The command.</param>
    /// <param name="given">A file that was named; null for none.</param>
    /// <returns>A refusal where a named file is not there, or cannot be understood.</returns>
    public static Outcome<AlertSettings> Read(CommandContext context, string? given)
    {
        var named = given ?? context.CliHost.Environment(Variable);
        var file = string.IsNullOrWhiteSpace(named) ? Beside(context.StorePath) : named;
        if (file is null || (string.IsNullOrWhiteSpace(named) && !File.Exists(file)))
            return AlertSettings.None;
        if (TextFile.TryRead(file, Largest, out var isTooLarge) is not { } text)
            return new Refusal(
                "alerts-file",
                isTooLarge
                    ? $"{file} is larger than 1 MiB: it is no file of alerts."
                    : $"{TextFile.Fault(file)} Name another with --alerts."
            );
        try
        {
            return AlertSettingsFile.Read(text, [.. AlertRules.All.Select(r => r.Name)]);
        }
        catch (YamlFileException e)
        {
            return new Refusal("alerts-file", $"{file}, {e.Message}");
        }
    }

    /// <summary>Reads secrets from the environment and from the file of keys.</summary>
    public static SettingReader Reader(CliHost host)
    {
        var file = new Lazy<IReadOnlyDictionary<string, string>>(() =>
            host.EnvFile is { } path ? EnvFile.Read(path).Values : new Dictionary<string, string>()
        );
        return new SettingReader(name =>
            host.Environment(name) ?? host.Variables.GetValueOrDefault(name) ?? file.Value.GetValueOrDefault(name)
        );
    }

    private static string? Beside(string store) =>
        StoreLocation.IsServer(store) || Path.GetDirectoryName(Path.GetFullPath(store)) is not { } folder
            ? null
            : Path.Combine(folder, Usual);
}
