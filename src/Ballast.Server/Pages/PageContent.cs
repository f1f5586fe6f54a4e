using Ballast.Core.Questions;
using Ballast.Core.Store;
using Ballast.Server.Hosting;
using Ballast.Server.Markup;
using Ballast.Server.Pages.Drawing;
using Microsoft.AspNetCore.Http;

namespace Ballast.Server.Pages;

/// <summary>What stands in a page, without the shell around it, and the status that it is sent with.</summary>
/// <param name="Html">The content.</param>
/// <param name="Status">404 where what was named does not exist, 400 where something that was said cannot be read.</param>
internal readonly record struct PageContent(Html Html, int Status = StatusCodes.Status200OK)
{
    /// <summary>A refusal's one line, and where to go from it.</summary>
    public static PageContent Refused(Refusal refusal, PageRequest request)
    {
        IReadOnlyList<Core.Text.Block> next = refusal.Notice.Next is { } step ? [step] : [];
        var blocks = new BlocksAsHtml(leads => QuestionAddress.Of(request, leads, QuestionCatalogue.All[0]));
        return new(
            Html.Of(
                $"<p class=\"left-out\" role=\"status\" data-code=\"{refusal.Code}\">{refusal.Notice.Text}</p>\n{blocks.Draw(next)}"
            ),
            refusal.Code == "usage" ? StatusCodes.Status400BadRequest
                : Problem.StatusOf(1, refusal.Code) == StatusCodes.Status404NotFound ? StatusCodes.Status404NotFound
                : StatusCodes.Status200OK
        );
    }
}
