using Ballast.Core.Ledger;
using Ballast.Core.Payouts;
using Ballast.Core.Registry;
using Ballast.Core.Rounds;
using Ballast.Core.Store;
using Ballast.Storage;
using Ballast.Storage.Engines;

namespace Ballast.Tests.Support;

/// <summary>Puts something of every kind into a store, with the awkward values among it.</summary>
internal static class FilledStore
{
    public static readonly DateTimeOffset Day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Fill(string location)
    {
        using var store = TournamentStore.Open(location);
        store.Track([
            new TrackedModel
            {
                Tournament = Tournament.Classic,
                Name = "Äpfel",
                FeedId = "1",
            },
        ]);
        store.NoteAccount(new AccountNote("main", null, Day));
        store.Keep(
            new Prediction
            {
                Kind = "ranking",
                Tournament = Tournament.Classic,
                MadeAt = Day,
                AsOf = Day,
                Question = "backtest zoë",
                Fingerprint = new string('a', 64),
                Version = "1",
                Content = "{}",
            }
        );
        var paper = PaperAccounts.Hold(Day);
        store.StartPaper(paper, "1", PaperAccounts.Said(paper));
        store.StopPaper(Tournament.Classic, paper.Name, Day.AddDays(1), "1");
        var entry = new JournalDraft
        {
            At = Day,
            Who = "zoë@desk",
            Kind = "intent",
            Why = "Because.",
            Content = "{}",
            Answer = new byte[] { 0, 255 },
        };
        store.Append(entry, 0);
        store.KeepSubmission(
            new KeptSubmission
            {
                Tournament = Tournament.Classic,
                Model = "zoë",
                ModelId = "1",
                At = Day,
                File = "p,\"q.csv",
                Fingerprint = PredictionFingerprint.Take(new string('a', 64), ["ä", "b"], [double.Epsilon, 1.0 / 3]),
            }
        );
        var registry = ModelRegistry.Create([new Strategy { Name = "Äpfel", Notes = "it's \"so\"\n模型" }]);
        store.KeepRegistry(RegistryRevision.Of(RegistryChange.Between(ModelRegistry.Empty, registry), Day, "why"), 0);
        var incident = new Incident
        {
            Rule = "drift",
            Subject = "zoë",
            Occasion = "1200",
            Urgency = IncidentUrgency.Warning,
            BeganAt = Day,
            Sentence = "It's \"so\" <b>模型</b>.",
            Details = ["One.", "Two."],
        };
        store.Keep([incident], _ => [("mail", Day)], Day);
        store.Acknowledge(incident.Key, "zoë@desk", Day);
        var batch = store.BeginImport(Tournament.Classic);
        string[] models = ["Äpfel", "zoë", "_under", "a,b\"c'd", "nan", "模型"];
        double[] scores = [0.1, -0.0, double.Epsilon, 1.0, -1e300, 0.3];
        for (var i = 0; i < models.Length; i++)
        {
            batch.AddScore(
                models[i],
                1200 + i,
                Metric.Corr,
                scores[i],
                new Knowledge(KnownTime.Recorded(Day), i % 2 == 0)
            );
            batch.AddGap(models[i], 1300, new Knowledge(KnownTime.Recorded(Day), true));
            batch.AddStakeDay(
                new StakeDay
                {
                    Model = models[i],
                    Date = new DateOnly(2025, 1, 1),
                    Staked = Nmr.Parse("1"),
                }
            );
        }
        batch.AddPosition(
            new Position
            {
                Model = "zoë",
                Round = 1200,
                AtRisk = Nmr.Parse("123456.000000000000000001"),
                IsFinal = true,
                Known = KnownTime.Recorded(Day),
            },
            null
        );
        batch.AddRound(
            new RoundFacts
            {
                Tournament = Tournament.Classic,
                Number = 1200,
                Resolved = true,
            },
            KnownTime.Recorded(Day)
        );
        batch.AddPrice(new NmrPrice(new DateOnly(2025, 1, 1), 25.3175m), "usd");
        batch.AddConfiguration(
            1200,
            [new RoundScoreConfig(Metric.Corr, 0m, 1m, null, 0.05m, null, 20)],
            KnownTime.Recorded(Day),
            null,
            Day
        );
        batch.NotePathEnd("zoë", 1200, Metric.Corr, 7);
        batch.Commit(new ImportSource("it's a file.csv", "00", Day));
        batch.Dispose();
        store.KeepAccount(AccountWorld.Report(Day), new ImportSource("sync sandbox", "", Day));
        // A gap as programs before schema 10 wrote it.
        using var connection = Engine.Of(location).Connect();
        Query.Execute(connection, "INSERT INTO score_gap (model_id, round, known_at) VALUES (1, 1299, 1)");
    }
}
