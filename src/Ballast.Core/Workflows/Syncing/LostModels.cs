using Ballast.Core.Store;

namespace Ballast.Core.Workflows.Syncing;

/// <summary>Follows models that are no longer found under the id they were known by: a name may have got another one.</summary>
internal sealed class LostModels(ISyncStore store, TargetFinder finder, ModelQuestion question)
{
    private readonly List<string> _warnings = [];

    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Looks the name up once more where nothing is reported under a remembered id.</summary>
    /// <returns>The model and its answer, both under the new id where there is one.</returns>
    public async Task<(TrackedModel Model, Outcome<FeedModelRounds> Answer)> FollowAsync(
        TrackedModel model,
        Outcome<FeedModelRounds> answer,
        CancellationToken cancellation
    )
    {
        // An unknown id is answered with nothing at all, or refused.
        var isLost =
            answer is Outcome<FeedModelRounds>.Refused or Outcome<FeedModelRounds>.Done { Value.Rounds.Count: 0 };
        if (!isLost || finder.WasJustFound(model.Name))
            return (model, answer);
        var found = await finder.FoundAsync(model.Name, cancellation).ConfigureAwait(false);
        if (found is null)
            return (
                model,
                new Refusal(
                    "unknown-model",
                    "no longer found under its id, and no model of the tournament has its name"
                )
            );
        if (found.Id == model.FeedId)
            return (model, answer);
        _warnings.Add(
            $"'{model.Name}' was no longer found under its id; it was looked up again by its name, and is synced anew under the id it has now."
        );
        store.Track([model with { FeedId = found.Id, StartedAt = found.StartedAt ?? model.StartedAt }]);
        // Read back: under another id nothing is settled.
        var again = store
            .Tracked(model.Tournament)
            .First(m => m.Name.Equals(model.Name, StringComparison.OrdinalIgnoreCase));
        return (again, await question.AskAsync(again, cancellation).ConfigureAwait(false));
    }
}
