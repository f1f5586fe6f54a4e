using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Ballast.Server.Observing;

/// <summary>Metrics and traces of a server, by OpenTelemetry: metrics are read at <c>/metrics</c>; both are sent where <see cref="TelemetrySettings"/> say so, and else nowhere.</summary>
internal static class Telemetry
{
    private static readonly string[] Watching = ["/healthz", "/readyz", "/metrics"];

    /// <summary>Adds what counts and what sends.</summary>
    public static void AddTo(IServiceCollection services, TelemetrySettings settings)
    {
        // The meters of all servers of a process have the same names; each server tells of its own.
        services.ConfigureOpenTelemetryMeterProvider(
            (provider, metrics) =>
            {
                var own = provider.GetRequiredService<IMeterFactory>();
                metrics.AddView(i =>
                    i.Meter.Scope is IMeterFactory other && other != own ? MetricStreamConfiguration.Drop : null
                );
            }
        );
        var telemetry = services
            .AddOpenTelemetry()
            .ConfigureResource(r =>
                r.AddService("ballast", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3))
                    // What the user calls the server comes last and counts.
                    .AddEnvironmentVariableDetector()
            )
            .WithMetrics(metrics =>
            {
                metrics
                    .AddMeter(ServerMetrics.Meter)
                    .AddAspNetCoreInstrumentation()
                    .AddHttpClientInstrumentation()
                    .AddRuntimeInstrumentation()
                    .AddPrometheusExporter(prometheus =>
                    {
                        prometheus.ScopeInfoEnabled = false;
                        prometheus.TargetInfoEnabled = false;
                        // Whoever asks twice wants to know twice.
                        prometheus.ScrapeResponseCacheDurationMilliseconds = 0;
                    });
                if (settings.SendsMetrics)
                    metrics.AddOtlpExporter();
            });
        if (settings.SendsTraces)
            telemetry.WithTracing(traces =>
                traces
                    .AddSource(Spans.Name)
                    .AddAspNetCoreInstrumentation(o =>
                        o.Filter = http => !Watching.Contains(http.Request.Path.Value, StringComparer.Ordinal)
                    )
                    .AddHttpClientInstrumentation()
                    .AddProcessor(new NamelessSpans())
                    .AddOtlpExporter()
            );
    }
}
