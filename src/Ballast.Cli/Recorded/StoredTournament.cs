using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Sandbox.Sources;

namespace Ballast.Cli.Recorded;

/// <summary>What a store holds, as a source that a sandbox can serve.</summary>
internal static class StoredTournament
{
    // The store does not know whose a model is; with one owner, one key opens all of them.
    private static readonly AccountRecord Owner = new(
        RecordedNames.Id("account", "recorded"),
        "recorded",
        "0x" + new string('0', 40)
    );

    /// <summary>Reads all of it, every revision of every score.</summary>
    /// <returns>A refusal where no model is stored.</returns>
    public static Outcome<StoredSource> Read(IRevisionStore store)
    {
        var rounds = new List<RoundRecord>();
        var models = new List<ModelRecord>();
        var performances = new List<RecordedPerformance>();
        foreach (var tournament in Tournaments.All)
        {
            var view = new AsOfView(store, tournament, DateTimeOffset.MaxValue);
            var names = view.Models;
            if (names.Count == 0)
                continue;
            var entries = RecordedEntries.Read(view);
            var known = new RecordedRounds(view, entries);
            rounds.AddRange(known.All);
            foreach (var name in names)
            {
                var own = entries.OfModel(name);
                // A model is there from before its first round; the API tells of rounds that opened after its beginning.
                var first = own.Count > 0 ? known.Of(own[0].Round).OpenTime : known.All[0].OpenTime;
                var model = new ModelRecord(
                    RecordedNames.Id("model", tournament.Slug(), name.ToLowerInvariant()),
                    name,
                    Owner.Id,
                    tournament,
                    first.AddDays(-3)
                );
                models.Add(model);
                performances.AddRange(own.Select(e => RecordedRows.Of(model, known.Of(e.Round), e)));
            }
        }
        return models.Count == 0
            ? new Refusal(
                "empty-store",
                "No model is stored yet, so there is nothing to serve. Begin with: ballast import FILE, or leave --serve-store out."
            )
            : new StoredSource(new RecordedSource([Owner], rounds, models, performances), models.Count, rounds.Count);
    }
}

/// <summary>A source made of a store, and how much is in it.</summary>
internal sealed record StoredSource(RecordedSource Source, int Models, int Rounds);
