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
        return AnswerLayout.Of(
            new Heading($"Accounts · {answer.Tournament}"),
            Together(answer, isOfOne),
            answer.Total == 0
                ? NextStep.To("bring your accounts in with their keys", "sync", "--account")
                : NextStep.To("see which rounds and models made it", "account", "@mine"),
            [
                .. isOfOne ? Wallet(answer.Accounts[0]) : [],
                .. Attention(answer, isOfOne),
                .. isOfOne ? [] : Accounts(answer),
                .. Slots(answer, isOfOne, given.Is(AccountsQuestion.Slots)),
            ],
            [new Heading("What the figures are of", 2), .. Remarks(answer, isOfOne)]
        );
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
        // Unknown is not zero: nothing of these weeks is stored, or nothing was staked.
        if (earned.Rounds == 0)
            return $"no payout in {earned.Weeks} weeks";
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
                $"And {Format.Many(answer.NeedAttention - Math.Min(those.Count, MostInWords), "more account")}.",
                Tone.Remark
            )
            {
                Typed = "--sort attention",
            };
    }

    private static IEnumerable<Block> Accounts(AccountsAnswer answer)
    {
        List<(StakesEntry Entry, Cell Name)> rows =
        [
            .. answer.Accounts.Select(a => ((StakesEntry)a, AccountName(a))),
            .. answer.Total > 1 ? [(answer.Together, Cell.Words("together"))] : Array.Empty<(StakesEntry, Cell)>(),
            .. answer.WithoutAccount is { } without
                ? [(without, Cell.Words("without account"))]
                : Array.Empty<(StakesEntry, Cell)>(),
        ];
        // A page has room for some columns only: those that say nothing here are left out.
        var columns = AccountColumns(answer).Where(c => c.Cells(answer).Any(cell => cell != Cell.Empty)).ToList();
        yield return new Table(
            "Accounts",
            [new Column("Account", ColumnKind.Name), .. columns.Select(c => c.Column)],
            [.. rows.Select(r => (IReadOnlyList<Cell>)[r.Name, .. columns.Select(c => c.Cell(r.Entry))])]
        )
        {
            IsOpen = true,
            Totals = answer.Total > 1 ? [answer.Accounts.Count] : [],
        };
        foreach (var block in PageParameters.Rest(answer, answer.Accounts.Count, "accounts"))
            yield return block;
    }

    private static IEnumerable<AccountColumn> AccountColumns(AccountsAnswer answer) =>
        [
            new(new("Slots", Priority: 1), e => Cell.Count(e.Slots)),
            new(
                new("Attention", Priority: 1),
                e => e is AccountEntry { Attention.Count: > 0 and var many } ? Cell.Count(many) : Cell.Empty
            ),
            .. MoneyColumns([.. answer.Accounts, answer.Together]),
            new(new("Last round", Priority: 3), e => Round(e.LastRound)),
            new(new("Wallet NMR", Priority: 6), e => Reported((e as AccountEntry)?.Available)),
            new(new("Claimable NMR", Priority: 6), e => Reported((e as AccountEntry)?.Claimable)),
            new(
                new("Synced", Priority: 5),
                e => e is AccountEntry { SyncedAt: { } at } ? Cell.Words(Format.Day(at)) : Cell.Empty
            ),
        ];

    private static IEnumerable<AccountColumn> MoneyColumns(IReadOnlyList<StakesEntry> entries)
    {
        yield return new(new("NMR staked"), e => Cell.Stake(e.Staked));
        // Atomic positions are what is staked; under the legacy rules one stake stands in all open rounds.
        if (entries.Any(e => e.AtRisk != (e.Staked ?? 0)))
            yield return new(new("At risk, open rounds", Priority: 6), e => Cell.Stake(e.AtRisk));
        int[] priorities = [3, 2, 0];
        for (var i = 0; i < OverviewRounds.Weeks.Count; i++)
        {
            var (place, title, priority) = (i, $"{OverviewRounds.Weeks[i]} weeks", priorities[i]);
            yield return new(new($"{title} NMR", Priority: priority), e => Paid(e.Earned[place], p => Cell.Nmr(p.Net)));
            yield return new(
                new($"{title} %", Priority: priority == 0 ? 1 : 4),
                e => Paid(e.Earned[place], p => Cell.Percent(p.Share))
            );
        }
        yield return new(
            new("Largest fall", Priority: 3),
            e => e.LargestFall is { } fall ? Cell.PlainPercent(fall.Share) : Cell.Missing()
        );
    }

    /// <summary>What was never reported is left blank.</summary>
    private static Cell Reported(decimal? amount) => amount is null ? Cell.Empty : Cell.Stake(amount);

    private static Cell Paid(EarnedEntry earned, Func<EarnedEntry, Cell> cell) =>
        earned.Rounds == 0 ? Cell.Empty : cell(earned);

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
        List<AccountColumn> columns = [.. MoneyColumns([.. slots.Select(s => s.Slot)])];
        var hasAttention = slots.Exists(s => s.Slot.Attention.Count > 0);
        Block table = new Table(
            isOfOne ? "Slots, the largest stake first" : "Slots by account, the largest stake first",
            [
                new Column("Slot", ColumnKind.Name),
                .. isOfOne ? [] : new[] { new Column("Account", ColumnKind.Name, 1) },
                .. columns.Select(c => c.Column),
                new Column("Last round", Priority: 1),
                .. hasAttention ? [new Column("Attention", ColumnKind.Words, 2)] : Array.Empty<Column>(),
            ],
            [
                .. slots.Select(s =>
                    (IReadOnlyList<Cell>)
                        [
                            Cell.Model(s.Slot.Model),
                            .. isOfOne ? [] : new[] { s.Account is null ? Cell.Empty : Cell.Name(s.Account) },
                            .. columns.Select(c => c.Cell(s.Slot)),
                            Round(s.Slot.LastRound),
                            .. hasAttention ? [Codes(s.Slot)] : Array.Empty<Cell>(),
                        ]
                ),
            ]
        )
        {
            Most = MostSlots,
            IsOpen = isOfOne,
        };
        yield return isOfOne || isShown ? table : new Fold($"{Format.Many(slots.Count, "slot")} by account", [table]);
    }

    private static Cell Codes(SlotEntry slot) =>
        Cell.Words(string.Join(", ", slot.Attention.Select(c => c.Replace('-', ' '))));

    private static IEnumerable<Block> Wallet(AccountEntry account)
    {
        var parts = new List<string>();
        if (account.Available is { } available)
            parts.Add($"{Format.Nmr(available)} NMR free in the wallet");
        if (account.Claimable is { } claimable)
            parts.Add($"{Format.Nmr(claimable)} NMR to be claimed");
        if (account.SyncedAt is { } synced)
            parts.Add($"last synced {Format.Time(synced)} UTC");
        if (parts.Count > 0)
            yield return new Sentence(string.Join("; ", parts) + ".");
    }

    private static IEnumerable<Block> Remarks(AccountsAnswer answer, bool isOfOne)
    {
        yield return new Sentence(
            "Percent is of the mean NMR committed when the rounds settled; the largest fall is of 52 weeks, compounded.",
            Tone.Remark
        );
        if (answer.Together.MovesSystems)
            yield return new Sentence(
                $"{SharedSentences.MeantByStaked} Here the legacy stake is what Numerai last told, where that is newer than the round."
            );
        if (answer.Total == 0)
            yield return new Sentence("No account is stored, so all slots with a stake count.", Tone.Remark);
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

    /// <summary>A column of the tables, with the cell of a row.</summary>
    private sealed record AccountColumn(Column Column, Func<StakesEntry, Cell> Cell)
    {
        /// <summary>The cells of all rows, of which one must say something.</summary>
        public IEnumerable<Cell> Cells(AccountsAnswer answer) =>
            answer.Accounts.Append(answer.Together).Append(answer.WithoutAccount ?? answer.Together).Select(Cell);
    }
}
