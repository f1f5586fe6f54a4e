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

    /// <summary>The tournament.</summary>
    public Tournament Tournament => tournament;

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
        if (shipped.Rule is not { } rule || !configurations.TryGetValue(round, out var configuration))
            return shipped;
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

    /// <summary>Rounds that are confirmed alike share one rule; it has the id of the shipped one.</summary>
    private PayoutRule Confirmed(PayoutRule rule, bool saysClip)
    {
        if (!_confirmed.TryGetValue((rule.Id, saysClip), out var confirmed))
            _confirmed[(rule.Id, saysClip)] = confirmed = rule.Confirmed(saysClip);
        return confirmed;
    }
}
