using Ballast.Core.Text;

namespace Ballast.Core.Questions.Ladder;

/// <summary>What changes would do by when, in words.</summary>
internal static class LadderChangeText
{
    private const int ModelsShown = 20;
    private const int DaysShown = 10;

    /// <summary>What stands behind the answer: what must be known beside it, then the days and the models.</summary>
    /// <param name="change">What they would do.</param>
    public static IEnumerable<Block> Write(LadderChangeEntry change)
    {
        yield return new Heading("If you ask for a change", 2);
        if (string.Join(' ', Remarks(change)) is { Length: > 0 } remarks)
            yield return new Sentence(remarks, Tone.Warning);
        foreach (var refused in change.Refused)
            yield return refused.Message.After("Left out: ").InAnswer(Tone.Remark);
        if (change.Days.Count > 0)
            yield return Days(change);
        if (change.Models.Count > 1)
            yield return Models(change);
        yield return new Sentence(
            "It is compared with the same stakes left alone, each model handing in every round. Payouts and burns to come are not counted: they change what is left to be paid out.",
            Tone.Remark
        );
    }

    /// <summary>What changes would do, a sentence a kind of change.</summary>
    /// <param name="change">What they would do.</param>
    /// <param name="asOf">When they are asked for.</param>
    public static IEnumerable<string> First(LadderChangeEntry change, DateTimeOffset asOf) =>
        change
            .Models.GroupBy(m => m.Kind)
            .OrderByDescending(g => g.Key)
            .Select(kind => $"Asked today ({Format.Day(asOf)}), {Sentence(change, [.. kind])}");

    private static string Sentence(LadderChangeEntry change, IReadOnlyList<LadderChangeModelEntry> models) =>
        (change.Staking, models[0].Kind) switch
        {
            ("legacy", "release") when change.CutoverRound is not null && models.Any(m => m.WalletOn is null) =>
                $"{Leaves(models)}, but no wallet gets them: the tournament moves to atomic staking with round {change.CutoverRound} on {Format.Day(change.CutoverDay!.Value)}, which cancels releases that are not paid by then. They become idle NMR of the strategy, from where you withdraw them.",
            ("legacy", "release") =>
                $"{Leaves(models)} and reach your wallet {On(models, m => m.WalletOn)}. Until then the rounds that are open now can still burn them.",
            ("legacy", _) =>
                $"{Nmr(models)} NMR leave your wallet at once and are at risk from the close of round {First(models)}. Only a release brings them back.",
            (_, "release") when models.All(m => m.ChangesFrom is null) =>
                $"nothing comes free: {(change.Mode == "compound" ? "under compound a settled position is staked again as a whole, whatever the amount. Set the model to constant to shrink it" : "no position would be smaller")}.",
            (_, "release") =>
                $"{Instead(models)}. {Freed(change, models)} NMR come free one position after the other, {Between(models)}, and can be withdrawn to your wallet as they do.",
            _ =>
                $"{Instead(models)}; all {Nmr(models)} NMR are at work on {Format.Day(models.Max(m => m.ChangesBy) ?? default)}. As much must be idle in the strategy by and by.",
        };

    /// <summary>What positions that are open free, by the last day of the table: fewer NMR than would have been locked, where not all rounds are staked yet.</summary>
    private static string Freed(LadderChangeEntry change, IReadOnlyList<LadderChangeModelEntry> models) =>
        Format.Nmr(
            models.Count == change.Models.Count && change.Days is [.., { With.Free: > 0 and var free }]
                ? free
                : -models.Sum(m => m.LockedChange)
        );

    private static string Instead(IReadOnlyList<LadderChangeModelEntry> models) =>
        $"each round has {Format.Nmr(models.Sum(m => m.PerRoundAfter))} NMR at risk instead of {Format.Nmr(models.Sum(m => m.PerRound))}, first at the close of round {First(models)}";

    private static string Leaves(IReadOnlyList<LadderChangeModelEntry> models) =>
        models.All(m => m.FromRound is null)
            ? $"{Nmr(models)} NMR, of which no open round to come has any at risk,"
            : $"{Nmr(models)} NMR leave risk at the close of round {First(models)}";

    private static string First(IReadOnlyList<LadderChangeModelEntry> models) =>
        models.Where(m => m.FromRound is not null).MinBy(m => m.FromRound) is { } first
            ? $"{first.FromRound} on {Format.Time(first.FromTime!.Value)} UTC"
            : "n/a";

