using System.Globalization;
using Ballast.Core.Ledger.Books;
using Ballast.Core.Ledger.Export;
using Ballast.Core.Ledger.Staking;
using Ballast.Core.Rounds;
using Ballast.Tests.Ledger.Staking;
using Ballast.Tests.Support;

namespace Ballast.Tests.Ledger.Export;

/// <summary>The exports read by the real programs, hledger and beancount's bean-check; skipped where they are missing.</summary>
public sealed class ExportProgramTests
{
    private const string Nasty = "x\"\n2020-01-01 open Assets:Evil\n ; date:2020-01-01, [2020-01-01] \\ {%}";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Beancount_OfARandomAccount_PassesBeanCheck(int seed)
    {
        using var folder = new TempFolder();
        var file = folder.Write("nmr.beancount", BeancountExport.Write(Lived(seed).Entries));
        Programs.Run("bean-check", file).ShouldBe((0, ""));
    }

    [Fact]
    public void Beancount_WithAnAmountThatIsWrong_FailsBeanCheck()
    {
        using var folder = new TempFolder();
        var text = BeancountExport.Write(Lived(1).Entries);
        // A nine before the first digit of the first balance.
        var at = text.IndexOf(" balance Assets:", StringComparison.Ordinal) + " balance ".Length;
        at = text.IndexOf(' ', at) + 1;
        var file = folder.Write("wrong.beancount", text.Insert(at, "9"));
        Programs.Run("bean-check", file).Code.ShouldNotBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Hledger_OfARandomAccount_GivesTheBalancesOfTheBooks(int seed)
    {
        using var folder = new TempFolder();
        var ledger = Lived(seed);
        var file = folder.Write("nmr.journal", HledgerExport.Write(ledger.Entries));
        Programs.Run("hledger", "-f", file, "check", "--strict", "ordereddates").ShouldBe((0, ""));
        var (code, said) = Programs.Run(
            "hledger",
            "-f",
            file,
            "balance",
            "--flat",
            "--empty",
            "--no-total",
            "-O",
            "csv"
        );
        code.ShouldBe(0, said);
        var read = said.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(l => l.Trim('"').Split("\",\""))
            .ToDictionary(
                c => c[0],
                c =>
                    decimal.Parse(
                        c[1].Replace(" NMR", "", StringComparison.Ordinal),
                        NumberStyles.Number,
                        CultureInfo.InvariantCulture
                    )
            );
        read.Count.ShouldBe(ledger.Balances.Count);
        foreach (var (account, balance) in ledger.Balances)
            read.GetValueOrDefault(AccountNames.Create(account)).ShouldBe(balance.Amount, account.ToString());
    }

    /// <summary>A random life, and a model whose name is an attack.</summary>
    private static StakingLedger Lived(int seed)
    {
        var events = new RandomEvents((ulong)seed);
        events.Run(130, () => { });
        var now = events.Ledger.Now;
        events.Ledger.Apply(new StakeEvent.Receive(now, new Nmr(10m)));
        events
            .Ledger.Apply(new StakeEvent.Increase(now, new StakedModel(Tournament.Signals, Nasty), new Nmr(5m)))
            .ShouldBeOfType<StakeEventResult.Done>();
        return events.Ledger;
    }
}
