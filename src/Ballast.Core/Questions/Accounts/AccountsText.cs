using Ballast.Core.Questions.Parameters;
using Ballast.Core.Text;

namespace Ballast.Core.Questions.Accounts;

/// <summary>All own accounts in words.</summary>
internal static class AccountsText
{
    private const int MostInWords = 8;
    private const int MostSlots = 100;

    /// <summary>All together in a sentence, what needs attention, a row an account, and a row a slot.</summary>
    public static IReadOnlyList<Block> Write(AccountsAnswer answer, Given given)
    {
        var isOfOne = AccountsQuestion.IsOfOne(given);
        return
        [
            new Heading($"Accounts · {answer.Tournament}"),
            new Sentence(Together(answer, isOfOne), Tone.Answer),
            .. Attention(answer, isOfOne),
            .. isOfOne ? [] : Accounts(answer),
            .. Slots(answer, isOfOne, given.Is(AccountsQuestion.Slots)),
            .. Remarks(answer, isOfOne),
        ];
    }

    private static string Together(AccountsAnswer answer, bool isOfOne)
    {
        var all = answer.Together;
        var staked = all.Staked is { } nmr ? $"{Format.Nmr(nmr)} NMR staked" : "No stake is known";
        var (slots, accounts) = (Format.Many(all.Slots, "slot"), Format.Many(answer.Total, "account"));
        var where =
            isOfOne ? $"in {slots} of {answer.Accounts[0].Account}"
            : answer.Total > 0 ? $"in {accounts} with {slots}"
            : $"in {slots} of which no account is known";
        var attention =
            isOfOne || answer.NeedAttention == 0 ? ""
            : answer.NeedAttention == 1 ? "; 1 account needs attention"
            : $"; {Format.Count(answer.NeedAttention)} accounts need attention";
        var earned = all.Earned.Reverse().Select(Earned);
        return $"{staked} {where}; settled: {string.Join(", ", earned)}{attention}.";
    }

    private static string Earned(EarnedEntry earned)
    {
        var share = earned.Share is { } s ? $" ({Format.Percent(s, 2)})" : "";
        return $"{Format.SignedNmr(earned.Net)} NMR{share} in {earned.Weeks} weeks";
    }

    private static IEnumerable<Block> Attention(AccountsAnswer answer, bool isOfOne)
    {
        var those = answer.Accounts.Where(a => a.Attention.Count > 0).ToList();
        if (those.Count == 0)
            yield break;
        yield return new Heading("Needs attention", 2);
        yield return new Points([
            .. those
                .Take(MostInWords)
                .Select(a =>
                    (isOfOne ? "" : $"{a.Account}: ") + string.Join("; ", a.Attention.Select(w => w.Words)) + "."
                ),
        ]);
        if (answer.NeedAttention > Math.Min(those.Count, MostInWords))
            yield return new Sentence(
                $"And {Format.Many(answer.NeedAttention - Math.Min(those.Count, MostInWords), "more account")}: --sort attention",
                Tone.Remark
            );
    }

    private static IEnumerable<Block> Accounts(AccountsAnswer answer)
    {
        List<IReadOnlyList<Cell>> rows = [.. answer.Accounts.Select(a => Row(a, AccountName(a)))];
        List<int> totals = [];
        if (answer.Total > 1)
        {
            totals.Add(rows.Count);
            rows.Add(Row(answer.Together, Cell.Words("together")));
        }
        if (answer.WithoutAccount is { } without)
            rows.Add(Row(without, Cell.Words("without account")));
        yield return new Table(
            "Accounts",
            [
                new Column("Account", ColumnKind.Name),
                new Column("Slots", Priority: 1),
                .. Money,
                new Column("Last round", Priority: 3),
                new Column("Wallet NMR", Priority: 6),
                new Column("Claimable NMR", Priority: 6),
                new Column("Synced", Priority: 5),
                new Column("Attention", Priority: 1),
            ],
            rows
        )
        {
            IsOpen = true,
            Totals = totals,
        };
        foreach (var block in PageParameters.Rest(answer, answer.Accounts.Count, "accounts"))
            yield return block;
    }

    private static IEnumerable<Column> Money =>
        [
            new("NMR staked"),
            new("At risk, open rounds", Priority: 6),
            new("4 weeks NMR", Priority: 3),
            new("4 weeks %", Priority: 4),
            new("13 weeks NMR", Priority: 2),
            new("13 weeks %", Priority: 4),
            new("52 weeks NMR"),
            new("52 weeks %", Priority: 1),
            new("Largest fall", Priority: 3),
        ];

