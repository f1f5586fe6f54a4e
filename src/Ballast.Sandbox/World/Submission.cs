using Ballast.Core.Rounds;

namespace Ballast.Sandbox.World;

/// <summary>What a model did in a round.</summary>
internal enum SubmissionStatus
{
    /// <summary>Nothing was handed in.</summary>
    None,

    /// <summary>Handed in inside the window: the stake counts.</summary>
    OnTime,

    /// <summary>Handed in after the close: scored, but nothing is at risk.</summary>
    Late,
}

/// <summary>A model's submission for a round.</summary>
/// <param name="Status">Whether and when it came.</param>
/// <param name="Time">When it came.</param>
/// <param name="Churn">Signals: largest churn against the week before; null elsewhere.</param>
/// <param name="Turnover">Signals: largest turnover against the week before; null elsewhere.</param>
/// <param name="UploadId">What somebody uploaded; null where the world made the submission up.</param>
internal sealed record Submission(
    SubmissionStatus Status,
    DateTimeOffset Time,
    decimal? Churn,
    decimal? Turnover,
    string? UploadId = null
)
{
    /// <summary>Nothing was handed in.</summary>
    public static Submission None { get; } = new(SubmissionStatus.None, default, null, null);

    /// <summary>From these values on a Signals submission puts nothing at risk (domain notes, section 2.4).</summary>
    public const decimal ChurnThreshold = 0.15m;

    /// <summary>See <see cref="ChurnThreshold"/>.</summary>
    public const decimal TurnoverThreshold = 0.25m;

    /// <summary>Whether the stake counts for the round.</summary>
    public bool Counts =>
        Status == SubmissionStatus.OnTime && !(Churn >= ChurnThreshold) && !(Turnover >= TurnoverThreshold);
}

/// <summary>All submissions of a model.</summary>
internal sealed class ModelSubmissions(ulong seed, RosterModel model, int firstRound, int rounds)
{
    private const double LateShare = 0.01;

    /// <summary>The churn gate of Signals was announced on 2024-09-20, the one on turnover in the middle of 2025.</summary>
    private const int FirstChurnRound = 837;
    private const int FirstTurnoverRound = 1062;

    private readonly string _slug = model.Tournament.Slug();
    private readonly Participation _participation = new(seed, model.Tournament.Slug(), model.Index, firstRound, rounds);

    /// <summary>The first round with a submission; null where there is none.</summary>
    public int? First => _participation.First;

    /// <summary>What the model handed in for a round.</summary>
    public Submission Create(int round)
    {
        if (!_participation.IsPresent(round))
            return Submission.None;
        var random = new SeededRandom(seed, _slug + " entry", model.Index, round);
        var (open, close) = (RoundCalendar.OpenTime(round), RoundCalendar.CloseTime(round));
        var late = random.Happens(LateShare);
        var minutes = random.Integer(1, late ? 300 : 55);
        var churn = Gate(random, round >= FirstChurnRound, 0.12);
        var turnover = Gate(random, round >= FirstTurnoverRound, 0.20);
        return new Submission(
            late ? SubmissionStatus.Late : SubmissionStatus.OnTime,
            (late ? close : open).AddMinutes(minutes),
            churn,
            turnover
        );
    }

    private decimal? Gate(SeededRandom random, bool inForce, double usual) =>
        model.Tournament == Tournament.Signals && inForce
            ? decimal.Round((decimal)Math.Abs(usual * (0.75 + (0.25 * random.Normal()))), 4)
            : null;
}
