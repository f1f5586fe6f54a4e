using Ballast.Core.Questions.Fingerprints;
using Ballast.Core.Registry.Findings;
using Ballast.Core.Store;

namespace Ballast.Core.Alerts.Rules;

/// <summary>The files say something else than the registry of who sits where: slots exchanged their predictions, a slot is unlike its strategy, or two strategies hand in the same.</summary>
/// <remarks>
/// What <c>fingerprints</c> finds in the files that were kept here, over the last 30 rounds; reported are findings of the last five. Exchanges are reported without a registry too, a slot that is
/// unlike what sat there only where the registry names a strategy for it, and the same predictions only where it names two. A slot without kept files says nothing. The rate is that
/// of the findings, at most 8 of 7,400 looks (docs/fingerprints.md), 250 looks a year; for Classic a tenth of it. One incident a finding, by its round; the same predictions by the
/// first round in a row.
/// </remarks>
internal sealed class WrongSlot : IAlertRule
{
    private const int Learned = 30;
    private const int Reported = 5;
    private const double Near = 0.98;

    /// <inheritdoc/>
    public string Name => "wrong-slot";

    /// <inheritdoc/>
    public string Finds => "Files in a slot are not of the strategy that is registered there.";

    /// <inheritdoc/>
    public double FalseAlarmsPerModelYear => 0.3;

    /// <inheritdoc/>
    public IEnumerable<Incident> Find(AlertGround ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        var view = ground.View;
        if (!view.KeepsSubmissions)
            return [];
        var seats = new SlotSeats(view.Registry, view.Tournament);
        var answer = FingerprintsComputation.Run(
            view,
            Math.Max(1, ground.NewestRound - Learned),
            ground.NewestRound,
            Near,
            view.Registry.Slots.Count == 0 ? null : seats.Find
        );
        var from = ground.NewestRound - Reported;
        return answer
            .Swaps.Where(s => s.Round > from)
            .Select(s => Swapped(ground, s))
            .Concat(answer.Changes.Where(c => c.Round > from && c.Expected is not null).Select(c => Changed(ground, c)))
            .Concat(
                answer.Duplicates.Where(d => d.Rounds[^1] > from).Select(d => Same(ground, seats, d)).OfType<Incident>()
            );
    }

    private Incident Swapped(AlertGround ground, Swap swap)
    {
        var slots = swap.Changes.Select(c => c.Slot).Order(StringComparer.OrdinalIgnoreCase).ToList();
        return Found(
            ground,
            slots[0],
            $"swap-{swap.Round}",
            swap.Round,
            $"From round {swap.Round} on {AlertWords.Names(slots)} hold one another's predictions."
        );
    }

    private Incident Changed(AlertGround ground, SeatChange change)
    {
        var found =
            change.Found is { } known ? $"of {AlertWords.Line(known)}"
            : change.CameFrom is { } from ? $"like those of slot {AlertWords.Line(from)} before"
            : "unlike what was handed in there before";
        return Found(
            ground,
            change.Slot,
            $"{change.Round}",
            change.Round,
            $"{AlertWords.Line(change.Expected!)} is registered in slot {AlertWords.Line(change.Slot)}, and the predictions of round {change.Round} there are {found}."
        );
    }

    /// <summary>The same predictions in slots that are registered with different strategies; null where they are not.</summary>
    private Incident? Same(AlertGround ground, SlotSeats seats, DuplicateEntry same)
    {
        var last = same.Rounds[^1];
        var strategies = same
            .Slots.Select(s => seats.Find(s, last))
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (strategies.Count < 2)
            return null;
        var first = last;
        foreach (var round in same.Rounds.Reverse().Skip(1).TakeWhile(r => r >= first - 1))
            first = round;
        return Found(
            ground,
            same.Slots.Order(StringComparer.OrdinalIgnoreCase).First(),
            $"same-{first}",
            first,
            $"{AlertWords.Names(same.Slots)} hold the same predictions from round {first} on, and different strategies are registered there: {AlertWords.Names(strategies)}."
        );
    }

    private Incident Found(AlertGround ground, string slot, string occasion, int round, string sentence) =>
        ground.Found(this, (slot, occasion), IncidentUrgency.Warning, ground.Signs.Times.Opens(round), sentence) with
        {
            Next = "fingerprints",
        };
}
