using Ballast.Core.Payouts;
using Ballast.Core.Rounds;

namespace Ballast.Cli.Options;

/// <summary>Reads the id of a payout rule, or an unambiguous beginning of one.</summary>
internal static class RuleOption
{
    public static PayoutRule Read(string id, CommandContext context)
    {
        var timeline = PayoutTimeline.Shipped;
        if (timeline.Find(id) is { } rule && rule.Tournament == context.Tournament)
            return rule;
        var known = timeline.Rules.Where(r => r.Tournament == context.Tournament).Select(r => r.Id);
        throw new UsageException(
            context.Command,
            $"No rule '{id}' of {context.Tournament.Slug()} is known. Known: {string.Join(", ", known)}."
        );
    }
}
