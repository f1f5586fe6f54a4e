using System.Diagnostics;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Ballast.Tests.Storage;

/// <summary>What a store keeps of what was said about rounds to come.</summary>
[Collection(Alone.Name)]
public sealed class PredictionStoreTests : IDisposable
{
    private static readonly DateTimeOffset Day1 = new(2026, 1, 1, 9, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();

    private string Path => _folder.Path("store.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Predictions_AKeptOne_ComesBackAsItWas()
    {
        var prediction = Made("a", Day1);
        using (var store = TournamentStore.Open(Path))
            store.Keep(prediction).ShouldBeTrue();
        using var again = TournamentStore.Open(Path);
        again.Predictions(Tournament.Classic, Day1).ShouldBe([prediction]);
        again.Predictions(Tournament.Signals, Day1).ShouldBeEmpty();
    }

    [Fact]
    public void Predictions_MadeLater_AreOutOfReach()
    {
        using var store = TournamentStore.Open(Path);
        store.Keep(Made("a", Day1));
        store.Keep(Made("b", Day1.AddHours(1)));
        store.Predictions(Tournament.Classic, Day1.AddMinutes(59)).Select(c => c.Question).ShouldBe(["a"]);
        store.Predictions(Tournament.Classic, Day1.AddHours(1)).Select(c => c.Question).ShouldBe(["a", "b"]);
    }

    [Fact]
    public void Keep_TheSamePredictionAgain_AddsOneADay()
    {
        using var store = TournamentStore.Open(Path);
        using var other = TournamentStore.Open(Path);
        store.Keep(Made("a", Day1)).ShouldBeTrue();
        store.Keep(Made("a", Day1.AddHours(14))).ShouldBeFalse();
        // Another process on the same file.
        other.Keep(Made("a", Day1.AddHours(2))).ShouldBeFalse();
        other.Keep(Made("b", Day1)).ShouldBeTrue();
        store.Keep(Made("a", Day1.AddHours(15))).ShouldBeTrue();
        store.Predictions(Tournament.Classic, DateTimeOffset.MaxValue).Count.ShouldBe(3);
    }

    [Fact]
    public void Keep_WhileAnotherWrites_GivesUpSoonAndLaterWorksAgain()
    {
        using var store = TournamentStore.Open(Path);
        using (var writer = TournamentStore.Open(Path).BeginImport(Tournament.Classic))
        {
            var watch = Stopwatch.StartNew();
            Should.Throw<StoreException>(() => store.Keep(Made("a", Day1))).Message.ShouldContain("another process");
            watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(4));
        }
        store.Keep(Made("a", Day1)).ShouldBeTrue();
    }

    [Fact]
    public void Keep_InAStoreThatCannotBeWritten_IsRefusedAndReadingGoesOn()
    {
        using (var store = TournamentStore.Open(Path))
            Import(store, 0.01, Day1, Day1);
        // A version of the format that SQLite may read and not write (https://www.sqlite.org/fileformat.html, 1.3.4), whoever runs the test.
        using (var file = File.Open(Path, FileMode.Open))
        {
            file.Position = 18;
            file.WriteByte(3);
        }
        using var readOnly = TournamentStore.Open(Path);
        Should.Throw<StoreException>(() => readOnly.Keep(Made("a", Day1))).Message.ShouldContain("cannot be written");
        readOnly.Models(Tournament.Classic, Day1).ShouldBe(["alice"]);
        readOnly.Predictions(Tournament.Classic, Day1).ShouldBeEmpty();
        readOnly.Stamp(Tournament.Classic, Day1).Length.ShouldBe(64);
    }

    [Fact]
    public void Stamp_ChangesWhenSomethingComesInThatWasKnownByThen()
    {
        using var store = TournamentStore.Open(Path);
        Import(store, 0.01, known: Day1, seen: Day1);
        var stamp = Stamp();
        // Known later: the past is as it was.
        Import(store, 0.02, known: Day1.AddDays(3), seen: Day1.AddDays(3));
        Stamp().ShouldBe(stamp);
        // The same again: nothing came in.
        Import(store, 0.02, known: Day1.AddDays(3), seen: Day1.AddDays(9));
        Stamp().ShouldBe(stamp);
        // Of another tournament.
        Import(store, 0.05, known: Day1, seen: Day1.AddDays(9), Tournament.Signals);
        Stamp().ShouldBe(stamp);
        // It came in late, and says that it was known by then.
        Import(store, 0.03, known: Day1.AddDays(1), seen: Day1.AddDays(10));
        Stamp().ShouldNotBe(stamp);

        string Stamp()
        {
            using var fresh = TournamentStore.Open(Path);
            var at = fresh.Stamp(Tournament.Classic, Day1.AddDays(2));
            // The one that is open all the time says the same.
            store.Stamp(Tournament.Classic, Day1.AddDays(2)).ShouldBe(at);
            return at;
        }
    }

    [Fact]
    public void Open_AStoreOfVersion5_KeepsClaimsAndCountsItsSourcesAsKnown()
    {
        using (var store = TournamentStore.Open(Path))
            Import(store, 0.01, Day1, Day1);
        using (var connection = new SqliteConnection($"Data Source={Path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                "DROP VIEW view_wallets; DROP VIEW view_model_stakes; DROP VIEW view_stake_settings; DROP VIEW view_pending_changes; DROP VIEW view_stake_transactions; DROP VIEW view_wallet_transactions; DROP VIEW view_claims; DROP TABLE wallet_balance_revision; DROP TABLE model_stake_revision; DROP TABLE stake_setting_revision; DROP TABLE pending_stake_revision; DROP TABLE stake_transaction_revision; DROP TABLE wallet_transaction_revision; DROP TABLE atomic_claim_revision; DROP TABLE account_part; DROP VIEW view_scores; DROP VIEW view_stakes; DROP VIEW view_multipliers; DROP VIEW reported_multiplier; DROP VIEW view_rounds; DROP VIEW view_prices; DROP VIEW view_stake_days; DROP TABLE claim; DROP TABLE file_import; DROP TABLE score_gap_revision; DROP TABLE source_reach; DROP TABLE lease; DROP TABLE data_protection_keys; DROP TABLE ended_session; DROP TABLE paper_event; DROP TABLE journal_entry; DROP TABLE registry_revision; DROP TABLE submission; DROP TABLE submission_sketch; DROP TABLE cluster_version; DROP TABLE cluster_member; DROP TABLE computed_part; DROP TABLE incident_delivery; DROP TABLE incident_look; DROP TABLE incident; DROP TABLE content_sum; DROP TABLE scored_round_source; DROP TABLE interim_score; DELETE FROM ballast_schema WHERE version > 5";
            command.ExecuteNonQuery();
        }
        using var upgraded = TournamentStore.Open(Path);
        upgraded.Models(Tournament.Classic, Day1).ShouldBe(["alice"]);
        var before = upgraded.Stamp(Tournament.Classic, Day1.AddDays(-9));
        upgraded.Stamp(Tournament.Classic, Day1).ShouldBe(before);
        using (var empty = TournamentStore.Open(_folder.Path("empty.db")))
            before.ShouldNotBe(empty.Stamp(Tournament.Classic, Day1));
        upgraded.Keep(Made("a", Day1)).ShouldBeTrue();
        upgraded.Predictions(Tournament.Classic, Day1).Count.ShouldBe(1);
    }

    private static Prediction Made(string question, DateTimeOffset at) =>
        new()
        {
            Kind = "ranking",
            Tournament = Tournament.Classic,
            MadeAt = at,
            AsOf = at.AddSeconds(-1),
            Question = question,
            Fingerprint = string.Concat(Enumerable.Repeat(question + "0", 32)),
            Version = "0.1.0",
            Content = """{"names":"it's_guff! ü"}""",
        };

    private static void Import(
        TournamentStore store,
        double score,
        DateTimeOffset known,
        DateTimeOffset seen,
        Tournament tournament = Tournament.Classic
    )
    {
        using var batch = store.BeginImport(tournament);
        batch.AddScore("alice", 1200, Metric.Corr, score, new Knowledge(KnownTime.Recorded(known), false));
        batch.Commit(new ImportSource("test", $"{score}", seen));
    }
}
