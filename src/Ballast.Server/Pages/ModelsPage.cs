using Ballast.Core.Questions;
using Ballast.Core.Questions.Models;
using Ballast.Core.Questions.Nowcast;
using Ballast.Core.Questions.Registry;
using Ballast.Core.Store;
using Ballast.Core.Text;
using Ballast.Server.Markup;
using Ballast.Server.Pages.Drawing;

namespace Ballast.Server.Pages;

/// <summary>All models, with what their open rounds are expected to bring as well, and a star for each own one.</summary>
internal sealed class ModelsPage(IQuestion question) : QuestionPage(question)
{
    protected override Html Above(PageRequest request, object answer) =>
        PageLinks.Draw(request, Path, (ModelsAnswer)answer);

    /// <summary>Only own models have a star: what the registry says a word of counts as own. None where nothing can be written, or in the past.</summary>
    protected override Func<Cell, Html>? Before(PageRequest request)
    {
        if (
            request.IsReadOnly
            || request.AsOf is not null
            || request.Ask<RegistryAnswer>("registry") is not Outcome<RegistryAnswer>.Done { Value: var registry }
        )
            return null;
        var stars = registry.Unregistered.ToDictionary(m => m, _ => false, StringComparer.OrdinalIgnoreCase);
        foreach (var slot in registry.Slots)
            stars[slot.Slot] = slot.Favourite;
        if (stars.Count == 0)
            return null;
        return cell =>
            cell is NameCell name && stars.TryGetValue(name.Given, out var isFavourite)
                ? FavouriteStar.Draw(request.Tournament, name.Given, isFavourite)
                : FavouriteStar.None;
    }

    protected override IReadOnlyList<Core.Text.Block> InWords(PageRequest request, QuestionRequest asked, object answer)
    {
        var listed = ((ModelsAnswer)answer).Models;
        var pending = (request.Ask<NowcastAnswer>("nowcast") as Outcome<NowcastAnswer>.Done)?.Value.Models ?? [];
        var expected = pending.ToDictionary(m => m.Model, m => m.Pending, StringComparer.OrdinalIgnoreCase);
        Column[] columns =
            expected.Count == 0 ? [] : [new Column("Open rounds, expected"), new Column("80 % interval")];
        var words = base.InWords(request, asked, answer);
        return MoreColumns.Add(
            Before(request) is null ? words : MoreColumns.Without(words, "Favourite"),
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
