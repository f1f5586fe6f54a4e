using System.Text.Json.Serialization;

namespace Ballast.Numerai.Wire;

/// <summary>How wire types are read: generated at compile time, lenient about unknown fields, strict about what they hold.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    Converters = [
        typeof(NmrConverter),
        typeof(DecimalConverter),
        typeof(WeiConverter),
        typeof(ScoreConverter),
        typeof(TimeConverter),
        typeof(DateConverter),
    ]
)]
[JsonSerializable(typeof(List<WireRound?>))]
[JsonSerializable(typeof(WireRoundDetails))]
[JsonSerializable(typeof(List<WireRoundPerformance?>))]
[JsonSerializable(typeof(List<WireSubmissionScore?>))]
[JsonSerializable(typeof(WireModelProfile))]
[JsonSerializable(typeof(WireAccountProfile))]
[JsonSerializable(typeof(List<WireAccountRank?>))]
[JsonSerializable(typeof(List<WireClassicRank?>))]
[JsonSerializable(typeof(List<WireSignalsRank?>))]
[JsonSerializable(typeof(List<WireCryptoRank?>))]
[JsonSerializable(typeof(WireAccount))]
[JsonSerializable(typeof(WireModel))]
[JsonSerializable(typeof(WireApiToken))]
[JsonSerializable(typeof(List<WireSubmission?>))]
[JsonSerializable(typeof(WirePayouts))]
[JsonSerializable(typeof(List<WireStakeTransaction?>))]
[JsonSerializable(typeof(WireAtomicConfig))]
[JsonSerializable(typeof(WireAtomicRound))]
[JsonSerializable(typeof(WireAtomicClaim))]
[JsonSerializable(typeof(List<WireAtomicClaim?>))]
[JsonSerializable(typeof(WireAtomicWallet))]
[JsonSerializable(typeof(WireNmrPrice))]
[JsonSerializable(typeof(WirePipelineStatus))]
[JsonSerializable(typeof(WireStakeChange))]
[JsonSerializable(typeof(List<string?>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(WireFileAddress))]
[JsonSerializable(typeof(List<WireDiagnostics?>))]
[JsonSerializable(typeof(List<WirePickleChoice?>))]
[JsonSerializable(typeof(WireCreatedSubmission))]
[JsonSerializable(typeof(WireCreatedUpload))]
[JsonSerializable(typeof(WireStakeAuthorization))]
internal sealed partial class WireJson : JsonSerializerContext;
