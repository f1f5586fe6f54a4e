using System.Collections.Concurrent;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Settlement;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Sources;

/// <summary>The records of a generated world that do not change with its clock.</summary>
internal sealed class SeededCatalogue
{
    private readonly ConcurrentDictionary<string, (RosterModel Entrant, ModelRecord Record)> _models;
    private volatile ModelRecord[] _records;
    private readonly ConcurrentDictionary<(Tournament, int), IReadOnlyList<RoundScoreRecord>> _scores = [];

    public SeededCatalogue(WorldPlan plan)
    {
        Plan = plan;
        Accounts = [.. plan.Roster.Accounts.Select(a => new AccountRecord(a.Id, a.Username, a.WalletAddress))];
        _records = [.. plan.Roster.Models.Select(m => Record(plan, m))];
        _models = new ConcurrentDictionary<string, (RosterModel, ModelRecord)>(StringComparer.Ordinal);
        foreach (var (entrant, record) in plan.Roster.Models.Zip(_records))
            _models[entrant.Id] = (entrant, record);
    }

    public WorldPlan Plan { get; }

    public IReadOnlyList<AccountRecord> Accounts { get; }

    public IReadOnlyList<ModelRecord> Models => _records;

    /// <summary>Writes a model down that joins while the world runs.</summary>
    public RosterModel Add(ModelRecord model)
    {
        var owner = Plan.Roster.Accounts.First(a => a.Id == model.AccountId);
        var index = Plan.Models.Count(m => m.Tournament == model.Tournament);
        var entrant = new RosterModel(index, model.Id, model.Name, owner, model.Tournament);
        _models[model.Id] = (entrant, model);
        _records = [.. _records, model];
        return entrant;
    }

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
