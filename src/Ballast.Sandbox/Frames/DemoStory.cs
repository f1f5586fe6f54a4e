using Ballast.Core.Rounds;
using Ballast.Sandbox.Books;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Frames;

/// <summary>Plays the demo's rounds: stakes that compound, scores as far as they are known, payouts.</summary>
internal sealed class DemoStory(ulong seed, int firstRound, int rounds, DateTimeOffset now)
{
    private const int Days = 20;
    private readonly ScoreWorld _scores = new(seed, Tournament.Classic, firstRound, rounds);
    private readonly decimal[] _factors = RoundTotals.Factors(seed, Tournament.Classic, firstRound, rounds);

    public IReadOnlyList<DemoRound> Rounds() =>
        [
            .. Numbers()
                .Where(n => RoundCalendar.OpenTime(n) <= now)
                .Select(n => new DemoRound(n, IsScored(n) ? Factor(n) : null)),
        ];

    public IEnumerable<DemoRow> RowsOf(int model)
    {
        var attendance = new Attendance(seed, Tournament.Classic.Slug(), model, firstRound, rounds);
        var stake = OpeningStake.Of(seed, model);
        var running = new Queue<(DateTimeOffset Resolves, decimal Payout)>();
        foreach (var round in Numbers().Where(n => RoundCalendar.CloseTime(n) <= now))
        {
            // What resolved before this close is part of the stake that this round fixes.
            while (running.TryPeek(out var old) && old.Resolves <= RoundCalendar.CloseTime(round))
                stake += running.Dequeue().Payout;
            if (!attendance.IsPresent(round))
                continue;
            var row = RowOf(model, round, stake);
            yield return row;
            // A projection until it resolves, and by then nothing of the frame asks for it any more.
            running.Enqueue((RoundCalendar.ResolveTime(round), row.Payout ?? 0m));
        }
    }

    private DemoRow RowOf(int model, int round, decimal stake)
    {
        var rule = PayRules.Of(Tournament.Classic, round);
        var (corrWeight, mmcWeight) = (rule.Scores[0].Multipliers[0], rule.Scores[1].Multipliers[0]);
        var (corr, mmc) = (Shown(model, round, "corr20V2"), Shown(model, round, "mmc"));
        var factor = IsScored(round) ? Factor(round) : (decimal?)null;
        return new DemoRow
        {
            Username = ModelNames.Of(model),
            RoundNumber = round,
            Corr20V2 = corr,
            Mmc = mmc,
            CorrMultiplier = corrWeight,
            MmcMultiplier = mmcWeight,
            RoundPayoutFactor = factor,
            SelectedStakeValue = stake,
            Payout =
                factor is { } f && corr is { } c && mmc is { } m
                    ? Settle.Payout(stake, f, (corrWeight * c) + (mmcWeight * m), rule)
                    : null,
            RoundResolved = now >= RoundCalendar.ResolveTime(round),
        };
    }

    /// <summary>The score of the newest scoring day; the final one once all days are over, null before the first.</summary>
    private decimal? Shown(int model, int round, string score)
    {
        var known = ScoringDays.Known(round, Days, now);
        if (known == 0)
            return null;
        var final = _scores.Final(model, round, score);
        var chance = new Chance(seed, "classic path " + score, model, round);
        return known == Days ? final : DailyPath.Of(chance, final, _scores.Shape(score).Sigma, Days)[known - 1];
    }

    private bool IsScored(int round) => ScoringDays.Known(round, Days, now) > 0;

    private decimal Factor(int round) => _factors[round - firstRound];

    private IEnumerable<int> Numbers() => Enumerable.Range(firstRound, rounds);
}
