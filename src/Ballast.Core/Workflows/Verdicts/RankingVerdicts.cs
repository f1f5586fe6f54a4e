using Ballast.Core.Evidence;
using Ballast.Core.Evidence.ConfidenceSet;
using Ballast.Core.Evidence.Verdicts;
using Ballast.Core.Evidence.WalkForward;
using Ballast.Core.Payouts;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.Verdicts;

/// <summary>
/// What stands on every ranking: which of its models can still be the best. One place for backtest, risk, evidence and report, so that the same
/// models in the same rounds get the same answer.
/// </summary>
internal static class RankingVerdicts
{
    /// <summary>The set under one rule, with the day by which a shortage will be over.</summary>
    /// <param name="panel">Returns of the stretch's rounds.</param>
    /// <param name="stretch">Its rounds.</param>
    public static ModelConfidenceSet SetOf(EvidencePanel panel, RuleStretch stretch) =>
        ModelConfidenceSet.Find(panel, new ConfidenceSetOptions { Overlap = stretch.Overlap }).Dated(stretch.ToCome);

    /// <summary>The verdict under each rule by itself, oldest first; none for fewer than two models.</summary>
    /// <param name="models">One row each.</param>
    /// <param name="values">What each model brought in each round of all stretches; NaN for missing.</param>
    /// <param name="rounds">Round numbers, one a column.</param>
    /// <param name="stretches">The columns by rule.</param>
    /// <param name="basis">Which returns these are, in words.</param>
    public static IReadOnlyList<VerdictEntry> Of(
        IReadOnlyList<string> models,
        IReadOnlyList<double[]> values,
        IReadOnlyList<int> rounds,
        IReadOnlyList<RuleStretch> stretches,
        string basis
    ) =>
        models.Count < 2
            ? []
            : [.. stretches.Select(s => Of(s, SetOf(Panel(models, values, rounds, s), s), null, basis))];

    /// <summary>The one answer over all rules (<see cref="Leading"/>), without looking at rules that are older than it needs.</summary>
    /// <param name="models">As above.</param>
    /// <param name="values">As above.</param>
    /// <param name="rounds">As above.</param>
    /// <param name="stretches">As above.</param>
    /// <param name="basis">As above.</param>
    public static VerdictEntry? LeadingOf(
        IReadOnlyList<string> models,
        IReadOnlyList<double[]> values,
        IReadOnlyList<int> rounds,
        IReadOnlyList<RuleStretch> stretches,
        string basis
    )
    {
        if (models.Count < 2)
            return null;
        var newest = new List<VerdictEntry>();
        foreach (var stretch in stretches.Reverse())
        {
            newest.Insert(0, Of(stretch, SetOf(Panel(models, values, rounds, stretch), stretch), null, basis));
            if (newest[0].Shortage is null)
                break;
        }
        return Leading(newest, stretches);
    }

    /// <summary>The verdict under one rule.</summary>
    /// <param name="stretch">Its rounds.</param>
    /// <param name="set">The models that can still be the best.</param>
    /// <param name="walk">Following the past best, where that was walked through.</param>
    /// <param name="basis">Which returns were compared, in words.</param>
    public static VerdictEntry Of(RuleStretch stretch, ModelConfidenceSet set, WalkForwardEvidence? walk, string basis)
    {
        var verdict = RankingVerdict.Reach(set, walk);
        return new VerdictEntry(Code(verdict.Kind), verdict.Sentences)
        {
            Rule = stretch.Rule?.Id,
            From = stretch.From,
            To = stretch.To,
            Rounds = stretch.Count,
            Overlap = stretch.Overlap,
            IndependentRounds = stretch.Worth,
            Basis = basis,
            Level = set.Level,
            CanBeBest = [.. set.CanBeBest],
            Dropped = [.. set.Dropped],
            NotCompared = [.. set.NotCompared.Select(m => new SkippedModel(m.Model, m.Reason))],
            Shortage = ShortageEntry.Of(set.Shortage),
            Following = walk is null ? null : Following(verdict.Following!.Value, walk),
        };
    }

