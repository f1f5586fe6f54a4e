using System.Net;
using Ballast.Cluster.Addresses;

namespace Ballast.Cluster.Hosting;

/// <summary>How a worker runs.</summary>
public sealed record WorkerOptions
{
    /// <summary>Where workers find one another.</summary>
    public required ClusterAddress Cluster { get; init; }

    /// <summary>The store that questions are asked of, and that parts are kept in.</summary>
    public required string Store { get; init; }

    /// <summary>The address at which it listens, and at which the others reach it.</summary>
    public IPAddress Listen { get; init; } = IPAddress.Loopback;

    /// <summary>Port for other workers.</summary>
    public int Port { get; init; } = 11111;

    /// <summary>Port for those who ask.</summary>
    public int GatewayPort { get; init; } = 30000;

    /// <summary>Most parts that are computed at once.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The program that runs.</summary>
    internal string Version { get; init; } = ProgramVersion.Current;
}
