using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Rounds;
using Ballast.Core.Workflows.Stakes;

namespace Ballast.Core.Questions.Plan.Path;

/// <summary>A model with what it has and what it shall have.</summary>
/// <param name="Now">What it has.</param>
/// <param name="Target">NMR that it shall have staked, all its open rounds together.</param>
internal sealed record PlanSlot(StakeNow Now, Nmr Target)
{
    /// <summary>The model.</summary>
    public StakedModel Model => Now.Opening.Model;
}

/// <summary>One account: it is planned on its own, for Ballast moves no NMR from wallet to wallet.</summary>
/// <param name="Account">Its name; null where no sync reported whose the models are.</param>
/// <param name="Balance">Its wallet; null where that was not reported.</param>
/// <param name="Slots">Models that the target is about, in the order of names.</param>
/// <param name="Companions">Other models with changes on their way: what they bring back reaches the same wallet.</param>
internal sealed record AccountAim(
    string? Account,
    WalletBalance? Balance,
    IReadOnlyList<PlanSlot> Slots,
    IReadOnlyList<StakeNow> Companions
)
{
    /// <summary>The account in a sentence.</summary>
    public string InWords => Account is null ? "the wallet" : $"the wallet of {Account}";
}
