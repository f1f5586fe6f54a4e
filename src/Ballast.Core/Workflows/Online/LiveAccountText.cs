using Ballast.Core.Text;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Workflows.Online;

/// <summary>Own accounts as they are now, in words.</summary>
public static class LiveAccountText
{
    /// <summary>Wallets and models.</summary>
    public static IReadOnlyList<Block> Write(LiveAccountDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return [.. document.Accounts.SelectMany(Account)];
    }

    private static IEnumerable<Block> Account(LiveAccount account) =>
        [
            new Heading($"Account · {account.Username ?? account.Account}"),
            new Sentence(
                $"{Nmr(account.Available)} free in the wallet, {Nmr(Sum(account))} staked as far as it is settled.",
                Tone.Answer
            ),
            Facts.OfKnown(
                ("State", account.Status),
                ("Credit", account.StakeCredit is { } credit ? $"{Nmr(credit)} that can only be staked" : null),
                ("Held", account.HeldForIncreases is { } held ? $"{Nmr(held)} for increases" : null),
                ("", account.HeldForWithdrawals is { } leaving ? $"{Nmr(leaving)} for withdrawals" : null),
                ("The key may", account.Scopes is { } scopes ? string.Join(", ", scopes) : null)
            ),
            new Table(
                "Models",
                [
                    new Column("Model", ColumnKind.Name),
                    new Column("Tournament", ColumnKind.Words, Priority: 1),
                    new Column("NMR settled"),
                    new Column("with pending", Priority: 2),
                    new Column("On its way", ColumnKind.Words),
                    new Column("Round", Priority: 1),
                    new Column("Handed in", ColumnKind.Words),
                ],
                [
                    .. account.Models.Select(m =>
                        (IReadOnlyList<Cell>)
                            [
                                Cell.Model(m.Model),
                                Cell.Words(m.Tournament ?? "-"),
                                Cell.Stake(m.Settled),
                                Cell.Stake(m.WithPending),
                                Cell.Words(Pending(m)),
                                m.Round is { } round ? Cell.Round(round) : Cell.Missing(),
                                Cell.Words(m.Status ?? "-"),
                            ]
                    ),
                ]
            )
            {
                IsOpen = true,
            },
        ];

    private static decimal? Sum(LiveAccount account) =>
        account.Models.All(m => m.Settled is null) ? null : account.Models.Sum(m => m.Settled ?? 0);

    private static string Pending(LiveModel model) =>
        model.Pending is null
            ? "-"
            : $"{model.Pending} {(model.PendingIsAll ? "of all" : Nmr(model.PendingNmr))}{(model.PendingDue is { } due ? $" on {Format.Day(due)}" : "")}";

    private static string Nmr(decimal? nmr) => nmr is { } known ? $"{Format.Nmr(known)} NMR" : Format.Unknown;
}
