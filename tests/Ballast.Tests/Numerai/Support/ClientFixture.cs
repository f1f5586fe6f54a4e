using Ballast.Numerai;
using Ballast.Numerai.Http;
using Ballast.Numerai.Keys;
using Ballast.Numerai.Stakes;

namespace Ballast.Tests.Numerai.Support;

/// <summary>A client, a writer and a clock around a fake server.</summary>
internal sealed class ClientFixture : IDisposable
{
    public const string PublicId = "PUBLIC";
    public const string Secret = "CANARY0SECRET0NEVER0SHOWN";

    public ClientFixture(FakeServer server, NumeraiOptions? options = null)
    {
        Server = server;
        Connection = new NumeraiConnection(options ?? Patient, server, Time, () => 0.5);
        Client = new NumeraiClient(Connection, Key);
        Writer = new NumeraiStakeWriter(Connection, Key);
    }

    /// <summary>No attempt times out, so that every timer is a wait of our own; and the rate is no limit.</summary>
    public static NumeraiOptions Patient { get; } =
        new()
        {
            AttemptTimeout = Timeout.InfiniteTimeSpan,
            SilenceTimeout = Timeout.InfiniteTimeSpan,
            RequestsPerSecond = 1000,
            Burst = 1000,
        };

    public static NumeraiCredentials Key { get; } = new(PublicId, Secret);

    public FakeServer Server { get; }

    public FakeTime Time { get; } = new();

    public NumeraiConnection Connection { get; }

    public NumeraiClient Client { get; }

    public NumeraiStakeWriter Writer { get; }

    public void Dispose()
    {
        Connection.Dispose();
        Server.Dispose();
    }
}
