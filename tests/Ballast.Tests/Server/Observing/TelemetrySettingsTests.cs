using Ballast.Server.Observing;
using Ballast.Tests.Support;

namespace Ballast.Tests.Server.Observing;

/// <summary>What is sent where, by the standard's variables.</summary>
public sealed class TelemetrySettingsTests
{
    private const string Address = "http://127.0.0.1:4318";

    [Theory]
    [InlineData("", "", "")]
    [InlineData("OTEL_SERVICE_NAME=mine OTEL_METRICS_EXPORTER=otlp", "", "")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT=", "", "")]
    [InlineData($"OTEL_EXPORTER_OTLP_ENDPOINT={Address}", "metrics traces", "127.0.0.1:4318")]
    [InlineData($"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT={Address}/v1/traces", "traces", "127.0.0.1:4318")]
    [InlineData($"OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=https://me:secret@far/v1", "metrics", "far")]
    [InlineData($"OTEL_EXPORTER_OTLP_ENDPOINT={Address} OTEL_TRACES_EXPORTER=none", "metrics", "127.0.0.1:4318")]
    [InlineData($"OTEL_EXPORTER_OTLP_ENDPOINT={Address} OTEL_METRICS_EXPORTER=none", "traces", "127.0.0.1:4318")]
    [InlineData($"OTEL_EXPORTER_OTLP_ENDPOINT={Address} OTEL_SDK_DISABLED=true", "", "")]
    public void Variables_SayWhatIsSentWhere(string variables, string sent, string hosts)
    {
        var settings = Settings(variables);
        string[] words =
        [
            .. settings.SendsMetrics ? ["metrics"] : Array.Empty<string>(),
            .. settings.SendsTraces ? ["traces"] : Array.Empty<string>(),
        ];
        string.Join(' ', words).ShouldBe(sent);
        string.Join(' ', settings.Hosts).ShouldBe(hosts);
        settings.Unreadable.ShouldBeNull();
    }

    [Fact]
    public void Variables_OfOthers_AreLeftAlone() =>
        Settings("NUMERAI_SECRET_KEY=x OTEL_SERVICE_NAME=mine OTEL_SDK_DISABLED=true")
            .Variables.Keys.ShouldBe(["OTEL_SERVICE_NAME"]);

    /// <summary>The library would send to an address of its own instead.</summary>
    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "localhost:4317")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "collector")]
    [InlineData("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "ftp://hidden@far/")]
    public void Serve_WithAnEndpointThatIsNoAddress_IsRefusedWithoutSayingIt(string variable, string text)
    {
        using var line = new CommandLine { Variables = new Dictionary<string, string> { [variable] = text } };
        var said = line.Run("serve", "--port", "0");
        said.Code.ShouldBe(1);
        said.Error.ShouldContain(variable);
        said.Error.ShouldNotContain(text);
    }

    private static TelemetrySettings Settings(string variables) =>
        new(
            variables
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(v => v.Split('=', 2))
                .ToDictionary(v => v[0], v => v[1])
        );
}
