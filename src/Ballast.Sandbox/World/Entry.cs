using Ballast.Core.Rounds;

namespace Ballast.Sandbox.World;

/// <summary>What a model did in a round.</summary>
internal enum EntryStatus
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
internal sealed record Entry(EntryStatus Status, DateTimeOffset Time, decimal? Churn, decimal? Turnover)
{
    /// <summary>From these values on a Signals submission puts nothing at risk (domain notes, section 2.4).</summary>
    public const decimal ChurnThreshold = 0.15m;

    /// <summary>See <see cref="ChurnThreshold"/>.</summary>
    public const decimal TurnoverThreshold = 0.25m;

    /// <summary>Whether the stake counts for the round.</summary>
    public bool Counts =>
        Status == EntryStatus.OnTime && !(Churn >= ChurnThreshold) && !(Turnover >= TurnoverThreshold);
}

/// <summary>All submissions of a model.</summary>
internal sealed class Entries(ulong seed, CastModel model, int firstRound, int rounds)
{
    private const double LateShare = 0.01;

    /// <summary>The churn gate of Signals was announced on 2024-09-20, the one on turnover in the middle of 2025.</summary>
    private const int FirstChurnRound = 837;
    private const int FirstTurnoverRound = 1062;

    private readonly string _place = model.Tournament.Slug();
    private readonly Attendance _attendance = new(seed, model.Tournament.Slug(), model.Index, firstRound, rounds);

    /// <summary>The first round with a submission; null where there is none.</summary>
    public int? First => _attendance.First;

    /// <summary>What the model handed in for a round.</summary>
    public Entry Of(int round)
    {
        if (!_attendance.IsPresent(round))
            return new Entry(EntryStatus.None, default, null, null);
        var chance = new Chance(seed, _place + " entry", model.Index, round);
        var (open, close) = (RoundCalendar.OpenTime(round), RoundCalendar.CloseTime(round));
        var late = chance.Happens(LateShare);
        var minutes = chance.Integer(1, late ? 300 : 55);
        var churn = Gate(chance, round >= FirstChurnRound, 0.12);
        var turnover = Gate(chance, round >= FirstTurnoverRound, 0.20);
        return new Entry(
            late ? EntryStatus.Late : EntryStatus.OnTime,
            (late ? close : open).AddMinutes(minutes),
            churn,
            turnover
        );
    }

    private decimal? Gate(Chance chance, bool inForce, double usual) =>
        model.Tournament == Tournament.Signals && inForce
            ? decimal.Round((decimal)Math.Abs(usual * (0.75 + (0.25 * chance.Normal()))), 4)
            : null;
}
