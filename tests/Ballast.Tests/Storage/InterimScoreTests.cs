using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Storage.Engines;
using Ballast.Tests.Support;

namespace Ballast.Tests.Storage;

/// <summary>Which scores are not final is what every day's value says, though a small table is asked instead.</summary>
public abstract class InterimScoreContract : IDisposable
{
    private const int First = 1200;
    private const int Last = 1205;
    private const int Moments = 12;
    private static readonly DateTimeOffset Day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Models = ["alice", "bob", "carol"];
    private static readonly Metric[] Metrics = [Metric.Corr, new("mmc")];
    private readonly TestStore _place;

    private protected InterimScoreContract(TestStore place) => _place = place;

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Interim_OfADrawnStore_IsWhatEveryValueSays(int seed)
    {
        var chance = new Random(seed);
        using var store = TournamentStore.Open(_place.Location);
        var (found, undone, repeated) = (0, 0, new Random(seed));
        for (var step = 0; step < 24; step++)
        {
            var kind = chance.Next(6);
            // The same rows once more, of another source.
            var rows = kind == 0 ? repeated : new Random(repeated.Next());
            if (kind == 1)
                undone += store.UndoLastImport(Day) is Outcome<UndoneImport>.Done ? 1 : 0;
            else
                Import(store, rows, step, isFile: kind < 4);
            found += SameAnswers(store);
        }
        (found, undone).ShouldSatisfyAllConditions(
            f => f.found.ShouldBeGreaterThan(100),
            f => f.undone.ShouldBePositive()
        );
    }

    [Fact]
    public void Interim_OfAStoreFromBefore_IsWorkedOut()
    {
        using (var store = TournamentStore.Open(_place.Location))
            Import(store, new Random(4), 1, isFile: true);
        var before = Kept();
        before.ShouldNotBeEmpty();
        _place.Sql(
            "DROP TABLE interim_score; DELETE FROM ballast_schema WHERE version = 26; CREATE INDEX score_interim ON score_revision (metric_id, round) WHERE is_final = 0"
        );
        using (var store = TournamentStore.Open(_place.Location))
            SameAnswers(store).ShouldBePositive();
        Kept().ShouldBe(before);
        // Gone: it could not be made anew else.
        _place.Sql("CREATE INDEX score_interim ON score_revision (metric_id)");
    }

    private static void Import(TournamentStore store, Random rows, int step, bool isFile)
    {
        using var batch = store.BeginImport(rows.Next(4) == 0 ? Tournament.Signals : Tournament.Classic);
        for (var row = rows.Next(1, 30); row > 0; row--)
        {
            var known = Day.AddDays(rows.Next(Moments));
            DateTimeOffset? seen = rows.Next(2) == 0 ? null : known.AddDays(rows.Next(3));
            batch.AddScore(
                Models[rows.Next(Models.Length)],
                rows.Next(First, Last + 1),
                Metrics[rows.Next(Metrics.Length)],
                rows.Next(3) / 8.0,
                new Knowledge(KnownTime.Recorded(known), rows.Next(3) == 0, seen)
            );
        }
        batch.Commit(new ImportSource($"source {step}", isFile ? $"{step}" : "", Day));
    }

    /// <returns>How many scores that are not final were found.</returns>
    private int SameAnswers(TournamentStore store)
    {
        var found = 0;
        foreach (var tournament in new[] { Tournament.Classic, Tournament.Signals })
        {
            for (var moment = -1; moment <= Moments + 3; moment++)
            {
                // Between two revisions, and at one of them.
                var asOf = Day.AddDays(moment).AddHours(moment % 2 == 0 ? 0 : 7);
                foreach (var (from, to) in new[] { (0, 9999), (First + 1, First + 3) })
                {
                    var said = store.InterimScores(new ScoreQuery(tournament, null, Metrics, from, to, asOf));
                    said.Select(s => $"{s.Metric.Name} {s.Round} {s.Model}")
                        .Order(StringComparer.Ordinal)
                        .ShouldBe(
                            Metrics
                                .SelectMany(m => Expected(tournament, m, from, to, asOf))
                                .Order(StringComparer.Ordinal)
                        );
                    found += said.Count;
                }
            }
        }
        Kept()
            .ShouldBe(
                Rows(
                    "SELECT metric_id || ' ' || round || ' ' || model_id || ' ' || min(known_at) FROM score_revision WHERE is_final = 0 GROUP BY metric_id, round, model_id"
                )
            );
        return found;
    }

    // The question as it was asked of every value.
    private List<string> Expected(Tournament tournament, Metric metric, int from, int to, DateTimeOffset asOf)
    {
        var known = asOf.ToUnixTimeMilliseconds();
        return Rows(
            $"""
            SELECT DISTINCT '{metric.Name} ' || s.round || ' ' || m.name
            FROM score_revision s JOIN model m ON m.id = s.model_id JOIN metric n ON n.id = s.metric_id
            WHERE n.name = '{metric.Name}' AND s.is_final = 0 AND s.round BETWEEN {from} AND {to} AND s.known_at <= {known}
              AND m.tournament = {(int)tournament}
              AND NOT EXISTS (
                SELECT 1 FROM score_revision f
                WHERE f.metric_id = s.metric_id AND f.model_id = s.model_id AND f.round = s.round
                  AND f.is_final = 1 AND f.known_at <= {known})
            """
        );
    }

    private List<string> Kept() =>
        Rows("SELECT metric_id || ' ' || round || ' ' || model_id || ' ' || known_at FROM interim_score");

    private List<string> Rows(string sql)
    {
        using var connection = _place.Engine.Connect();
        return [.. Query.Texts(connection, sql).Order(StringComparer.Ordinal)];
    }
}

public sealed class InterimScoreTests() : InterimScoreContract(new SqliteTestStore());

public sealed class PostgresInterimScoreTests() : InterimScoreContract(new PostgresTestStore());
