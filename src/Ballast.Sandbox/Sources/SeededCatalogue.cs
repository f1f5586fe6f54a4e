using System.Collections.Concurrent;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Settlement;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Sources;

/// <summary>The records of a generated world that do not change with its clock.</summary>
internal sealed class SeededCatalogue
{
    private readonly Dictionary<string, (RosterModel Entrant, ModelRecord Record)> _models;
    private readonly ConcurrentDictionary<(Tournament, int), IReadOnlyList<RoundScoreRecord>> _scores = [];

    public SeededCatalogue(WorldPlan plan)
    {
        Plan = plan;
        Accounts = [.. plan.Roster.Accounts.Select(a => new AccountRecord(a.Id, a.Username, a.WalletAddress))];
        _models = plan.Roster.Models.ToDictionary(m => m.Id, m => (m, Record(plan, m)), StringComparer.Ordinal);
        Models = [.. _models.Values.Select(m => m.Record)];
    }

    public WorldPlan Plan { get; }

    public IReadOnlyList<AccountRecord> Accounts { get; }

    public IReadOnlyList<ModelRecord> Models { get; }

    public RosterModel Entrant(ModelRecord model) => _models[model.Id].Entrant;

    public ModelRecord Record(string id) => _models[id].Record;

    /// <summary>The scores that a round publishes, the paid ones with their weights.</summary>
    public IReadOnlyList<RoundScoreRecord> Scores(Tournament tournament, int round) =>
        _scores.GetOrAdd((tournament, round), _ => CreateScores(tournament, round));

    /// <summary>The score that a record stands for.</summary>
    public static PublishedScore Shown(Tournament tournament, RoundScoreRecord record) =>
        PublishedScore.All(tournament).First(s => s.DisplayName == record.DisplayName);

    public string SubmissionId(RosterModel model, int round) =>
        Ids.Uuid(Plan.Options.Seed, model.Tournament + " submission", model.Index, round);

    public string RoundId(Tournament tournament, int round) =>
        Ids.Uuid(Plan.Options.Seed, tournament + " round", round);

    private IReadOnlyList<RoundScoreRecord> CreateScores(Tournament tournament, int round)
    {
        var paid = Plan.Rule(tournament, round).Scores;
        var shown = PublishedScore
            .All(tournament)
            .Where(s => (round >= s.First && round <= s.Last) || paid.Any(p => p.Name == s.Name));
        return
        [
            .. shown.Select(s =>
            {
                var weights = paid.FirstOrDefault(p => p.Name == s.Name)?.Multipliers ?? [0m];
                return new RoundScoreRecord(s.Stable, s.DisplayName, s.Version, s.Days, weights.Min(), weights.Max());
            }),
        ];
    }

    private static ModelRecord Record(WorldPlan plan, RosterModel model)
    {
        var first = plan.FirstSubmission(model) ?? plan.First(model.Tournament);
        return new ModelRecord(
            model.Id,
            model.Name,
            model.Account.Id,
            model.Tournament,
            RoundCalendar.OpenTime(first).AddDays(-3)
        );
    }
}
