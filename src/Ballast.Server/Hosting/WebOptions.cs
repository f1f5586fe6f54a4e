using System.Net;
using Ballast.Core.Store;
using Ballast.Core.Workflows.Collecting;
using Ballast.Server.Observing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ballast.Server.Hosting;

/// <summary>How the dashboard is served.</summary>
public sealed record WebOptions
{
    /// <summary>Who answers.</summary>
    public required IQuestionService Questions { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Where to listen. Anything but loopback needs <see cref="Token"/> or <see cref="ProxyUserHeader"/>.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 for any free one.</summary>
    public required int Port { get; init; }

    /// <summary>What readers must show; null for nobody has to.</summary>
    public string? Token { get; init; }

    /// <summary>The header in which a reverse proxy names the user it let in; null for no proxy.</summary>
    public string? ProxyUserHeader { get; init; }

    /// <summary>Names under which it may be asked for, beside its own address: those of a reverse proxy.</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>The collector of this process; null where it has none.</summary>
    public ICollector? Collector { get; init; }

    /// <summary>Opens what servers share about who is signed in; null where there is no store, and then it is kept in memory.</summary>
    public Func<ISessionStore?> OpenSessions { get; init; } = () => null;

    /// <summary>Whether imports and syncs are refused.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Makes a demo world, once, and says where it is served; null where none is offered.</summary>
    public Func<CancellationToken, Task<Uri>>? Demo { get; init; }

    /// <summary>A sentence that stands over every page; null for none.</summary>
    public string? Notice { get; init; }

    /// <summary>Requests that one address may send in a row; they come back at this number a minute.</summary>
    public int RequestsPerMinute { get; init; } = 6000;

    /// <summary>Bytes that a file to import may have.</summary>
    public long LargestImport { get; init; } = 256L * 1024 * 1024;

    /// <summary>Where the server says what it does and what fails; nowhere, unless set otherwise.</summary>
    public ILoggerFactory Logs { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Where metrics and traces are sent; nowhere, unless set otherwise.</summary>
    public TelemetrySettings Telemetry { get; init; } = TelemetrySettings.None;

    /// <summary>What the server counts; null before it begins.</summary>
    internal ServerMetrics? Metrics { get; init; }

    /// <summary>Whether it can be reached from this machine only.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Address);

    /// <summary>Whether anybody may read who can reach it.</summary>
    public bool IsOpen => Token is null && ProxyUserHeader is null;
}
