using Ballast.Core.Questions.Account;
using Ballast.Core.Questions.Compare;
using Ballast.Core.Questions.Data;
using Ballast.Core.Questions.Explain;
using Ballast.Core.Questions.Field;
using Ballast.Core.Questions.Models;
using Ballast.Core.Questions.Reconcile;
using Ballast.Core.Questions.Risk;
using Ballast.Core.Questions.Rounds;
using Ballast.Core.Questions.Rules;

namespace Ballast.Core.Questions;

/// <summary>Every question that is declared in one place. A new one is a folder and a line here.</summary>
public static class QuestionCatalogue
{
    /// <summary>The questions, in the order of help and navigation.</summary>
    public static IReadOnlyList<IQuestion> All { get; } =
    [
        RiskQuestion.Declaration,
        CompareQuestion.Declaration,
        AccountQuestion.Declaration,
        FieldQuestion.Declaration,
        ExplainQuestion.Declaration,
        ReconcileQuestion.Declaration,
        RulesQuestion.Declaration,
        ModelsQuestion.Declaration,
        RoundsQuestion.Declaration,
        DataQuestion.Declaration,
    ];

    /// <summary>A question by its name; null where there is none.</summary>
    public static IQuestion? Find(string name) => All.FirstOrDefault(q => q.Name == name);
}
