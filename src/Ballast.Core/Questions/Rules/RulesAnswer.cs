using System.Text.Json.Serialization;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Core.Questions.Rules;

/// <summary>The timeline of payout rules, as JSON.</summary>
public sealed record RulesAnswer(string Tournament, IReadOnlyList<RuleEntry> Rules, IReadOnlyList<EraEntry> Eras)
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.rules/1";

    /// <summary>Stretches of rounds whose own configuration, as it is stored, says something else than the rule above.</summary>
    public IReadOnlyList<RuleEntry> Configured { get; init; } = [];

    /// <summary>The rules of a tournament, planned ones last.</summary>
    public static RulesAnswer Of(PayoutTimeline timeline, RoundRules rules)
    {
        var tournament = rules.Tournament;
        var held = timeline.Of(tournament).Select(RuleEntry.Of);
        var planned = timeline
            .Rules.Where(r => r.Tournament == tournament && r.IsPlanned)
            .Select(r => RuleEntry.Of(r, null, null, ["Planned, not confirmed: " + r.FirstRoundBasis]));
        var eras = timeline
            .Eras.Where(e => e.Tournament == tournament)
            .Select(e => new EraEntry(e.Name, e.FirstRound, e.What, e.Source));
        var configured = rules.Configured().Select(RuleEntry.Of);
        return new RulesAnswer(tournament.Slug(), [.. held, .. planned], [.. eras]) { Configured = [.. configured] };
    }
}

/// <summary>A named beginning.</summary>
public sealed record EraEntry(string Name, int FirstRound, string What, string Source);
