using System.Globalization;
using Ballast.Core.Questions;
using Ballast.Core.Questions.Account;
using Ballast.Core.Questions.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Server.Markup;
using Ballast.Server.Pages.Drawing;

namespace Ballast.Server.Pages;

/// <summary>The stored rounds, with what they paid to the models of this store; and a page of each.</summary>
internal sealed class RoundsPage(IQuestion question) : QuestionPage(question)
{
    protected override Html Above(PageRequest request, object answer) =>
        PageLinks.Draw(request, Path, (RoundsAnswer)answer);

    protected override IReadOnlyList<Core.Text.Block> InWords(PageRequest request, QuestionRequest asked, object answer)
    {
        var rounds = ((RoundsAnswer)answer).Rounds;
        var own = OwnMoney(rounds, request);
        var words = base.InWords(request, asked, answer);
        return own.Count == 0
            ? words
            :
            [
                .. MoreColumns.Add(
                    words,
                    [new Column("At risk here"), new Column("Net NMR here")],
                    row =>
                        own.GetValueOrDefault(rounds[row].Round) is var paid
                            ? [Cell.Stake(paid?.AtRisk), Cell.Nmr(paid?.Net)]
                            : []
                ),
                new Sentence(
                    "Here: all models of this store with a stake. A round\u2019s net is known once it has settled.",
                    Tone.Remark
                ),
            ];
    }

    /// <summary>What the listed rounds paid, once settled; empty where no stake is stored in them.</summary>
    private static Dictionary<int, AccountRoundEntry> OwnMoney(IReadOnlyList<StoredRound> rounds, PageRequest request)
    {
        if (rounds.Count == 0)
            return [];
        static string Number(int round) => round.ToString(CultureInfo.InvariantCulture);
        (string, string?)[] range = [("from", Number(rounds[^1].Round)), ("to", Number(rounds[0].Round))];
        return request.Ask<AccountAnswer>("account", range) is Outcome<AccountAnswer>.Done { Value.Rounds: var paid }
            ? paid.ToDictionary(r => r.Round)
            : [];
    }
}
