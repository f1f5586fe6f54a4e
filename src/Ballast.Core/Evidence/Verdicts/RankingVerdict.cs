using System.Globalization;
using Ballast.Core.Evidence.ConfidenceSet;
using Ballast.Core.Evidence.WalkForward;

namespace Ballast.Core.Evidence.Verdicts;

/// <summary>From figures to plain sentences. It weighs nothing itself: the sets and intervals it is handed decide, and it says no more than they do.</summary>
internal static class RankingVerdict
{
    private const int MostListed = 12;
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>The verdict on a ranking, and on following its first where that was walked through.</summary>
    /// <param name="set">The models that can still be the best.</param>
    /// <param name="walk">Values are shares of the stake, or null.</param>
    public static Verdict Reach(ModelConfidenceSet set, WalkForwardEvidence? walk = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        var (kind, sentence) = About(set);
        List<string> sentences = [sentence, .. Left(set)];
        if (walk is null)
            return new Verdict(kind, null, sentences);
        var (following, second) = About(walk);
        return new Verdict(kind, following, [.. sentences, second]);
    }

    private static (VerdictKind Kind, string Sentence) About(ModelConfidenceSet set)
    {
        if (set.Shortage is { } shortage)
            return (
                VerdictKind.NotEnoughData,
                $"Not enough data to say which model is the best: {shortage.InWords()}."
            );
        var count = set.Ranking.Count;
        var basis =
            $"({Confidence(set.Level)} confidence; {set.Rounds.ToString("#,##0", Culture)} rounds, worth about {Risk.IndependentRounds.InWords(set.IndependentRounds)} independent ones)";
        if (set.Size == count)
            return (
                VerdictKind.NoneToldApart,
                count == 2
                    ? $"Either of these 2 models can still be the best {basis}."
                    : $"Any of these {count} models can still be the best {basis}."
            );
        var dropped = $"Can be dropped: {Listed(set.Dropped)}.";
        if (set.Size == 1)
            return (
                VerdictKind.OneAhead,
                $"Of these {count} models only {set.CanBeBest.First()} can still be the best {basis}. {dropped}"
            );
        var names = set.Size <= MostListed ? $": {string.Join(", ", set.CanBeBest)}" : "";
        return (
            VerdictKind.SomeToldApart,
            $"{set.Size} of these {count} models can still be the best {basis}{names}. {dropped}"
        );
    }

    private static IEnumerable<string> Left(ModelConfidenceSet set) =>
        set
            .NotCompared.GroupBy(m => m.Reason)
            .Select(g => $"Not compared: {Listed(g.Select(m => m.Model))} ({g.Key}).");

    private static (FollowingKind Kind, string Sentence) About(WalkForwardEvidence walk)
    {
        var (regret, what) = (walk.RegretToEqualWeight, $"following the past best by {walk.Criterion}");
        if (regret.Shortage is { } shortage)
            return (FollowingKind.NotEnoughData, $"Not enough data to say whether {what} pays: {shortage.InWords()}.");
        // Following less equal weight: what a follower gains.
        var (low, high) = (-regret.High, -regret.Low);
        var gain = $"{Range(low, high)} a round (95 % interval)";
        if (low > 0)
            return (FollowingKind.Better, $"{Capital(what)} was better than equal weight: {gain}.");
        if (high < 0)
            return (
                FollowingKind.Worse,
                $"Equal weight was better than {what}: {Range(-high, -low)} a round (95 % interval)."
            );
        if (EquivalenceTest.Holds(regret, walk.Margin))
            return (
                FollowingKind.AsGood,
                $"Equal weight was as good as {what}, to within {Percent(walk.Margin, Places(walk.Margin))} a round (equivalence test at {EquivalenceTest.Level * 100:0} %); {what} brought {gain}."
            );
        return (
            FollowingKind.NotShown,
            $"{Capital(what)} is not shown to be better than equal weight, nor worse: {gain}."
        );
    }

    /// <summary>Names in the order of the ranking; of very many those that come first, and how many more.</summary>
    private static string Listed(IEnumerable<string> names)
    {
        const int Most = 60;
        var all = names.ToList();
        return all.Count <= Most
            ? string.Join(", ", all)
            : $"{string.Join(", ", all.Take(Most))} and {(all.Count - Most).ToString("#,##0", Culture)} more";
    }

    private static string Confidence(double level) => ((1 - level) * 100).ToString("0.##", Culture) + " %";

    private static string Range(double low, double high)
    {
        var places = Places(high - low);
        return $"{Signed(low, places)} to {Signed(high, places)} %";
    }

    /// <summary>Two places of a percent, and as many more as two digits of a small width need.</summary>
    private static int Places(double width) =>
        width > 0 ? (int)Math.Clamp(1 - Math.Floor(Math.Log10(width * 100)), 2, 8) : 2;

    private static string Signed(double share, int places)
    {
        var percent = Math.Round(share * 100, places) + 0.0;
        return percent.ToString(
            $"+0.{new string('0', places)};-0.{new string('0', places)};0.{new string('0', places)}",
            Culture
        );
    }

    private static string Percent(double share, int places) => (share * 100).ToString("F" + places, Culture) + " %";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
