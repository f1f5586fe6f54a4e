using System.Globalization;

namespace Ballast.Core.Payouts;

/// <summary>A payout rule as people speak of it: by the rounds that it pays and the scores that it pays on. Its id is for tables, options and documents.</summary>
public static class RuleNames
{
    private static readonly Dictionary<string, string> Known = PayoutTimeline.Shipped.Rules.ToDictionary(
        r => r.Id,
        InWords,
        StringComparer.Ordinal
    );

    /// <summary>"the rule of rounds 222 to 241 (corr 1 + mmc 1)"; that none is known for null.</summary>
    /// <param name="id">Its id; that of a round's own configuration goes on with what differs (<c>id+corr=1</c>).</param>
    public static string InWords(string? id)
    {
        if (id is null)
            return "no known rule";
        if (Known.TryGetValue(id, out var words))
            return words;
        var parts = id.Split('+');
        return Known.TryGetValue(parts[0], out var shipped) && parts.Length > 1
            ? $"{shipped}, changed by the rounds' own configuration ({string.Join(", ", parts[1..].Select(p => p.Replace('=', ' ')))})"
            : id;
    }

    /// <summary>What a rule pays on: "corr 0.5 + mmc 2"; scores to choose from stand without a multiplier.</summary>
    public static string Scores(PayoutRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return string.Join(
            " + ",
            rule.Terms.Where(t => t.Options.Any(o => o != 0))
                .Select(t => t.Role.Replace('_', ' ') + (t.IsFixed ? " " + Plain(t.Options[0]) : ""))
        );
    }

    private static string InWords(PayoutRule rule)
    {
        var scores = Scores(rule);
        if (rule.IsPlanned)
            return $"the planned rule ({scores})";
        var span = PayoutTimeline.Shipped.Of(rule.Tournament).First(s => s.Rule?.Id == rule.Id);
        var rounds = span switch
        {
            { LastRound: null } => $"rounds from {span.FirstRound} on",
            { LastRound: { } last } when last == span.FirstRound => $"round {last}",
            _ => $"rounds {span.FirstRound} to {span.LastRound}",
        };
        return $"the rule of {rounds} ({scores})";
    }

    private static string Plain(decimal multiplier) => multiplier.ToString("0.####", CultureInfo.InvariantCulture);
}
