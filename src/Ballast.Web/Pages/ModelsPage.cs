using Ballast.Core.Questions;
using Ballast.Core.Questions.Account;
using Ballast.Core.Questions.Models;
using Ballast.Core.Questions.Nowcast;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;

namespace Ballast.Web.Pages;

/// <summary>All models, with what they earned and what they are expected to bring; and a page of each.</summary>
internal sealed class ModelsPage(IQuestion question) : QuestionPage(question)
{
    protected override Html Above(PageRequest request, object answer) =>
        PageLinks.Draw(request, Path, (ModelsAnswer)answer);

    protected override IReadOnlyList<Core.Text.Block> InWords(PageRequest request, QuestionRequest asked, object answer)
    {
        List<string> names = [.. ((ModelsAnswer)answer).Models.Select(m => m.Model)];
        var money = Money(names, request);
        var pending = (request.Ask<NowcastAnswer>("nowcast") as Outcome<NowcastAnswer>.Done)?.Value.Models ?? [];
        var expected = pending.ToDictionary(m => m.Model, m => m.Pending, StringComparer.OrdinalIgnoreCase);
        Column[] columns =
        [
            .. money.Count == 0 ? [] : new[] { new Column("Payouts settled"), new Column("Net NMR") },
            .. expected.Count == 0 ? [] : new[] { new Column("Open rounds, expected"), new Column("80 % interval") },
        ];
        IReadOnlyList<Cell> Cells(int row)
        {
            var (paid, coming) = (money.GetValueOrDefault(names[row]), expected.GetValueOrDefault(names[row]));
            return
            [
                .. money.Count == 0
                    ? []
                    : new[] { paid is null ? Cell.Missing() : Cell.Count(paid.Positions), Cell.Nmr(paid?.Net) },
                .. expected.Count == 0 ? [] : new[] { Cell.Nmr(coming?.Expected), Ends(coming) },
            ];
        }
        return MoreColumns.Add(base.InWords(request, asked, answer), columns, Cells);
    }

    /// <summary>What the listed models earned; empty where none has a stake.</summary>
    private static Dictionary<string, AccountModelEntry> Money(List<string> listed, PageRequest request) =>
        listed.Count > 0
        && request.Ask<AccountAnswer>("account", [], listed) is Outcome<AccountAnswer>.Done { Value.ByModel: var paid }
            ? paid.ToDictionary(m => m.Model, StringComparer.OrdinalIgnoreCase)
            : [];

    private static Cell Ends(PendingEntry? pending) =>
        pending is { Low80: { } low, High80: { } high }
            ? Cell.Words($"{Format.Nmr(low)} to {Format.Nmr(high)}")
            : Cell.Missing();
}