    private static IReadOnlyList<Cell> Row(StakesEntry entry, Cell name)
    {
        var account = entry as AccountEntry;
        return
        [
            name,
            Cell.Count(entry.Slots),
            .. MoneyOf(entry),
            Round(entry.LastRound),
            // What was never told is left blank in a row that is no account's.
            account?.Account is null ? Cell.Empty : Cell.Stake(account.Available),
            account?.Account is null ? Cell.Empty : Cell.Stake(account.Claimable),
            account?.SyncedAt is { } at ? Cell.Words(Format.Day(at)) : Cell.Empty,
            account?.Attention.Count > 0 ? Cell.Count(account.Attention.Count) : Cell.Empty,
        ];
    }

    private static IEnumerable<Cell> MoneyOf(StakesEntry entry) =>
        [
            Cell.Stake(entry.Staked),
            Cell.Stake(entry.AtRisk),
            .. entry.Earned.SelectMany(e =>
                new[] { e.Rounds == 0 ? Cell.Empty : Cell.Nmr(e.Net), e.Rounds == 0 ? Cell.Empty : Cell.Percent(e.Share) }
            ),
            entry.LargestFall is { } fall ? Cell.PlainPercent(fall.Share) : Cell.Missing(),
        ];

    private static Cell AccountName(AccountEntry account) =>
        Cell.Name(account.Account!) with
        {
            Leads = ["accounts", account.Account!],
        };

    private static Cell Round(int? round) => round is { } known ? Cell.Round(known) : Cell.Missing();

    private static IEnumerable<Block> Slots(AccountsAnswer answer, bool isOfOne, bool isShown)
    {
        var accounts = answer.WithoutAccount is { } without ? [.. answer.Accounts, without] : answer.Accounts;
        var slots = accounts.SelectMany(a => a.SlotList.Select(s => (a.Account, Slot: s))).ToList();
        if (slots.Count == 0)
            yield break;
        Block table = new Table(
            isOfOne ? "Slots, the largest stake first" : "Slots by account, the largest stake first",
            [
                new Column("Slot", ColumnKind.Name),
                .. isOfOne ? [] : new[] { new Column("Account", ColumnKind.Name, 1) },
                .. Money,
                new Column("Last round", Priority: 1),
                new Column("Attention", ColumnKind.Words, 2),
            ],
            [.. slots.Select(s => SlotRow(s.Account, s.Slot, isOfOne))]
        )
        {
            Most = MostSlots,
            IsOpen = isOfOne,
        };
        yield return isOfOne || isShown ? table : new Fold($"{Format.Many(slots.Count, "slot")} by account", [table]);
    }

    private static IReadOnlyList<Cell> SlotRow(string? account, SlotEntry slot, bool isOfOne) =>
        [
            Cell.Model(slot.Model),
            .. isOfOne ? [] : new[] { account is null ? Cell.Empty : Cell.Name(account) },
            .. MoneyOf(slot),
            Round(slot.LastRound),
            Cell.Words(string.Join(", ", slot.Attention.Select(c => c.Replace('-', ' ')))),
        ];

    private static IEnumerable<Block> Remarks(AccountsAnswer answer, bool isOfOne)
    {
        yield return new Sentence(
            "Percent is of the mean NMR committed when the rounds settled; the largest fall is of 52 weeks, compounded.",
            Tone.Remark
        );
        if (answer.Total == 0)
            yield return new Sentence(
                "No account is stored, so all slots with a stake count. Fetch the accounts with their keys: ballast sync --account.",
                Tone.Remark
            );
        else if (answer.WithoutAccount is { } without)
            yield return new Sentence(
                $"{Format.Many(without.Slots, "slot")} with a stake of which no sync said the account: not part of the sums.",
                Tone.Remark
            );
        var idle = answer.Accounts.Sum(a => a.IdleSlots);
        if (idle > 0)
            yield return new Sentence(
                $"Not listed: {Format.Many(idle, "idle slot")}, without stake and score in 52 weeks.",
                Tone.Remark
            );
        if (answer.Accounts.Any(a => a.Earned.Any(e => e.RoundsWithoutCapital > 0)))
            yield return new Sentence(
                "Rounds whose committed NMR are not all stored are part of the NMR and not of the percent.",
                Tone.Remark
            );
    }
}
