using Ballast.Cluster;
using Ballast.Cluster.Addresses;
using Ballast.Cluster.Calling;
using Ballast.Cluster.Computing;
using Ballast.Cluster.Hosting;
using Ballast.Core.Workflows.Parts;
using Ballast.Storage;
using Ballast.Tests.Support;
using Microsoft.Extensions.Hosting;

namespace Ballast.Tests.Cluster;

/// <summary>Two workers in this process, who meet in a store. With processes that are killed: bench/cluster-runs.py.</summary>
public sealed class ClusterRunTests(ClusterRunTests.Workers workers) : IClassFixture<ClusterRunTests.Workers>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parts_OfTwoWorkers_AreThoseOfOneMachine_HoweverOftenTheyAreAskedFor()
    {
        var computed = new Counter();
        workers.Source.Works["sums"] = () => Sums(computed);
        var reported = new List<double>();
        double Ask() =>
            Sums(new Counter())
                .Run(new ClusterRunner(workers.Address, workers.Store, "sums"), new Reported(reported), Cancellation);
        var expected = Sums(new Counter()).Run(LocalPartRunner.Instance, null, Cancellation);
        // Two who ask the same at once.
        var both = await Task.WhenAll(Task.Run(Ask, Cancellation), Task.Run(Ask, Cancellation));
        both.ShouldBe([expected, expected]);
        var once = computed.Value;
        once.ShouldBeInRange(200, 400);
        // What is kept is not computed again.
        Ask().ShouldBe(expected);
        computed.Value.ShouldBe(once);
    }

    [Fact]
    public void Part_ThatAlwaysFails_FailsTheRunWithItsReason()
    {
        workers.Source.Works["poison"] = () => Poisoned(bad: 7);
        var runner = new ClusterRunner(workers.Address, workers.Store, "poison");
        Should
            .Throw<ClusterException>(() => Poisoned(bad: -1).Run(runner, null, Cancellation))
            .Message.ShouldBe("Part 8 of poison failed 3 times: InvalidOperationException: This part is bad.");
    }

    [Fact]
    public async Task Worker_ThatFindsOtherValuesOrIsAnotherProgram_Refuses()
    {
        workers.Source.Works["values"] = () => Sums(new Counter());
        var digest = Sums(new Counter()).Digest;
        async Task<PartState> Ask(string version, string of)
        {
            using var computer = new PartComputer(
                workers.Source,
                () => TournamentStore.Open(workers.Store),
                version,
                threads: 1
            );
            return (await computer.Compute(new PartTask(RunKey.Of("values", of, "one"), "values", 0, 0))).State;
        }
        (await Ask("other", digest)).ShouldBe(PartState.Refused);
        (await Ask("one", "other")).ShouldBe(PartState.Refused);
        (await Ask("one", digest)).ShouldBe(PartState.Done);
    }

    [Fact]
    public void Program_OfAnotherVersion_FindsNoWorker()
    {
        var runner = new ClusterRunner(workers.Address, workers.Store, "sums of another program")
        {
            Version = "other",
            Patience = TimeSpan.FromMilliseconds(100),
        };
        Should
            .Throw<ClusterException>(() => Sums(new Counter()).Run(runner, null, Cancellation))
            .Message.ShouldStartWith("No worker of this program is there");
    }

    /// <summary>200 parts of one item, each a sum whose last digits depend on its order.</summary>
    private static PartedWork<double> Sums(Counter computed)
    {
        var stage = new PartStage<double>(
            "sums",
            200,
            1,
            (item, _) =>
            {
                computed.Add();
                return Enumerable.Range(1, 1000).Sum(i => 1.0 / (i + item));
            },
            (writer, value) => writer.Write(value),
            reader => reader.ReadDouble()
        );
        return new PartedWork<double>([stage], () => "digest", _ => stage.Results.Sum());
    }

    private static PartedWork<int> Poisoned(int bad)
    {
        var stage = new PartStage<int>(
            "poison",
            20,
            1,
            (item, _) => item == bad ? throw new InvalidOperationException("This part is bad.\nMore.") : item,
            (writer, value) => writer.Write(value),
            reader => reader.ReadInt32()
        );
        return new PartedWork<int>([stage], () => "digest", _ => stage.Results.Sum());
    }

    /// <summary>Two workers on one store.</summary>
    public sealed class Workers : IAsyncLifetime
    {
        private readonly TempFolder _folder = new();
        private readonly List<IHost> _hosts = [];

        internal ClusterAddress Address { get; } = ClusterAddress.Parse("store");

        internal string Store => _folder.Path("store.db");

        internal TestSource Source { get; } = new();

        public async ValueTask InitializeAsync()
        {
            TournamentStore.Open(Store).Dispose();
            for (var i = 0; i < 2; i++)
            {
                var host = WorkerHost.Build(
                    new WorkerOptions
                    {
                        Cluster = Address,
                        Store = Store,
                        Port = FreePorts.Next(),
                        GatewayPort = FreePorts.Next(),
                        Threads = 2,
                    },
                    Source
                );
                _hosts.Add(host);
                await host.StartAsync();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await Task.WhenAll(_hosts.Select(h => h.StopAsync()));
            _hosts.ForEach(h => h.Dispose());
            _folder.Dispose();
        }
    }

    internal sealed class TestSource : IPartSource
    {
        public Dictionary<string, Func<IPartedWork>> Works { get; } = [];

        public IPartedWork Read(string question, CancellationToken cancellation) => Works[question]();
    }

    private sealed class Counter
    {
        private int _value;

        public int Value => _value;

        public void Add() => Interlocked.Increment(ref _value);
    }

    private sealed class Reported(List<double> values) : IProgress<double>
    {
        public void Report(double value)
        {
            lock (values)
                values.Add(value);
        }
    }
}
