namespace Ballast.Server.Observing;

/// <summary>The standard variables <c>OTEL_…</c> of whoever started the server. Where they name no endpoint, nothing is sent.</summary>
public sealed class TelemetrySettings
{
    private const string Prefix = "OTEL_";
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string MetricsEndpoint = "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT";
    private const string TracesEndpoint = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";

    // A library that is switched off would take /metrics with it; switched off here, it only sends nothing.
    private const string Disabled = "OTEL_SDK_DISABLED";

    /// <summary>Nothing is sent.</summary>
    public static TelemetrySettings None { get; } = new(new Dictionary<string, string>());

    /// <summary>Reads them out of an environment.</summary>
    /// <param name="variables">All variables; a blank one counts as not set, as the standard says.</param>
    public TelemetrySettings(IReadOnlyDictionary<string, string> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        Variables = variables
            .Where(v => v.Key.StartsWith(Prefix, StringComparison.Ordinal) && v.Key != Disabled)
            .Where(v => !string.IsNullOrWhiteSpace(v.Value))
            .ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        var isOff = "true".Equals(variables.GetValueOrDefault(Disabled), StringComparison.OrdinalIgnoreCase);
        SendsMetrics = !isOff && Sends(MetricsEndpoint, "OTEL_METRICS_EXPORTER");
        SendsTraces = !isOff && Sends(TracesEndpoint, "OTEL_TRACES_EXPORTER");
    }

    /// <summary>The variables that the library reads.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>Whether metrics are sent.</summary>
    public bool SendsMetrics { get; }

    /// <summary>Whether traces are sent.</summary>
    public bool SendsTraces { get; }

    /// <summary>The hosts that something is sent to; none where nothing is.</summary>
    public IReadOnlyList<string> Hosts =>
        [
            .. new[] { SendsMetrics ? MetricsEndpoint : null, SendsTraces ? TracesEndpoint : null }
                .OfType<string>()
                .Select(name => Address(name) is { } address ? new Uri(address).Authority : "")
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>A variable that names no address, which the library would replace by one of its own; null where all do.</summary>
    public string? Unreadable =>
        new[] { Endpoint, MetricsEndpoint, TracesEndpoint }.FirstOrDefault(name =>
            Variables.TryGetValue(name, out var text)
            && !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https"))
        );

    private bool Sends(string endpoint, string exporter) =>
        Address(endpoint) is not null && (Variables.GetValueOrDefault(exporter) is null or "otlp");

    private string? Address(string name) => Variables.GetValueOrDefault(name) ?? Variables.GetValueOrDefault(Endpoint);
}
