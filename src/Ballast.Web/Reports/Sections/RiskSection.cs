using Ballast.Core.Questions;
using Ballast.Core.Questions.Risk;
using Ballast.Web.Markup;

namespace Ballast.Web.Reports.Sections;

/// <summary>What was the risk.</summary>
internal static class RiskSection
{
    /// <summary>The section.</summary>
    public static Html Of(RiskAnswer risk) => QuestionSection.Draw(QuestionCatalogue.Find("risk")!, risk);
}
