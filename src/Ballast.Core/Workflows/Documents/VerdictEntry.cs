using Ballast.Core.Payouts;

namespace Ballast.Core.Workflows.Documents;

/// <summary>What a ranking is worth: which of its models can still be the best, at which level, on which rounds.</summary>
/// <param name="Kind">not-enough-data, none-told-apart (no model can be dropped), some-told-apart or one-ahead (all but one can).</param>
/// <param name="Sentences">The same in words.</param>
public sealed record VerdictEntry(string Kind, IReadOnlyList<string> Sentences)
{
    /// <summary>Id of the payout rule of these rounds; null where none is known.</summary>
    public string? Rule { get; init; }

    /// <summary>First round that it stands on.</summary>
    public required int From { get; init; }

    /// <summary>Last round that it stands on.</summary>
    public required int To { get; init; }

    /// <summary>Rounds in which any of the models has a return.</summary>
    public required int Rounds { get; init; }

    /// <summary>Rounds in a row that share days.</summary>
    public required int Overlap { get; init; }

    /// <summary>What the rounds are worth in independent ones: rounds / overlap.</summary>
    public required double IndependentRounds { get; init; }

    /// <summary>Which returns were compared, in words.</summary>
    public required string Basis { get; init; }

    /// <summary>Chance that the truly best model is not among those that can be the best, at most: 0.1 for 90 % confidence.</summary>
    public required double Level { get; init; }

    /// <summary>Models that can still be the best, in the order of the ranking; none with a shortage.</summary>
    public required IReadOnlyList<string> CanBeBest { get; init; }

    /// <summary>Models that can be dropped; none with a shortage.</summary>
    public required IReadOnlyList<string> Dropped { get; init; }

    /// <summary>Models that took no part, with the reason.</summary>
    public required IReadOnlyList<SkippedModel> NotCompared { get; init; }

    /// <summary>Why nothing can be said; null where something can.</summary>
    public ShortageEntry? Shortage { get; init; }

    /// <summary>Whether following the past best pays; null where that was not looked at.</summary>
    public FollowingEntry? Following { get; init; }

    /// <summary>Newer rules with too few rounds for an answer of their own; none where the verdict is about one rule alone.</summary>
    public IReadOnlyList<TooYoungEntry> TooYoung { get; init; } = [];
}

/// <summary>Whether following the past best pays, against equal weight.</summary>
/// <param name="Kind">not-enough-data, not-shown, better, worse or as-good (equal weight is, by an equivalence test).</param>
/// <param name="Criterion">What the past best was the best by.</param>
/// <param name="Gain">What following it brought more than equal weight, a round; null with a shortage.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of the 95 % interval.</param>
/// <param name="Margin">A difference that is taken for none by the equivalence test.</param>
/// <param name="Shortage">Why there is no figure; null where there is one.</param>
public sealed record FollowingEntry(
    string Kind,
    string Criterion,
    double? Gain,
    double? Low,
    double? High,
    double? Margin,
    ShortageEntry? Shortage
);

/// <summary>A stretch of rounds under one rule that is too short for an answer.</summary>
/// <param name="Rule">Id of the rule; null where none is known.</param>
/// <param name="From">First round.</param>
/// <param name="To">Last round.</param>
/// <param name="Rounds">Rounds with a return.</param>
/// <param name="Shortage">What is missing, and until when.</param>
public sealed record TooYoungEntry(string? Rule, int From, int To, int Rounds, ShortageEntry Shortage)
{
    /// <summary>"Too young to say under classic-13: 2 rounds since 1343, needs about 598 more rounds, until about 2029-03-01."</summary>
    public string InWords() =>
        $"Too young to say under {RuleNames.InWords(Rule)}: {Rounds} {(Rounds == 1 ? "round" : "rounds")} since {From}, {Shortage.InWords()}.";
}

/// <summary>The rounds that an answer stands on where the range crosses payout rules: those of the newest rule that has enough of them.</summary>
/// <param name="Rule">Id of the rule; null where none is known.</param>
/// <param name="From">First round.</param>
/// <param name="To">Last round.</param>
/// <param name="Rounds">Rounds with a return.</param>
/// <param name="IndependentRounds">What they are worth in independent ones: rounds / overlap.</param>
/// <param name="TooYoung">Newer rules with too few rounds.</param>
public sealed record StandsOnEntry(
    string? Rule,
    int From,
    int To,
    int Rounds,
    double IndependentRounds,
    IReadOnlyList<TooYoungEntry> TooYoung
)
{
    /// <summary>What these rounds themselves lack for an answer, and until when; null where they are enough.</summary>
    public ShortageEntry? Shortage { get; init; }

    /// <summary>What is too young, in words: these rounds themselves, then newer rules; none where nothing is.</summary>
    public IReadOnlyList<string> InWords() =>
        [
            .. Shortage is null ? [] : new[] { new TooYoungEntry(Rule, From, To, Rounds, Shortage).InWords() },
            .. TooYoung.Select(y => y.InWords()),
        ];
}

/// <summary>Why there is no figure.</summary>
/// <param name="Reason">In words.</param>
/// <param name="MoreRounds">About how many more rounds would do; null where rounds alone would not help.</param>
public sealed record ShortageEntry(string Reason, int? MoreRounds)
{
    /// <summary>About when so many more rounds will have resolved, by the calendar; null where that is not known, or never.</summary>
    public DateOnly? By { get; init; }

    /// <summary>Whether that day has come: the rounds are out, and are not stored.</summary>
    public bool HaveResolved { get; init; }

    /// <summary>The last round under the rule, where it comes before they are there; null elsewhere.</summary>
    public int? RuleEnds { get; init; }

    /// <summary>Whether the rule has ended with the rounds that were asked about, so that none come any more.</summary>
    public bool IsOver { get; init; }

    internal static ShortageEntry? Of(Evidence.Shortage? shortage) =>
        shortage is null
            ? null
            : new ShortageEntry(shortage.Reason, shortage.MoreRounds)
            {
                By = shortage.By,
                HaveResolved = shortage.HaveResolved,
                RuleEnds = shortage.RuleEnds,
                IsOver = shortage.IsOver,
            };

    internal ShortageEntry Dated(Evidence.RoundsToCome toCome) => Of(toCome.Dated(AsShortage()))!;

    /// <summary>"needs about 174 more rounds, until about 2027-02-01"; the reason where more rounds would not help.</summary>
    public string InWords() => AsShortage().InWords();

    /// <summary>The reason, and what would help.</summary>
    public string WithReason() => AsShortage().WithReason();

    private Evidence.Shortage AsShortage() =>
        new(Reason, MoreRounds)
        {
            By = By,
            HaveResolved = HaveResolved,
            RuleEnds = RuleEnds,
            IsOver = IsOver,
        };
}
