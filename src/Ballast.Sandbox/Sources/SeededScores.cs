using Ballast.Core.Rounds;
using Ballast.Sandbox.World;

namespace Ballast.Sandbox.Sources;

/// <summary>The scores of a generated world as far as they are known at a moment.</summary>
internal sealed class SeededScores(SeededCatalogue catalogue, DateTimeOffset now)
{
    /// <summary>All known days, or the newest one, of each score of the round.</summary>
    public List<ScoreRecord> Create(PerformanceRecord performance, bool latestOnly)
    {
        var (entrant, round) = (catalogue.Entrant(performance.Model), performance.Round.Number);
        var records = new List<ScoreRecord>();
        foreach (var score in performance.Round.Scores)
        {
            var shown = SeededCatalogue.Shown(entrant.Tournament, score);
            var known = ScoringDays.Known(round, shown.Days, now);
            if (known == 0)
                continue;
            if (latestOnly && known == shown.Days)
            {
                // The daily path is not needed to know its end.
                var final = Record(entrant, shown, round, known, catalogue.Plan.Final(entrant, round, shown.Name));
                records.Add(final);
                AddCanon(records, performance.Round, score, final);
                continue;
            }
            var path = catalogue.Plan.Path(entrant, round, shown);
            for (var day = latestOnly ? known : 1; day <= known; day++)
            {
                var value = Record(entrant, shown, round, day, path[day - 1]);
                records.Add(value);
                AddCanon(records, performance.Round, score, value);
            }
        }
        return records;
    }

    /// <summary>Repeats a paid CORR or MMC under the name that joins the versions of a score, as the real server does.</summary>
    private static void AddCanon(
        List<ScoreRecord> records,
        RoundRecord round,
        RoundScoreRecord score,
        ScoreRecord value
    )
    {
        var isOfficial = score.Most > 0 || round.Tournament == Tournament.Crypto;
        if (isOfficial && score.Name is ("correlation" or "meta_model_contribution"))
            records.Add(value with { DisplayName = score.Name == "correlation" ? "canon_corr" : "canon_mmc" });
    }

    private ScoreRecord Record(RosterModel entrant, PublishedScore shown, int round, int day, decimal value)
    {
        var shape = catalogue.Plan.Shape(entrant.Tournament, shown.Name);
        var z = ((double)value - shape.Mean) / shape.Sigma;
        // A smooth stand-in for the rank among thousands of models that this world does not have.
        var percentile = decimal.Round((decimal)(0.5 + (0.5 * z / (1 + Math.Abs(z)))), 8);
        return new ScoreRecord(
            shown.DisplayName,
            shown.Version,
            day,
            ScoringDays.Appears(round, day, shown.Days),
            value,
            percentile
        );
    }
}
