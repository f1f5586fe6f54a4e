using System.Text;
using Ballast.Core.Ledger.Accounts;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Tests.Support;
using CsvHelper;

namespace Ballast.Tests.Storage;

/// <summary>The views of what a sync reported of own accounts say what the program reads.</summary>
public abstract class AccountViewContract : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TestStore _place;
    private readonly CommandLine _line;

    private protected AccountViewContract(TestStore place)
    {
        _place = place;
        _line = new CommandLine { Location = place.Location };
        Keep(AccountWorld.Report(Day));
    }

    public void Dispose()
    {
        _line.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Facts_StandInTheViews_AsTheyWereReported()
    {
        var wallet = Export("view_wallets").ShouldHaveSingleItem();
        (wallet["account"], wallet["available"], wallet["stake_credit"], wallet["held_for_fusion"]).ShouldBe(
            ("main", "12.500000000000000001", "0", "")
        );
        wallet["known_at"].ShouldBe("2026-11-01T12:00:00.000Z");
        var stake = Export("view_model_stakes").ShouldHaveSingleItem();
        (stake["tournament"], stake["model"], stake["staked"], stake["settled"]).ShouldBe(
            ("classic", "Zoë", "100.000000000000000001", "")
        );
        var setting = Export("view_stake_settings").ShouldHaveSingleItem();
        (setting["take_profit"], setting["per_round"], setting["mode"], setting["is_enabled"]).ShouldBe(
            ("1", "0.5", "compound", "0")
        );
        var release = Export("view_pending_changes").ShouldHaveSingleItem();
        (release["kind"], release["amount"], release["is_drain"], release["due_at"]).ShouldBe(
            ("release", "5", "0", "2026-11-21T12:00:00.000Z")
        );
        var movement = Export("view_stake_transactions").ShouldHaveSingleItem();
        (movement["round"], movement["type"], movement["amount"]).ShouldBe(("1350", "strategy stake", "1.25"));
        var transfer = Export("view_wallet_transactions").ShouldHaveSingleItem();
        (transfer["tournament"], transfer["amount"], transfer["to_address"], transfer["hash"]).ShouldBe(
            ("", "2", "0x02", "")
        );
        var claim = Export("view_claims").ShouldHaveSingleItem();
        (claim["round"], claim["burn"], claim["is_open"]).ShouldBe(("1343", "0.000000000000000001", "1"));
    }

    [Fact]
    public void ALaterReport_IsInForce_AndWhatIsNotListedAnyMoreWaitsForNothing()
    {
        Keep(
            AccountWorld.Report(Day.AddDays(1)) with
            {
                Stakes = [AccountWorld.Stake(Day.AddDays(1), "101.5")],
                Pending = [],
            }
        );
        Export("view_model_stakes").ShouldHaveSingleItem()["staked"].ShouldBe("101.5");
        Export("view_pending_changes").ShouldBeEmpty();
    }

    /// <summary>Wallets serve all tournaments; the rest belongs to one.</summary>
    [Theory]
    [InlineData("view_wallets", 1)]
    [InlineData("view_wallet_transactions", 1)]
    [InlineData("view_model_stakes", 0)]
    [InlineData("view_stake_transactions", 0)]
    [InlineData("view_claims", 0)]
    public void AnotherTournament_HasTheWalletsAlone(string view, int rows) =>
        Export(view, "--tournament", "crypto").Count.ShouldBe(rows);

    /// <summary>What a wrong clock dated ahead is in force in no view.</summary>
    [Theory]
    [InlineData("wallet_balance_revision", "view_wallets")]
    [InlineData("model_stake_revision", "view_model_stakes")]
    [InlineData("stake_setting_revision", "view_stake_settings")]
    [InlineData("pending_stake_revision", "view_pending_changes")]
    [InlineData("stake_transaction_revision", "view_stake_transactions")]
    [InlineData("wallet_transaction_revision", "view_wallet_transactions")]
    [InlineData("atomic_claim_revision", "view_claims")]
    public void WhatCountsAsKnownLaterThanNow_IsInNoView(string table, string view)
    {
        _place.Sql($"UPDATE {table} SET known_at = 4000000000000");
        Export(view).ShouldBeEmpty();
    }

    [Fact]
    public void Rows_AreCounted_ByDataAndByTheServersHealth()
    {
        var accounts = _line.Json("data").GetProperty("accounts");
        foreach (
            var name in new[]
            {
                "accounts",
                "wallets",
                "stakes",
                "settings",
                "pending",
                "stakeTransactions",
                "walletTransactions",
                "claims",
            }
        )
            accounts.Whole(name).ShouldBe(1, name);
        var rows = TournamentStore.Health(_place.Location).Rows;
        rows["wallet_balance_revision"].ShouldBe(1);
        rows["atomic_claim_revision"].ShouldBe(1);
    }

    private void Keep(AccountReport report)
    {
        using var store = TournamentStore.Open(_place.Location);
        store.KeepAccount(report, new ImportSource("sync sandbox", "", report.AnsweredAt));
    }

    private List<Dictionary<string, string>> Export(string view, params string[] words)
    {
        var said = _line.Run(["export", view, .. words]);
        said.Code.ShouldBe(0, said.Error);
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(said.Out));
        using var csv = CsvReader.Create(text, new CsvReaderOptions(), leaveOpen: true);
        List<string> header = [.. csv.Headers];
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
            rows.Add(header.Select((h, i) => (h, Cell: csv.GetString(i))).ToDictionary(c => c.h, c => c.Cell));
        return rows;
    }
}

public sealed class AccountViewTests() : AccountViewContract(new SqliteTestStore());

public sealed class PostgresAccountViewTests() : AccountViewContract(new PostgresTestStore());
