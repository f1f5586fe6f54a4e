using Ballast.Core.Rounds;
using Ballast.Numerai;
using Ballast.Numerai.Http;
using Ballast.Numerai.Keys;
using Ballast.Numerai.Stakes;
using Ballast.Sandbox.Server;

namespace Ballast.Tests.Doors;

/// <summary>Changes of stake through the client against the local twin, with everything going wrong that can.</summary>
public sealed class StakeChangeTests
{
    private static readonly DateTimeOffset Legacy = new(2026, 5, 13, 18, 0, 0, TimeSpan.Zero);
    private static readonly Nmr Amount = new(5m);

    public static TheoryData<string, string, bool?> Faults =>
        new()
        {
            // fault, outcome, whether the change happened (null: what the twin's books say)
            { "none", "Accepted", true },
            { "429", "Refused", false },
            { "429-in-body", "Refused", false },
            { "500", "Unknown", false },
            { "cut-before", "Unknown", false },
            { "cut-after", "Unknown", true },
            { "cut-inside", "Unknown", true },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Increase_UnderAFault_IsSentOnceAndReadingTellsWhatHappened(
        string fault,
        string outcome,
        bool? happened
    )
    {
        await using var twin = await Twin();
        using var connection = new NumeraiConnection(
            new NumeraiOptions
            {
                Endpoint = twin.Url,
                RequestsPerSecond = 1000,
                Burst = 1000,
            }
        );
        var key = new NumeraiCredentials(twin.Key!.PublicId, twin.Key.Secret);
        var client = new NumeraiClient(connection, key);
        var model = await OwnModel(client);
        var before = await Stake(client, model);

        twin.SetFaults(Options(fault));
        twin.Requests.Reset();
        var got = await new NumeraiStakeWriter(connection, key).IncreaseAsync(
            model,
            Amount,
            TestContext.Current.CancellationToken
        );

        twin.Requests.Total.ShouldBe(1, "a change is sent once, whatever becomes of it");
        got.GetType().Name.ShouldBe(outcome, got.ToString());
        got.ToString().ShouldNotContain(twin.Key.Secret);
        twin.SetFaults(new FaultOptions());
        (await Stake(client, model) - before).ShouldBe(happened == true ? Amount : Nmr.Zero);
    }

    [Fact]
    public async Task Changes_UnderRandomFaults_AreNeverDoubledAndNeverLostUnnoticed()
    {
        await using var twin = await Twin();
        using var connection = new NumeraiConnection(
            new NumeraiOptions
            {
                Endpoint = twin.Url,
                RequestsPerSecond = 1000,
                Burst = 1000,
            }
        );
        var key = new NumeraiCredentials(twin.Key!.PublicId, twin.Key.Secret);
        var (client, writer) = (new NumeraiClient(connection, key), new NumeraiStakeWriter(connection, key));
        var model = await OwnModel(client);
        var unknown = 0;
        for (ulong seed = 1; seed <= 40; seed++)
        {
            var before = await Stake(client, model);
            twin.SetFaults(
                new FaultOptions
                {
                    Seed = seed,
                    Mutations = true,
                    ServerError = 0.15,
                    CutBefore = 0.15,
                    CutAfter = 0.15,
                    CutInside = 0.15,
                    TooManyRequests = 0.1,
                }
            );
            var outcome = await writer.IncreaseAsync(model, new Nmr(0.01m), TestContext.Current.CancellationToken);
            twin.SetFaults(new FaultOptions());
            var changed = await Stake(client, model) - before;
            switch (outcome)
            {
                case StakeChangeOutcome.Accepted:
                    changed.ShouldBe(new Nmr(0.01m));
                    break;
                case StakeChangeOutcome.Refused:
                    changed.ShouldBe(Nmr.Zero);
                    break;
                default:
                    unknown++;
                    new[] { Nmr.Zero, new Nmr(0.01m) }.ShouldContain(changed);
                    break;
            }
        }
        unknown.ShouldBeInRange(10, 35);
    }

    private static FaultOptions Options(string fault) =>
        fault switch
        {
            "429" => new FaultOptions { TooManyRequests = 1 },
            "429-in-body" => new FaultOptions { TooManyRequestsInBody = 1 },
            "500" => new FaultOptions { ServerError = 1 },
            "cut-before" => new FaultOptions { CutBefore = 1 },
            "cut-after" => new FaultOptions { CutAfter = 1 },
            "cut-inside" => new FaultOptions { CutInside = 1 },
            _ => new FaultOptions(),
        };

    private static Task<SandboxServer> Twin() =>
        SandboxServer.StartAsync(
            new SandboxOptions
            {
                Now = Legacy,
                Rounds = 40,
                RoundsAhead = 5,
                Models = 4,
                SignalsModels = 0,
                CryptoModels = 0,
            },
            TestContext.Current.CancellationToken
        );

    private static async Task<string> OwnModel(NumeraiClient client)
    {
        var account = (await client.AccountModelsAsync(cancellation: TestContext.Current.CancellationToken)).Value!;
        return account.Models!.First(m => m!.Tournament == (int)Tournament.Classic)!.Id!;
    }

    private static async Task<Nmr> Stake(NumeraiClient client, string model) =>
        (await client.ModelAsync(model, cancellation: TestContext.Current.CancellationToken))
            .Value!
            .V2Stake!
            .LatestValue!
            .Value;
}
