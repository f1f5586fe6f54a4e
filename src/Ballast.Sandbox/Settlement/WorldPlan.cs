using System.Collections.Concurrent;
using Ballast.Core.Rounds;
using Ballast.Sandbox.Datasets;
using Ballast.Sandbox.Scoring;
using Ballast.Sandbox.Uploads;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Settlement;

/// <summary>What happens to a ledger at a moment.</summary>
internal enum TimetableEventKind
{
    /// <summary>A round resolves.</summary>
    Resolve,

    /// <summary>Atomic staking takes over in a tournament.</summary>
    Cutover,

    /// <summary>The stakes of a round are fixed: at its close, or on the first scoring Thursday.</summary>
    Close,
}

/// <summary>A moment of the timetable.</summary>
internal readonly record struct TimetableEvent(
    DateTimeOffset Time,
    TimetableEventKind Kind,
    Tournament Tournament,
    int Round
);

/// <summary>All of a world that does not depend on its clock: who takes part, the scores, the rules, the timetable.</summary>
internal sealed class WorldPlan
{
    private readonly Dictionary<Tournament, GeneratedScores> _scores = [];
    private readonly Dictionary<Tournament, decimal[]> _others = [];
    private readonly Dictionary<string, ModelSubmissions> _submissions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, int), decimal[]> _choices = [];
    private readonly ConcurrentDictionary<(Tournament, int), PayRule> _rules = [];
    private volatile RosterModel[] _joined = [];

    public WorldPlan(WorldOptions options)
    {
        Options = options;
        Roster = new Roster(options.Seed, options.Models, options.Names);
        Data = new MadeUpData(options.Seed);
        Uploads = new UploadedSubmissions(Data);
        foreach (var tournament in Tournaments.All.Where(t => First(t) <= options.LastRound))
        {
            var (first, count) = (First(tournament), options.LastRound - First(tournament) + 1);
            _scores[tournament] = new GeneratedScores(options.Seed, tournament, first, count);
            _others[tournament] = OtherStakes.Create(options.Seed, tournament, first, count);
            foreach (var model in Roster.Models.Where(m => m.Tournament == tournament))
                _submissions[model.Id] = new ModelSubmissions(options.Seed, model, first, count);
        }
        Timetable = [.. CreateTimetable().OrderBy(h => h.Time).ThenBy(h => h.Kind).ThenBy(h => h.Tournament)];
    }

    public WorldOptions Options { get; }

    public Roster Roster { get; }

    /// <summary>Features and targets.</summary>
    public MadeUpData Data { get; }

    /// <summary>What was handed in by somebody outside of this world.</summary>
    public UploadedSubmissions Uploads { get; }

    /// <summary>The roster's models, and those that were added while the world ran.</summary>
    public IEnumerable<RosterModel> Models => Roster.Models.Concat(_joined);

    /// <summary>In the order in which things happen.</summary>
    public IReadOnlyList<TimetableEvent> Timetable { get; }

    /// <summary>The tournaments that have rounds in this world.</summary>
    public IEnumerable<Tournament> Running => _scores.Keys;

    /// <summary>The first round of a tournament in this world.</summary>
    public int First(Tournament tournament) => Math.Max(Options.FirstRound, PayRules.FirstRound(tournament));

    /// <summary>The first atomic round.</summary>
    public int Cutover(Tournament tournament) => Options.FindCutover(tournament);

    /// <summary>The rule that a round opened under.</summary>
    public PayRule Rule(Tournament tournament, int round)
    {
        if (_rules.TryGetValue((tournament, round), out var known))
            return known;
        var rule = PayRules.Find(tournament, round, Cutover(tournament));
        var planted = Options.Planted.LastOrDefault(p => p.Tournament == tournament && p.First <= round);
        return _rules[(tournament, round)] = planted?.Over(rule) ?? rule;
    }

    /// <summary>Takes a model in: it submits by upload alone.</summary>
    public void Join(RosterModel model) => _joined = [.. _joined, model];

    /// <summary>What a model handed in for a round: an upload, or what the world made up.</summary>
    /// <param name="model">The model.</param>
    /// <param name="round">The round.</param>
    /// <param name="now">Uploads after this moment are left out; null for none.</param>
    public Submission Submission(RosterModel model, int round, DateTimeOffset? now = null) =>
        Uploads.Find(model.Id, round, now, () => MadeUp(model, round));

    /// <summary>The first round a model took part in.</summary>
    public int? FirstSubmission(RosterModel model) => _submissions.TryGetValue(model.Id, out var e) ? e.First : null;

    public decimal Final(RosterModel model, int round, string score) =>
        Uploaded(model, round)?.Find(score, PublishedScore.Find(model.Tournament, score).Days) is { } value
            ? Rounded(value)
            : _scores[model.Tournament].Final(model.Index, round, score);

    /// <summary>The scores of all days, final one last.</summary>
    public decimal[] Path(RosterModel model, int round, PublishedScore score)
    {
        if (Uploaded(model, round) is { } uploaded && uploaded.Find(score.Name, score.Days) is not null)
            return [.. Enumerable.Range(1, score.Days).Select(day => Rounded(uploaded.Find(score.Name, day) ?? 0))];
        var purpose = $"{model.Tournament} path {score.Name}";
        var random = new SeededRandom(Options.Seed, purpose, model.Index, round);
        var sigma = _scores[model.Tournament].Shape(score.Name).Sigma;
        return DailyPath.Create(random, Final(model, round, score.Name), sigma, score.Days);
    }

    public ScoreShape Shape(Tournament tournament, string score) => _scores[tournament].Shape(score);

    /// <summary>NMR that stakers outside of this world's roster have at risk.</summary>
    public decimal Others(Tournament tournament, int round) => _others[tournament][round - First(tournament)];

    /// <summary>The weights that count.</summary>
    public decimal[] Multipliers(RosterModel model, PayRule rule) =>
        _choices.GetOrAdd((model.Id, rule.First), _ => MultiplierChoices.Counted(Options.Seed, model, rule));

    /// <summary>The weights as they were chosen.</summary>
    public decimal[] Chosen(RosterModel model, PayRule rule) => MultiplierChoices.Chosen(Options.Seed, model, rule);

    /// <summary>Sum of multiplier x final score.</summary>
    public decimal Weighted(RosterModel model, Position position)
    {
        var sum = 0m;
        for (var i = 0; i < position.Multipliers.Length; i++)
            sum += position.Multipliers[i] * Final(model, position.Round, position.Rule.Scores[i].Name);
        return sum;
    }

    private Submission MadeUp(RosterModel model, int round) =>
        _submissions.TryGetValue(model.Id, out var made) ? made.Create(round) : World.Submission.None;

    private PredictionScores? Uploaded(RosterModel model, int round) =>
        Submission(model, round).UploadId is { } id ? Uploads.Scores(id, round) : null;

    private static decimal Rounded(double score) => decimal.Round((decimal)score, GeneratedScores.Places);

    private IEnumerable<TimetableEvent> CreateTimetable()
    {
        foreach (var tournament in Running)
        {
            var cutover = Cutover(tournament);
            if (cutover > First(tournament) && cutover <= Options.LastRound)
                yield return new(RoundCalendar.OpenTime(cutover), TimetableEventKind.Cutover, tournament, cutover);
            for (var round = First(tournament); round <= Options.LastRound; round++)
            {
                var resolve = RoundCalendar.ResolveTime(round, Rule(tournament, round).Days);
                yield return new(PayRules.StakesFixedAt(round), TimetableEventKind.Close, tournament, round);
                yield return new(resolve, TimetableEventKind.Resolve, tournament, round);
            }
        }
    }
}
