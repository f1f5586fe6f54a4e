using Ballast.Core.Planning;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Numerai.Errors;
using Ballast.Numerai.Keys;
using Ballast.Tests.Support;

namespace Ballast.Tests.Rounds;

/// <summary>Keys and phrases of wallets, as they are published for tests: the first account of every local chain, and BIP-39's own test vectors.</summary>
public sealed class WalletSecretTests
{
    // Anvil's first account.
    private const string Key = "ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

    // BIP-39, test vector of 12 words; its last word tells the checksum.
    private const string Phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow";

    [Theory]
    [InlineData(Key)]
    [InlineData("0x" + Key)]
    [InlineData("my key is " + Key + ", keep it")]
    [InlineData("\"privateKey\":\"0X" + Key + "\"")]
    [InlineData(Phrase)]
    [InlineData(
        "1. legal 2. winner 3. thank 4. year 5. wave 6. sausage 7. worth 8. useful 9. legal 10. winner 11. thank 12. yellow"
    )]
    [InlineData("LEGAL WINNER THANK YEAR WAVE SAUSAGE WORTH USEFUL LEGAL WINNER THANK THANK")]
    public void Find_AKeyOrAPhrase_SaysSoWithoutIt(string text)
    {
        var said = WalletSecret.Find(text).ShouldNotBeNull();
        said.ShouldNotContain("ac0974");
        said.ShouldNotContain("sausage");
    }

    [Theory]
    [InlineData("0x1776e1F26f98b1A5dF9cD347953a26dd3Cb46671")]
    [InlineData("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff8")]
    [InlineData("EBWWMDZJ6QPJUTJFW5AFVHJIOQDR7IWOU53HG4J7B5RVXDZ5KNNU2QWERTYUIOPA")]
    [InlineData("the stake of this model is too large for what it has shown, so take some of it back and wait")]
    [InlineData("legal winner thank year wave sausage worth useful legal winner thank")]
    [InlineData("")]
    [InlineData(null)]
    public void Find_AnythingElse_FindsNothing(string? text) => WalletSecret.Find(text).ShouldBeNull();

    [Fact]
    public void Find_WhereHashesAreExpected_LooksForPhrasesAlone()
    {
        WalletSecret.Find(Key, expectsHashes: true).ShouldBeNull();
        WalletSecret.Find(Phrase, expectsHashes: true).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("sync", "--account", Key)]
    [InlineData("apply", "plan.json", "--why", "0x" + Key)]
    [InlineData(
        "legal",
        "winner",
        "thank",
        "year",
        "wave",
        "sausage",
        "worth",
        "useful",
        "legal",
        "winner",
        "thank",
        "yellow"
    )]
    public void Run_WithAKeyOnTheCommandLine_IsRefusedAndNotRepeated(params string[] args)
    {
        using var line = new CommandLine();
        var said = line.Run(args);
        (said.Code, said.Out).ShouldBe((1, ""));
        said.Error.ShouldContain("of a wallet");
        said.Error.ShouldNotContain("ac0974");
        said.Error.ShouldNotContain("sausage");
    }

    [Fact]
    public void Credentials_ThatAreAWalletsKey_AreRefusedAndNotRepeated()
    {
        var e = Should.Throw<NumeraiException>(() => new NumeraiCredentials("PUBLIC", Key));
        e.Message.ShouldContain("private key of a wallet");
        e.Message.ShouldNotContain("ac0974");
    }

    [Fact]
    public void PlanFile_WithAKeyInIt_IsRefusedThoughItsOwnHashIsNot()
    {
        var plan = new Planning.Applying.StakeWorld().Add("a", 50).Plan();
        PlanFile.Read(PlanFile.Write(plan)).ShouldBeOfType<Outcome<StakePlan>.Done>();
        var spoiled = PlanFile.Sealed(plan with { Warnings = [$"use {Key}"] });
        var refusal = PlanFile.Read(PlanFile.Write(spoiled)).ShouldBeOfType<Outcome<StakePlan>.Refused>().Refusal;
        (refusal.Code, refusal.Message.Contains("ac0974")).ShouldBe(("private-key", false));
    }
}
