using System.Globalization;
using System.IO.Compression;
using System.Text;
using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Storage.Copying;
using Ballast.Tests.Support;
using CsvHelper;

namespace Ballast.Tests.Storage;

/// <summary>The views that other programs may rely on, and <c>ballast export</c>.</summary>
public abstract class ViewContract : IDisposable
{
    private const string Awkward = "a,b\"c\nd";
    private readonly TestStore _place;
    private readonly CommandLine _line;

    private protected ViewContract(TestStore place)
    {
        _place = place;
        _line = new CommandLine { Location = place.Location };
        FilledStore.Fill(place.Location);
        Restate();
    }

    public void Dispose()
    {
        _line.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Scores_AreTheOnesInForce()
    {
        using var store = TournamentStore.Open(_place.Location);
        var rows = Export("view_scores");
        rows.Count.ShouldBe(7);
        foreach (var row in rows)
        {
            row["tournament"].ShouldBe("classic");
            row["metric"].ShouldBe(Metric.Corr.ToString());
            var round = int.Parse(row["round"], CultureInfo.InvariantCulture);
            var query = new ScoreQuery(
                Tournament.Classic,
                [row["model"]],
                [Metric.Corr],
                round,
                round,
                DateTimeOffset.MaxValue
            );
            double.Parse(row["score"], CultureInfo.InvariantCulture).ShouldBe(store.Scores(query).Row(0, 0)[0]);
        }
        var restated = rows.Single(r => r["model"] == "zoë");
        (restated["score"], restated["is_final"], restated["known_at"]).ShouldBe(
            ("0.25", "1", "2026-01-02T00:00:00.123Z")
        );
        rows.ShouldContain(r => r["model"] == Awkward);
    }

    [Fact]
    public void StakesAndRounds_AreLaidOverEachOther()
    {
        using var store = TournamentStore.Open(_place.Location);
        var position = store
            .Positions(new PositionQuery(Tournament.Classic, null, 1, 9999, DateTimeOffset.MaxValue))
            .ShouldHaveSingleItem();
        var stake = Export("view_stakes").ShouldHaveSingleItem();
        stake["at_risk"].ShouldBe(position.AtRisk.ToString());
        stake["payout"].ShouldBe(position.Payout.ToString());
        stake["at_risk"].ShouldBe("123456.000000000000000001");
        stake["payout"].ShouldBe("2.5");
        var facts = store.Rounds(Tournament.Classic, DateTimeOffset.MaxValue)[1200];
        var round = Export("view_rounds").ShouldHaveSingleItem();
        round["is_resolved"].ShouldBe("1");
        decimal.Parse(round["payout_factor"], CultureInfo.InvariantCulture).ShouldBe(facts.PayoutFactor!.Value);
        round["open_time"].ShouldBe("2026-01-01T00:00:00.000Z");
        round["close_time"].ShouldBe("");
    }

    [Fact]
    public void Multipliers_AreLaidOverEachOtherScoreByScore_AsPositionsSay()
    {
        ReportMultipliers();
        using var store = TournamentStore.Open(_place.Location);
        var positions = store.Positions(new PositionQuery(Tournament.Classic, null, 1, 9999, DateTimeOffset.MaxValue));
        var merged = positions.Single(p => p.Round == 1210 && p.Model == "zoë");
        merged.Multipliers!.ToString().ShouldBe("corr=0.5,mmc=3,we\"ird\\{1}=-1.25,corr20V2@v3=0,tc=2.5");
        merged.AtRisk.ShouldBe(Nmr.Parse("7"));
        foreach (var stake in Export("view_stakes"))
        {
            var position = positions.Single(p =>
                p.Model == stake["model"] && p.Round.ToString(CultureInfo.InvariantCulture) == stake["round"]
            );
            stake["multipliers"].ShouldBe(position.Multipliers?.ToString() ?? "");
            stake["at_risk"].ShouldBe(position.AtRisk?.ToString() ?? "");
        }
        var rows = Export("view_multipliers");
        rows.Select(r =>
                (
                    r["tournament"],
                    r["model"],
                    r["round"],
                    Metric.Parse(r["metric"]),
                    decimal.Parse(r["multiplier"], CultureInfo.InvariantCulture)
                )
            )
            .ShouldBe(
                positions.SelectMany(p =>
                    (p.Multipliers?.Items ?? []).Select(i =>
                        ("classic", p.Model, p.Round.ToString(CultureInfo.InvariantCulture), i.Metric, i.Value)
                    )
                ),
                ignoreOrder: true
            );
        rows.Single(r => r["model"] == "zoë" && r["round"] == "1210" && r["metric"] == "mmc")["known_at"]
            .ShouldBe("2026-01-03T00:00:00.000Z");
        rows.Single(r => r["model"] == "zoë" && r["round"] == "1210" && r["metric"] == "tc")["known_at"]
            .ShouldBe("2026-01-04T00:00:00.000Z");
    }

    [Fact]
    public void Multipliers_ThatNobodyCanRead_AreNoRows()
    {
        _place.Sql("UPDATE position_revision SET multipliers = 'corr,=,\"=x,,mmc='");
        Export("view_multipliers").ShouldBeEmpty();
        Export("view_stakes").ShouldAllBe(s => s["multipliers"].Length == 0);
    }

    [Theory]
    [InlineData("view_scores", "tournament,model,round,metric")]
    [InlineData("view_stakes", "tournament,model,round")]
    [InlineData("view_multipliers", "tournament,model,round,metric")]
    [InlineData("view_rounds", "tournament,round")]
    [InlineData("view_prices", "currency,day")]
    [InlineData("view_stake_days", "tournament,model,day")]
    [InlineData("view_wallets", "account")]
    [InlineData("view_model_stakes", "tournament,account,model")]
    [InlineData("view_stake_settings", "tournament,account,model")]
    [InlineData("view_pending_changes", "tournament,account,model,kind")]
    [InlineData("view_stake_transactions", "account,line")]
    [InlineData("view_wallet_transactions", "account,line")]
    [InlineData("view_claims", "tournament,account,model,round,staker")]
    public void Rows_ComeInTheOrderOfTheirKey_OneEach(string view, string key)
    {
        ReportMultipliers();
        var keys = Export(view)
            .ConvertAll(r => string.Join('\0', key.Split(',').Select(c => c == "round" ? r[c].PadLeft(9, '0') : r[c])));
        keys.ShouldNotBeEmpty();
        keys.ShouldBe(keys.Order(StringComparer.Ordinal));
        keys.ShouldBeUnique();
    }

    [Fact]
    public void PricesAndStakeDays_AreTheLast()
    {
        var price = Export("view_prices").ShouldHaveSingleItem();
        (price["currency"], price["day"], price["price"]).ShouldBe(("usd", "2025-01-01", "25.3175"));
        var days = Export("view_stake_days");
        days.Count.ShouldBe(6);
        days.ShouldAllBe(d => d["nmr_staked"] == "1" && d["payout_pending"].Length == 0);
    }

    /// <summary>What a wrong clock dated ahead is known to no command, so it is in force in no view.</summary>
    [Fact]
    public void Rows_ThatCountAsKnownLaterThanNow_AreInNoView()
    {
        const string Ahead = "4000000000000, source_id";
        ReportMultipliers();
        var views = StoreViews.Names.ToDictionary(v => v, v => _line.Run("export", v).Out);
        string[] reports =
        [
            $"INTO score_revision (known_at, source_id, is_final, is_assumed, metric_id, model_id, score, round) SELECT DISTINCT {Ahead}, 1, 0, metric_id, model_id, 0.75, round",
            $"INTO position_revision (known_at, source_id, is_final, is_assumed, model_id, at_risk, multipliers, payout_factor, payout, round) SELECT DISTINCT {Ahead}, 1, 0, model_id, '9', 'corr=9,tc=8,mmc=7', '0.5', '-1', round",
            $"INTO round_revision (known_at, source_id, is_assumed, tournament, payout_factor, total_at_stake, total_payout, is_resolved, round) SELECT DISTINCT {Ahead}, 0, tournament, '0.5', '9', '9', 0, round",
            $"INTO price_revision (known_at, source_id, currency, price, day) SELECT DISTINCT {Ahead}, currency, '99', day",
            $"INTO stake_day_revision (known_at, source_id, tournament, name_key, name, nmr_staked, payout_pending, payout_settled, multipliers, take_profit, day) SELECT DISTINCT {Ahead}, tournament, name_key, 'other', '9', '9', '9', 'corr=9', 1, day",
        ];
        foreach (var report in reports)
        {
            var table = report.Split(' ')[1];
            _place.Sql($"INSERT {report} FROM {table}");
            // And of rounds and days of which nothing else is known.
            if (table != "round_revision")
                _place.Sql($"INSERT {Elsewhere(report)} FROM {table}");
        }
        foreach (var (view, before) in views)
            _line.Run("export", view).Out.ShouldBe(before, view);
        // Times of rounds are announced.
        _place.Sql("UPDATE round_revision SET resolve_time = 4100000000000 WHERE known_at = 4000000000000");
        var round = Export("view_rounds").ShouldHaveSingleItem();
        (round["resolve_time"], round["known_at"]).ShouldBe(("2099-12-03T16:53:20.000Z", "2026-01-02T00:00:00.123Z"));
        using var store = TournamentStore.Open(_place.Location);
        var facts = store.Rounds(Tournament.Classic, TimeProvider.System.GetUtcNow())[1200];
        facts.ResolveTime.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(4100000000000));
        facts.PayoutFactor.ShouldBe(0.125m);
        _place.Sql("DELETE FROM round_revision WHERE known_at <> 4000000000000");
        round = Export("view_rounds").ShouldHaveSingleItem();
        (round["round"], round["payout_factor"], round["is_resolved"], round["known_at"]).ShouldBe(
            ("1200", "", "", "")
        );

        // The last column, where its value is selected.
        static string Elsewhere(string report) =>
            report[..report.LastIndexOf(' ')]
            + (report.EndsWith("round", StringComparison.Ordinal) ? " round + 5000" : " '1999-12-31'");
    }

