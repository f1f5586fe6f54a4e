using Ballast.Sandbox.Api;
using Ballast.Sandbox.Files;
using Ballast.Sandbox.Settlement;
using Ballast.Sandbox.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Ballast.Sandbox.Server;

/// <summary>A whole tournament on this machine, speaking the tournament's GraphQL over HTTP.</summary>
/// <remarks>
/// <c>POST /</c> or <c>/graphql</c> takes <c>{query, variables, operationName}</c>; <c>?now=</c> answers as of another moment.
/// <c>GET /clock</c> gives the world's time and <c>POST /clock</c> moves it: <c>{"now": "2026-01-31T12:00:00Z"}</c>,
/// <c>{"advanceDays": 1}</c>, or <c>{"now": null}</c> for real time. Below <c>/files</c> lies what the API gives addresses of: uploads and downloads.
/// </remarks>
public sealed class SandboxServer : IAsyncDisposable
{
    /// <summary>Bytes of a request: a query with its variables has some thousands.</summary>
    private const long LargestRequest = 1024 * 1024;

    private readonly WebApplication _app;
    private readonly SandboxClock _clock;
    private volatile FaultSelector _faults;

    private SandboxServer(SandboxOptions options)
    {
        Source = options.CreateSource();
        _clock = new SandboxClock(options.Time, options.Now ?? Source.PreferredStart);
        _faults = new FaultSelector(options.Faults);
        Key = options.Keys.Count > 0 ? options.Keys[0] : null;
        // The folder that the process stands in may be gone, and nothing is read from it.
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://{options.Address}:{options.Port}");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestRequest);
        // A client that leaves in the middle of an answer must not hold the server up when it is stopped.
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(o =>
            o.ShutdownTimeout = TimeSpan.FromSeconds(1)
        );
        _app = builder.Build();
        Changes = new ChangeRecord(Source);
        var store = new FileStore(options.Time);
        var endpoint = new GraphQlEndpoint(Changes, options.Keys, store);
        var guard = new RequestGuard(options.Address);
        var front = new RequestHandler(
            endpoint,
            _clock,
            Requests,
            () => _faults,
            guard,
            Late,
            new FileHandler(store, Changes, _clock)
        );
        ((IApplicationBuilder)_app).Run(front.HandleAsync);
    }

    /// <summary>Where it listens, with the real port.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <summary>What it serves.</summary>
    internal ITournamentSource Source { get; }

    /// <summary>How often it was asked.</summary>
    internal RequestCounts Requests { get; } = new();

    /// <summary>Changes of stake that were asked for over the API and carried out.</summary>
    internal ChangeRecord Changes { get; }

    /// <summary>Requests that are on their way.</summary>
    internal LateRequests Late { get; } = new();

    /// <summary>The first of its keys.</summary>
    public SandboxKey? Key { get; }

    /// <summary>The world's time.</summary>
    public DateTimeOffset Now => _clock.Now;

    /// <summary>Starts a server; it answers when this returns.</summary>
    public static async Task<SandboxServer> StartAsync(SandboxOptions options, CancellationToken cancellation = default)
    {
        var server = new SandboxServer(options);
        try
        {
            await server._app.StartAsync(cancellation);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
        var addresses = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        server.Url = new Uri(addresses!.Addresses.First());
        return server;
    }

    /// <summary>Moves the world's clock; null lets it follow real time.</summary>
    public void MoveClock(DateTimeOffset? now) => _clock.Set(now);

    /// <summary>Applies a change that the API has no mutation for, such as the settings of atomic staking.</summary>
    internal StakeChangeOutcome Change(StakeChange change) => Source.Change(change, Now);

    /// <summary>From now on other things go wrong.</summary>
    internal void SetFaults(FaultOptions faults) => _faults = new FaultSelector(faults);

    /// <summary>Stops the server.</summary>
    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
