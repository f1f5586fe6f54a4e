using Ballast.Core.Questions;
using Ballast.Core.Questions.Models;
using Ballast.Core.Questions.Nowcast;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Server.Markup;
using Ballast.Server.Pages.Drawing;

namespace Ballast.Server.Pages;

/// <summary>All models, with what their open rounds are expected to bring as well; and a page of each.</summary>
internal sealed class ModelsPage(IQuestion question) : QuestionPage(question)
{
    protected override Html Above(PageRequest request, object answer) =>
        PageLinks.Draw(request, Path, (ModelsAnswer)answer);

    protected override IReadOnlyList<Core.Text.Block> InWords(PageRequest request, QuestionRequest asked, object answer)
    {
        var listed = ((ModelsAnswer)answer).Models;
        var pending = (request.Ask<NowcastAnswer>("nowcast") as Outcome<NowcastAnswer>.Done)?.Value.Models ?? [];
        var expected = pending.ToDictionary(m => m.Model, m => m.Pending, StringComparer.OrdinalIgnoreCase);
        Column[] columns =
            expected.Count == 0 ? [] : [new Column("Open rounds, expected"), new Column("80 % interval")];
        return MoreColumns.Add(
            base.InWords(request, asked, answer),
            columns,
            row =>
                expected.GetValueOrDefault(listed[row].Model) is var coming
                    ? [Cell.Nmr(coming?.Expected), Ends(coming)]
                    : []
        );
    }

    private static Cell Ends(PendingEntry? pending) =>
        pending is { Low80: { } low, High80: { } high }
            ? Cell.Words($"{Format.Nmr(low)} to {Format.Nmr(high)}")
            : Cell.Missing();
}