    [Fact]
    public void Export_IntoAFile_IsPackedByItsEndingAndReplacesNothing()
    {
        var file = _line.Folder.Path("scores.csv.gz");
        var document = _line.Json("export", "view_scores", "--out", file);
        document.GetProperty("schema").GetString().ShouldBe("ballast.export/1");
        document.GetProperty("rows").GetInt64().ShouldBe(7);
        using (var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress)))
            reader.ReadToEnd().ShouldBe(_line.Run("export", "view_scores").Out);
        var again = _line.Run("export", "view_scores", "--out", file);
        again.Code.ShouldBe(1);
        again.Error.ShouldContain("--force");
        _line.Run("export", "view_prices", "--out", file, "--force").Code.ShouldBe(0);
        Directory.GetFiles(_line.Folder.Root, "*.partial").ShouldBeEmpty();
    }

    [Fact]
    public void Export_OfWhatIsNotThere_IsRefused()
    {
        var unknown = _line.Run("export", "model", "--out", _line.Folder.Path("x.csv"));
        unknown.Code.ShouldBe(1);
        unknown.Error.ShouldContain("view_stake_days");
        File.Exists(_line.Folder.Path("x.csv")).ShouldBeFalse();
        _line.Run("export", "view_scores", "--json").Code.ShouldBe(2);
        _line.Run("export", "view_scores", "--as-of", "2026-01-01").Code.ShouldBe(2);
        _line.Run("export", "view_scores", "--tournament", "crypto").Out.Split('\n').Length.ShouldBe(2);
    }

    private void Restate()
    {
        var later = KnownTime.Recorded(FilledStore.Day.AddDays(1).AddMilliseconds(123));
        using var store = TournamentStore.Open(_place.Location);
        using var batch = store.BeginImport(Tournament.Classic);
        batch.AddScore("zoë", 1201, Metric.Corr, 0.25, new Knowledge(later, true));
        batch.AddScore(Awkward, 1201, Metric.Corr, 0.5, new Knowledge(later, true));
        var paid = new Position
        {
            Model = "zoë",
            Round = 1200,
            Payout = Nmr.Parse("2.5"),
            IsFinal = true,
            Known = later,
        };
        batch.AddPosition(paid, null);
        var facts = new RoundFacts
        {
            Tournament = Tournament.Classic,
            Number = 1200,
            OpenTime = FilledStore.Day,
            PayoutFactor = 0.125m,
        };
        batch.AddRound(facts, later);
        batch.Commit(new ImportSource("later.csv", "01", FilledStore.Day));
    }

    // What each of them says, and when, in an order in which the last one is not the one with the most to say.
    private void ReportMultipliers()
    {
        (string? Said, int Day, bool IsFinal, int Round)[] reports =
        [
            ("corr=0.5,mmc=2,we\"ird\\{1}=-1.25", 0, false, 1210),
            ("mmc=3,corr20V2@v3=0", 2, false, 1210),
            ("mmc=2.25", 1, false, 1210),
            (null, 4, true, 1210),
            ("tc=1", 3, false, 1210),
            ("tc=2.5", 3, true, 1210),
            ("mmc=1,corr=0", 0, true, 1209),
        ];
        using var store = TournamentStore.Open(_place.Location);
        using var batch = store.BeginImport(Tournament.Classic);
        foreach (var (said, day, isFinal, round) in reports)
        foreach (var model in (string[])[Awkward, "Äpfel", "zoë"])
            batch.AddPosition(
                new Position
                {
                    Model = model,
                    Round = round,
                    AtRisk = Nmr.Parse("7"),
                    Multipliers =
                        said is not null && Multipliers.TryParse(said, out var multipliers) ? multipliers : null,
                    IsFinal = isFinal,
                    Known = KnownTime.Recorded(FilledStore.Day.AddDays(day)),
                },
                null
            );
        batch.Commit(new ImportSource("multipliers.csv", "02", FilledStore.Day));
    }

    private List<Dictionary<string, string>> Export(string view)
    {
        var said = _line.Run("export", view);
        said.Code.ShouldBe(0, said.Error);
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(said.Out));
        var options = new CsvReaderOptions { AllowLineBreaksInQuotes = true };
        using var csv = CsvReader.Create(text, options, leaveOpen: true);
        List<string> header = [.. csv.Headers];
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
            rows.Add(header.Select((h, i) => (h, Cell: csv.GetString(i))).ToDictionary(c => c.h, c => c.Cell));
        return rows;
    }
}

public sealed class ViewTests() : ViewContract(new SqliteTestStore());

public sealed class PostgresViewTests() : ViewContract(new PostgresTestStore());
