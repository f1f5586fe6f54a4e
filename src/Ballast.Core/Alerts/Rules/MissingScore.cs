using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;

namespace Ballast.Core.Alerts.Rules;

/// <summary>A round is being scored, and a model with a stake in it has no score that pays.</summary>
/// <remarks>
/// A round is being scored a day after its first score was due, once some stored model has one; where a model stands alone, three days after: holidays move the first score by
/// less. The model must have been synced since. A store without any score that pays says nothing. Facts are compared. Rounds in a row are one incident, by their first round.
/// Source: domain notes, section 2.3.
/// </remarks>
internal sealed class MissingScore : IAlertRule
{
    private static readonly TimeSpan WithOthers = TimeSpan.FromDays(1);
    private static readonly TimeSpan Alone = TimeSpan.FromDays(3);
    private static readonly TimeSpan Recent = TimeSpan.FromDays(21);

    /// <inheritdoc/>
    public string Name => "missing-score";

    /// <inheritdoc/>
    public string Finds => "A round is being scored, and a model with a stake in it has no score that pays.";

    /// <inheritdoc/>
    public double FalseAlarmsPerModelYear => 0;

    /// <inheritdoc/>
    public IEnumerable<Incident> Find(AlertGround ground)
    {
        ArgumentNullException.ThrowIfNull(ground);
        if (!ground.Signs.HasScores)
            yield break;
        foreach (var model in ground.Models)
        {
            if (ground.LookedAt(model) is not { } looked)
                continue;
            foreach (var run in Runs(ground, model, looked))
                yield return Missing(ground, model, run);
        }
    }

    /// <summary>Staked rounds in a row without a score, those that lately began to be scored.</summary>
    private static IEnumerable<List<int>> Runs(AlertGround ground, string model, DateTimeOffset looked)
    {
        var (signs, runs) = (ground.Signs, new List<List<int>> { new() });
        foreach (var position in signs.PositionsOf(model).Where(p => p.AtRisk > Nmr.Zero).OrderBy(p => p.Round))
        {
            if (!signs.HasScore(model, position.Round))
            {
                if (IsScored(ground, position.Round, looked))
                    runs[^1].Add(position.Round);
            }
            else if (runs[^1].Count > 0)
                runs.Add([]);
        }
        return runs.Where(r => r.Count > 0 && signs.Times.FirstScore(r[^1]) > ground.View.AsOf - Recent);
    }

    private static bool IsScored(AlertGround ground, int round, DateTimeOffset looked)
    {
        var since = looked - ground.Signs.Times.FirstScore(round);
        return since >= Alone || (since >= WithOthers && ground.Signs.ScoredRounds.Contains(round));
    }

    private Incident Missing(AlertGround ground, string model, List<int> run)
    {
        var first = ground.Signs.Times.FirstScore(run[0]);
        var rounds = run.Count == 1 ? $"round {run[0]}" : $"rounds {RoundSpans.Of(run, 3)}";
        return ground.Found(
            this,
            (model, $"{run[0]}"),
            IncidentUrgency.Warning,
            first,
            $"{AlertWords.Line(model)} has a stake and no score in {rounds}, although scores were due from {Format.Day(first)} on: was the submission valid?"
        ) with
        {
            Next = $"round {run[0]}",
        };
    }
}
