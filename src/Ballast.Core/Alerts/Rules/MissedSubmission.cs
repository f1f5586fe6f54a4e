using Ballast.Core.Alerts.Submissions;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Alerts.Rules;

/// <summary>A model that hands in every week has nothing in a round that closed, or nothing yet in one that closes soon.</summary>
/// <remarks>
/// Usual is what was so in the rounds of the same weekday in the three weeks before. What is not known is not missing (<see cref="SubmissionSigns.IsKnownMissing"/>). A round that
/// is still open is spoken of only for those who send from here: Numerai shows others nothing before the close. Of own models only staked ones count. Facts are compared, so no
/// false alarm is foreseen; who hands in by another way without a stake before the scores come is such a one. Rounds missed in a row are one incident, by their first round; the
/// reminder of a round that is open is another. Source: domain notes, sections 2.2 and 2.3.
/// </remarks>
internal sealed class MissedSubmission : IAlertRule
{
    private const int Looked = 20;
    private static readonly TimeSpan Recent = TimeSpan.FromDays(14);
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(4);

    /// <inheritdoc/>
    public string Name => "missed-submission";

    /// <inheritdoc/>
    public string Finds =>
        "A model that hands in every week has no submission in a round that closed, or that closes soon.";

    /// <inheritdoc/>
    public double FalseAlarmsPerModelYear => 0;

    /// <inheritdoc/>
    public IEnumerable<Incident> Find(AlertGround ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        return ground.Models.Where(m => IsMinded(ground, m)).SelectMany(m => Find(ground, m));
    }

    private IEnumerable<Incident> Find(AlertGround ground, string model)
    {
        var (signs, now) = (ground.Signs, ground.View.AsOf);
        var runs = new List<List<int>> { new() };
        for (var round = Math.Max(signs.First, ground.NewestRound - Looked); round <= ground.NewestRound; round++)
        {
            if (!signs.IsUsual(model, round))
                continue;
            if (signs.Any(model, round))
            {
                if (runs[^1].Count > 0)
                    runs.Add([]);
            }
            else if (signs.Times.StakesClose(round) > now)
            {
                if (runs[^1].Count == 0 && IsDue(signs, model, round, now))
                    yield return Due(ground, model, round);
            }
            else if (signs.IsKnownMissing(model, round))
                runs[^1].Add(round);
        }
        foreach (var run in runs.Where(r => r.Count > 0 && signs.Times.StakesClose(r[^1]) > now - Recent))
            yield return Missed(ground, model, run);
    }

    /// <summary>A weekday's window is an hour: then its second half.</summary>
    private static bool IsDue(SubmissionSigns signs, string model, int round, DateTimeOffset now)
    {
        var (opens, closes) = (signs.Times.Opens(round), signs.Times.StakesClose(round));
        var half = (closes - opens) / 2;
        return signs.IsUsuallySent(model, round) && now >= closes - (half < Ahead ? half : Ahead);
    }

    private Incident Due(AlertGround ground, string model, int round)
    {
        var closes = ground.Signs.Times.StakesClose(round);
        return ground.Found(
            this,
            (model, $"{round}-due"),
            IncidentUrgency.Urgent,
            ground.Signs.Times.Opens(round),
            $"Nothing was sent for {AlertWords.Line(model)} in round {round} yet, which closes at {Format.Time(closes)} UTC."
        );
    }

    private Incident Missed(AlertGround ground, string model, List<int> run)
    {
        var closed = ground.Signs.Times.StakesClose(run[0]);
        var what =
            run.Count == 1
                ? $"in round {run[0]}, which closed on {Format.Time(closed)} UTC"
                : $"in rounds {RoundSpans.Of(run, 3)}, the first of which closed on {Format.Time(closed)} UTC";
        return ground.Found(
            this,
            (model, $"{run[0]}"),
            IncidentUrgency.Warning,
            closed,
            $"{AlertWords.Line(model)} has no submission {what}; in the weeks before it had one."
        ) with
        {
            Next = $"round {run[0]}",
        };
    }

    /// <summary>Own models without a stake may rest.</summary>
    private static bool IsMinded(AlertGround ground, string model) =>
        ground.Own.Count == 0
        || ground.Signs.PositionsOf(model).Any(p => p.AtRisk > Nmr.Zero)
        || ground.Facts.Stakes.Any(s =>
            s.Staked > Nmr.Zero && s.Model.Equals(model, StringComparison.OrdinalIgnoreCase)
        );
}
