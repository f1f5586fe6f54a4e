using System.Text.Json.Serialization;
using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Store;

/// <summary>One transaction of writing. Dropped without <see cref="Commit"/> it leaves no trace.</summary>
/// <remarks>
/// Everything is append-only: a value that differs from the one in force becomes a revision beside it, an equal one changes
/// nothing. So the same batch twice leaves the same store.
/// </remarks>
public interface IImportBatch : IDisposable
{
    /// <summary>Keeps a score. Models are matched without regard to case.</summary>
    Addition AddScore(string model, int round, Metric metric, double score, Knowledge knowledge);

    /// <summary>Where one score of one model is kept, found once for all of its rows. Nothing is made before the first value.</summary>
    IScorePlace Place(string model, Metric metric);

    /// <summary>Keeps the way of a score, day by day.</summary>
    /// <param name="model">The model.</param>
    /// <param name="round">The round.</param>
    /// <param name="metric">The score.</param>
    /// <param name="days">Values in the order of their days. Of those before the last one only what is later than everything kept is new:
    /// what was shown then is not rewritten.</param>
    /// <param name="final">The final value; null while the score may change.</param>
    /// <param name="seenAt">When the source saw it: what takes the place of a kept value is known from then.</param>
    /// <param name="wholeTo">The scoring day up to which the way is kept whole: later ones were in a hole, and are new wherever they stand.
    /// Null where that is not known.</param>
    PathAddition AddPath(
        string model,
        int round,
        Metric metric,
        IReadOnlyList<PathPoint> days,
        PathPoint? final,
        DateTimeOffset seenAt,
        int? wholeTo = null
    );

    /// <summary>Keeps that a score's way is kept whole up to a scoring day.</summary>
    void NotePathEnd(string model, int round, Metric metric, int day);

    /// <summary>Keeps that a source listed the model in the round and left a score out.</summary>
    void AddGap(string model, int round, Knowledge knowledge);

    /// <summary>Keeps a stake or a payout.</summary>
    Addition AddPosition(Position position, DateTimeOffset? seenAt);

    /// <summary>Keeps what a source says about a round.</summary>
    Addition AddRound(RoundFacts facts, KnownTime known);

    /// <summary>Keeps a closing price of NMR.</summary>
    /// <param name="price">The price; it is known from the end of its day on.</param>
    /// <param name="currency">For example <c>usd</c>, in any case.</param>
    /// <param name="now">The moment of the import: what a file holds of a day that has not ended is known from now on.</param>
    Addition AddPrice(NmrPrice price, string currency, DateTimeOffset? now = null);

    /// <summary>Keeps what is reported about a stake on a day. It makes no model: what is known by its stake alone has no scores to ask for.</summary>
    /// <param name="day">The report; it is known from the end of its day on.</param>
    /// <param name="now">The moment of the import: what a file holds of a day that has not ended is known from now on.</param>
    Addition AddStakeDay(StakeDay day, DateTimeOffset? now = null);

    /// <summary>Keeps what a round says itself about its scores: the whole list, where it differs from the one kept last.</summary>
    /// <param name="round">The round.</param>
    /// <param name="configuration">One entry a score.</param>
    /// <param name="announced">When the first list of a round became known; a later one is known from when it was seen.</param>
    /// <param name="factorKnownAt">When the factors in it became known.</param>
    /// <param name="seenAt">When the source saw it.</param>
    Addition AddConfiguration(
        int round,
        IReadOnlyList<RoundScoreConfig> configuration,
        KnownTime announced,
        DateTimeOffset? factorKnownAt,
        DateTimeOffset seenAt
    );

    /// <summary>Keeps how far a tracked model is synced, in the same transaction as its values.</summary>
    void NoteSynced(SyncNote note);

    /// <summary>The number of its source in the store.</summary>
    long Source { get; }

    /// <summary>The same transaction for rows of another tournament; kept or dropped with this one.</summary>
    IImportBatch Beside(Tournament tournament);

