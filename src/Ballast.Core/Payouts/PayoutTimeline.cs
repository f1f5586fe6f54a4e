using System.Text.RegularExpressions;
using Ballast.Core.Rounds;

namespace Ballast.Core.Payouts;

/// <summary>All payout rules there were, and which of them held in a round.</summary>
/// <remarks>
/// A round is paid by the rule it opened under (forum 698, consistent with every later announcement). Where no first round is
/// documented it is derived from the documented date, and the answer says so.
/// </remarks>
public sealed partial class PayoutTimeline
{
    private readonly Dictionary<Tournament, List<RuleInForce>> _spans = [];

    /// <summary>Makes a timeline of rules in any order.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="eras">Named beginnings.</param>
    /// <param name="knownTo">The day up to which changes of the rules are known; null where they are known for every round.</param>
    public PayoutTimeline(IReadOnlyList<PayoutRule> rules, IReadOnlyList<Era> eras, DateOnly? knownTo = null)
    {
        Rules = [.. Tournaments.All.SelectMany(t => Placed([.. rules.Where(r => r.Tournament == t)], knownTo))];
        Eras = eras;
        foreach (var tournament in Tournaments.All)
            _spans[tournament] = Spans([.. Rules.Where(r => r.Tournament == tournament && !r.IsPlanned)]);
    }

    /// <summary>The rules that Ballast ships.</summary>
    public static PayoutTimeline Shipped { get; } = RuleData.Load();

    /// <summary>Every rule, planned ones included.</summary>
    public IReadOnlyList<PayoutRule> Rules { get; }

    /// <summary>Named beginnings.</summary>
    public IReadOnlyList<Era> Eras { get; }

    /// <summary>The rules of a tournament with the rounds they held in, oldest first.</summary>
    public IReadOnlyList<RuleInForce> Of(Tournament tournament) => _spans[tournament];

    /// <summary>The rule of one round; its <see cref="RuleInForce.Rule"/> is null where none is known.</summary>
    public RuleInForce At(Tournament tournament, int round)
    {
        foreach (var span in _spans[tournament])
        {
            if (round >= span.FirstRound && round <= (span.LastRound ?? int.MaxValue))
                return span;
        }
        return new RuleInForce(null, round, round, $"no payout rule of {tournament.Slug()} is known for round {round}");
    }

    /// <summary>The rule with that id, or the only one whose id begins with the text.</summary>
    public PayoutRule? Find(string id)
    {
        var exact = Rules.FirstOrDefault(r => r.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
        if (exact is not null)
            return exact;
        var begins = Rules.Where(r => r.Id.StartsWith(id, StringComparison.OrdinalIgnoreCase)).ToList();
        return begins.Count == 1 ? begins[0] : null;
    }

    /// <summary>The first round of a named era (<c>daily</c>, <c>atomic</c>) or of a rule, null where the name is not known.</summary>
    public int? FirstRoundOf(Tournament tournament, string name)
    {
        var era = Eras.FirstOrDefault(e =>
            e.Tournament == tournament && e.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
        );
        if (era is not null)
            return era.FirstRound;
        var rule = Find(name);
        return _spans[tournament].FirstOrDefault(s => ReferenceEquals(s.Rule, rule) && rule is not null)?.FirstRound;
    }

    /// <summary>The rules of one tournament, each with where it stands among the others.</summary>
    private static IEnumerable<PayoutRule> Placed(IReadOnlyList<PayoutRule> rules, DateOnly? knownTo)
    {
        var newest = rules.Where(r => !r.IsPlanned).MaxBy(FirstRound);
        var planned = rules.FirstOrDefault(r => r.IsPlanned);
        foreach (var rule in rules)
        {
            if (rule.IsPlanned || newest is null)
                yield return rule;
            else if (ReferenceEquals(rule, newest))
                yield return rule with
                {
                    Standing = new RuleStanding(null, planned is null ? null : Change(planned), knownTo),
                };
            else
                yield return rule with
                {
                    Standing = new RuleStanding(Change(newest), null, null),
                };
        }
    }

    private static RuleChange Change(PayoutRule rule) =>
        new(rule.Id, rule.IsPlanned ? null : FirstRound(rule), rule.EffectiveFrom);

    private static int FirstRound(PayoutRule rule) => rule.FirstRound ?? FirstRoundByDate(rule);

    private static List<RuleInForce> Spans(List<PayoutRule> rules)
    {
        var begun = rules.Select(r => (Rule: r, First: FirstRound(r))).OrderBy(r => r.First).ToList();
        var spans = new List<RuleInForce>();
        for (var i = 0; i < begun.Count; i++)
        {
            var (rule, first) = begun[i];
            var next = i + 1 < begun.Count ? begun[i + 1].First - 1 : (int?)null;
            spans.Add(new RuleInForce(rule, first, rule.LastRound ?? next, Remark(rule)));
        }
        return spans;
    }

    private static string? Remark(PayoutRule rule) =>
        rule.FirstRound is null ? $"First round not documented, taken from the date {rule.EffectiveFrom}." : null;

    private static int FirstRoundByDate(PayoutRule rule)
    {
        var match = LeadingDate().Match(rule.EffectiveFrom ?? "");
        if (!match.Success)
            throw new InvalidOperationException($"Rule {rule.Id} has neither a first round nor a date.");
        var day = match.Groups["day"].Success ? int.Parse(match.Groups["day"].ValueSpan) : 1;
        var date = new DateOnly(
            int.Parse(match.Groups["year"].ValueSpan),
            int.Parse(match.Groups["month"].ValueSpan),
            day
        );
        return RoundCalendar.FirstRoundFrom(date);
    }

    [GeneratedRegex(@"^(?<year>\d{4})-(?<month>\d{2})(-(?<day>\d{2}))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LeadingDate();
}
