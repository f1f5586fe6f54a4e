using System.Net;
using System.Numerics;
using System.Text;
using Ballast.Core.Planning.Atomic;
using Ballast.Numerai.Chain;
using Ballast.Tests.Support;

namespace Ballast.Tests.Numerai.Chain;

public sealed class EthereumNodeTests
{
    private static readonly Uri Address = new("https://node.example/key");

    [Fact]
    public async Task Call_ANode_AsksForTheNewestStateAndIntroducesItself()
    {
        var node = new ScriptedNode("""{"jsonrpc":"2.0","id":1,"result":"0x0102"}""");
        using var chain = new EthereumNode(Address, node);
        (await chain.CallAsync("0xaa", "0xbb", TestContext.Current.CancellationToken)).ShouldBe([1, 2]);
        node.Body.ShouldContain(
            """
            "method":"eth_call","params":[{"to":"0xaa","data":"0xbb"},"latest"]
            """.Trim()
        );
        node.UserAgent.ShouldStartWith("Ballast");
    }

    [Theory]
    [InlineData(
        """{"jsonrpc":"2.0","id":1,"error":{"code":3,"message":"execution reverted"}}""",
        200,
        "execution reverted"
    )]
    [InlineData("<html>", 403, "HTTP 403 and no JSON")]
    [InlineData("""{"jsonrpc":"2.0","id":1}""", 200, "without a result")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":"0xzz"}""", 200, "no hexadecimal number")]
    [InlineData("""[]""", 200, "without a result")]
    public async Task Call_WhereTheAnswerCannotBeRead_SaysSo(string body, int status, string words)
    {
        using var chain = new EthereumNode(Address, new ScriptedNode(body, status));
        var e = await Should.ThrowAsync<ChainException>(() =>
            chain.CallAsync("0xaa", "0xbb", TestContext.Current.CancellationToken)
        );
        e.Message.ShouldContain(words);
        // A key of the user's may stand in the path.
        e.Message.ShouldNotContain("key");
    }

    /// <summary>What is written here is carried out by a node, and what it keeps is read back.</summary>
    [Fact]
    public async Task SetAndRead_OnALocalChain_GiveTheSameSettings()
    {
        await using var local = await LocalChain.StartAsync();
        await local.SendAsync(
            StrategyContract.WriteSetModelConfigs([
                new ModelConfig(8, StrategyContractTests.FirstKey, ModelConfig.ToWei(12.000000000000000001m), 1, true),
                new ModelConfig(8, StrategyContractTests.SecondKey, BigInteger.Zero, 0, false),
            ])
        );
        using var chain = new EthereumNode(local.Url);
        async Task<byte[]> Ask(string data) =>
            await chain.CallAsync(LocalChain.Strategy, data, TestContext.Current.CancellationToken);
        StrategyContract
            .ReadModelConfig(await Ask(StrategyContract.WriteModelConfig(8, StrategyContractTests.FirstKey)))
            .ShouldBe(new(12.000000000000000001m, 1, true));
        StrategyContract
            .ReadModelConfig(await Ask(StrategyContract.WriteModelConfig(8, StrategyContractTests.SecondKey)))
            .ShouldBe(new(0, 0, false));
        (await chain.ChainIdAsync(TestContext.Current.CancellationToken)).ShouldBe(31337);
        // An address without a contract answers nothing at all.
        var nothing = await chain.CallAsync(
            "0x00000000000000000000000000000000000000ff",
            StrategyContract.Selector("owner"),
            TestContext.Current.CancellationToken
        );
        Should.Throw<ChainException>(() => StrategyContract.ReadAddress(nothing));
    }

    private sealed class ScriptedNode(string answer, int status = 200) : HttpMessageHandler
    {
        public string Body { get; private set; } = "";

        public string UserAgent { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Body = await request.Content!.ReadAsStringAsync(cancellationToken);
            UserAgent = request.Headers.UserAgent.ToString();
            return new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new StringContent(answer, Encoding.UTF8, "application/json"),
            };
        }
    }
}