    private static string Nmr(IReadOnlyList<LadderChangeModelEntry> models) => Format.Nmr(models.Sum(m => m.Nmr));

    private static string On(IReadOnlyList<LadderChangeModelEntry> models, Func<LadderChangeModelEntry, DateOnly?> day)
    {
        var (first, last) = (models.Min(day), models.Max(day));
        return first is null || last is null ? "on a day that is not known"
            : first == last ? $"on {Format.Day(last.Value)}"
            : $"from {Format.Day(first.Value)} to {Format.Day(last.Value)}";
    }

    private static string Between(IReadOnlyList<LadderChangeModelEntry> models) =>
        $"from {Format.Day(models.Min(m => m.ChangesFrom) ?? default)} to {Format.Day(models.Max(m => m.ChangesBy) ?? default)}";

    private static IEnumerable<string> Remarks(LadderChangeEntry change)
    {
        if (change.IsModeAssumed && change.Mode == "constant")
            yield return "The settings of strategies are told by no API: constant is assumed, with the newest position as the amount of a round. The mode can be said.";
        if (change.Staking == "legacy" && change.Wallet is null && change.Models.Any(m => m.Kind == "increase"))
            yield return "Whether the wallet has as much is not known: no account is synced.";
        if (
            change.Staking == "atomic"
            && change.Models.Where(m => m.Kind == "increase").Sum(m => m.Nmr) is > 0 and var needed
        )
            yield return change.Wallet is { } wallet
                ? $"The wallet has {Format.Nmr(wallet)} NMR of the {Format.Nmr(needed)}; what lies idle in the strategy is told by no API."
                : "Whether the wallet or the strategy has as much is not known.";
        if (change.Models.Max(m => m.StakeOfRound) is { } round)
            yield return $"What is staked is taken from round {round}; payouts since then are not in it.";
    }

    private static Table Days(LadderChangeEntry change)
    {
        var isAtomic = change.Staking == "atomic" || change.CutoverRound is not null;
        var column = isAtomic ? "free in the strategy" : "on the wallet";
        return new Table(
            "With the change and without it, at the end of each day on which they part",
            [
                new Column("Day", ColumnKind.Words),
                new Column("closes", Priority: 4),
                new Column("at risk a round"),
                new Column("without it", Priority: 2),
                new Column("locked"),
                new Column("without it", Priority: 1),
                new Column(column),
                new Column("without it", Priority: 3),
            ],
            [
                .. change.Days.Select(d =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Day(d.Day),
                            d.Round is { } round ? Cell.Round(round, $"{round}") : Cell.Missing("no round closes"),
                            Cell.Stake(d.With.PerRound),
                            Cell.Stake(d.Without.PerRound),
                            Cell.Stake(d.With.Locked),
                            Cell.Stake(d.Without.Locked),
                            Last(d.With, change.Wallet, isAtomic),
                            Last(d.Without, change.Wallet, isAtomic),
                        ]
                ),
            ]
        )
        {
            Most = DaysShown,
            IsOpen = true,
        };
    }

    private static Cell Last(LadderStandingEntry standing, decimal? wallet, bool isAtomic) =>
        isAtomic ? Cell.Nmr(standing.Free)
        : wallet is { } before ? Cell.Stake(before + standing.WalletChange)
        : Cell.Nmr(standing.WalletChange);

    private static Table Models(LadderChangeEntry change) =>
        new(
            "The changes",
            [
                new Column("Model", ColumnKind.Name),
                new Column("change", ColumnKind.Words, Priority: 3),
                new Column("NMR"),
                new Column("at risk a round", Priority: 2),
                new Column("without it", Priority: 4),
                new Column("from round", Priority: 1),
                new Column("done", ColumnKind.Words),
            ],
            [
                .. change.Models.Select(m =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Model(m.Model),
                            Cell.Words(m.Kind),
                            Cell.Stake(m.Nmr),
                            Cell.Stake(m.PerRoundAfter),
                            Cell.Stake(m.PerRound),
                            m.FromRound is { } round ? Cell.Round(round, $"{round}") : Cell.Missing("no round changes"),
                            (m.WalletOn ?? m.ChangesBy) is { } day ? Cell.Day(day) : Cell.Missing("nothing moves"),
                        ]
                ),
            ]
        )
        {
            Most = ModelsShown,
        };
}
