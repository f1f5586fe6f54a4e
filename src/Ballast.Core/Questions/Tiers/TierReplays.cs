using Ballast.Core.Questions.Rehearse;
using Ballast.Core.Simulation;
using Ballast.Core.Simulation.Policies;
using Ballast.Core.Store;
using Ballast.Core.Tiers;
using Ballast.Core.Workflows.Returns;

namespace Ballast.Core.Questions.Tiers;

/// <summary>Follows a policy through the past with an account, beside equal weight.</summary>
internal static class TierReplays
{
    private const double DaysAYear = 365.25;

    /// <summary>Whether the total is too small for the models.</summary>
    public static Refusal? TooSmall(TiersRequest request, ReturnPanel panel) =>
        RehearseComputation.TooSmall(Rehearsal(request), panel);

    /// <summary>Follows it.</summary>
    public static TierReplay Run(Asked asked, TiersRequest request, ReturnPanel panel, TierHistory history)
    {
        var answer = RehearseComputation.Replayed(asked, Rehearsal(request), panel);
        var moves = history.Reviews.SelectMany(r => r.Decisions).ToList();
        var (rises, falls) = (moves.Count(d => d.Move == TierMove.Rises), moves.Count(d => d.Move == TierMove.Falls));
        var models = moves.Select(d => d.Strategy).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        // Reviews after the last resolved round know nothing new.
        var last = TierStandings.ResolvesAt(asked.View, panel.Rounds[^1]);
        var years = history.Reviews is [var first, ..] ? (last - first.At).TotalDays / DaysAYear : 0;
        return new TierReplay(
            answer.Policies,
            rises,
            falls,
            years > 0 && models > 0 ? (rises + falls) / (years * models) : null
        );
    }

    private static RehearseRequest Rehearsal(TiersRequest request) =>
        new([TierStakes.Word, PolicyCatalogue.Benchmark], request.Total, request.Returns, null, "")
        {
            Tiers = request.Policy,
        };
}
