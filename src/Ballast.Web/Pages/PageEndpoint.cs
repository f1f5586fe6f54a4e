using System.Text;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Web.Hosting;
using Ballast.Web.Markup;
using Ballast.Web.Pages.Drawing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Ballast.Web.Pages;

/// <summary>Pages over HTTP.</summary>
internal sealed class PageEndpoint(WebOptions options, string csrf, Lanes lanes, CancellationToken stopping)
{
    private readonly AnswerCache _answers = new(options.Questions, options.Clock, metrics: options.Metrics);

    public async Task HandleAsync(HttpContext http, string path)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            http.Response.Headers.Allow = "GET, HEAD";
            await Problem
                .WriteAsync(http, StatusCodes.Status405MethodNotAllowed, "method", "Pages are only read.")
                .ConfigureAwait(false);
            return;
        }
        if (PageCatalogue.MovedTo(http.Request.GetEncodedPathAndQuery()) is { } moved)
        {
            http.Response.Redirect(moved, permanent: true);
            return;
        }
        var query = http.Request.Query.ToDictionary(
            q => q.Key,
            q => (IReadOnlyList<string>)[.. q.Value.Select(v => v ?? "")],
            StringComparer.Ordinal
        );
        if (PageCatalogue.Find(path) is not var (page, rest))
        {
            await NotThereAsync(http).ConfigureAwait(false);
            return;
        }
        var isKnown = Tournaments.TryParse(query.GetValueOrDefault("tournament")?[0] ?? "classic", out var tournament);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        var request = new PageRequest
        {
            Tournament = tournament,
            Now = options.Clock.GetUtcNow(),
            Query = query,
            Rest = string.Join('/', Below(http.Request, page, rest)),
            Parts = Below(http.Request, page, rest),
            IsFragment = http.Request.Headers["HX-Request"] == "true",
            IsReadOnly = options.IsReadOnly,
            IsCollecting = options.Collector is not null,
            OffersDemo = options.Demo is not null,
            Notice = options.Notice,
            Csrf = csrf,
            Questions = _answers,
            Cancellation = either.Token,
        };
        request = request with { AsOf = request.First("as-of") };
        Html html;
        using (await lanes.EnterAsync(Kind(page, request), either.Token).ConfigureAwait(false))
            // Pages compute; the threads that accept connections do not wait for them.
            html = await Task.Run(() => isKnown ? Draw(page, request) : Unknown(request), either.Token)
                .ConfigureAwait(false);
        await WriteAsync(http, isKnown ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest, html)
            .ConfigureAwait(false);
    }

    /// <summary>Writes a page.</summary>
    public static async Task WriteAsync(HttpContext http, int status, Html html)
    {
        var bytes = Encoding.UTF8.GetBytes(html.ToString());
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.ContentLength = bytes.Length;
        http.Response.Headers.Vary = "HX-Request";
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted).ConfigureAwait(false);
    }

    // As many pieces as the page was found with, each as the name that it is.
    private static IReadOnlyList<string> Below(HttpRequest request, IPage page, string rest) =>
        rest.Length == 0
            ? []
            : [.. PathSegments.Of(request).Skip(page.Path.Split('/').Length).Take(rest.Split('/').Length)];

    private static WorkKind Kind(IPage page, PageRequest request) =>
        WorkKind.OfPage(page.Path, request.Rest.Length > 0 ? 1 : Form.Models(request).Count);

    private static Html Draw(IPage page, PageRequest request)
    {
        Html content;
        try
        {
            content = page.Render(request);
        }
        catch (QuestionServiceException e)
        {
            content = PageRequest.Refused(new Refusal(e.Code, e.Message));
        }
        catch (OutOfMemoryException)
        {
            content = PageRequest.Refused(new Refusal(AnswerBounds.TooLarge, Problem.TooLarge));
        }
        return request.IsFragment ? content : Shell.Draw(page.Heading(request), page.Question, content, request, page);
    }

    private static Html Unknown(PageRequest request) =>
        Shell.Draw(
            "Which tournament?",
            "",
            PageRequest.Refused(new Refusal("usage", "The tournament is classic, signals or crypto.")),
            request with
            {
                Query = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
            }
        );

    internal static Task NotThereAsync(HttpContext http) =>
        WriteAsync(
            http,
            StatusCodes.Status404NotFound,
            Shell.Draw("Not here", "", Html.Of($"<p class=\"left-out\">There is no such page.</p>\n"), null)
        );
}
