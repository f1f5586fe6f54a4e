using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ballast.Core.Workflows.Predictions;

/// <summary>The kinds of predictions, as they are kept.</summary>
internal static class PredictionKinds
{
    /// <summary>Of rankings.</summary>
    public const string Ranking = "ranking";

    /// <summary>Of nowcasts.</summary>
    public const string Nowcast = "nowcast";

    /// <summary>Of accounts on paper.</summary>
    public const string Paper = "paper";

    /// <summary>Of advice.</summary>
    public const string Advice = "advice";
}

/// <summary>What a ranking said.</summary>
/// <param name="Criterion">The figure by which models were ranked, the larger the better.</param>
/// <param name="Rule">Id of the payout rule it was made under; null where none is known.</param>
/// <param name="First">The first round that could still be decided by it.</param>
/// <param name="Horizon">Rounds from that one on in which it is put to the test.</param>
/// <param name="Overlap">Rounds in a row that share days.</param>
/// <param name="Returns">settled or computed: what is compared in those rounds.</param>
/// <param name="IsActual">Whether computed returns take each round's own payout factor and clip.</param>
/// <param name="Multipliers">Multipliers of computed returns; null takes each round's.</param>
/// <param name="Verdict">Kind of the verdict that stood on it; null where there was none.</param>
/// <param name="Models">Best first.</param>
internal sealed record RankingStatement(
    string Criterion,
    string? Rule,
    int First,
    int Horizon,
    int Overlap,
    string Returns,
    bool IsActual,
    string? Multipliers,
    string? Verdict,
    IReadOnlyList<RankedStatement> Models
);

/// <summary>A model of a ranking.</summary>
/// <param name="Model">The model.</param>
/// <param name="Figure">What it was ranked by.</param>
/// <param name="Multipliers">Its own multipliers, where each model was ranked with its best ones.</param>
internal sealed record RankedStatement(string Model, double Figure, string? Multipliers);

/// <summary>What a nowcast said.</summary>
/// <param name="Scores">Of open scores; of very many, evenly spread ones.</param>
/// <param name="Pending">Of pending payouts, model by model, and last of the account.</param>
internal sealed record NowcastStatement(IReadOnlyList<ScoreStatement> Scores, IReadOnlyList<PendingStatement> Pending);

/// <summary>A score to come.</summary>
internal sealed record ScoreStatement(string Model, int Round, string Metric, IntervalStatement Says);

/// <summary>Payouts to come.</summary>
/// <param name="Model">The model; null for the account.</param>
/// <param name="Rounds">Rounds in which the model had a stake; none for the account, which is its models.</param>
/// <param name="Says">Their sum in NMR.</param>
internal sealed record PendingStatement(string? Model, IReadOnlyList<int> Rounds, IntervalStatement Says);

/// <summary>What the start of an account on paper said: that its policy does better than another one.</summary>
/// <param name="Account">Name of the account, which holds the policy, the NMR and the models.</param>
/// <param name="Benchmark">Name of the other policy.</param>
/// <param name="First">The first round whose stakes were fixed after the start.</param>
/// <param name="Horizon">Rounds from that one on in which it is put to the test, whether or not the account is stopped.</param>
/// <param name="Overlap">Rounds in a row that share days.</param>
internal sealed record PaperStatement(string Account, string Benchmark, int First, int Horizon, int Overlap);

/// <summary>What advice said.</summary>
/// <param name="First">The first round that could still be decided by it.</param>
/// <param name="Horizon">Rounds from that one on in which it is put to the test.</param>
/// <param name="Overlap">Rounds in a row that share days.</param>
/// <param name="Returns">settled or computed.</param>
/// <param name="IsActual">Whether computed returns take each round's own payout factor and clip.</param>
/// <param name="Models">The models that were compared.</param>
internal sealed record AdviceStatement(
    int First,
    int Horizon,
    int Overlap,
    string Returns,
    bool IsActual,
    IReadOnlyList<AdvisedStatement> Models
);

/// <summary>What was advised for a model.</summary>
/// <param name="Model">The model.</param>
/// <param name="Direction">1 to raise its stake, -1 to lower or stop it, 0 to leave it.</param>
internal sealed record AdvisedStatement(string Model, int Direction);

/// <summary>What is expected, and the intervals around it.</summary>
internal sealed record IntervalStatement(double Expected, double Low80, double High80, double Low95, double High95)
{
    /// <summary>Rounded to six places, or null where there is no figure.</summary>
    public static IntervalStatement? Of(
        double? expected,
        double? low80,
        double? high80,
        double? low95,
        double? high95
    ) =>
        expected is { } e && low80 is { } a && high80 is { } b && low95 is { } c && high95 is { } d
            ? new IntervalStatement(Short(e), Short(a), Short(b), Short(c), Short(d))
            : null;

    private static double Short(double value) => Math.Round(value, 6);
}

/// <summary>Contents of predictions as they are kept: compact, and never shown.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(RankingStatement))]
[JsonSerializable(typeof(NowcastStatement))]
[JsonSerializable(typeof(PaperStatement))]
[JsonSerializable(typeof(AdviceStatement))]
internal sealed partial class PredictionJson : JsonSerializerContext
{
    public static string Text<T>(T content) => JsonSerializer.Serialize(content, typeof(T), Default);

    public static T Read<T>(string content) => (T)JsonSerializer.Deserialize(content, typeof(T), Default)!;
}
