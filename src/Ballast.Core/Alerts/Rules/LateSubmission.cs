using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Alerts.Rules;

/// <summary>A submission came after the close of its round: it is scored, and the stake does not count.</summary>
/// <remarks>
/// Seen in two ways: the first file that was sent from here for a round was sent after its close; or Numerai shows a legacy round with a stake of 0 while the model is staked, had
/// stakes in the rounds before, and takes nothing out. Zero is said, never assumed: a stake that was left out is no sign. A fact, known by its round. Source: domain notes, section
/// 2.2 ("a late upload is scored but has at-risk 0").
/// </remarks>
internal sealed class LateSubmission : IAlertRule
{
    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    public string Name => "late-submission";

    /// <inheritdoc/>
    public string Finds => "A submission came after the close of its round, so that the stake does not count in it.";

    /// <inheritdoc/>
    public double FalseAlarmsPerModelYear => 0;

    /// <inheritdoc/>
    public IEnumerable<Incident> Find(AlertGround ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        var (signs, now) = (ground.Signs, ground.View.AsOf);
        foreach (var model in ground.Models)
        {
            for (var round = Math.Max(signs.First, ground.NewestRound - 10); round <= ground.NewestRound; round++)
            {
                var closed = signs.Times.StakesClose(round);
                if (closed > now || closed <= now - Recent)
                    continue;
                if (signs.Sent(model, round) is { } sent && sent.At > closed && !IsStakeCounted(ground, model, round))
                    yield return Late(
                        ground,
                        model,
                        round,
                        closed,
                        $"The first file for {AlertWords.Line(model)} in round {round} was sent at {Format.Time(sent.At)} UTC, after the close at {Format.Time(closed)} UTC: it is scored, and a stake does not count."
                    );
                else if (IsWithoutStake(ground, model, round))
                    yield return Late(
                        ground,
                        model,
                        round,
                        closed,
                        $"The stake of {AlertWords.Line(model)} does not count in round {round}, as it is after a late submission: 0 NMR are at risk."
                    );
            }
        }
    }

    private Incident Late(AlertGround ground, string model, int round, DateTimeOffset closed, string sentence) =>
        ground.Found(this, (model, $"{round}"), IncidentUrgency.Warning, closed, sentence) with
        {
            Next = $"round {round}",
        };

    /// <summary>Another file was there in time.</summary>
    private static bool IsStakeCounted(AlertGround ground, string model, int round) =>
        ground.Signs.PositionsOf(model).Any(p => p.Round == round && p.AtRisk > Nmr.Zero);

    private static bool IsWithoutStake(AlertGround ground, string model, int round)
    {
        bool IsOf(string name) => name.Equals(model, StringComparison.OrdinalIgnoreCase);
        if (
            ground.View.Dates.IsAtomic(round)
            || !ground.Facts.Stakes.Any(s => IsOf(s.Model) && s.Staked > Nmr.Zero)
            || ground.Facts.Pending.Any(p => IsOf(p.Model) && p.Kind == PendingStakeKind.Release && p.IsOpen)
        )
            return false;
        var stakes = ground.Signs.PositionsOf(model).ToDictionary(p => p.Round, p => p.AtRisk);
        return stakes.GetValueOrDefault(round) == Nmr.Zero
            && Enumerable.Range(1, 3).All(back => stakes.GetValueOrDefault(round - back) > Nmr.Zero);
    }
}
