using System.Globalization;
using Ballast.Core.Evidence.Firsts;
using Ballast.Core.Evidence.Walking;

namespace Ballast.Core.Evidence.Words;

/// <summary>From figures to plain sentences. It weighs nothing itself: the groups and intervals it is handed decide.</summary>
public static class RankingVerdict
{
    /// <summary>The verdict on a ranking, and on following its first where that was walked through.</summary>
    public static Verdict Of(GroupOfFirsts firsts, WalkForwardEvidence? walk = null)
    {
        ArgumentNullException.ThrowIfNull(firsts);
        var (kind, first) = About(firsts);
        return new Verdict(kind, walk is null ? [first] : [first, About(walk)]);
    }

    private static (VerdictKind Kind, string Sentence) About(GroupOfFirsts firsts)
    {
        if (firsts.Shortage is { } shortage)
            return (VerdictKind.NotEnoughData, $"Not enough data: {Words(shortage)}.");
        var count = firsts.Ranking.Count;
        var sample =
            $"(effective sample {firsts.EffectiveRounds.ToString("0.0", CultureInfo.InvariantCulture)} rounds)";
        if (firsts.Size == count)
            return (VerdictKind.NoneToldApart, $"The {count} models cannot be told apart {sample}.");
        var best = firsts.Ranking[0].Model;
        if (firsts.Size == 1)
            return (VerdictKind.OneAhead, $"{best} is ahead of the other {count - 1} {sample}.");
        return (
            VerdictKind.SomeToldApart,
            firsts.IsHead
                ? $"The first {firsts.Size} of {count} cannot be told apart {sample}."
                : $"{firsts.Size} of {count} cannot be told apart from {best}, not all of them at the top {sample}."
        );
    }

    private static string About(WalkForwardEvidence walk)
    {
        var regret = walk.RegretToEqualWeight;
        if (regret.Shortage is { } shortage)
            return $"Whether following the past best pays is not known: {Words(shortage)}.";
        if (regret.Holds(0))
            return $"Equal weight is as good as following the past best by {walk.Criterion}.";
        return regret.Value > 0
            ? $"Equal weight was better than following the past best by {walk.Criterion}."
            : $"Following the past best by {walk.Criterion} was better than equal weight.";
    }

    private static string Words(Shortage shortage) =>
        shortage.MoreRounds is { } more
            ? $"needs about {more} more {(more == 1 ? "round" : "rounds")}"
            : shortage.Reason;
}
