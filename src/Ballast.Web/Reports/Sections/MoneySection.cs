using Ballast.Core.Questions;
using Ballast.Core.Questions.Account;
using Ballast.Web.Markup;

namespace Ballast.Web.Reports.Sections;

/// <summary>What did it earn.</summary>
internal static class MoneySection
{
    /// <summary>The section; without a stored stake it is left out and says why.</summary>
    public static Html Of(AccountAnswer? account) =>
        account is null
            ? Block.LeftOut(
                "account",
                "What it earned is not known",
                "No stake of these models is stored, so there are no payouts to add up; the scores below were paid by the rules instead."
            )
            : QuestionSection.Draw(QuestionCatalogue.Find("account")!, account);
}
