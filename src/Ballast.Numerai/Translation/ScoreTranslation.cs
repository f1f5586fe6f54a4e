using Ballast.Core.Rounds;
using Ballast.Numerai.Wire;

namespace Ballast.Numerai.Translation;

/// <summary>Scores in Numerai's words to scores in ours. Scores nobody here has heard of are kept under their own name.</summary>
public static class ScoreTranslation
{
    /// <summary>
    /// Official scores: those of <c>submissionScores</c>, which are all of the version that counts, so that their metric carries
    /// none. <c>canon_corr</c> is a score of its own: it joins the versions of CORR.
    /// </summary>
    public static IReadOnlyList<ScoreReading> ToOfficialReadings(this IEnumerable<WireSubmissionScore?> rows) =>
        [
            .. rows.OfType<WireSubmissionScore>()
                .Select(row => Read(row, isOfficial: true))
                .OfType<ScoreReading>()
                .GroupBy(reading => (reading.Round, reading.Metric, reading.Day))
                .Select(same => same.First()),
        ];

    /// <summary>Scores of all versions: those of <c>allSubmissionScores</c>. The version is part of each metric.</summary>
    public static IReadOnlyList<ScoreReading> ToVersionedReadings(this IEnumerable<WireSubmissionScore?> rows) =>
        [.. rows.OfType<WireSubmissionScore>().Select(row => Read(row, isOfficial: false)).OfType<ScoreReading>()];

    /// <summary>The scores of one model of round details; those it does not have are left out.</summary>
    public static IEnumerable<(Metric Metric, double Value)> Scores(this WireRoundModel model)
    {
        (string Name, double? Value)[] all =
        [
            ("corr", model.Corr),
            ("corr20", model.Corr20),
            ("corr60", model.Corr60),
            ("v2Corr20", model.V2Corr20),
            ("corrV4", model.CorrV4),
            ("cort20", model.Cort20),
            ("corj60", model.Corj60),
            ("mmc", model.Mmc),
            ("mmc60", model.Mmc60),
            ("bmc", model.Bmc),
            ("tc", model.Tc),
            ("fnc", model.Fnc),
            ("fncV3", model.FncV3),
            ("fncV4", model.FncV4),
            ("icV2", model.IcV2),
            ("ric", model.Ric),
            ("alpha", model.Alpha),
            ("mpc", model.Mpc),
            ("corrWMetaModel", model.CorrWMetaModel),
            ("cwmm", model.Cwmm),
            ("cwsnmm", model.Cwsnmm),
            ("mcwnm", model.Mcwnm),
            ("mcwsm", model.Mcwsm),
            ("apcwnm", model.Apcwnm),
            ("apcwsm", model.Apcwsm),
        ];
        // corr and corr20 are one score under two names: the first one that has a value stands for both.
        var seen = new HashSet<Metric>();
        foreach (var (name, value) in all)
        {
            if (value is { } score && double.IsFinite(score) && Metric.Parse(name) is var metric && seen.Add(metric))
                yield return (metric, score);
        }
    }

    private static ScoreReading? Read(WireSubmissionScore row, bool isOfficial)
    {
        if (row.RoundNumber is not { } round || !Metric.TryParse(row.DisplayName, out var metric))
            return null;
        return new ScoreReading
        {
            Metric = isOfficial ? metric : metric with { Version = row.Version ?? "" },
            Spelling = row.DisplayName!,
            Version = row.Version ?? "",
            Round = round,
            Day = row.Day,
            Date = row.Date,
            Value = row.Value is { } value && double.IsFinite(value) ? value : null,
            Percentile = row.Percentile,
            IsFinal = row.Resolved,
            SubmissionId = row.SubmissionId,
        };
    }
}
