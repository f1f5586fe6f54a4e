using Ballast.Core.Questions.Account;
using Ballast.Core.Questions.Accounts;
using Ballast.Core.Questions.Advise;
using Ballast.Core.Questions.Alerts;
using Ballast.Core.Questions.Allocate;
using Ballast.Core.Questions.Backtest;
using Ballast.Core.Questions.Compare;
using Ballast.Core.Questions.Data;
using Ballast.Core.Questions.Evidence;
using Ballast.Core.Questions.Explain;
using Ballast.Core.Questions.Field;
using Ballast.Core.Questions.Fingerprints;
using Ballast.Core.Questions.Journal;
using Ballast.Core.Questions.Ladder;
using Ballast.Core.Questions.Lineage;
using Ballast.Core.Questions.Model;
using Ballast.Core.Questions.Models;
using Ballast.Core.Questions.Nowcast;
using Ballast.Core.Questions.Paper;
using Ballast.Core.Questions.Plan;
using Ballast.Core.Questions.Portfolio;
using Ballast.Core.Questions.Realised;
using Ballast.Core.Questions.Reconcile;
using Ballast.Core.Questions.Registry;
using Ballast.Core.Questions.Regret;
using Ballast.Core.Questions.Rehearse;
using Ballast.Core.Questions.Report;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Questions.Round;
using Ballast.Core.Questions.Rounds;
using Ballast.Core.Questions.RuleChanges;
using Ballast.Core.Questions.Rules;
using Ballast.Core.Questions.Sensitivity;
using Ballast.Core.Questions.Tiers;
using Ballast.Core.Questions.Today;

namespace Ballast.Core.Questions;

/// <summary>Every question that is declared in one place. A new one is a folder and a line here.</summary>
public static class QuestionCatalogue
{
    /// <summary>The questions, in the order of help and navigation: by topic, and in each the one to begin with first.</summary>
    public static IReadOnlyList<IQuestion> All { get; } =
    [
        TodayQuestion.Declaration,
        AlertsQuestion.Declaration,
        ModelsQuestion.Declaration,
        AccountsQuestion.Declaration,
        ReportQuestion.Declaration,
        AccountQuestion.Declaration,
        RealisedQuestion.Declaration,
        BacktestQuestion.Declaration,
        ExplainQuestion.Declaration,
        RegretQuestion.Declaration,
        ReconcileQuestion.Declaration,
        RiskQuestion.Declaration,
        PortfolioQuestion.Declaration,
        EvidenceQuestion.Declaration,
        CompareQuestion.Declaration,
        FieldQuestion.Declaration,
        SensitivityQuestion.Declaration,
        NowcastQuestion.Declaration,
        LineageQuestion.Declaration,
        AdviseQuestion.Declaration,
        RuleChangesQuestion.Declaration,
        LadderQuestion.Declaration,
        AllocateQuestion.Declaration,
        TiersQuestion.Declaration,
        RehearseQuestion.Declaration,
        PlanQuestion.Declaration,
        PaperQuestion.Declaration,
        ModelQuestion.Declaration,
        RoundQuestion.Declaration,
        RoundsQuestion.Declaration,
        RulesQuestion.Declaration,
        RegistryQuestion.Declaration,
        FingerprintsQuestion.Declaration,
        JournalQuestion.Declaration,
        DataQuestion.Declaration,
    ];

    /// <summary>A question by its name; null where there is none.</summary>
    public static IQuestion? Find(string name) => All.FirstOrDefault(q => q.Name == name);
}
