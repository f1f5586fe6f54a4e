using System.Text;
using Ballast.Core.Questions;
using Ballast.Core.Questions.Parameters;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Core.Workflows;
using Ballast.Server.Calendars;
using Ballast.Server.Hosting;
using Ballast.Server.Markup;
using Ballast.Server.Pages.Drawing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Ballast.Server.Pages;

/// <summary>Pages over HTTP.</summary>
internal sealed class PageEndpoint(
    WebOptions options,
    AnswerCache answers,
    string csrf,
    Lanes lanes,
    CancellationToken stopping
)
{
    private bool HasSignIn => options.Token is not null;

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
        if (PageCatalogue.Find(path) is not var (page, rest))
        {
            await NotThereAsync(http).ConfigureAwait(false);
            return;
        }
        if (HasSignIn)
            LoginEndpoint.AllowOwnForms(http);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        var (request, refusal) = Read(http, page, rest, either.Token);
        PageContent content;
        using (await lanes.EnterAsync(Kind(page, request), either.Token).ConfigureAwait(false))
            // Pages compute; the threads that accept connections do not wait for them.
            content = await Task.Run(
                    () => refusal is null ? Draw(page, request) : Unknown(request, refusal),
                    either.Token
                )
                .ConfigureAwait(false);
        await WriteAsync(http, content.Status, content.Html).ConfigureAwait(false);
    }

    /// <summary>The dates of a page's answer as a file for a calendar: <c>/ladder.ics</c> for what <c>/ladder</c> shows.</summary>
    public async Task CalendarAsync(HttpContext http, IQuestion question)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        var (request, wrong) = Read(http, new QuestionPage(question), "", either.Token);
        // A file cannot say of what moment it is.
        request = request with
        {
            Freshness = Freshness.Newest,
        };
        if (wrong is not null)
        {
            await Problem
                .WriteAsync(http, StatusCodes.Status400BadRequest, wrong.Code, wrong.Message)
                .ConfigureAwait(false);
            return;
        }
        Outcome<string> file;
        using (
            await lanes
                .EnterAsync(WorkKind.OfPage("/" + question.Name, Form.Models(request).Count), either.Token)
                .ConfigureAwait(false)
        )
            file = await Task.Run(() => Calendar(request, question), either.Token).ConfigureAwait(false);
        if (file is Outcome<string>.Refused { Refusal: var refusal })
        {
            var exit = refusal.Code == "usage" ? 2 : 1;
            await Problem
                .WriteAsync(http, Problem.StatusOf(exit, refusal.Code), refusal.Code, refusal.Message)
                .ConfigureAwait(false);
            return;
        }
        var bytes = Encoding.UTF8.GetBytes(((Outcome<string>.Done)file).Value);
        http.Response.ContentType = CalendarFile.MediaType;
        http.Response.ContentLength = bytes.Length;
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.ContentDisposition =
            $"attachment; filename=ballast-{question.Name}-{request.Tournament.Slug()}.ics";
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted).ConfigureAwait(false);
    }

    private static Outcome<string> Calendar(PageRequest request, IQuestion question)
    {
        try
        {
            return request
                .Ask(question)
                .Then<object, string>(answer =>
                    CalendarFile.Write(question.Dates(answer, request.Resolved(question).Given))
                );
        }
        catch (QuestionServiceException e)
        {
            return new Refusal(e.Code, e.Notice);
        }
    }

    /// <summary>What a page is asked with, and why it cannot be: the tournament or the moment is none.</summary>
    private (PageRequest Request, Refusal? Refusal) Read(
        HttpContext http,
        IPage page,
        string rest,
        CancellationToken cancellation
    )
    {
        var query = PageQuery.Read(page, http.Request.Query);
        var isKnown = Tournaments.TryParse(query.GetValueOrDefault("tournament")?[0] ?? "classic", out var tournament);
        var isFragment = http.Request.Headers["HX-Request"] == "true";
        // Only the whole page says of what moment it is.
        var freshness = isFragment ? Freshness.Newest : Freshness.Of(http);
        var request = new PageRequest
        {
            Tournament = tournament,
            Now = options.Clock.GetUtcNow(),
            Query = query,
            Rest = string.Join('/', Below(http.Request, page, rest)),
            Parts = Below(http.Request, page, rest),
            IsFragment = isFragment,
            IsReadOnly = options.IsReadOnly,
            IsCollecting = options.Collector is not null,
            OffersDemo = options.Demo is not null,
            Notice = options.Notice,
            Csrf = csrf,
            SignOut = HasSignIn ? LoginEndpoint.FormToken(http) : null,
            Questions = answers,
            Address = http.Request.GetEncodedPathAndQuery(),
            Freshness = freshness,
            Cancellation = cancellation,
        };
        if (!isKnown)
            return (request, new Refusal("usage", "The tournament is classic, signals or crypto."));
        try
        {
            if (request.First("as-of") is { } moment)
                Moment.Read(moment, "as-of");
        }
        catch (ParameterException e)
        {
            return (request, new Refusal("usage", e.Notice));
        }
        return (request with { AsOf = request.First("as-of") }, null);
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

    private static PageContent Draw(IPage page, PageRequest request)
    {
        PageContent content;
        try
        {
            content = page.Render(request);
        }
        catch (QuestionServiceException e)
        {
            content = PageContent.Refused(new Refusal(e.Code, e.Notice), request);
        }
        catch (OutOfMemoryException)
        {
            content = PageContent.Refused(new Refusal(AnswerBounds.TooLarge, Problem.TooLarge), request);
        }
        // A part of a page is always taken over by the script: it says itself that something is not there.
        return request.IsFragment
            ? new PageContent(content.Html)
            : content with
            {
                Html = Shell.Draw(page.Heading(request), page.Question, content.Html, request, page),
            };
    }

    private static PageContent Unknown(PageRequest request, Refusal refusal) =>
        new(
            Shell.Draw(
                "This cannot be asked",
                "",
                PageContent.Refused(refusal, request).Html,
                request with
                {
                    Query = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
                }
            ),
            StatusCodes.Status400BadRequest
        );

    internal static Task NotThereAsync(HttpContext http) =>
        WriteAsync(
            http,
            StatusCodes.Status404NotFound,
            Shell.Draw("Not here", "", Html.Of($"<p class=\"left-out\">There is no such page.</p>\n"), null)
        );
}
