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
            if (ground.LookedAt(model) is { } looked && Run(ground, model, looked) is { Count: > 0 } run)
                yield return Missing(ground, model, run);
        }
    }

    /// <summary>The rounds without a score that the newest scored rounds end with.</summary>
    private static List<int> Run(AlertGround ground, string model, DateTimeOffset looked)
    {
        var (signs, run) = (ground.Signs, new List<int>());
        foreach (var position in signs.PositionsOf(model).Where(p => p.AtRisk > Nmr.Zero).OrderBy(p => p.Round))
        {
            if (signs.HasScore(model, position.Round))
                run.Clear();
            else if (IsScored(ground, position.Round, looked))
                run.Add(position.Round);
        }
        return run.Count > 0 && signs.Times.FirstScore(run[^1]) > ground.View.AsOf - Recent ? run : [];
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
