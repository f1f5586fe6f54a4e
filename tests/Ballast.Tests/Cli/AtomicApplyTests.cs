using System.Text.Json;
using Ballast.Core.Planning;
using Ballast.Core.Planning.Applying;
using Ballast.Core.Planning.Atomic;
using Ballast.Numerai.Chain;
using Ballast.Tests.Support;

namespace Ballast.Tests.Cli;

/// <summary>Atomic staking: handed out, never sent; and looked at afterwards.</summary>
public sealed class AtomicApplyTests
{
    [Fact]
    public async Task Apply_WithoutTheNumbersOfModes_HandsOutTheChecklistAndGuessesNothing()
    {
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Atomic);
        await PlanAsync(world);
        world.Server.Requests.Reset();
        var said = world.Apply();
        said.Code.ShouldBe(0, said.Error);
        said.Out.ShouldContain("Ballast signs and sends nothing");
        said.Out.ShouldContain("1.5 NMR a round, mode compound, enabled");
        said.Out.ShouldContain("The unsigned call was not written");
        // Not even a question was asked.
        world.Server.Requests.Total.ShouldBe(0);
        world.Line.Json("journal").GetProperty("entries")[0].GetProperty("kind").GetString().ShouldBe("checklist");
    }

    [Fact]
    public async Task Apply_WithTheNumbersOfModes_WritesTheUnsignedCallByTheKeysThatClaimsTell()
    {
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Atomic);
        var plan = await PlanAsync(world);
        var said = world.Apply("--mode-codes", "constant=0,compound=1", "--json");
        said.Code.ShouldBe(0, said.Out);
        var call = JsonDocument.Parse(said.Out).RootElement.GetProperty("call");
        call.GetProperty("function").GetString().ShouldBe(StrategyContract.SetModelConfigs);
        var data = call.GetProperty("data").GetString()!;
        data.ShouldStartWith("0x57752bf3");
        data.ShouldContain("14d1120d7b160000");
        call.GetProperty("models")
            .EnumerateArray()
            .Select(m => m.GetString())
            .ShouldBe(plan.Moves.Select(m => m.Model));
        world.Server.Requests.ByField.Keys.ShouldNotContain("v3StakeAuthorization");
        // The number of compound alone does not do where constant is wanted, too.
        var half = JsonDocument.Parse(world.Apply("--mode-codes", "compound=1", "--json").Out).RootElement;
        half.GetProperty("call").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Verify_ByANode_TellsWhatIsConfigured()
    {
        await using var chain = await LocalChain.StartAsync();
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Atomic);
        await PlanAsync(world);
        string[] ask =
        [
            "--verify",
            "--node",
            chain.Url.ToString(),
            "--strategy",
            LocalChain.Strategy,
            "--mode-codes",
            "constant=0,compound=1",
            "--json",
        ];
        Configured(world.Apply(ask)).ShouldBe(["differs", "differs"]);
        var call = JsonDocument.Parse(world.Apply("--mode-codes", "constant=0,compound=1", "--json").Out).RootElement;
        await chain.SendAsync(call.GetProperty("call").GetProperty("data").GetString()!);
        Configured(world.Apply(ask)).ShouldBe(["as-planned", "as-planned"]);
        // The number of a mode can be read from a model whose mode is known.
        var model = call.GetProperty("call").GetProperty("models")[0].GetString();
        string[] calibrate = [.. ask.Take(5), "--known-mode", $"{model}=compound", "--json"];
        Configured(world.Apply(calibrate)).ShouldBe(["as-planned", "not-told"]);
        world.Apply([.. ask, "--known-mode", $"{model}=constant"]).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Verify_ByANodeThatIsNotThere_SaysSo()
    {
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Atomic);
        await PlanAsync(world);
        var said = world.Apply("--verify", "--node", "http://127.0.0.1:9", "--strategy", LocalChain.Strategy, "--json");
        said.Code.ShouldBe(3);
        JsonDocument.Parse(said.Out).RootElement.GetProperty("code").GetString().ShouldBe("chain");
        world
            .Line.Run(
                "plan",
                "--verify",
                world.File,
                "--api",
                world.Server.Url.ToString(),
                "--node",
                "http://127.0.0.1:9",
                "--strategy",
                LocalChain.Strategy
            )
            .Code.ShouldBe(3);
    }

    /// <summary>One account's wallet and claims say nothing of another's models.</summary>
    [Fact]
    public async Task Verify_APlanOfSeveralAccounts_IsRefused()
    {
        await using var world = await ApplyWorld.StartAsync(ApplyWorld.Atomic);
        await world.PlanAsync(
            PlanRefusals.Atomic,
            shown =>
                shown
                    .Select(m => m.Name)
                    .Take(2)
                    .Select(
                        (model, i) =>
                            world.Move(i + 1, PlanMoveKind.Configure, model, 2) with
                            {
                                Account = i == 0 ? "default" : "other",
                                Mode = AtomicPlan.Constant,
                                FirstRound = 9999,
                            }
                    )
        );
        var said = world.Apply("--verify", "--json");
        said.Code.ShouldBe(1);
        JsonDocument.Parse(said.Out).RootElement.GetProperty("code").GetString().ShouldBe("several-accounts");
    }

    private static IEnumerable<string?> Configured(CommandLine.Said said) =>
        [
            .. JsonDocument
                .Parse(said.Out)
                .RootElement.GetProperty("moves")
                .EnumerateArray()
                .Select(m => m.GetProperty("configured").GetString()),
        ];

    /// <summary>Two models whose claims tell their keys.</summary>
    private static async Task<StakePlan> PlanAsync(ApplyWorld world)
    {
        var keys = await KeysAsync(world);
        return await world.PlanAsync(
            PlanRefusals.Atomic,
            _ =>
                keys.Take(2)
                    .Select(
                        (model, i) =>
                            world.Move(i + 1, PlanMoveKind.Configure, model, i == 0 ? 1.5m : 2) with
                            {
                                Mode = i == 0 ? AtomicPlan.Compound : AtomicPlan.Constant,
                                FirstRound = 9999,
                            }
                    )
        );
    }

    private static async Task<IReadOnlyList<string>> KeysAsync(ApplyWorld world)
    {
        using var connection = new Ballast.Numerai.Http.NumeraiConnection(
            new Ballast.Numerai.Http.NumeraiOptions { Endpoint = world.Server.Url }
        );
        var key = new Ballast.Numerai.Keys.NumeraiCredentials(world.Server.Key!.PublicId, world.Server.Key.Secret);
        var reader = new Ballast.Numerai.Feed.NumeraiAtomicReader(new Ballast.Numerai.NumeraiClient(connection, key));
        // A claim is rolled into the next stake soon: on some days two models have one.
        for (var day = 0; day < 40; day++)
        {
            var shown = await reader.ReadAsync(
                Core.Rounds.Tournament.Classic,
                null,
                world.Clock.GetUtcNow(),
                TestContext.Current.CancellationToken
            );
            if (shown.ModelKeys.Count >= 2)
                return [.. shown.ModelKeys.Keys.Order(StringComparer.Ordinal)];
            world.Pass(TimeSpan.FromDays(1));
        }
        throw new InvalidOperationException("No two models with claims.");
    }
}