    /// <summary>
    /// The one answer over all rules: that of the newest one under which there is an answer, and what is too young to say. Null where there is no verdict.
    /// </summary>
    /// <param name="regimes">The verdicts under each rule, oldest first; those before the newest answer may be left out.</param>
    /// <param name="stretches">The rounds of all rules.</param>
    public static VerdictEntry? Leading(IReadOnlyList<VerdictEntry> regimes, IReadOnlyList<RuleStretch> stretches)
    {
        if (regimes.Count == 0)
            return null;
        var lead =
            regimes.LastOrDefault(r => r.Shortage is null)
            ?? regimes.First(r => r.From == RuleStretch.Carrying(stretches).From);
        if (stretches.Count == 1)
            return lead;
        TooYoungEntry[] young =
        [
            .. regimes
                .Where(r => r.From > lead.To && r.Shortage is not null)
                .Select(r => new TooYoungEntry(r.Rule, r.From, r.To, r.Rounds, r.Shortage!)),
        ];
        return lead with
        {
            Sentences =
            [
                .. lead.Sentences,
                $"This stands on rounds {lead.From} to {lead.To}, under {RuleNames.InWords(lead.Rule)}.",
                .. young.Select(y => y.InWords()),
            ],
            TooYoung = young,
        };
    }

    /// <summary>The rounds that an answer without a verdict stands on, too: those of the verdict where there is one.</summary>
    public static StandsOnEntry StandsOn(VerdictEntry? leading, IReadOnlyList<RuleStretch> stretches)
    {
        var on = stretches.FirstOrDefault(s => s.From == leading?.From) ?? RuleStretch.Carrying(stretches);
        return new StandsOnEntry(
            on.Rule?.Id,
            on.From,
            on.To,
            on.Count,
            on.Worth,
            [.. stretches.Where(s => s.From > on.To).Select(s => s.TooYoung()).OfType<TooYoungEntry>()]
        )
        {
            Shortage = ShortageEntry.Of(on.Shortage()),
        };
    }

    private static FollowingEntry Following(FollowingKind kind, WalkForwardEvidence walk)
    {
        var regret = walk.RegretToEqualWeight;
        return new FollowingEntry(
            Code(kind),
            walk.Criterion,
            Json.Number(-regret.Value),
            Json.Number(-regret.High),
            Json.Number(-regret.Low),
            Json.Number(walk.Margin),
            ShortageEntry.Of(regret.Shortage)
        );
    }

    private static string Code(VerdictKind kind) =>
        kind switch
        {
            VerdictKind.NotEnoughData => "not-enough-data",
            VerdictKind.NoneToldApart => "none-told-apart",
            VerdictKind.SomeToldApart => "some-told-apart",
            VerdictKind.OneAhead => "one-ahead",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private static string Code(FollowingKind kind) =>
        kind switch
        {
            FollowingKind.NotEnoughData => "not-enough-data",
            FollowingKind.NotShown => "not-shown",
            FollowingKind.Better => "better",
            FollowingKind.Worse => "worse",
            FollowingKind.AsGood => "as-good",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>Only the order of rounds matters to a set; the moments are those of the numbers.</summary>
    private static EvidencePanel Panel(
        IReadOnlyList<string> models,
        IReadOnlyList<double[]> values,
        IReadOnlyList<int> rounds,
        RuleStretch stretch
    ) =>
        new(
            models,
            [.. rounds.Skip(stretch.First).Take(stretch.Count).Select(Numbered)],
            [.. values.Select(v => new ArraySegment<double>(v, stretch.First, stretch.Count))]
        );

    private static EvidenceRound Numbered(int round)
    {
        var decided = DateTimeOffset.UnixEpoch.AddDays(round);
        return new EvidenceRound(round, decided, decided.AddDays(1));
    }
}
