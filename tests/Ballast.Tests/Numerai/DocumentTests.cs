using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Ballast.Core.Rounds;
using Ballast.Numerai;
using Ballast.Numerai.Keys;
using Ballast.Numerai.Language;
using Ballast.Numerai.Replies;
using Ballast.Numerai.Wire;
using Ballast.Tests.Numerai.Support;

namespace Ballast.Tests.Numerai;

/// <summary>Every question over a captured-like answer: it is asked as it must be and its answer is read whole.</summary>
public class DocumentTests
{
    private const string Id = "a1c6b1de-0f4e-4c59-8f6e-4f5b7a9e0017";
    private const string Staker = "0x0000000000000000000000000000000000000001";

    private static readonly Dictionary<string, Func<NumeraiClient, Task<(bool Complete, object? Value)>>> Questions =
        new(StringComparer.Ordinal)
        {
            ["rounds"] = c => Seen(c.RoundsAsync(Tournament.Classic, 2)),
            ["round-totals"] = c => Seen(c.RoundTotalsAsync(Tournament.Classic, 1301)),
            ["round-details"] = c => Seen(c.RoundDetailsAsync(Tournament.Classic, 1301)),
            ["pipeline-status"] = c => Seen(c.PipelineStatusAsync(Tournament.Crypto, new DateOnly(2026, 7, 4))),
            ["nmr-price"] = c => Seen(c.NmrPriceAsync()),
            ["round-performances"] = c => Seen(c.RoundPerformancesAsync(Id, Tournament.Classic)),
            ["round-performance-paths"] = c => Seen(c.RoundPerformancesAsync(Id, Tournament.Classic, withPaths: true)),
            ["round-days"] = c => Seen(c.RoundDaysAsync(Id, Tournament.Classic)),
            ["round-latest"] = c => Seen(c.RoundLatestAsync(Id, Tournament.Classic)),
            ["submission-scores"] = c => Seen(c.SubmissionScoresAsync(Id, Tournament.Classic)),
            ["model-profile"] = c => Seen(c.ModelProfileAsync("nofle_17", Tournament.Classic)),
            ["signals-profile"] = c => Seen(c.ModelProfileAsync("nofle_17", Tournament.Signals)),
            ["account-profile"] = c => Seen(c.AccountProfileAsync("nofle", Tournament.Classic)),
            ["account-leaderboard"] = c => Seen(c.AccountLeaderboardPageAsync(Tournament.Classic)),
            ["classic-leaderboard"] = c => Seen(c.ClassicLeaderboardPageAsync()),
            ["signals-leaderboard"] = c => Seen(c.SignalsLeaderboardPageAsync()),
            ["crypto-leaderboard"] = c => Seen(c.CryptoLeaderboardPageAsync(ordering: new Ordering("mmc"))),
            ["account"] = c => Seen(c.AccountAsync()),
            ["account-models"] = c => Seen(c.AccountModelsAsync()),
            ["model"] = c => Seen(c.ModelAsync(Id)),
            ["submissions"] = c => Seen(c.SubmissionsAsync()),
            ["pending-payouts"] = c => Seen(c.PendingPayoutsAsync(Tournament.Classic)),
            ["stake-transactions"] = c => Seen(c.StakeTransactionsPageAsync()),
            ["wallet-transactions"] = c => Seen(c.WalletTransactionsPageAsync()),
            ["atomic-config"] = c => Seen(c.AtomicConfigAsync(Tournament.Crypto)),
            ["atomic-round"] = c => Seen(c.AtomicRoundAsync(Tournament.Crypto, 1301)),
            ["atomic-claim"] = c => Seen(c.AtomicClaimAsync(Tournament.Crypto, Id, 1301, Staker)),
            ["atomic-claims"] = c => Seen(c.AtomicClaimsAsync(Staker, Tournament.Crypto)),
            ["atomic-wallet"] = c => Seen(c.AtomicWalletAsync()),
            ["datasets"] = c => Seen(c.DatasetsAsync(Tournament.Classic)),
            ["dataset"] = async c => (true, await c.DatasetAddressAsync(Tournament.Classic, "v5.0/live.parquet")),
            ["submission-download"] = async c => (true, await c.SubmissionFileAsync("s-1")),
            ["diagnostics"] = c => Seen(c.DiagnosticsAsync(Id)),
            ["pickle-data-versions"] = c => Seen(c.PickleDataVersionsAsync()),
            ["pickle-docker-images"] = c => Seen(c.PickleDockerImagesAsync()),
            ["api-token"] = async c => (true, await c.CheckKeyAsync(KeyPurpose.Read)),
        };

    /// <summary>Asked elsewhere: the fallback of the key check, and the changes.</summary>
    private static readonly string[] Elsewhere =
    [
        "account-tokens",
        "increase-stake",
        "release-stake",
        "cancel-release",
        "submission-upload",
        "signals-upload",
        "diagnostics-upload",
        "pickle-upload",
        "create-submission",
        "create-signals-submission",
        "create-diagnostics",
        "create-pickle",
        "set-bio",
        "set-link",
        "set-webhook",
        "atomic-authorization",
    ];

    private static readonly HashSet<string> KeyedDocuments = new(StringComparer.Ordinal)
    {
        "account",
        "account-models",
        "model",
        "submissions",
        "pending-payouts",
        "stake-transactions",
        "wallet-transactions",
        "atomic-config",
        "atomic-round",
        "atomic-claim",
        "atomic-claims",
        "atomic-wallet",
        "api-token",
        "submission-download",
        "diagnostics",
        "pickle-data-versions",
        "pickle-docker-images",
    };

