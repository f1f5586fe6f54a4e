using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Report;

/// <summary>What an import or a sync shows without being asked: what the user's models earned, what the risk was, how far to believe it.</summary>
public static class DiagnosisSearch
{
    /// <summary>More models than that without a word on whose they are: then nobody's are diagnosed.</summary>
    public const int MostUnnamed = 25;

    /// <summary>Looks at the own models; without any at the watched ones; without any at all that are stored, where those are few.</summary>
    /// <returns>A refusal where it is not known whose models matter, or where nothing has a return yet.</returns>
    public static Outcome<Diagnosis> Run(
        AsOfView view,
        IReadOnlyList<TrackedModel> tracked,
        CancellationToken cancellation = default
    )
    {
        if (view.Models.Count == 0)
            return ModelSelection.NoModel(view);
        var (models, whose) = Choose(view.Models, tracked);
        if (models.Count == 0)
            return new Refusal(
                "whose-models",
                $"Too many models to tell whose matter (more than {MostUnnamed}): name yours.",
                null,
                "For example: ballast report MODEL."
            );
        var request = new ReportRequest { Models = models, IsBrief = true };
        return ReportComposition
            .Run(view, request, cancellation)
            .Then<ReportAnswer, Diagnosis>(report => new Diagnosis(whose, report.Summary));
    }

    private static (IReadOnlyList<string> Models, string Whose) Choose(
        IReadOnlyList<string> stored,
        IReadOnlyList<TrackedModel> tracked
    )
    {
        var kept = stored.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var known = tracked.Where(m => kept.Contains(m.Name)).ToList();
        var own = known.Where(m => m.Account is not null).Select(m => m.Name).ToList();
        if (own.Count > 0)
            return (own, "the account's models");
        var watched = known.Where(m => m.IsWatched).Select(m => m.Name).ToList();
        if (watched.Count is > 0 and <= MostUnnamed)
            return (watched, "the watched models");
        return stored.Count <= MostUnnamed ? (stored, "all stored models") : ([], "");
    }
}
