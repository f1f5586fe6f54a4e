using System.Text.Json.Serialization;
using Ballast.Core.Questions.Account;
using Ballast.Core.Questions.Advise;
using Ballast.Core.Workflows;
using Ballast.Core.Workflows.Documents;
using Ballast.Core.Workflows.RuleChanges;

namespace Ballast.Core.Questions.Model;

/// <summary>Everything stored about one model, round by round, as JSON.</summary>
public sealed record ModelAnswer : IRuledDocument
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.model/1";

    /// <summary>The tournament.</summary>
    public required string Tournament { get; init; }

    /// <summary>The model's name as it is kept.</summary>
    public required string Model { get; init; }

    /// <summary>Nothing that became known later takes part.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Scores that are listed: those that some round of the list pays, those of the rule in force first.</summary>
    public required IReadOnlyList<string> Metrics { get; init; }

    /// <summary>Strategies that sat in the slot, or slots that the strategy sat in, by first round; none where nothing is registered.</summary>
    public required IReadOnlyList<ModelSeat> Seats { get; init; }

    /// <summary>What it earned; null where no payout settled.</summary>
    public ModelMoneyEntry? Money { get; init; }

    /// <summary>NMR staked now; null where nothing stands open.</summary>
    public decimal? Staked { get; init; }

    /// <summary>How it scored, in the score that says most; null where no score of a resolved round is stored.</summary>
    public ModelScoreEntry? Score { get; init; }

    /// <summary>What is advised for its stake; null where none stands open, or nothing can be advised.</summary>
    public AdvisedModel? Advice { get; init; }

    /// <summary>With which round that advice stops to speak of rounds to come; null where no change of the rules is known, or nothing is advised.</summary>
    public EvidenceExpiry? AdviceExpiry { get; init; }

    /// <summary>Rounds with a score or a stake, ascending.</summary>
    public required IReadOnlyList<ModelRoundEntry> Rounds { get; init; }

    /// <summary>The payout rules that its rounds opened under, oldest first.</summary>
    public IReadOnlyList<RuleSpan> Rules { get; init; } = [];
}

/// <summary>A strategy in a slot, or a slot of a strategy.</summary>
/// <param name="Name">The strategy's, or the slot's.</param>
/// <param name="From">First round.</param>
/// <param name="To">Last round; null while it sits there.</param>
public sealed record ModelSeat(string Name, int From, int? To)
{
    /// <summary>NMR that settled in these rounds; null where nothing did.</summary>
    public decimal? Net { get; init; }

    /// <summary>Mean of <see cref="ModelScoreEntry.Metric"/> in these rounds; null where there is none.</summary>
    public double? MeanScore { get; init; }
}

/// <summary>What a model earned.</summary>
/// <param name="Net">NMR that settled, burned below 0.</param>
/// <param name="Return">Net over the mean NMR committed; null where that of a round is not known.</param>
/// <param name="DeepestFall">The most that it lay below an earlier height of the NMR added up; 0 or less.</param>
/// <param name="FallFrom">The round of that height; null where it began at nothing, or never fell.</param>
/// <param name="FallTo">The round of the lowest point; null where it never fell.</param>
/// <param name="Rounds">Its settled rounds, ascending.</param>
/// <param name="Years">The same by month and year.</param>
public sealed record ModelMoneyEntry(
    decimal Net,
    double? Return,
    decimal DeepestFall,
    int? FallFrom,
    int? FallTo,
    IReadOnlyList<AccountRoundEntry> Rounds,
    IReadOnlyList<MoneyYear> Years
)
{
    /// <summary>The first round after the lowest point with which that height was reached again; null where it was not yet, or it never fell.</summary>
    public int? FallBack { get; init; }
}

/// <summary>How a model scored in resolved rounds.</summary>
/// <param name="Metric">The score.</param>
/// <param name="Mean">Mean score.</param>
/// <param name="Percentile">Mean share of the field at or below it; null where no field is stored.</param>
/// <param name="Rounds">How many rounds.</param>
/// <param name="Places">Share of the field at or below it, round by round, as reported, else among the stored models; empty where no field is stored.</param>
/// <param name="Years">By the months in which rounds resolved.</param>
public sealed record ModelScoreEntry(
    string Metric,
    double Mean,
    double? Percentile,
    int Rounds,
    IReadOnlyList<ModelPlace> Places,
    IReadOnlyList<ScoreYear> Years
);

/// <summary>A model's place in the field of a round.</summary>
/// <param name="Round">The round.</param>
/// <param name="Percentile">Share of the field at or below it.</param>
public sealed record ModelPlace(int Round, double Percentile);

/// <summary>Scores of a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Months">Twelve means; null where no round resolved.</param>
/// <param name="Mean">Mean of the year.</param>
public sealed record ScoreYear(int Year, IReadOnlyList<double?> Months, double? Mean);

/// <summary>One round of a model.</summary>
/// <param name="Round">The round.</param>
/// <param name="Rule">Id of the payout rule; null where none is known.</param>
/// <param name="Resolves">When it resolves or did.</param>
/// <param name="IsResolved">Whether it had resolved at the moment of the question.</param>
/// <param name="Scores">The latest scores, in the order of <see cref="ModelAnswer.Metrics"/>; null where missing.</param>
/// <param name="Days">Of a round that is open: what each score showed on each scoring day, null where nothing is stored; empty once it has resolved.</param>
/// <param name="AtRisk">NMR at risk; null where not stored.</param>
/// <param name="Payout">NMR paid, burned below 0; a projection until the round resolves.</param>
/// <param name="IsFinal">Whether the payout is the settled one.</param>
public sealed record ModelRoundEntry(
    int Round,
    string? Rule,
    DateTimeOffset Resolves,
    bool IsResolved,
    IReadOnlyList<double?> Scores,
    IReadOnlyList<IReadOnlyList<double?>> Days,
    decimal? AtRisk,
    decimal? Payout,
    bool IsFinal
);
