using Ballast.Core.Store;
using Ballast.Core.Workflows.Documents;
using Ballast.Web.Markup;

namespace Ballast.Web.Pages.Drawing;

/// <summary>A page compares as many models as somebody can look at; thousands are the command line's.</summary>
internal static class Few
{
    private const int Most = 200;

    /// <summary>Asks about the models that were named, or about all where they are few.</summary>
    public static Outcome<T> Then<T>(PageRequest request, Func<IReadOnlyList<string>, Outcome<T>> ask)
    {
        var models = Form.Models(request);
        return models.Count > 0
            ? ask(models)
            : request
                .Ask<ModelsDocument>("models", [("limit", "1")])
                .Then(stored =>
                    stored.Total <= Most
                        ? ask(models)
                        : new Refusal(
                            "too-many-models",
                            $"{Words.Count(stored.Total)} models are stored: name those to look at, with commas between them. The command line and the API take all of them."
                        )
                );
    }
}
