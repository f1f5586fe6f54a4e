using Ballast.Core.Planning;
using Ballast.Core.Planning.Journal;
using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Storage;

namespace Ballast.Cli.Applying;

/// <summary>Writes into the journal that a plan was made: the question, its answer, and why.</summary>
internal static class PlanRecord
{
    private const int MostTries = 5;

    /// <summary>Keeps a plan that was written into a file.</summary>
    /// <returns>Number of the entry; null where others wrote again and again meanwhile, or the store keeps no journal.</returns>
    public static long? Keep(CommandContext context, QuestionRequest request, StakePlan plan)
    {
        if (!TournamentStore.Exists(context.StorePath))
            return null;
        using var store = context.OpenToRead();
        var draft = new JournalDraft
        {
            At = context.CliHost.Clock.GetUtcNow(),
            Who = context.CliHost.Who,
            Kind = JournalKind.PlanMade,
            Why = $"A plan for the target {plan.Target.Name} was made.",
            Tournament = request.Tournament,
            PlanHash = plan.Hash,
            Content = JournalJson.Write(new PlanMadeContent(plan.Target.Source, plan.Target.Name, plan.Target.Total)),
            Question = KeptQuestion.Write(request, plan.AsOf),
            Answer = KeptQuestion.Bytes(request.Question, plan),
        };
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var entries = store.Journal(DateTimeOffset.MaxValue);
            if (store.Append(draft, entries.Count == 0 ? 0 : entries[^1].Number) is { } entry)
                return entry.Number;
        }
        return null;
    }
}