    public static TheoryData<string> Names => [.. Questions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task question_over_a_whole_answer_is_complete(string name)
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Fixture(name)));

        var (complete, value) = await Questions[name](fixture.Client);

        complete.ShouldBeTrue();
        value.ShouldNotBeNull();
        var asked = fixture.Server.Asked.ShouldHaveSingleItem();
        asked.Operation.ShouldBe(GraphQlDocument.Load(name).Name);
        asked.Variables.Select(pair => pair.Value).ShouldNotContain((JsonNode?)null);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task key_goes_with_keyed_questions_only(string name)
    {
        using var fixture = new ClientFixture(FakeServer.Answering(FakeServer.Fixture(name)));

        await Questions[name](fixture.Client);

        fixture
            .Server.Asked[0]
            .Authorization.ShouldBe(
                KeyedDocuments.Contains(name) ? $"Token {ClientFixture.PublicId}${ClientFixture.Secret}" : null
            );
    }

    [Fact]
    public void every_document_is_asked_by_a_test()
    {
        var embedded = typeof(NumeraiClient)
            .Assembly.GetManifestResourceNames()
            .Select(Path.GetFileNameWithoutExtension);

        Questions.Keys.Concat(Elsewhere).ShouldBe(embedded!, ignoreOrder: true);
    }

    [Fact]
    public void every_field_asked_for_has_a_property_and_every_property_is_asked_for()
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var unread = new List<string>();
        foreach (var (name, type) in WireTypes)
            Compare(GraphQlDocument.Load(name).Root, type, asked, unread);

        unread.ShouldBeEmpty();
        Properties().Except(asked, StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static Dictionary<string, Type> WireTypes { get; } =
        Questions.Keys.Concat(Elsewhere).ToDictionary(name => name, name => RootType(name), StringComparer.Ordinal);

    private static Type RootType(string name) =>
        name switch
        {
            "rounds" => typeof(WireRound),
            "round-totals" or "round-details" => typeof(WireRoundDetails),
            "pipeline-status" => typeof(WirePipelineStatus),
            "nmr-price" => typeof(WireNmrPrice),
            "round-performances" or "round-performance-paths" or "round-days" or "round-latest" =>
                typeof(WireRoundPerformance),
            "submission-scores" => typeof(WireSubmissionScore),
            "model-profile" or "signals-profile" => typeof(WireModelProfile),
            "account-profile" => typeof(WireAccountProfile),
            "account-leaderboard" => typeof(WireAccountRank),
            "classic-leaderboard" => typeof(WireClassicRank),
            "signals-leaderboard" => typeof(WireSignalsRank),
            "crypto-leaderboard" => typeof(WireCryptoRank),
            "account" or "account-models" or "account-tokens" or "wallet-transactions" => typeof(WireAccount),
            "model" => typeof(WireModel),
            "submissions" => typeof(WireSubmission),
            "pending-payouts" => typeof(WirePayouts),
            "stake-transactions" => typeof(WireStakeTransaction),
            "atomic-config" => typeof(WireAtomicConfig),
            "atomic-round" => typeof(WireAtomicRound),
            "atomic-claim" or "atomic-claims" => typeof(WireAtomicClaim),
            "atomic-wallet" => typeof(WireAtomicWallet),
            "api-token" => typeof(WireApiToken),
            "datasets" or "dataset" or "set-bio" or "set-link" or "set-webhook" => typeof(string),
            "submission-download"
            or "submission-upload"
            or "signals-upload"
            or "diagnostics-upload"
            or "pickle-upload" => typeof(WireFileAddress),
            "diagnostics" => typeof(WireDiagnostics),
            "pickle-data-versions" or "pickle-docker-images" => typeof(WirePickleChoice),
            "create-submission" or "create-signals-submission" => typeof(WireCreatedSubmission),
            "create-diagnostics" or "create-pickle" => typeof(WireCreatedUpload),
            "atomic-authorization" => typeof(WireStakeAuthorization),
            _ => typeof(WireStakeChange),
        };

    private static void Compare(AskedField selection, Type type, HashSet<string> asked, List<string> unread)
    {
        var info = WireJson.Default.GetTypeInfo(type)!;
        foreach (var child in selection.Children)
        {
            var property = info.Properties.FirstOrDefault(p => p.Name == child.ResponseKey);
            if (property is null)
                unread.Add($"{type.Name}.{child.ResponseKey}");
            else if (asked.Add($"{type.Name}.{property.Name}") || child.Children.Count > 0)
                Compare(child, Element(property.PropertyType), asked, unread);
        }
    }

    private static IEnumerable<string> Properties() =>
        typeof(WireRound)
            .Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsGenericType: false, Namespace: "Ballast.Numerai.Wire" })
            .Select(type => WireJson.Default.GetTypeInfo(type))
            .OfType<JsonTypeInfo>()
            .SelectMany(info => info.Properties.Select(property => $"{info.Type.Name}.{property.Name}"));

    private static Type Element(Type type) => type.IsGenericType ? type.GetGenericArguments()[0] : type;

    private static async Task<(bool, object?)> Seen<T>(Task<Answer<T>> asked)
        where T : class
    {
        var answer = await asked;
        return (answer.IsComplete, answer.Value);
    }
}
