using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Documents;

/// <summary>Every JSON document that Ballast gives out, with a versioned shape; the command line and the web use the same ones.</summary>
/// <remarks>NMR and factors are exact JSON numbers; a figure that cannot be said is null, never 0.</remarks>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImportDocument))]
[JsonSerializable(typeof(SyncDocument))]
[JsonSerializable(typeof(SandboxDocument))]
[JsonSerializable(typeof(ServeDocument))]
[JsonSerializable(typeof(StoreCopyDocument))]
[JsonSerializable(typeof(StoreBackupDocument))]
[JsonSerializable(typeof(StoreInfoDocument))]
[JsonSerializable(typeof(StoreCheckDocument))]
[JsonSerializable(typeof(StoreArchiveDocument))]
[JsonSerializable(typeof(ExportDocument))]
[JsonSerializable(typeof(PaperStartDocument))]
[JsonSerializable(typeof(PaperStopDocument))]
[JsonSerializable(typeof(CollectorDocument))]
[JsonSerializable(typeof(ScoreDocument))]
[JsonSerializable(typeof(EnsembleDocument))]
[JsonSerializable(typeof(ErrorDocument))]
[JsonSerializable(typeof(ApplyDocument))]
[JsonSerializable(typeof(ReconciledDocument))]
[JsonSerializable(typeof(JournalReplayDocument))]
[JsonSerializable(typeof(PlanVerifyDocument))]
[JsonSerializable(typeof(SubmitDocument))]
[JsonSerializable(typeof(FingerprintDocument))]
[JsonSerializable(typeof(SubmissionsDocument))]
[JsonSerializable(typeof(DatasetsDocument))]
[JsonSerializable(typeof(DownloadDocument))]
[JsonSerializable(typeof(LeaderboardDocument))]
[JsonSerializable(typeof(ProfileDocument))]
[JsonSerializable(typeof(GlossaryDocument))]
[JsonSerializable(typeof(LiveAccountDocument))]
[JsonSerializable(typeof(QueryDocument))]
[JsonSerializable(typeof(DiagnosticsDocument))]
[JsonSerializable(typeof(RegistryChangesDocument))]
[JsonSerializable(typeof(WatchDocument))]
[JsonSerializable(typeof(AcknowledgedDocument))]
[JsonSerializable(typeof(ChannelTestDocument))]
public sealed partial class Json : JsonSerializerContext
{
    private static readonly Json Relaxed = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            // The documents go to scripts, not into HTML; names like it's_guff! stay readable.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    /// <summary>The document as one line of JSON.</summary>
    public static string Text<T>(T document) => JsonSerializer.Serialize(document, typeof(T), Relaxed);

    /// <summary>A number, or null where it is not finite.</summary>
    internal static double? Number(double value) => double.IsFinite(value) ? value : null;

    /// <summary>A decimal without trailing zeros.</summary>
    internal static decimal Plain(decimal value) => value / 1.000000000000000000000000000000000m;

    /// <summary>Multipliers as an object, in their order.</summary>
    internal static IReadOnlyDictionary<string, decimal> Object(Payouts.Multipliers multipliers) =>
        multipliers.Items.ToDictionary(i => i.Metric.ToString(), i => Plain(i.Value));
}
