using Ballast.Tests.Support;
using Ballast.Worker;

namespace Ballast.Tests.Cluster;

/// <summary>What <c>ballast-worker</c> says to whoever starts it wrongly, in one line, and how it ends.</summary>
public sealed class WorkerCommandTests
{
    private const string Store = "postgres://x@127.0.0.1:1/y";

    [Theory]
    [InlineData(
        "--store scores.db",
        2,
        "Workers share a store in PostgreSQL. Bring a file there with: ballast store copy"
    )]
    [InlineData($"--store {Store} --cluster elsewhere", 2, "A cluster is store, or redis://HOST:PORT.")]
    [InlineData($"--store {Store} --listen 8.8.8.8", 2, "--listen 8.8.8.8 is no address of a private network.")]
    [InlineData($"--store {Store} --listen here", 2, "--listen is an IP address of this machine, not 'here'.")]
    [InlineData($"--store {Store} --port 99999", 2, "--port is a port from 1 to 65535.")]
    [InlineData($"--store {Store} --threads 0", 2, "--threads is at least 1.")]
    [InlineData($"--store {Store}", 3, "No PostgreSQL answers at 127.0.0.1:1")]
    public void Start_ThatCannotBe_IsOneLine(string args, int code, string said)
    {
        using var error = new StringWriter();
        WorkerCommand.Run(args.Split(' '), error, TestContext.Current.CancellationToken).ShouldBe(code);
        error.ToString().ShouldStartWith($"ballast-worker: {said}");
        error.ToString().TrimEnd('\n').ShouldNotContain("\n");
    }

    [Fact]
    public void Start_WithoutTheRedisOfTheCluster_SaysSo()
    {
        using var place = new PostgresTestStore();
        using var error = new StringWriter();
        string[] args = ["--store", place.Location, "--cluster", "redis://127.0.0.1:1"];
        WorkerCommand.Run(args, error, TestContext.Current.CancellationToken).ShouldBe(3);
        error
            .ToString()
            .ShouldBe(
                "ballast-worker: it cannot start (no Redis answers at the address of --cluster). Is the port taken, or the server of --cluster away?\n"
            );
    }
}
