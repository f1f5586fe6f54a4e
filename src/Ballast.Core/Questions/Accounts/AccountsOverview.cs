using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.Accounts;

/// <summary>Puts all own accounts side by side. Amounts of the 52 weeks are read once; everything else is small.</summary>
public static class AccountsOverview
{
    /// <summary>Looks.</summary>
    /// <param name="view">What is known.</param>
    /// <param name="request">Which accounts, in which order.</param>
    /// <returns>A refusal where nothing is stored, and where no account has the name.</returns>
    public static Outcome<AccountsAnswer> Run(AsOfView view, AccountsRequest request)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(request);
        var book = new AccountsBook(view);
        var accounts = book.Accounts();
        var without = book.WithoutAccount();
        if (accounts.Count == 0 && without is null)
            return view.Models.Count == 0 ? ModelSelection.NoModel(view) : NoStake();
        var asked = accounts;
        if (request.Account is { } label)
        {
            asked = [.. accounts.Where(a => string.Equals(a.Account, label, StringComparison.OrdinalIgnoreCase))];
            if (asked.Count == 0)
                return Unknown(label, accounts);
            without = null;
        }
        IReadOnlyList<AccountEntry> ordered = [.. request.Order(asked)];
        return new AccountsAnswer
        {
            Tournament = view.Tournament.Slug(),
            AsOf = view.AsOf,
            NewestRound = book.NewestRound,
            Total = ordered.Count,
            Offset = request.Slice.Offset,
            Limit = request.Slice.ShownLimit(ordered.Count),
            More = request.Slice.After(ordered.Count),
            NextOffset = request.Slice.Next(ordered.Count),
            Together = request.Account is null ? book.Together() : asked[0],
            NeedAttention = asked.Count(a => a.Attention.Count > 0),
            Accounts = request.Slice.Of(ordered),
            WithoutAccount = without,
        };
    }

    private static Refusal NoStake() =>
        new(
            "no-stake",
            "No own account and no stake of the last 52 weeks is stored.",
            NextStep.To("fetch the accounts with their keys", "sync", "--account"),
            "Fetch the accounts with their keys: ballast sync --account; or import a table with stakes and payouts."
        );

    private static Refusal Unknown(string label, IReadOnlyList<AccountEntry> accounts) =>
        new(
            "unknown-account",
            accounts.Count == 0
                ? ((Notice)$"No account '{label}' is stored; none is.").Then(
                    "fetch them with their keys",
                    "sync",
                    "--account"
                )
                : (Notice)
                    $"No account '{label}' is stored. Stored: {Text.Format.Names([.. accounts.Select(a => a.Account!)])}."
        );
}

/// <summary>Which accounts, in which order.</summary>
public sealed record AccountsRequest
{
    /// <summary>One account, in any case; null for all.</summary>
    public string? Account { get; init; }

    /// <summary>What they are ordered by.</summary>
    public AccountOrder OrderBy { get; init; }

    /// <summary>Which part of the list.</summary>
    public Slice Slice { get; init; } = Slice.Usual;

    /// <summary>The accounts in order; those of which the figure is not known come last, equal ones by name.</summary>
    internal IEnumerable<AccountEntry> Order(IEnumerable<AccountEntry> accounts)
    {
        var byName = accounts.OrderBy(a => a.Account, StringComparer.OrdinalIgnoreCase);
        return OrderBy switch
        {
            AccountOrder.Name => byName,
            AccountOrder.Earned => byName.OrderByDescending(a => a.Earned[^1].Net),
            AccountOrder.Fall => byName.OrderByDescending(a => a.LargestFall?.Share ?? -1),
            AccountOrder.Attention => byName
                .OrderByDescending(a => a.Attention.Count)
                .ThenByDescending(a => a.Attention.Sum(w => w.Slots)),
            _ => byName.OrderByDescending(a => a.Staked ?? -1),
        };
    }
}

/// <summary>What accounts are ordered by.</summary>
public enum AccountOrder
{
    /// <summary>NMR staked now, largest first.</summary>
    Stake,

    /// <summary>NMR earned in 52 weeks, most first.</summary>
    Earned,

    /// <summary>The largest fall, deepest first.</summary>
    Fall,

    /// <summary>What needs attention, most first.</summary>
    Attention,

    /// <summary>The name.</summary>
    Name,
}
