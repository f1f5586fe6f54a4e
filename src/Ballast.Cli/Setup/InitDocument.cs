using System.Text.Json.Serialization;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Cli.Setup;

/// <summary>What was set up, as JSON.</summary>
/// <param name="Store">Where things are kept.</param>
/// <param name="Key">none, found (it was there) or kept (it was brought and is kept in <paramref name="KeyFile"/>).</param>
/// <param name="Account">The account's name; null without a key.</param>
/// <param name="KeyFile">The file in which the key was kept; null where none was.</param>
/// <param name="Sync">What the first sync brought; null where none was made.</param>
internal sealed record InitDocument(string Store, string Key, string? Account, string? KeyFile, SyncDocument? Sync)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.init/1";
}

/// <summary>How it is written.</summary>
[JsonSerializable(typeof(InitDocument))]
internal sealed partial class InitJson : JsonSerializerContext;
