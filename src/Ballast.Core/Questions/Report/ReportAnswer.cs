using System.Text.Json.Serialization;
using Ballast.Core.Questions.Account;
using Ballast.Core.Questions.Advise;
using Ballast.Core.Questions.Backtest;
using Ballast.Core.Questions.Evidence;
using Ballast.Core.Questions.Field;
using Ballast.Core.Questions.Ladder;
using Ballast.Core.Questions.Regret;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Questions.Sensitivity;

namespace Ballast.Core.Questions.Report;

/// <summary>Everything a report shows, as JSON: the same documents that the single commands give.</summary>
public sealed record ReportAnswer
{
    /// <summary>Name and version of the shape.</summary>
    [JsonPropertyOrder(-1)]
    public string Schema { get; } = "ballast.report/1";

    /// <summary>What the report is about.</summary>
    public required string Title { get; init; }

    /// <summary>Nothing that became known later takes part.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Whether names were replaced.</summary>
    public required bool IsAnonymous { get; init; }

    /// <summary>The whole in one sentence, for somebody who knows no statistics.</summary>
    public string Cover { get; init; } = "";

    /// <summary>The first paragraph: what it earned, what the risk was, how far that can be believed; one sentence each.</summary>
    public required IReadOnlyList<string> Summary { get; init; }

    /// <summary>Settled money by month and year; none where no stake is stored.</summary>
    public IReadOnlyList<MoneyYear> Years { get; init; } = [];

    /// <summary>The most that the settled NMR, added up, lay below an earlier height; 0 or less, null where no stake is stored.</summary>
    public decimal? DeepestFall { get; init; }

    /// <summary>How far the ranking of the models can be believed; null where there is one model, or no round can be compared.</summary>
    public EvidenceAnswer? Evidence { get; init; }

    /// <summary>What to do with each stake; null where no round has a return.</summary>
    public AdviseAnswer? Advise { get; init; }

    /// <summary>What is locked and when it comes free; null where nothing is.</summary>
    public LadderAnswer? Ladder { get; init; }

    /// <summary>What the returns are like.</summary>
    public required RiskAnswer Risk { get; init; }

    /// <summary>The grid of multipliers; null where it cannot be paid.</summary>
    public required BacktestAnswer? Backtest { get; init; }

    /// <summary>Who wins in which window.</summary>
    public required SensitivityAnswer? Sensitivity { get; init; }

    /// <summary>The money; null where no stake is stored.</summary>
    public required AccountAnswer? Account { get; init; }

    /// <summary>What could have been staked; null where no stake is stored.</summary>
    public required RegretAnswer? Regret { get; init; }

    /// <summary>Against the field; null where it is not stored.</summary>
    public required FieldAnswer? Field { get; init; }
}
