using System.Text.Json.Serialization;
using Ballast.Core.Workflows.Documents;

namespace Ballast.Core.Questions.TrackRecord;

/// <summary>How good kept rankings, nowcasts and accounts on paper were, as JSON.</summary>
public sealed record TrackRecordAnswer
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.evidence-track-record/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>The moment of grading; predictions and outcomes that became known later take no part.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Predictions that had been made.</summary>
    public required int Made { get; init; }

    /// <summary>Of those, predictions of which at least one figure is known.</summary>
    public required int Graded { get; init; }

    /// <summary>Predictions whose inputs were added to or changed since: asked again as of the same moment, the answer may differ.</summary>
    public required int Restated { get; init; }

    /// <summary>When the next prediction can be graded; null where none waits.</summary>
    public required DateTimeOffset? NextGradableAt { get; init; }

    /// <summary>What became of predictions about the same thing, together; empty where none is graded.</summary>
    public required IReadOnlyList<TrackEntry> Tracks { get; init; }

    /// <summary>Every prediction, in the order in which they were made.</summary>
    public required IReadOnlyList<PredictionEntry> Claims { get; init; }
}

/// <summary>Predictions about the same thing.</summary>
/// <param name="Kind">ranking, nowcast, paper or advice.</param>
/// <param name="About">Of rankings: all, or one question; of nowcasts: a score, models or account; of accounts on paper: their policy.</param>
/// <param name="Claims">Graded predictions.</param>
/// <param name="Rounds">Different rounds at which they begin: predictions at the same one count as one.</param>
/// <param name="IndependentRounds">What these are worth in ones that share no day.</param>
/// <param name="Figures">Each figure's mean.</param>
public sealed record TrackEntry(
    string Kind,
    string About,
    int Claims,
    int Rounds,
    double IndependentRounds,
    IReadOnlyList<TrackFigureEntry> Figures
);

/// <summary>The mean of a figure over predictions.</summary>
/// <param name="Name">rankIc, topIsBest, topInBetterHalf, regretToEqualWeight; inside80, inside95, error; aheadOfBenchmark, gainOverBenchmark.</param>
/// <param name="Unit">rate, correlation, share, score or nmr.</param>
/// <param name="Cases">Figures it is the mean of.</param>
/// <param name="Mean">With its interval, or why there is none.</param>
public sealed record TrackFigureEntry(string Name, string Unit, int Cases, EstimateEntry Mean)
{
    /// <summary>What the figure is, for people.</summary>
    public string InWords() =>
        Name switch
        {
            "rankIc" => "rank correlation",
            "topIsBest" => "first came first again",
            "topInBetterHalf" => "first came into the better half",
            "regretToEqualWeight" => "equal weight brought more, a round",
            "inside80" => "inside 80 %",
            "inside95" => "inside 95 %",
            "aheadOfBenchmark" => "ended ahead of the policy beside it",
            "gainOverBenchmark" => "brought more than that, a round",
            "movedRight" => "moved the right way",
            "gainOfMove" => "moved models less all, the way they were moved, a round",
            "error" => "outcome less expected",
            _ => Name,
        };
}

/// <summary>A prediction.</summary>
/// <param name="Kind">ranking, nowcast or paper.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Question">What was asked, in its canonical form.</param>
/// <param name="Fingerprint">SHA-256 of the question and of the sources that the answer rested on.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="IsRestated">Whether inputs of it came in or changed since.</param>
/// <param name="GradableAt">When its first figure can be known; null where there is none to come.</param>
/// <param name="Figures">What became of it: the means of this prediction alone; empty where nothing is known yet.</param>
/// <param name="Missing">Why a figure is missing though its time has come; null where none is.</param>
public sealed record PredictionEntry(
    string Kind,
    DateTimeOffset MadeAt,
    string Question,
    string Fingerprint,
    string Version,
    bool IsRestated,
    DateTimeOffset? GradableAt,
    IReadOnlyList<PredictionFigureEntry> Figures,
    string? Missing
);

/// <summary>A figure of a single prediction.</summary>
/// <param name="About">all for a ranking; a score, models or account for a nowcast; the policy of an account on paper.</param>
/// <param name="Name">The figure.</param>
/// <param name="Cases">How many it is the mean of, for example scores.</param>
/// <param name="Value">The mean; null where it is not defined.</param>
public sealed record PredictionFigureEntry(string About, string Name, int Cases, double? Value);
