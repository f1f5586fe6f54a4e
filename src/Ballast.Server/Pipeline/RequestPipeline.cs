using System.Diagnostics.Metrics;
using Ballast.Server.Hosting;
using Ballast.Server.Live;
using Ballast.Server.Mcp;
using Ballast.Server.Observing;
using Ballast.Server.Pages;
using Ballast.Server.Rest;
using Ballast.Server.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Ballast.Server.Pipeline;

/// <summary>What a request passes on its way, and what answers it in the end.</summary>
internal sealed class RequestPipeline : IDisposable
{
    // What is written is one transaction: whatever has not ended by then is taken back by the database when the process ends.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(3);

    private readonly ILogger _log;
    private readonly CancellationTokenSource _stopping = new();
    private readonly RequestWatch _watch;
    private readonly HostGuard _hosts;
    private readonly RateGuard _rate;
    private readonly AccessGuard _access;
    private readonly CsrfGuard _csrf;
    private readonly Writing _writing;
    private readonly Endpoints _endpoints;

    public RequestPipeline(WebOptions options, Meter meter)
    {
        _log = options.Logs.CreateLogger("Ballast.Server");
        _watch = new RequestWatch(_log);
        Count(options, meter);
        var metrics = new ServerMetrics(meter);
        var lanes = new Lanes(options.Clock);
        var questioning = new QuestionQueue(lanes, _stopping.Token);
        var answers = new AnswerCache(
            new LoggedQuestionService(options.Questions, metrics, _log),
            options.Clock,
            questioning,
            _stopping.Token,
            metrics
        );
        options = options with { Questions = answers, Metrics = metrics };
        _hosts = new HostGuard(options);
        _rate = new RateGuard(options, _log);
        _access = new AccessGuard(options, _rate);
        _csrf = new CsrfGuard(_access);
        _writing = new Writing(options, _stopping.Token);
        var api = new ApiEndpoint(options, answers, _writing, lanes);
        Tools = new QuestionTools(
            (request, gone) => answers.AskAsync(request, Freshness.Newest, gone),
            new ToolDefaults()
        );
        _endpoints = new Endpoints
        {
            Watch = new WatchEndpoint(options, _access, _stopping.Token),
            Login = _access.HasLogin ? new LoginEndpoint(_access, _rate, _log) : null,
            Live = new LiveEndpoint(options, _stopping.Token),
            Api = api,
            Demo = new DemoEndpoint(options),
            AlertLook = new AlertLookEndpoint(options),
            Favourite = new FavouriteEndpoint(options),
            Names = new NamesEndpoint(options),
            Pages = new PageEndpoint(options, answers, CsrfGuard.Mark, lanes, _stopping.Token),
            Progress = new ProgressEndpoint(answers.Running),
        };
    }

    /// <summary>What assistants are answered.</summary>
    public QuestionTools Tools { get; }

    /// <summary>The whole way of a request, in this order.</summary>
    public void AddTo(WebApplication app, ConnectionGuard connections)
    {
        app.Use(connections.BusyAsync);
        app.Use(_watch.WatchAsync);
        // Pages, too: the token of a form is encrypted anew in each answer, and no other site can have a signed-in page sent again and again
        // (SameSite=Strict, SiteGuard), so that lengths tell nothing (BREACH).
        app.UseResponseCompression();
        app.UseRouting();
        app.UseStatusCodePages(missing => Endpoints.MissingAsync(missing.HttpContext));
        app.Use(_hosts.CheckAsync);
        app.Use(_rate.CheckAsync);
        if (_access.HasLogin)
            app.UseAuthentication();
        app.Use(_access.CheckAsync);
        app.Use(SiteGuard.CheckAsync);
        app.Use(_csrf.CheckAsync);
        _endpoints.Map(app);
    }

    /// <summary>Whatever is being answered or written is to come to its end; comes back when it has, or soon.</summary>
    public async Task StopAsync()
    {
        if (_watch.Running is > 0 and var running)
            _log.Stopping(running);
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _writing.WaitAsync().WaitAsync(StopPatience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Count(WebOptions options, Meter meter)
    {
        // Rows are counted, which takes a while in a large store.
        new StoreMetrics(new HealthWatch(options.Questions.Health, options.Clock, _log), options.Clock).AddTo(meter);
        if (options.Collector is { } collector)
            CollectorMetrics.AddTo(meter, collector, options.Clock);
    }

    public void Dispose()
    {
        _rate.Dispose();
        _stopping.Dispose();
    }
}
