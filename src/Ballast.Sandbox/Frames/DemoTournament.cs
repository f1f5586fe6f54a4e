using Ballast.Core.Rounds;

namespace Ballast.Sandbox.Frames;

/// <summary>A made-up Classic tournament as the files that people have: a long frame of scores, and one of rounds.</summary>
/// <remarks>For trying things out without keys or a network. Equal arguments give equal bytes.</remarks>
public sealed class DemoTournament
{
    /// <summary>From here CORR20V2 and MMC are what pays; before, the frame would need other columns.</summary>
    public const int EarliestRound = 650;

    /// <summary>The last round of continuous staking; later ones pay 60-day scores on positions of their own.</summary>
    public const int LatestRound = 1342;

    private DemoTournament(DateTimeOffset now, IReadOnlyList<DemoRound> rounds, IReadOnlyList<DemoRow> rows) =>
        (Now, Rounds, Rows) = (now, rounds, rows);

    /// <summary>The moment at which the files were "written": what was not known then is not in them.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The rounds, ascending.</summary>
    public IReadOnlyList<DemoRound> Rounds { get; }

    /// <summary>Model by model, rounds ascending; a round that a model missed has no row.</summary>
    public IReadOnlyList<DemoRow> Rows { get; }

    /// <summary>
    /// The newest rounds there are at a moment. Where that moment lies after the end of continuous staking, the demo stays in
    /// the days after its last close, so that some rounds are still running.
    /// </summary>
    public static DemoTournament Recent(ulong seed, DateTimeOffset now, int models = 12, int rounds = 300)
    {
        var end = RoundCalendar.CloseTime(LatestRound).AddDays(1);
        var moment = now < end ? now : end;
        var last = Math.Min(LatestRound, RoundCalendar.LastRoundUntil(DateOnly.FromDateTime(moment.UtcDateTime)));
        if (RoundCalendar.CloseTime(last) > moment)
            last--;
        return Generate(seed, models, last - rounds + 1, rounds, moment);
    }

    /// <summary>A demo of chosen rounds.</summary>
    /// <param name="seed">Equal seeds give equal worlds.</param>
    /// <param name="models">How many models.</param>
    /// <param name="firstRound">The first round.</param>
    /// <param name="rounds">How many rounds.</param>
    /// <param name="now">What has resolved and been scored by then is known.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rounds leave 650..1342, or a count is not positive.</exception>
    public static DemoTournament Generate(ulong seed, int models, int firstRound, int rounds, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(models, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(firstRound, EarliestRound);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstRound + rounds - 1, LatestRound);
        var story = new DemoStory(seed, firstRound, rounds, now.ToUniversalTime());
        return new DemoTournament(
            now.ToUniversalTime(),
            story.Rounds(),
            [.. Enumerable.Range(0, models).SelectMany(story.RowsOf)]
        );
    }

    /// <summary>Writes the long frame of scores as the Python client's frames are written with <c>to_csv</c>.</summary>
    public void WriteScores(TextWriter writer)
    {
        writer.Write("username,roundNumber,corr20V2,mmc,corrMultiplier,mmcMultiplier,roundPayoutFactor,");
        writer.Write("selectedStakeValue,payout,roundOpenTime,roundResolveTime,roundResolved\n");
        foreach (var row in Rows)
        {
            Csv.WriteLine(
                writer,
                row.Username,
                row.RoundNumber.ToString(),
                Csv.Number(row.Corr20V2),
                Csv.Number(row.Mmc),
                Csv.Number(row.CorrMultiplier),
                Csv.Number(row.MmcMultiplier),
                Csv.Number(row.RoundPayoutFactor),
                Csv.Number(row.SelectedStakeValue),
                Csv.Number(row.Payout),
                Csv.Time(RoundCalendar.OpenTime(row.RoundNumber)),
                Csv.Time(RoundCalendar.ResolveTime(row.RoundNumber)),
                Csv.Truth(row.RoundResolved)
            );
        }
    }

    /// <summary>Writes the frame of rounds.</summary>
    public void WriteRounds(TextWriter writer)
    {
        writer.Write("number,openTime,closeTime,scoreTime,resolveTime,payoutFactor\n");
        foreach (var round in Rounds)
        {
            Csv.WriteLine(
                writer,
                round.Number.ToString(),
                Csv.Time(round.OpenTime),
                Csv.Time(round.CloseTime),
                Csv.Time(round.ScoreTime),
                Csv.Time(round.ResolveTime),
                Csv.Number(round.PayoutFactor)
            );
        }
    }
}
