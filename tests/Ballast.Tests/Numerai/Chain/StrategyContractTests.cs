using System.Numerics;
using Ballast.Core.Planning.Atomic;
using Ballast.Numerai.Chain;

namespace Ballast.Tests.Numerai.Chain;

/// <summary>Reference values: cast 1.7.1 of Foundry (npm <c>@foundry-rs/cast</c>), commands <c>cast sig</c>, <c>cast keccak</c>, <c>cast calldata</c>; those of owner, balanceOf and the event also stand in the domain notes, section 5.</summary>
public sealed class StrategyContractTests
{
    internal const string FirstKey = "0x1111111111111111111111111111111111111111111111111111111111111111";
    internal static readonly string SecondKey = "0xabcdef" + new string('0', 55) + "1ff";

    [Theory]
    [InlineData("owner", "0x8da5cb5b")]
    [InlineData("balanceOf", "0x70a08231")]
    [InlineData("modelConfig", "0x685f4a31")]
    [InlineData("setModelConfigs", "0x57752bf3")]
    public void Selector_OfAFunction_IsKeccaksFirstFourBytes(string function, string selector) =>
        StrategyContract.Selector(function).ShouldBe(selector);

    [Fact]
    public void Topic_OfTheEvent_IsKeccakOfItsSignature() =>
        StrategyContract
            .Topic("ModelConfigUpdated")
            .ShouldBe("0x481bad5c91011256e508ab43ccad86a505b44506b18d7f9dddd7a863bf711767");

    [Fact]
    public void WriteSetModelConfigs_OfTwoModels_IsWhatCastWrites() =>
        StrategyContract
            .WriteSetModelConfigs([
                new ModelConfig(8, FirstKey, BigInteger.Parse("1500000000000000000"), 1, true),
                new ModelConfig(8, SecondKey, BigInteger.Zero, 0, false),
            ])
            .ShouldBe(
                "0x57752bf3"
                    + "0000000000000000000000000000000000000000000000000000000000000020"
                    + "0000000000000000000000000000000000000000000000000000000000000002"
                    + "0000000000000000000000000000000000000000000000000000000000000008"
                    + "1111111111111111111111111111111111111111111111111111111111111111"
                    + "00000000000000000000000000000000000000000000000014d1120d7b160000"
                    + "0000000000000000000000000000000000000000000000000000000000000001"
                    + "0000000000000000000000000000000000000000000000000000000000000001"
                    + "0000000000000000000000000000000000000000000000000000000000000008"
                    + "abcdef00000000000000000000000000000000000000000000000000000001ff"
                    + "0000000000000000000000000000000000000000000000000000000000000000"
                    + "0000000000000000000000000000000000000000000000000000000000000000"
                    + "0000000000000000000000000000000000000000000000000000000000000000"
            );

    [Fact]
    public void WriteModelConfig_OfAModel_IsWhatCastWrites() =>
        StrategyContract
            .WriteModelConfig(12, SecondKey)
            .ShouldBe(
                "0x685f4a31"
                    + "000000000000000000000000000000000000000000000000000000000000000c"
                    + "abcdef00000000000000000000000000000000000000000000000000000001ff"
            );

    [Theory]
    [InlineData("")]
    [InlineData("0x12")]
    [InlineData("e7d0cb5e-0000-4000-8000-000000000000")]
    public void WriteModelConfig_OfAKeyThatIsNotWhole_IsRefused(string key) =>
        Should.Throw<ArgumentException>(() => StrategyContract.WriteModelConfig(8, key));

    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    [InlineData(95)]
    [InlineData(128)]
    public void ReadModelConfig_OfAnotherShape_SaysThatItIsNoStrategy(int bytes) =>
        Should
            .Throw<ChainException>(() => StrategyContract.ReadModelConfig(new byte[bytes]))
            .Message.ShouldContain("no strategy");

    [Fact]
    public void ReadModelConfig_OfThreeWords_GivesNmrModeAndWhetherItIsOn()
    {
        var answer = new byte[96];
        Convert.FromHexString("14d1120d7b160000").CopyTo(answer, 24);
        (answer[63], answer[95]) = (1, 1);
        StrategyContract.ReadModelConfig(answer).ShouldBe(new(1.5m, 1, true));
        answer[95] = 2;
        Should.Throw<ChainException>(() => StrategyContract.ReadModelConfig(answer));
    }
}
