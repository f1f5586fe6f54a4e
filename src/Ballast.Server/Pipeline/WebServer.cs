using System.Diagnostics.Metrics;
using System.Net;
using Ballast.Server.Hosting;
using Ballast.Server.Observing;
using Ballast.Server.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModelContextProtocol.AspNetCore;

namespace Ballast.Server.Pipeline;

/// <summary>The dashboard and the API on this machine.</summary>
public sealed class WebServer : IAsyncDisposable
{
    private const int FewestThreads = 32;

    // Text. A stream of events must not be held back until there is enough of it.
    private static readonly string[] Compressed =
    [
        "text/html",
        "text/css",
        "text/javascript",
        "text/plain",
        "application/json",
        Problem.ContentType,
        "image/svg+xml",
    ];

    private readonly WebApplication _app;
    private readonly RequestPipeline _pipeline;

    private WebServer(WebOptions options)
    {
        if (!options.IsLoopback && options.IsOpen)
            throw new ArgumentException("Another address than loopback needs a token or a proxy.", nameof(options));
        // The empty builder reads no environment and no file: nothing but the options decides how it is served and what is logged.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        var connections = new ConnectionGuard();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Limit(kestrel, options, connections));
        // A reader that leaves in the middle of an answer must not hold the server up when it is told to stop.
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(2));
        builder.Services.AddSingleton(options.Logs);
        builder.Services.AddRoutingCore();
        builder.Services.AddResponseCompression(compression =>
        {
            compression.MimeTypes = Compressed;
            compression.EnableForHttps = true;
        });
        // Each request by itself: nothing is kept of whoever asks, and servers on one store can take turns.
        builder
            .Services.AddMcpServer()
            .WithHttpTransport(mcp =>
            {
                mcp.SessionMode = HttpServerSessionMode.Stateless;
                mcp.ConfigureSessionOptions = (_, server, _) =>
                {
                    _pipeline!.Tools.AddTo(server);
                    return Task.CompletedTask;
                };
            });
        if (options.Token is { } token)
            Sessions.Add(builder.Services, options, token);
        builder.Configuration.AddInMemoryCollection(
            options.Telemetry.Variables.Select(v => KeyValuePair.Create(v.Key, (string?)v.Value))
        );
        Telemetry.AddTo(builder.Services, options.Telemetry);
        _app = builder.Build();
        _pipeline = new RequestPipeline(
            options,
            _app.Services.GetRequiredService<IMeterFactory>().Create(ServerMetrics.Meter)
        );
        _pipeline.AddTo(_app, connections);
    }

    /// <summary>Where it listens, with the real port.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <summary>Everything that it answers.</summary>
    internal IReadOnlyList<Endpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>Starts a server; it answers when this returns.</summary>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<WebServer> StartAsync(WebOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        // Questions keep threads while they compute or wait for a database; whoever accepts requests must not wait for one to be added.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, FewestThreads), ports);
        var server = new WebServer(options);
        try
        {
            await server._app.StartAsync(cancellation).ConfigureAwait(false);
        }
        catch
        {
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        var addresses = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        server.Url = new Uri(addresses!.Addresses.First());
        return server;
    }

    /// <summary>Stops the server; what is being answered gets two seconds to end.</summary>
    public async ValueTask DisposeAsync()
    {
        // Both at once: what is written is given up before the connections are.
        var pipeline = _pipeline.StopAsync();
        await _app.StopAsync().ConfigureAwait(false);
        await pipeline.ConfigureAwait(false);
        await _app.DisposeAsync().ConfigureAwait(false);
        _pipeline.Dispose();
    }

    private static void Limit(KestrelServerOptions kestrel, WebOptions options, ConnectionGuard connections)
    {
        const int Kilobyte = 1024;
        kestrel.Listen(new IPEndPoint(options.Address, options.Port), listen => listen.Use(connections.Guard));
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxRequestLineSize = 8 * Kilobyte;
        limits.MaxRequestHeadersTotalSize = 16 * Kilobyte;
        limits.MaxRequestHeaderCount = 64;
        // Imports ask for more, for themselves.
        limits.MaxRequestBodySize = 64 * Kilobyte;
        // ConnectionGuard makes room before that.
        limits.MaxConcurrentConnections = ConnectionGuard.Most + 100;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(1);
        limits.MinRequestBodyDataRate = new MinDataRate(100, TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new MinDataRate(100, TimeSpan.FromSeconds(5));
    }
}
