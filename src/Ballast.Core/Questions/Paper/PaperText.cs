using Ballast.Core.Questions.Rehearse;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Paper;

/// <summary>Accounts on paper in words.</summary>
internal static class PaperText
{
    private const string Caveat =
        "Rounds that have resolved are paid by their final scores and rules; what is locked in open rounds counts as it was locked. Nobody staked it, and the past is not a promise.";

    /// <summary>The plain answer first, then what stands beside it.</summary>
    public static IReadOnlyList<Block> Write(PaperAnswer answer) =>
        AnswerLayout.Of(
            new Heading($"On paper · {answer.Tournament} · as of {Format.Time(answer.AsOf)} UTC"),
            answer.Accounts switch
            {
                [] => "Nothing is followed on paper yet.",
                [var account] => Result(account),
                var several => Summary(several),
            },
            answer.Accounts is []
                ? NextStep.To("follow the same stake on every model, on paper", "paper", "start", "equal-weight")
                : NextStep.To("see what is advised for the real stakes", "advise"),
            answer.Accounts switch
            {
                [] => [],
                [var account] => One(account),
                var several => Several(several),
            },
            answer.Accounts switch
            {
                [] => [],
                [var account] => Details(account),
                var several => [new Heading("Each account in a sentence", 2), new Points([.. several.Select(Result)])],
            }
        );

    /// <summary>What has become of an account, in a sentence.</summary>
    internal static string Result(PaperAccountEntry account)
    {
        var stopped = account.StoppedAt is { } at ? $", stopped on {Format.Day(at)}," : "";
        if (account.Rounds == 0)
            return $"{account.Name}{stopped} {(account.StoppedAt is null ? "has" : "had")} its {Format.Nmr(account.Total)} NMR: no round has settled {(account.StoppedAt is null ? "yet" : "by then")}.{Next(account)}";
        var real = account.Real is { Rounds: > 0 } r ? $"; the real stakes brought {Format.SignedNmr(r.Net)} NMR" : "";
        return $"{account.Name}{stopped} {(account.StoppedAt is null ? "has" : "had")} {Format.Nmr(account.Paper.Nmr)} NMR of {Format.Nmr(account.Total)} ({Format.Percent(account.Paper.GainShare, 2)}) after {SettledRounds(account.Rounds)}; {account.Beside.Policy} would have {Format.Nmr(account.Beside.Nmr)}{real}. {Verdict(account)}";
    }

    /// <summary>"1 settled round", "12 settled rounds".</summary>
    internal static string SettledRounds(int count) => Format.Many(count, "settled round");

    /// <summary>What may be said of the difference, where that is more than nothing yet.</summary>
    internal static string Verdict(string verdict, string beside) =>
        verdict switch
        {
            "better" or "worse" => $"It did {verdict} than {beside}",
            "not-shown" => $"No difference from {beside} is shown to be more than chance",
            _ => "Whether it is better cannot be said yet",
        };

    private static string Next(PaperAccountEntry account) =>
        account.StoppedAt is not null ? ""
        : account.WaitingRounds > 0
            ? $" {Format.Rounds(account.WaitingRounds)} {(account.WaitingRounds == 1 ? "waits" : "wait")} for final scores: sync or import them."
        : $" The first, {account.FirstRound}, resolves on {Format.Day(account.FirstResolvesAt)}.";

    private static string Verdict(PaperAccountEntry account) =>
        Verdict(account.Verdict, account.Beside.Policy)
        + account.Verdict switch
        {
            "better" or "worse" =>
                $": {Format.Percent(account.Difference ?? 0, 3)} of the NMR a round, 95 % interval {Format.Percent(account.Low ?? 0, 3)} to {Format.Percent(account.High ?? 0, 3)}.",
            "not-shown" => ".",
            _ => $": {Format.Count(account.Rounds)} of the {Format.Rounds(account.RoundsNeeded)} that are needed.",
        };

    private static IEnumerable<Block> One(PaperAccountEntry account)
    {
        if (account.Paper.Series.Count > 1)
            yield return new LineChart(
                "NMR of the account",
                ChartUnit.Nmr,
                [
                    RehearseText.Curve($"{account.Name} (paper)", account.Paper.Series),
                    RehearseText.Curve($"{account.Beside.Policy} beside it", account.Beside.Series),
                ]
            );
        yield return Beside(account);
    }

    private static IEnumerable<Block> Details(PaperAccountEntry account)
    {
        foreach (var warning in Warnings(account))
            yield return new Sentence(warning, Tone.Warning);
        foreach (var skipped in account.Skipped)
            yield return new Sentence($"{skipped.Model} takes no part: {skipped.Reason}.", Tone.Warning);
        yield return new Heading("How it is followed", 2);
        yield return Facts.OfKnown(
            ("Policy", $"{account.Paper.Policy}: {account.Does}"),
            ("Started", $"{Format.Time(account.StartedAt)} UTC with {Format.Nmr(account.Total)} NMR"),
            ("Stopped", account.StoppedAt is { } at ? $"{Format.Time(at)} UTC; everything here is as of then" : null),
            ("Models", $"{Format.Count(account.Models.Count)}: {Format.Names(account.Models)}"),
            (
                "Rounds",
                $"from {account.FirstRound}: {Format.Count(account.Rounds)} settled, {Format.Count(account.OpenRounds)} open{Waiting(account)}"
            )
        );
        yield return new Sentence(Caveat, Tone.Remark);
    }

