using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.RuleChanges;

namespace Ballast.Core.Questions;

/// <summary>Sentences that several answers say.</summary>
internal static class SharedSentences
{
    private const int MostSpans = 6;

    /// <summary>That no stake is stored, and what to do: with scores it can be asked what a stake would have earned.</summary>
    /// <param name="view">What is stored.</param>
    /// <param name="missing">What is not stored, in a sentence.</param>
    public static Notice NoStake(AsOfView view, string missing) =>
        view.Metrics.Count > 0
            ? ((Notice)missing).Typing(
                "See what a stake would have earned: ballast backtest. To bring stakes in: ballast sync --account, or import a table with stakes and payouts.",
                NextStep.To("see what a stake would have earned", "backtest")
            )
            : ((Notice)missing).Typing(
                "Bring stakes in: ballast sync --account, or import a table with stakes and payouts.",
                NextStep.To("bring stakes in", "sync", "--account")
            );

    // Nobody plans by a round that is further ahead, and by then the calendar will have changed.
    private static readonly TimeSpan FarAhead = TimeSpan.FromDays(100);

    /// <summary>That a number is no round, or one that is far ahead; null for the others.</summary>
    public static Refusal? NoRoundYet(AsOfView view, int round) =>
        round is < 1 or > RoundCalendar.LargestRound ? new Refusal("unknown-round", $"There is no round {round}.")
        : RoundCalendar.OpenTime(round) > view.AsOf + FarAhead
            ? new Refusal(
                "unknown-round",
                $"There is no round {round} yet: by the calendar it opens on {Format.Day(RoundCalendar.OpenTime(round))}."
            )
        : null;

    /// <summary>Why there is no figure, and what would help.</summary>
    public static string NotEnough(ShortageEntry shortage) => $"not enough data: {shortage.WithReason()}";

    /// <summary>The warning about rounds whose scores were read before they resolved.</summary>
    public static Sentence NotFinal(IReadOnlyList<int> rounds) =>
        new(
            $"Not final: scores of {Format.Rounds(rounds.Count)} are from before the round resolved: {RoundSpans.Of(rounds, MostSpans)}.",
            Tone.Warning
        );

    /// <summary>Which models of a ranking can still be the best.</summary>
    public static Sentence Verdict(VerdictEntry verdict) =>
        new($"Which can still be the best? {string.Join(' ', verdict.Sentences)}");

    /// <summary>Whether the first place of a ranking may be luck, for those who know no statistics: the second half of a sentence.</summary>
    public static string MayBeLuck(VerdictEntry? verdict)
    {
        if (verdict is null)
            return "";
        var all = verdict.CanBeBest.Count + verdict.Dropped.Count;
        // The table beside it has the others, too.
        var models = verdict.NotCompared.Count > 0 ? $"{all} models compared" : $"{all} models";
        return verdict.Kind switch
        {
            "not-enough-data" => "; whether that is luck cannot be said, there are too few rounds",
            "none-told-apart" =>
                $"; that may be luck: {(all == 2 ? "either" : "any")} of the {models} can still be the best",
            "one-ahead" => $"; of {models} only {verdict.CanBeBest[0]} can still be the best",
            _ => $"; {verdict.CanBeBest.Count} of {models} can still be the best",
        };
    }

    /// <summary>When something can be said that cannot be said now, for those who know no statistics.</summary>
    public static string WhenKnown(ShortageEntry? shortage) =>
        shortage switch
        {
            null => "there are too few rounds",
            { MoreRounds: null } => shortage.Reason,
            { RuleEnds: { } end, IsOver: true } =>
                $"there were too few rounds when the payout rule ended with round {end}",
            { RuleEnds: { } end } => $"the payout rule ends with round {end}, before there are enough rounds",
            { HaveResolved: true } =>
                $"it takes {Format.Many(shortage.MoreRounds.Value, "more round")}, which have ended and are not stored",
            { By: { } day } =>
                $"it takes {Format.Many(shortage.MoreRounds.Value, "more round")}, until about {Format.Day(day)}",
            _ => $"it takes {Format.Many(shortage.MoreRounds.Value, "more round")}",
        };

    /// <summary>What a rate was, and how sure it is: "+0.12 % a round (between -0.30 % and +0.54 %, 19 times in 20)".</summary>
    public static string Rate(double value, double? low, double? high, int places = 2) =>
        low is { } l && high is { } h
            ? $"{Format.Percent(value, places)} a round (between {Format.Percent(l, places)} and {Format.Percent(h, places)}, 19 times in 20)"
            : $"{Format.Percent(value, places)} a round (too few rounds to say how sure that is)";

    /// <summary>That a sum leaves stakes out of which too little is known, to stand behind it; nothing where it counts all.</summary>
    /// <param name="counted">Open stakes in the sum.</param>
    /// <param name="open">All open stakes.</param>
    public static string Counts(int counted, int open) =>
        counted == open
            ? ""
            : $"; that counts {Format.Count(counted)} of {Format.Many(open, "stake")}, of the others too little is known";

    /// <summary>The warning that rounds of several payout rules took part; nothing where there is one.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="meaning">What that means here, with what joins it.</param>
    public static IEnumerable<Sentence> CrossesRules(IReadOnlyList<RuleSpan> rules, string meaning = "")
    {
        if (rules.Count > 1)
            yield return new Sentence(
                $"Crosses {rules.Count} payout rules{meaning}: {string.Join(", ", rules.Select(r => $"{r.From} to {r.To}"))}.",
                Tone.Warning
            );
    }

    /// <summary>Whose stakes a sum is of, where a synced account owns some of them only; nothing else.</summary>
    /// <param name="models">Models of the sum.</param>
    /// <param name="own">How many of them are the owner's; null where no account was synced.</param>
    public static string Whose(int models, int? own) =>
        own is { } mine && mine < models
            ? $" of {Format.Many(models, "model")}, {(mine == 0 ? "none" : Format.Count(mine))} of them yours,"
            : "";

    /// <summary>What is meant by the NMR that a model has staked, where one stake has two sizes.</summary>
    public const string MeantByStaked =
        "While stakes move from legacy to atomic staking a model has both. NMR staked is the larger of the two: the legacy stake of its newest open round, or its open positions together. Ladder adds up all that is locked, Plan what is set for a round times the rounds open at once.";

    /// <summary>That what was shown holds for older payout rules, or soon will: part of the answer and no note, because notes fold.</summary>
    public static IEnumerable<Block> Expires(EvidenceExpiry? expiry)
    {
        if (expiry is not null)
            yield return new Sentence(expiry.InWords());
    }

    /// <summary>The models that took no part, one sentence a reason.</summary>
    /// <param name="skipped">The models.</param>
    /// <param name="more">What is said behind a reason.</param>
    public static IEnumerable<Sentence> LeftOut(IReadOnlyList<SkippedModel> skipped, string more = "") =>
        skipped
            .GroupBy(s => s.Reason)
            .Select(g => new Sentence(
                $"Left out: {Format.Names([.. g.Select(s => s.Model)])}: {g.Key}{more}.",
                Tone.Warning
            ));
}