    /// <summary>
    /// Lets values in force stand where they came from one of these files: they are imported again after this one in the same command, and
    /// would take its place again.
    /// </summary>
    /// <param name="hashes">Hashes of the files' content.</param>
    void YieldTo(IReadOnlySet<string> hashes);

    /// <summary>What would be new and changed if it were committed now.</summary>
    ImportCounts Count();

    /// <summary>Makes it permanent and names its source.</summary>
    /// <returns>What was new.</returns>
    ImportCounts Commit(ImportSource source);
}

/// <summary>Where one score of one model is kept.</summary>
public interface IScorePlace
{
    /// <summary>Keeps a value, as <see cref="IImportBatch.AddScore"/> does.</summary>
    Addition Add(int round, double score, Knowledge knowledge);
}

/// <summary>When a value became known, and whether it was the last word.</summary>
/// <param name="At">The moment.</param>
/// <param name="IsFinal">Whether the round had resolved.</param>
/// <param name="SeenAt">When the source saw it, null where it does not say: a final value that differs from the kept one was restated by then.</param>
public readonly record struct Knowledge(KnownTime At, bool IsFinal, DateTimeOffset? SeenAt = null);

/// <summary>What became of a value.</summary>
public enum Addition
{
    /// <summary>It is kept.</summary>
    New,

    /// <summary>The same value is kept already.</summary>
    Known,

    /// <summary>It is kept, as of when it was seen: something else is kept for its own moment.</summary>
    Restated,

    /// <summary>An earlier row of the same batch says something else about the same cell and moment; this one counts.</summary>
    Contradicted,
}

/// <summary>Where a batch came from.</summary>
/// <param name="Name">File name, without its folder.</param>
/// <param name="Sha256">Hash of its (uncompressed) content, hexadecimal.</param>
/// <param name="ImportedAt">The moment of the import.</param>
public sealed record ImportSource(string Name, string Sha256, DateTimeOffset ImportedAt)
{
    /// <summary>The source that the command began with; null for the first. What one command imported is taken back together.</summary>
    public long? Command { get; init; }
}

/// <summary>What a batch added, changed values among it.</summary>
public sealed record ImportCounts(int Models, int Scores, int Gaps, int Positions, int Rounds)
{
    /// <summary>Rounds whose own configuration was new, or another than before.</summary>
    public int Configurations { get; init; }

    /// <summary>Daily prices.</summary>
    public int Prices { get; init; }

    /// <summary>Days of a model's stake.</summary>
    public int StakeDays { get; init; }

    /// <summary>Of all this, what took the place of another value in force: corrections, not the later days of a running round. Null for none.</summary>
    [JsonIgnore]
    public ImportCounts? Changed { get; init; }

    /// <summary>All of it together.</summary>
    [JsonIgnore]
    public int Total => Models + Scores + Gaps + Positions + Rounds + Prices + StakeDays + Configurations;

    /// <summary>None of anything.</summary>
    public static ImportCounts None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Both together.</summary>
    public static ImportCounts operator +(ImportCounts left, ImportCounts right) => Each(left, right, (l, r) => l + r);

    /// <summary>The first without the second.</summary>
    public static ImportCounts operator -(ImportCounts left, ImportCounts right) => Each(left, right, (l, r) => l - r);

    private static ImportCounts Each(ImportCounts left, ImportCounts right, Func<int, int, int> of) =>
        new(
            of(left.Models, right.Models),
            of(left.Scores, right.Scores),
            of(left.Gaps, right.Gaps),
            of(left.Positions, right.Positions),
            of(left.Rounds, right.Rounds)
        )
        {
            Configurations = of(left.Configurations, right.Configurations),
            Prices = of(left.Prices, right.Prices),
            StakeDays = of(left.StakeDays, right.StakeDays),
        };

    /// <summary>Whether nothing was new.</summary>
    [JsonIgnore]
    public bool IsEmpty => Total == 0;
}
