using Ballast.Cli.Serving;
using Ballast.Cluster.Addresses;
using Ballast.Cluster.Calling;
using Ballast.Cluster.Hosting;
using Ballast.Core.Questions;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cluster;

/// <summary><c>--cluster</c> of questions that fall into parts.</summary>
public sealed class ClusterCommandTests
{
    private ClusterRunner? _last;

    [Fact]
    public async Task Answer_OfAWorkerOnPostgres_HasTheBytesOfOneProcess()
    {
        using var place = new PostgresTestStore();
        using var line = new CommandLine { Location = place.Location };
        line.Run("import", line.Folder.Write("many.csv", ManyModels.Table(4, 240))).Code.ShouldBe(0);
        using var worker = WorkerHost.Build(
            new WorkerOptions
            {
                Cluster = ClusterAddress.Parse("store"),
                Store = place.Location,
                Port = FreePorts.Next(),
                GatewayPort = FreePorts.Next(),
            }
        );
        await worker.StartAsync(TestContext.Current.CancellationToken);
        foreach (
            string[] words in new string[][]
            {
                ["evidence", "--returns", "computed", "--json"],
                [
                    "rehearse",
                    "--rule",
                    "classic-12-corr075-mmc225",
                    "--returns",
                    "computed",
                    "--future",
                    "20",
                    "--paths",
                    "200",
                    "--json",
                ],
            }
        )
        {
            var alone = line.Run(words);
            alone.Code.ShouldBe(0, alone.Error);
            line.Run([.. words, "--cluster", "store"]).ShouldBe(alone);
        }
        line.Run("rehearse", "--returns", "computed", "--cluster", "store")
            .Error.ShouldBe("ballast: --cluster has no effect: this answer is computed in one piece.\n");
        await using var served = await Served.StartAsync(
            o =>
                o with
                {
                    Questions = ServedCommands.Questions(
                        line.CliHost(TextWriter.Null, TextWriter.Null),
                        place.Location,
                        workers: (request, asOf) =>
                            _last = new ClusterRunner(
                                ClusterAddress.Parse("store"),
                                place.Location,
                                KeptQuestion.Write(request, asOf)
                            )
                    ),
                },
            hasStore: false,
            line
        );
        (await served.GetAsync($"/api/v1/classic/evidence?returns=computed&as-of={Served.AsOf}").TextAsync()).ShouldBe(
            line.Run("evidence", "--returns", "computed", "--as-of", Served.AsOf, "--json").Out
        );
        _last!.Parts.ShouldBeGreaterThan(0, "workers computed it");
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("store", "is a file. Bring it there with: ballast store copy FILE postgres://USER@HOST/DATABASE.")]
    [InlineData("elsewhere", "is a file.")]
    public void Store_InAFile_IsRefusedWithWhatToDo(string address, string expected)
    {
        using var line = ManyModels.Stored(3, 100);
        var said = line.Run("evidence", "--cluster", address);
        said.Code.ShouldBe(2);
        said.Error.ShouldContain(expected);
        // A server says so when it starts, not at the first question.
        var served = line.Run("serve", "--port", "0", "--no-collect", "--cluster", address);
        (served.Code, served.Error.Contains(expected)).ShouldBe((2, true), served.Error);
    }

    [Fact]
    public void Cluster_WhereItHasNoEffectOrCannotBeRead_IsWrongUsage()
    {
        using var line = new CommandLine { Location = "postgres://nobody@127.0.0.1:1/none" };
        line.Run("evidence", "--track-record", "--cluster", "store").Error.ShouldContain("--cluster has no effect on");
        line.Run("evidence", "--cluster", "redis")
            .Error.ShouldContain("--cluster: A cluster is store, or redis://HOST:PORT.");
        line.Run("risk", "--cluster", "store").Code.ShouldBe(2);
    }
}
