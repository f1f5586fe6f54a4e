using Ballast.Core.Rounds;

namespace Ballast.Core.Payouts;

/// <summary>The rule of every round of a tournament: the shipped one, with the round's own configuration laid over it.</summary>
/// <remarks>Equal configurations share one rule, so that a stretch of rounds with the same terms stays one stretch.</remarks>
/// <param name="timeline">The shipped rules.</param>
/// <param name="tournament">The tournament.</param>
/// <param name="configurations">What rounds say themselves, as far as it is known at the moment of the question.</param>
public sealed class RoundRules(
    PayoutTimeline timeline,
    Tournament tournament,
    IReadOnlyDictionary<int, IReadOnlyList<RoundScoreConfig>> configurations
)
{
    private readonly PayoutRule[] _all = [.. timeline.Rules.Where(r => r.Tournament == tournament)];
    private readonly Dictionary<string, PayoutRule> _byId = timeline
        .Rules.Where(r => r.Tournament == tournament)
        .ToDictionary(r => r.Id, StringComparer.Ordinal);
    private readonly Dictionary<(string Id, bool SaysClip), PayoutRule> _confirmed = [];
    private readonly Dictionary<int, RuleInForce> _found = [];
    private readonly int _newest = configurations.Count == 0 ? 0 : configurations.Keys.Max();

    /// <summary>The tournament.</summary>
    public Tournament Tournament => tournament;

    /// <summary>Every rule that is known: the shipped ones, planned ones too, then those of rounds that say something else.</summary>
    public IReadOnlyList<PayoutRule> All =>
        field ??= [.. _all.Concat(Configured().Select(c => c.Rule).OfType<PayoutRule>()).DistinctBy(r => r.Id)];

    /// <summary>The rule with that id, or the only one whose id begins with the text; null where there is none.</summary>
    public PayoutRule? Find(string id)
    {
        var found = All.Where(r => r.Id.Equals(id, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 0)
            found = [.. All.Where(r => r.Id.StartsWith(id, StringComparison.OrdinalIgnoreCase))];
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>The shipped rules alone.</summary>
    public static RoundRules Shipped(PayoutTimeline timeline, Tournament tournament) =>
        new(timeline, tournament, new Dictionary<int, IReadOnlyList<RoundScoreConfig>>());

    /// <summary>The rule of one round; its <see cref="RuleInForce.Rule"/> is null where none is known.</summary>
    public RuleInForce At(int round)
    {
        if (!_found.TryGetValue(round, out var found))
            _found[round] = found = Find(round);
        return found;
    }

    /// <summary>Every rule that a round of the range is or could be paid by: the shipped ones, and those of configurations.</summary>
    public IEnumerable<PayoutRule> Rules(int from, int to) =>
        _all.Concat(
                configurations
                    .Keys.Where(r => r >= from && r <= to)
                    .Order()
                    .Select(r => At(r).Rule)
                    .OfType<PayoutRule>()
            )
            .Distinct();

    /// <summary>Rounds whose own configuration says something about payment that cannot be followed, ascending, each with why.</summary>
    /// <remarks>They are paid here by the rule that holds without them, which is a guess: whoever shows their numbers says so.</remarks>
    public IReadOnlyList<(int Round, string Why)> Unreadable() =>
        [
            .. configurations
                .Where(c => c.Value.Any(s => s.IsUnsaid))
                .OrderBy(c => c.Key)
                .Select(c =>
                    (
                        c.Key,
                        $"{Names(c.Value.Where(s => s.IsUnsaid))} is called a paying score, and no multiplier is said"
                    )
                ),
        ];

    /// <summary>Stretches of rounds whose own configuration says something else than the shipped rule, oldest first.</summary>
    /// <returns>Each with its first and last round. Rounds without a stored configuration between two do not part them.</returns>
    public IReadOnlyList<RuleInForce> Configured()
    {
        var stretches = new List<RuleInForce>();
        RuleInForce? last = null;
        foreach (var round in configurations.Keys.Order())
        {
            var here = At(round);
            if (here.Origin == RuleOrigin.Configured)
            {
                if (last?.Origin == RuleOrigin.Configured && ReferenceEquals(last.Rule, here.Rule))
                    stretches[^1] = stretches[^1] with { LastRound = round };
                else
                    stretches.Add(here);
            }
            last = here;
        }
        return stretches;
    }

    private RuleInForce Find(int round)
    {
        var shipped = timeline.At(tournament, round);
        if (shipped.Rule is not { } rule)
            return shipped;
        if (!configurations.TryGetValue(round, out var configuration))
            return AsTheNewest(round, shipped) ?? shipped;
        var own = ConfiguredRule.Over(rule, configuration, _all);
        if (ReferenceEquals(own, rule))
            return StatedTerms.Read(configuration) is { } stated
                ? shipped with
                {
                    Rule = Confirmed(rule, stated.Clip is not null),
                    Origin = RuleOrigin.Confirmed,
                }
                : shipped;
        if (!_byId.TryGetValue(own.Id, out var shared))
            _byId[own.Id] = shared = own;
        var remark = $"By the round's own configuration; the shipped rules have {RuleNames.InWords(rule.Id)} here.";
        return new RuleInForce(Confirmed(shared, saysClip: true), round, round, remark)
        {
            Origin = RuleOrigin.Configured,
        };
    }

    /// <summary>
    /// The rule of a round that says nothing yet, after all that do: that of the newest one, where it differs from the shipped rule and no shipped rule begins between
    /// them. Rules change seldom, so the newest that was seen says more of a round to come than what was known when this program was built.
    /// </summary>
    private RuleInForce? AsTheNewest(int round, RuleInForce shipped) =>
        round > _newest
        && _newest > 0
        && ReferenceEquals(timeline.At(tournament, _newest).Rule, shipped.Rule)
        && At(_newest) is { Origin: RuleOrigin.Configured } newest
            ? newest with
            {
                FirstRound = round,
                LastRound = round,
                Remark =
                    $"By the configuration of round {_newest}, the newest that is known; the shipped rules have {RuleNames.InWords(shipped.Rule?.Id)} here.",
                Origin = RuleOrigin.Expected,
            }
            : null;

    private static string Names(IEnumerable<RoundScoreConfig> scores) =>
        string.Join(", ", scores.Select(s => s.Metric.ToString()));

    /// <summary>Rounds that are confirmed alike share one rule; it has the id of the shipped one.</summary>
    private PayoutRule Confirmed(PayoutRule rule, bool saysClip)
    {
        if (!_confirmed.TryGetValue((rule.Id, saysClip), out var confirmed))
            _confirmed[(rule.Id, saysClip)] = confirmed = rule.Confirmed(saysClip);
        return confirmed;
    }
}