    private static string Waiting(PaperAccountEntry account) =>
        account.WaitingRounds == 0 ? "" : $", {Format.Count(account.WaitingRounds)} resolved without final scores";

    private static IEnumerable<string> Warnings(PaperAccountEntry account)
    {
        if (account.NothingPaid is { } reason)
            yield return reason;
        if (account.CorrectedRounds.Count > 0)
            yield return $"Scores of {Format.Rounds(account.CorrectedRounds.Count)} were corrected after they had been final ({Format.Names([.. account.CorrectedRounds.Select(r => $"{r}")], 5)}): what the account was worth before that is told as of an earlier moment.";
        if (account is { WaitingRounds: > 0, Rounds: > 0 })
            yield return $"{Format.Rounds(account.WaitingRounds)} that {(account.WaitingRounds == 1 ? "has" : "have")} resolved {(account.WaitingRounds == 1 ? "waits" : "wait")} for final scores: sync or import them.";
    }

    private static Table Beside(PaperAccountEntry account) =>
        new(
            "The account and what stands beside it",
            [
                new Column("", ColumnKind.Words),
                new Column("NMR now"),
                new Column("gain"),
                new Column("gain %", Priority: 1),
                new Column("paid", Priority: 3),
                new Column("burned", Priority: 3),
                new Column("deepest fall", Priority: 4),
                new Column("at work", Priority: 5),
                new Column("requests", Priority: 6),
            ],
            [
                Row($"{account.Paper.Policy}, on paper", account.Paper),
                Row($"{account.Beside.Policy}, on paper", account.Beside),
                .. account.Real is { } real ? new[] { Row(real) } : [],
            ]
        );

    private static IReadOnlyList<Cell> Row(string name, PaperResultEntry result) =>
        [
            Cell.Words(name),
            Cell.Stake(result.Nmr),
            Cell.Nmr(result.Gain),
            Cell.Percent(result.GainShare),
            Cell.Stake(result.Paid),
            Cell.Stake(result.Burned),
            Cell.PlainPercent(result.DeepestFall),
            result.AtWork is { } atWork ? Cell.Stake(atWork) : Cell.Words("-"),
            Cell.Count(result.Requests),
        ];

    private static IReadOnlyList<Cell> Row(PaperRealEntry real) =>
        [
            Cell.Words($"the real stakes, {Format.Rounds(real.Rounds)} settled"),
            Cell.Words("-"),
            real.Rounds == 0 ? Cell.Words("-") : Cell.Nmr(real.Net),
            real.Rounds == 0 ? Cell.Words("-") : Cell.Percent(real.Share),
            .. Enumerable.Repeat(Cell.Words("-"), 5),
        ];

    private static IEnumerable<Block> Several(IReadOnlyList<PaperAccountEntry> accounts)
    {
        yield return new Table(
            "The accounts",
            [
                new Column("Account", ColumnKind.Name),
                new Column("policy", ColumnKind.Words, Priority: 3),
                new Column("started", ColumnKind.Words, Priority: 4),
                new Column("NMR now"),
                new Column("gain %"),
                new Column("beside it %", Priority: 1),
                new Column("real %", Priority: 2),
                new Column("rounds", Priority: 1),
                new Column("deepest fall", Priority: 5),
            ],
            [.. accounts.Select(Overview)]
        );
        yield return new Sentence(Caveat, Tone.Remark)
        {
            Typed = "One of them, with its curve: ballast paper show NAME",
        };
    }

    private static string Summary(IReadOnlyList<PaperAccountEntry> accounts)
    {
        var many = Format.Many(accounts.Count, "account");
        if (accounts.All(a => a.Rounds == 0))
            return $"{many} on paper; no round has settled in any of them yet.";
        var better = accounts.Count(a => a.Verdict == "better");
        var worse = accounts.Count(a => a.Verdict == "worse");
        return better + worse == 0
            ? $"Of {many} on paper none is shown to do better or worse than the policy beside it."
            : $"Of {many} on paper {Format.Count(better)} did better than the policy beside it by more than chance, and {Format.Count(worse)} worse.";
    }

    private static IReadOnlyList<Cell> Overview(PaperAccountEntry account) =>
        [
            Cell.Name(account.Name),
            Cell.Words(account.Paper.Policy),
            Cell.Words(Format.Day(account.StartedAt)),
            Cell.Stake(account.Paper.Nmr),
            Cell.Percent(account.Paper.GainShare),
            Cell.Percent(account.Beside.GainShare),
            account.Real is { Rounds: > 0, Share: { } share } ? Cell.Percent(share) : Cell.Words("-"),
            Cell.Count(account.Rounds),
            Cell.PlainPercent(account.Paper.DeepestFall),
        ];
}
