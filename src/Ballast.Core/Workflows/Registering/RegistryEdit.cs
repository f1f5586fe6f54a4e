using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.Registering;

/// <summary>Changes the registry: what it is to be, checked, kept as the changes that lead there.</summary>
/// <param name="store">Where it is kept.</param>
/// <param name="now">The moment of the change.</param>
public sealed class RegistryEdit(IRegistryStore store, DateTimeOffset now)
{
    /// <summary>Makes a change.</summary>
    /// <param name="change">The registry as it is to be, from the registry as it is.</param>
    /// <param name="why">Why, in the owner's words.</param>
    /// <param name="keeps">Whether it is kept; else only reported.</param>
    /// <returns>A refusal where the registry would not be whole, or somebody else changed it meanwhile.</returns>
    public Outcome<RegistryChangesDocument> Run(
        Func<ModelRegistry, Outcome<ModelRegistry>> change,
        string why,
        bool keeps = true
    )
    {
        ArgumentNullException.ThrowIfNull(change);
        var revisions = store.RegistryRevisions(DateTimeOffset.MaxValue);
        var before = RegistryRevision.Replay(revisions);
        return change(before)
            .Then(after =>
                RegistryProblem.Find(after) is [var first, ..]
                    ? new Refusal("registry-problem", first.Message)
                    : Keep(revisions, RegistryChange.Between(before, after), why, keeps)
            );
    }

    private Outcome<RegistryChangesDocument> Keep(
        IReadOnlyList<RegistryRevision> revisions,
        IReadOnlyList<RegistryChange> changes,
        string why,
        bool keeps
    )
    {
        var document = new RegistryChangesDocument
        {
            At = now,
            IsKept = keeps,
            Why = why,
            Changes =
            [
                .. changes.Select(c => new RegistryChangeEntry(
                    c.Item.Kind,
                    (c.Item as Slot)?.Tournament.Slug(),
                    c.Item.Name,
                    ChangeWords.Create(c)
                )),
            ],
        };
        if (!keeps || changes.Count == 0)
            return document;
        return store.KeepRegistry(
            RegistryRevision.Of(changes, now, why),
            revisions.Count == 0 ? 0 : revisions[^1].Number
        )
            ? document
            : new Refusal(
                "registry-changed",
                "Somebody else changed the registry at the same time; nothing was kept.",
                NextStep.To("look at it and try again", "registry", "--history")
            );
    }
}
